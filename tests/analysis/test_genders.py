from collections.abc import Callable
from typing import Any

import pytest

from tui.analysis import entities, marks, people
from tui.analysis.narration import Narration

GenderOf = Callable[[str, str], str | None]


@pytest.fixture
def gender_of(parsed: Callable[..., Any]) -> GenderOf:
    def find(name: str, text: str) -> str | None:
        body, doc = parsed(text)
        page = Narration.of(doc, body.paragraphs, marks.find(doc.text, body.paragraphs))
        return people.Cast(page, entities.find(doc), []).gender(name)

    return find


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Mr. Qvortrup forgot his hat. Then Qvortrup left.", "male"),
        ("Mr. Qvortrup met the first lady, Qvortrup says.", "male"),
        ("Senator Qvortrup forgot her hat.", "female"),
        ("Senator Qvortrup forgot his hat. Qvortrup lost her way.", None),
        ("Senator Qvortrup met Peter Miller and his wife.", None),
        ("Senator Qvortrup said: “She is late, and her car too.”", None),
        ("In his hat sat Senator Qvortrup.", None),
    ],
)
def test_the_pronouns_beside_the_only_name_tell(gender_of: GenderOf, text: str, gender: str | None) -> None:
    assert gender_of("Qvortrup", text) == gender


def test_a_noun_before_a_comma_is_no_title(gender_of: GenderOf) -> None:
    assert gender_of("Peter Miller", "He met the first lady, Peter Miller and the cook.") == "male"
