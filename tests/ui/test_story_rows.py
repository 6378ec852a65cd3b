"""The page of a story as rows: what it says of odd, empty and hostile stories, and that all of it fits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from newsroom_library import HOSTILE, NOW

from tui.model import Development, Headline, Saying, Span, Story
from tui.store.corrections import FOREVER
from tui.store.coverage import Told
from tui.ui import story_rows
from tui.ui.dossier import Place, Row
from tui.ui.lines import Name
from tui.ui.story_rows import Coverage
from tui.ui.wrapping import cells

WIDE = 160
RAIN, DAM = Development(11, 1, "Rain", NOW - 9000, ("river", "dam")), Development(12, 1, "The dam", NOW)
STORY = Story(1, "Flood", NOW - 9000, NOW, 3, 2, 1, (RAIN, DAM))
MEMBERS = (
    Headline(1, 1, "Herald", "It rains", NOW - 9000, development=11, read=True),
    Headline(2, 2, "Wire", "It rains", NOW - 8000, development=11, copy_of=1),
    Headline(3, 1, "Herald", "The dam holds", NOW, development=12),
)
TOLD = Coverage(STORY, MEMBERS, feeds=("Herald", "Wire"))


def said(rows: list[Row]) -> str:
    """The rows as text."""
    return "\n".join(line.text for row in rows for line in row.lines)


def everything(told: Coverage, width: int) -> list[Row]:
    """All rows of the page."""
    parts = (story_rows.head, story_rows.news, story_rows.summary, story_rows.time_line, story_rows.speakers)
    return [row for part in parts for row in part(told, width, NOW)] + story_rows.sources(told, width)


@pytest.mark.parametrize(
    ("until", "words"), [(None, ""), (NOW - 1, ""), (NOW + 7200, "muted until "), (FOREVER, "muted for ever")]
)
def test_a_muted_story_says_until_when(until: int | None, words: str) -> None:
    head = said(story_rows.head(replace(TOLD, story=replace(STORY, muted_until=until)), WIDE, NOW))
    assert words in head
    assert ("muted" in head) is bool(words)


def test_at_the_first_look_nothing_is_called_new_and_later_also_nothing_is_said() -> None:
    assert story_rows.news(TOLD, WIDE, NOW) == []
    assert "nothing" in said(story_rows.news(replace(TOLD, since=NOW - 60), WIDE, NOW))


def test_of_much_that_is_new_some_is_told_and_the_rest_counted() -> None:
    many = tuple(Headline(n, 1, "Herald", f"Report {n}", NOW + n) for n in range(1, 9))
    sentence = Told(8, Span(4, 20), "The dam has burst.", 12, "Herald", NOW)
    told = replace(TOLD, members=many, since=NOW - 60, arrived=frozenset(range(1, 9)), news=(sentence,))
    rows = story_rows.news(told, WIDE, NOW)
    text = said(rows)
    assert "The dam has burst." in text and "Report 8" not in text, "the sentence says more than the headline"
    assert [row.target for row in rows if row.target][:2] == [Place(8, Span(4, 20)), Place(7)]
    assert "Report 4" in text and "Report 3" not in text
    assert "and 3 more" in text


def test_each_development_stands_above_its_articles_and_what_has_none_at_the_end() -> None:
    stray = Headline(4, 2, "Wire", "A view from the hill", NOW - 100, development=99)
    text = said(story_rows.time_line(replace(TOLD, members=(*MEMBERS, stray)), WIDE, NOW))
    at = [
        text.index(words)
        for words in ("Rain", "2 articles", "why: river · dam", "copy · It rains", "The dam", "A view")
    ]
    assert at == sorted(at)


def test_what_wires_and_papers_quote_alike_was_said_once_and_scraps_come_last() -> None:
    words = "“We will open the gates tonight, all of them.”"
    sayings = [
        Saying(1, Span(0, 9), "“No.”", "Ann Marsh", "Herald", NOW),
        Saying(1, Span(10, 50), words, "Ann Marsh", "Herald", NOW),
        Saying(2, Span(10, 50), words.replace("“", '"').replace("”", '"'), "Ann Marsh", "Wire", NOW),
        Saying(2, Span(60, 70), "“Perhaps.”", "an engineer", "Wire", NOW),
    ]
    rows = story_rows.speakers(replace(TOLD, sayings=tuple(sayings), kinds={"Ann Marsh": "person"}), WIDE, NOW)
    text = said(rows)
    assert text.count("open the gates") == 1
    assert text.index("open the gates") < text.index("“No.”")
    assert [row.target for row in rows if isinstance(row.target, Name)] == [Name("Ann Marsh", "person")]


def test_who_does_not_report_it_is_named_where_they_are_few() -> None:
    few = said(story_rows.sources(replace(TOLD, feeds=("Herald", "Wire", "Ledger")), WIDE))
    assert "2 of 3 feeds" in few and "nothing in Ledger" in few
    many = said(story_rows.sources(replace(TOLD, feeds=tuple(f"Paper {n}" for n in range(20))), WIDE))
    assert "nothing in 20 other feeds" in many


@pytest.mark.parametrize(
    "text", ["", HOSTILE, "日本語のニュース" * 9, "x" * 300], ids=["empty", "hostile", "wide", "long"]
)
def test_foreign_words_do_nothing_and_fit(text: str) -> None:
    told = Coverage(
        Story(1, text, 0, NOW, 2, 1, 0, (Development(11, 1, text, NOW, (text,)),), True),
        tuple(Headline(n, 1, text, text, NOW - n, development=11) for n in (1, 2)),
        (Told(1, Span(0, 1), text, 11, text, NOW),),
        (Saying(1, Span(0, 1), text, text, text, NOW),),
        {text: "person"},
        (text, text + "!"),
        NOW - 60.0,
        frozenset({1}),
    )
    for width in (1, 2, 7, 40, 80, WIDE):
        lines = [line.text for row in everything(told, width) for line in row.lines]
        assert all(line.replace("\u00a0", " ").isprintable() for line in lines)
        assert width < 40 or max(map(cells, lines)) <= width


def test_a_development_has_its_place_and_the_sentence_that_tells_it() -> None:
    sentence = Told(3, Span(0, 26), "The dam of Westhaven holds.", 12, "Herald", NOW)
    text = said(story_rows.time_line(replace(TOLD, summaries=(sentence,), places={12: "Westhaven"}), WIDE, NOW))
    assert "The dam of Westhaven holds." in text
    assert "Westhaven · Herald" in text
    assert "2 articles  why: river" in text, "where no place is told there is none"


def test_headlines_of_developments_stand_below_one_another_whatever_the_day() -> None:
    days = [NOW - 86_400 * n for n in range(12)]
    told = [Development(20 + n, 1, "Headline", time) for n, time in enumerate(days)]
    members = tuple(Headline(n + 1, 1, "Herald", "It rains", time, development=20 + n) for n, time in enumerate(days))
    rows = story_rows.time_line(
        replace(TOLD, story=replace(STORY, developments=tuple(told)), members=members), WIDE, NOW
    )
    assert len({line.text.index("Headline") for row in rows for line in row.lines if "Headline" in line.text}) == 1
