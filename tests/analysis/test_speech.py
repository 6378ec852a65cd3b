from collections.abc import Callable

import pytest

from tui.analysis import attribution, speakers, speech
from tui.analysis.narration import Narration

Narrate = Callable[..., Narration]


def spoken(page: Narration) -> list[bool]:
    return speech.spoken(page, attribution.links(page, speakers.cues(page)))


@pytest.mark.parametrize(
    "text",
    [
        "“We are going home,” said Ann Smith.",
        "Ann Smith called it a “disaster.”",
        "Ann Smith said he was “deeply troubled” by it.",
        "“Neither do I,” Ann Smith said.",
    ],
)
def test_what_somebody_says_is_speech(narrated: Narrate, text: str) -> None:
    assert spoken(narrated(text)) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "He appeared on “Fox News Sunday” last week.",
        "They sang “The Art of the Deal” all night.",
        "The “smart” house stood on the hill.",
        "It was a “living room in Ohio” scene.",
        "“No” is what the crowd wanted.",
    ],
)
def test_titles_and_scare_quotes_are_none(narrated: Narrate, text: str) -> None:
    assert spoken(narrated(text)) == [False]


def test_short_ones_in_a_row_are_alike(narrated: Narrate) -> None:
    assert spoken(narrated("Ann Smith called him a “bully,” a “liar” and a “cheat.”")) == [True, True, True]


def test_a_whole_sentence_counts_though_nobody_claims_it(narrated: Narrate) -> None:
    assert spoken(narrated("“This is how the long winter began.”")) == [True]
