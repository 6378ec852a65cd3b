from collections.abc import Callable

import pytest
import spacy

from tui.analysis.runs import Run, Words
from tui.analysis.votes import vote


@pytest.mark.parametrize("surname", ["Pence", "Kasky"])
def test_who_has_a_forename_is_a_person_all_over(kinds: Callable[..., dict[str, str]], surname: str) -> None:
    text = f"Cameron {surname} met voters. {surname} voters liked {surname}’s plan. A {surname} aide praised {surname}."
    assert kinds(text)[surname] == "person"


def test_a_surname_of_two_words_is_a_person_too(kinds: Callable[..., dict[str, str]]) -> None:
    text = "Said El Rami, 23, traveled to Ulm. “I want work,” El Rami said, as El Rami walked on."
    assert kinds(text).get("El Rami", "person") == "person"


def test_who_bears_a_landscape_as_a_name_is_a_person(kinds: Callable[..., dict[str, str]]) -> None:
    found = kinds("Anita Hill spoke on Monday. Everybody listened to Anita Hill.")
    assert found["Anita Hill"] == "person"


def test_a_listed_place_is_no_bank(kinds: Callable[..., dict[str, str]]) -> None:
    assert kinds("Refugees live in the West Bank.")["West Bank"] == "place"


@pytest.mark.parametrize(
    "text",
    [
        "The province of Guanaca grew. Guanaca sings. People love Guanaca.",
        "Ann Smith met the mayor of Guanaca. Guanaca was quiet.",
        "The people of Guanaca province voted for Olaf Berg.",
        "A fire in the village of Guanaca killed a dog.",
    ],
)
def test_what_lies_somewhere_is_a_place(kinds: Callable[..., dict[str, str]], text: str) -> None:
    assert kinds(text).get("Guanaca") == "place"


def test_what_has_a_founder_is_an_organisation(kinds: Callable[..., dict[str, str]]) -> None:
    assert kinds("The CEO of Baffin met Ann Smith, chairman of Baffin, in Ulm.").get("Baffin") == "organisation"


def test_of_equal_votes_the_first_counts() -> None:
    words = Words(spacy.blank("en")("Quarn grew. Quarn sang."))
    runs = [Run(0, 1, "other"), Run(3, 4, "organisation")]
    assert [run.kind for run in vote(words, runs)] == ["other", "other"]
