"""What goes from above a report, and what stays since it may be part of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.analysis import heads
from tui.analysis.clutter import strip
from tui.model import Body

TITLE = "Old bridge of Verden falls"
REPORT = "The bridge over the Aller fell on Monday, and nobody was hurt, the mayor said."
SECOND = "It had been closed in May."


def left(*paragraphs, title=TITLE):
    body = strip(title, Body.of(paragraphs))
    return [block.span.of(body.text) for block in body.blocks]


@pytest.mark.parametrize(
    "head",
    [
        f"{TITLE} ",
        f"“{TITLE.upper()}” ",
        f"World News {TITLE} ",
        f"{TITLE}: ",
        "Wednesday 23 November 2005 13.58 GMT ",
        "May 3, 2010 | ",
        "Ed Park | 10:57 UK time, Friday, 22 January 2010 ",
    ],
)
def test_title_and_time_are_cut_from_the_line_that_they_are_glued_to(head):
    assert left(head + REPORT, SECOND) == [REPORT, SECOND]


@pytest.mark.parametrize("line", [f"{TITLE} - The Valley Herald", f"{TITLE} | Herald"])
def test_the_title_with_the_name_of_the_site_is_the_title(line):
    assert left(line, REPORT) == [REPORT]
    assert left(TITLE, REPORT, title=line) == [REPORT]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (TITLE, f"{TITLE} into the river, and nobody was hurt."),
        ("Lind meets Park", "Lind meets Park The two spoke for an hour."),
        ("The old bridge of Verden fell down", "The old bridge of Verden fell down Monday, and nobody was hurt."),
        ("The old bridge of Verden fe", "The old bridge of Verden fell on Monday."),
        ("", REPORT),
    ],
)
def test_a_sentence_that_begins_like_the_title_stays(title, text):
    assert left(text, SECOND, title=title) == [text, SECOND]


@pytest.mark.parametrize(
    "above",
    [
        ["The bridge as it was in May"],
        ["Story highlights The bridge fell on Monday", "Nobody was hurt"],
        ["By Ann Lind, Special to the Herald", "The bridge as it was in May."],
    ],
)
def test_what_stands_above_the_dateline_is_no_report(above):
    assert left(*above, "VERDEN, Germany (AP) — " + REPORT, SECOND) == ["VERDEN, Germany (AP) — " + REPORT, SECOND]


def test_a_caption_on_the_line_of_the_dateline_goes():
    text = "VERDEN, May 3 -- " + REPORT
    assert left("Ann Lind, mayor of Verden, at the bridge. " + text, SECOND) == [text, SECOND]
    assert left("The mayor at the bridge Verden, Germany (CNN) -- " + REPORT)[0].startswith("Verden, Germany (CNN)")


def test_reports_from_several_places_and_long_beginnings_stay():
    several = ["In brief:", "VERDEN (AP) — " + REPORT, "BONN (AP) — " + REPORT]
    assert left(*several) == several
    late = [REPORT * 7, "VERDEN (AP) — " + REPORT]
    assert left(*late) == late


def test_highlights_go_up_to_the_first_sentence():
    assert left("Story highlights The bridge fell", "Nobody was hurt", REPORT, SECOND) == [REPORT, SECOND]


@given(st.text(max_size=60), st.lists(st.text(max_size=120), max_size=6))
def test_only_blocks_that_there_are_lose_something(title, texts):
    assert all(0 <= number < len(texts) and count > 0 for number, count in heads.gone(title, texts).items())
