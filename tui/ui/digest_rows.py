"""The page of the digest as rows: the top stories with what is new, who said what, who is named, what else there is.

Pure: takes a briefing and a width; gives rows.
"""

from __future__ import annotations

from collections.abc import Sequence

from tui.digest.briefing import Briefing, Item
from tui.text import count_of
from tui.ui import dossier
from tui.ui.dates import moment
from tui.ui.dossier import GAP, Place, Row
from tui.ui.highlight import flat
from tui.ui.lines import Line, Name, Piece, StoryOf
from tui.ui.wrapping import crop

_LINES = 3
"""Lines of a sentence that are shown."""
_NAME = 24
"""Cells of the widest name of those that are named most."""


def head(told: Briefing, width: int, now: float) -> list[Row]:
    """What the page is of, and how much there is."""
    figures = [f"since {moment(told.since, now)}", *told.figures]
    return [dossier.title("Today", width), dossier.facts(figures, width)]


def stories(told: Briefing, width: int, now: float) -> list[Row]:
    """The top stories; the title leads to the story's page, a sentence to its place."""
    return [row for item in told.items for row in _story(item, width, now)]


def _story(item: Item, width: int, now: float) -> list[Row]:
    """A story: its title, why it stands here, and what nothing earlier said."""
    title = dossier.prose(flat(item.story.title), width, sign=Piece("≣ ", "sign"), style="strong", most=2)
    rows = [GAP, Row(title.lines, StoryOf(item.story.id))]
    rows.append(dossier.prose(" · ".join(item.rank.why), width, sign=Piece("  "), style="muted", most=2))
    for sentence in item.news:
        note = f"{flat(sentence.feed_title)}, {moment(sentence.published, now)}"
        place = Place(sentence.article, sentence.span)
        rows.append(dossier.prose(flat(sentence.text), width, sign=dossier.NEW, note=note, most=_LINES, target=place))
    return rows


def speakers(told: Briefing, width: int, now: float) -> list[Row]:
    """Who said what, in the order of the stories; the names lead to their pages."""
    quotes = [quote for item in told.items for quote in item.quotes]
    names = list(dict.fromkeys(quote.speaker for quote in quotes))
    if not names:
        return []
    rows = dossier.heading("Who said what", count_of(len(names), "speaker"), width)
    for name in names:
        kind = told.kinds.get(name)
        label = Piece(crop(f"‹{flat(name)}›", max(width, 1)), "speaker")
        rows.append(Row((Line((label,)),), Name(name, kind) if kind else None))
        rows += [dossier.quoted(quote, width, now) for quote in quotes if quote.speaker == name]
    return rows


def named(told: Briefing, width: int) -> list[Row]:
    """The people in most new articles; each leads to its own page."""
    return dossier.counted_names("Most named", "new articles", told.named, width, _NAME)


def single(told: Briefing, width: int, now: float) -> list[Row]:
    """The newest articles that nobody else has reported, one of a feed."""
    if not told.single:
        return []
    rows = dossier.heading("Nobody else reports", "the newest of each feed", width)
    source = dossier.widest((row.feed_title for row in told.single), dossier.SOURCE)
    return rows + [dossier.article_row(row, width, source, now) for row in told.single]


def empty(told: Briefing, width: int, ways: Sequence[str]) -> list[Row]:
    """What stands where no story went on, and the ways to more."""
    words = "No story of several articles went on." if told.articles else "No article has come."
    rows = [GAP, *(dossier.prose(line, width, sign=Piece(""), style="muted") for line in ways)] if ways else []
    return [] if told.items else [GAP, dossier.prose(words, width, sign=Piece("")), *rows]
