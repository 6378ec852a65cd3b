"""The page of a person, an organisation or a place as rows: who it is, where it is mentioned, what it said, with whom.

Pure: takes what the library tells of a name and a width; gives rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tui.model import EntityCount, EntityKind, Headline, Saying, Span
from tui.text import count_of
from tui.ui import dossier
from tui.ui.dates import moment
from tui.ui.dossier import GAP, Row
from tui.ui.highlight import flat
from tui.ui.histogram import picture
from tui.ui.lines import Line, Piece

_SOURCE = 16
_COMPANY = 28
"""Cells of the widest source's name, and of the widest name beside this one."""


@dataclass(frozen=True, slots=True)
class Mentioned:
    """All that the page is made of: ``times`` and ``sources`` are of all articles, ``articles`` the newest of them.

    ``since``: when the name was looked at before, None for never; ``arrived`` are the articles that have come since.
    """

    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    times: tuple[int, ...] = ()
    articles: tuple[Headline, ...] = ()
    places: Mapping[int, Span] | None = None
    sayings: tuple[Saying, ...] = ()
    company: tuple[EntityCount, ...] = ()
    sources: tuple[tuple[str, int], ...] = ()
    since: float | None = None
    arrived: frozenset[int] = frozenset()


def head(told: Mentioned, width: int, now: float) -> list[Row]:
    """The name, what it is and is called besides, figures, and the picture of articles over time."""
    style = told.kind if told.kind in ("person", "organisation", "place") else "title"
    figures = [told.kind, count_of(len(told.times), "article")]
    if told.times:
        figures.append(f"{moment(min(told.times), now)} to {moment(max(told.times), now)}")
    rows = [dossier.title(told.name, width, style), dossier.facts(figures, width)]
    if told.aliases:
        also = "also " + " · ".join(map(flat, told.aliases))
        rows.append(dossier.prose(also, width, sign=Piece(""), style="muted", most=2))
    drawn = picture(told.times, width, now)
    return [*rows, GAP, Row(tuple(drawn))] if drawn else rows


def articles(told: Mentioned, width: int, now: float) -> list[Row]:
    """The articles that mention the name, newest first; each leads to where it does so first.

    Those that have come since the last look are marked + and counted.
    """
    shown = len(told.articles)
    note = "newest first" if shown == len(told.times) else f"the newest {shown:,} of {len(told.times):,}"
    if told.since is not None:
        note += f" · {len(told.arrived) or 'nothing'} new since you last looked, {moment(told.since, now)}"
    rows = dossier.heading("Mentioned in", f"{count_of(len(told.times), 'article')} · {note}", width)
    source = dossier.widest((h.feed_title for h in told.articles), _SOURCE)
    places, new = told.places or {}, told.arrived
    return rows + [dossier.article_row(h, width, source, now, places.get(h.id), new=h.id in new) for h in told.articles]


def sources(told: Mentioned, width: int) -> list[Row]:
    """Which feeds mention it, and how often."""
    latest = {headline.feed_title: headline.id for headline in reversed(told.articles)}
    return dossier.sources(told.sources, latest, width, count_of(len(told.sources), "feed")) if told.sources else []


def said(told: Mentioned, width: int, now: float) -> list[Row]:
    """What was said, the newest first, each thing once."""
    different = dossier.different(told.sayings)
    if not different:
        return []
    rows = dossier.heading("Said", f"{count_of(len(different), 'quote')} · newest first", width)
    return rows + [dossier.quoted(saying, width, now) for saying in different]


def company(told: Mentioned, width: int) -> list[Row]:
    """Whom and what it appears with, and in how many articles; each leads to its own page."""
    return dossier.counted_names("Appears with", "articles in common", told.company, width, _COMPANY)


def empty(told: Mentioned, width: int) -> list[Row]:
    """What stands where nothing was said and nobody else is there."""
    line = Line((Piece("Nothing that it said has been found.", "muted"),))
    return [] if told.sayings or told.company or width < 1 else [GAP, Row((line,))]
