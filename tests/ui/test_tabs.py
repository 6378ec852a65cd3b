"""The rows of the developments pane, without a screen."""

import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reader_app import related
from reader_sample import LANDING, article
from test_highlight import HOSTILE, is_safe

from tui.model import Entity, Quote, Related, Span, Spot
from tui.ui import tabs
from tui.ui.tabs import Row
from tui.ui.wrapping import cells

SAMPLE = article()
NOW = LANDING + 3000


@pytest.fixture(autouse=True)
def _utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Hours are local on the screen."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


def texts(rows: list[Row]) -> list[str]:
    return [line.text.rstrip() for row in rows for line in row.lines]


def test_developments_say_when_who_and_what_and_where_you_are() -> None:
    assert texts(tabs.related_rows(related(), 1, 60, NOW)) == [
        "16 Jul 20:17  Orbit     Saturn V clears the tower",
        "20 Jul 17:47  The Wire  Eagle undocks behind the moon and b…",
        "20 Jul 20:17  ▸ here, ¶ 2 · Fuel for less than a minute was",
        "                left; the room breathed",
        "20 Jul 20:17  Herald    ¶ 10 · Orbit 3: Collins circled alo…",
        "21 Jul 02:47  Ledger    First step",
        "21 Jul 17:47  The Wire  Ascent stage lifts off",
    ]


def test_where_there_is_room_what_is_reported_has_a_line_of_its_own() -> None:
    assert tabs.is_spread(related(), 50, 12)
    assert not tabs.is_spread(related(), 50, 11)
    assert not tabs.is_spread(related(), 120, 40)
    assert texts(tabs.related_rows(related()[1:4], 1, 50, NOW, spread=True)) == [
        "20 Jul 17:47  The Wire",
        "  Eagle undocks behind the moon and begins its lo…",
        "20 Jul 20:17  ▸ here, ¶ 2",
        "  Fuel for less than a minute was left; the room…",
        "20 Jul 20:17  Herald · ¶ 10",
        "  Orbit 3: Collins circled alone",
    ]


def test_the_year_stands_where_it_is_far() -> None:
    old = replace(related()[0], time=LANDING - 86400 * 800)
    assert texts(tabs.related_rows([old, related()[2]], 1, 60, NOW))[0].startswith("12 May 1967 20:17  Orbit")


def said(row: Row, width: int = 60) -> list[str]:
    return [line.text for line in tabs.detail(row, SAMPLE, width)]


def test_a_row_says_why_it_is_there_and_what_was_cut() -> None:
    rows = tabs.related_rows(related(), 1, 60, NOW)
    assert said(rows[0]) == ["why   Apollo 11"]
    assert said(rows[1]) == [
        "why   Eagle",
        "says  Eagle undocks behind the moon and begins its long way",
        "      down to the surface",
    ]


def test_what_is_new_in_a_passage_of_this_article_is_counted() -> None:
    assert SAMPLE.analysis
    here = tabs.related_rows(related(), 1, 60, NOW)[2]
    assert said(here) == ["why   fuel", "new   1 sentence that no earlier report had"]


def test_names_stand_by_kind_and_count() -> None:
    assert SAMPLE.analysis
    extra = Entity("Sunday", "date", (), (Span(0, 1),))
    rows = tabs.entity_rows([*SAMPLE.analysis.entities, extra], 60)
    assert texts(rows) == [
        "People  2",
        "   1 × Edwin Aldrin  Aldrin",
        "   1 × Neil Armstrong  Armstrong",
        "Organisations  1",
        "   1 × Manned Spacecraft Center  Center",
        "Places  2",
        "   1 × Houston",
        "   1 × Sea of Tranquility  Tranquility",
    ]
    assert said(rows[2]) == ["also  Armstrong", "in    ¶ 1"]
    assert rows[0].item is None
    assert rows[1].lines[0].pieces[1].style == "person"


def test_quotes_stand_by_speaker_the_unknown_last() -> None:
    assert SAMPLE.analysis
    unknown = Quote(Span(0, 7))
    rows = tabs.quote_rows(SAMPLE.body.text, [unknown, *SAMPLE.analysis.quotes], 60)
    assert texts(rows) == [
        "‹Neil Armstrong›  1",
        "  “The Eagle has landed,”",
        "‹Charles Duke›  1",
        "  “We’re breathing again,”",
        "Speaker unknown  1",
        "  HOUSTON",
    ]
    assert said(rows[1]) == ["said  “The Eagle has landed,”", "why   he said · cue after · 90 %"]
    assert said(rows[5])[-1] == "why   nobody is named beside it"


def test_the_border_says_how_much_there_is() -> None:
    assert SAMPLE.analysis
    rows = tabs.related_rows(related(), 1, 60, NOW)
    assert tabs.summary_of_tab("developments", rows) == "5 related to ¶ 2"
    assert tabs.summary_of_tab("people", tabs.entity_rows(SAMPLE.analysis.entities, 60)) == "5 names"
    quotes = tabs.quote_rows(SAMPLE.body.text, SAMPLE.analysis.quotes, 60)
    assert tabs.summary_of_tab("quotes", quotes) == "2 quotes · 2 speakers"
    assert tabs.summary_of_tab("quotes", []) == ""


odd = st.one_of(st.text(max_size=60), st.just(HOSTILE), st.just("漢字" * 30))


@given(odd, odd, odd, st.integers(20, 60), st.booleans(), st.booleans())
def test_rows_of_any_text_are_safe_and_fit(
    feed: str, lead: str, name: str, width: int, here: bool, spread: bool
) -> None:
    row = Related(Spot(1, 0), Span(0, 3), 0, LANDING, feed, lead, lead, 0.5, (name, lead), here)
    entity = Entity(name or "x", "person", (lead, feed), (Span(0, 3),))
    rows = tabs.related_rows([row], 2, width, NOW, spread=spread) + tabs.entity_rows([entity], width)
    rows += tabs.quote_rows(lead, [Quote(Span(0, len(lead)), name)], width)
    for line in [line for row in rows for line in (*row.lines, *tabs.detail(row, SAMPLE, width))]:
        assert cells(line.text) <= width
        assert is_safe(line.text)
        assert "\n" not in line.text
