"""Who speaks in a story: one voice a speaker, and quotes as they can be printed."""

from __future__ import annotations

import pytest

from tui.digest.voices import shown, voices
from tui.model import EntityKind, QuoteKind, Saying, Span

PEOPLE: dict[str, EntityKind] = {
    "Neil Armstrong": "person", "Armstrong": "person", "Gail Armstrong": "person", "Cyrus Hale": "person",
    "Cyrus Hale Jr.": "person", "Hale": "person", "Houston": "place",
}  # fmt: skip


def said(speaker: str, text: str, time: int = 0, kind: QuoteKind = "direct") -> Saying:
    """A quote; the later ones come first where it matters."""
    return Saying(1, Span(0, 1), text, speaker, "Wire", time, kind)


def spoken(*sayings: Saying) -> dict[str, list[str]]:
    """What each voice says."""
    return {voice.speaker: [saying.text for saying in voice.sayings] for voice in voices(sayings, PEOPLE)}


def test_who_is_called_by_a_last_name_is_the_one_of_the_story_who_has_it() -> None:
    assert spoken(said("Armstrong", "“Hello, Houston.”"), said("Neil Armstrong", "“It was beautiful.”")) == {
        "Neil Armstrong": ["“Hello, Houston.”", "“It was beautiful.”"]
    }


def test_a_last_name_that_two_have_is_nobody_s() -> None:
    told = spoken(said("Armstrong", "“One.”"), said("Neil Armstrong", "“Two.”"), said("Gail Armstrong", "“Three.”"))
    assert set(told) == {"Armstrong", "Neil Armstrong", "Gail Armstrong"}


def test_a_junior_may_be_called_without_it_and_by_the_last_name() -> None:
    told = spoken(said("Hale", "“One.”"), said("Cyrus Hale", "“Two.”"), said("Cyrus Hale Jr.", "“Three.”"))
    assert told == {"Cyrus Hale Jr.": ["“One.”", "“Two.”", "“Three.”"]}


def test_who_has_a_name_stands_before_who_has_none_and_who_said_most_first() -> None:
    told = spoken(
        said("one of them", "“A.”"), said("One of them", "“B.”"), said("one of them", "“C.”"),
        said("Houston", "“D.”"), said("Neil Armstrong", "“E.”"), said("Neil Armstrong", "“F.”"),
    )  # fmt: skip
    assert list(told) == ["Neil Armstrong", "Houston", "one of them"]
    assert told["one of them"] == ["“A.”", "“B.”", "“C.”"], "however it is written"


def test_what_is_said_twice_is_there_once_and_scraps_and_reports_stand_last() -> None:
    long, scrap = "“We will open all of the gates tonight.”", "“No.”"
    told = spoken(
        said("Houston", scrap), said("Houston", "it would open the gates at once", kind="indirect"),
        said("Houston", long), said("Houston", long.replace("gates", "gates,")),
    )  # fmt: skip
    assert told == {"Houston": [long, scrap, "it would open the gates at once"]}


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("“We go on in the next\nparagraph.", "“We go on in the next paragraph.”"),
        ('"Straight marks as well.', '"Straight marks as well."'),
        ("“A voyage to the moon,”", "“A voyage to the moon”"),
        ('"Come, all of you,"', '"Come, all of you"'),
        ("“Is it?”", "“Is it?”"),
        ("that the gates, all of them, were open", "that the gates, all of them, were open"),
        ("", ""),
    ],
)
def test_a_quote_is_printed_whole(text: str, printed: str) -> None:
    assert shown(text) == printed
