"""The page of a name as rows: what it counts, what it leaves out, and that foreign words fit and do nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from newsroom_library import HOSTILE, NOW

from tui.model import EntityCount, Headline, Saying, Span
from tui.ui import name_rows
from tui.ui.dossier import Place, Row
from tui.ui.lines import Name
from tui.ui.name_rows import Mentioned
from tui.ui.wrapping import cells

WIDE = 120
ARTICLES = (
    Headline(3, 1, "Herald", "The dam holds", NOW - 10),
    Headline(2, 2, "Wire", "It rains", NOW - 8000, read=True),
)
TIMES = (NOW - 10, NOW - 8000)
SOURCES = (("Herald", 1), ("Wire", 1))
MARSH = Mentioned("Ann Marsh", "person", ("Marsh",), TIMES, ARTICLES, {3: Span(4, 13)}, sources=SOURCES)


def said(rows: list[Row]) -> str:
    """The rows as text."""
    return "\n".join(line.text for row in rows for line in row.lines)


def everything(told: Mentioned, width: int) -> list[Row]:
    """All rows of the page."""
    rows = [row for part in (name_rows.head, name_rows.articles, name_rows.said) for row in part(told, width, NOW)]
    return rows + [row for part in (name_rows.company, name_rows.sources, name_rows.empty) for row in part(told, width)]


def test_each_article_leads_to_where_it_names_them_and_only_new_ones_are_marked() -> None:
    rows = name_rows.articles(replace(MARSH, since=NOW - 600.0, arrived=frozenset({3})), WIDE, NOW)
    assert [row.target for row in rows if row.target] == [Place(3, Span(4, 13)), Place(2)]
    text = said(rows)
    assert "2 articles · newest first · 1 new since you last looked" in text
    assert [line[0] for line in text.splitlines()[-2:]] == ["+", "○"]
    assert "nothing new" in said(name_rows.articles(replace(MARSH, since=NOW - 5.0), WIDE, NOW))


def test_where_there_are_more_than_are_shown_it_says_so() -> None:
    many = replace(MARSH, times=tuple(range(NOW - 1500, NOW)))
    assert "1,500 articles · the newest 2 of 1,500" in said(name_rows.articles(many, WIDE, NOW))


def test_a_feed_whose_article_is_not_among_the_newest_leads_nowhere() -> None:
    rows = name_rows.sources(replace(MARSH, sources=(("Herald", 5), ("Ledger", 1))), WIDE)
    assert {line.text.split()[0]: row.target for row in rows[2:] for line in row.lines} == {
        "Herald": Place(3), "Ledger": None,
    }  # fmt: skip
    assert name_rows.sources(replace(MARSH, sources=()), WIDE) == []


def test_whom_it_appears_with_leads_to_their_page() -> None:
    rows = name_rows.company(replace(MARSH, company=(EntityCount("Port Ellis", "place", 2),)), WIDE)
    assert rows[-1].target == Name("Port Ellis", "place")


def test_one_of_whom_nothing_else_is_known_says_so_and_no_other() -> None:
    assert "Nothing that it said" in said(name_rows.empty(MARSH, WIDE))
    quoted = replace(MARSH, sayings=(Saying(3, Span(0, 4), "“No.”", "Ann Marsh", "Herald", NOW),))
    assert name_rows.empty(quoted, WIDE) == []


def test_a_name_that_no_article_has_any_more_is_a_page_all_the_same() -> None:
    text = said(everything(Mentioned("Nobody", "other"), WIDE))
    assert "other · 0 articles" in text and "Nobody" in text


@pytest.mark.parametrize("text", ["", HOSTILE, "日本語" * 20, "x" * 300], ids=["empty", "hostile", "wide", "long"])
def test_foreign_words_do_nothing_and_fit(text: str) -> None:
    told = Mentioned(
        text, "organisation", (text, text), (NOW,), (Headline(1, 1, text, text, NOW),), None,
        (Saying(1, Span(0, 1), text, text, text, NOW, "indirect"),), (EntityCount(text, "work", 1),), ((text, 1),), 0.0,
    )  # fmt: skip
    for width in (1, 2, 7, 40, WIDE):
        lines = [line.text for row in everything(told, width) for line in row.lines]
        assert all(line.replace("\u00a0", " ").isprintable() for line in lines)
        assert width < 40 or max(map(cells, lines)) <= width
