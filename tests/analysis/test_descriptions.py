from collections.abc import Callable
from typing import Any

import pytest

from tui.analysis import entities, marks
from tui.analysis.descriptions import Descriptions
from tui.analysis.narration import Narration


@pytest.mark.parametrize(
    ("text", "noun", "people"),
    [
        ("Rep. Ann Smith waved. The congresswoman left.", "congresswoman", {"Ann Smith"}),
        ("Sen. Ann Smith met Sen. Bob Jones. The senator left.", "senator", {"Ann Smith", "Bob Jones"}),
        ("Bob Jones, a doctor, waved. The doctor left.", "doctor", {"Bob Jones"}),
        ("A baker, Bob Jones, waved. The baker left.", "baker", {"Bob Jones"}),
        ("The pilot met spokesman Bob Jones. The spokesman left.", "spokesman", {"Bob Jones"}),
        ("Mr. Bob Jones waved. The mr left.", "mr", set()),
        ("Sen. Ann Smith waved. A senator left.", "senator", set()),
        ("Bob Jones waved. The doctor left.", "doctor", set()),
    ],
)
def test_a_noun_means_whoever_the_article_calls_so(
    parsed: Callable[..., Any], text: str, noun: str, people: set[str]
) -> None:
    body, doc = parsed(text)
    page = Narration.of(doc, body.paragraphs, marks.find(doc.text, body.paragraphs))
    last = max(number for number, word in enumerate(page.words) if word.text == noun)
    assert Descriptions(page, entities.find(doc)).meant(last) == people
