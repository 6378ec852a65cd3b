"""What the three tabs of the developments pane list, as rows of lines, and what is said of the row under the cursor.

Pure: takes what is related to a passage, or an article, and a width; gives rows. Names of styles are those of the
widget's component classes (``developments--<name>``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from tui.model import READ_LANGUAGES, Article, Entity, EntityKind, Quote, Related, Span
from tui.text import count_of
from tui.ui import dates, languages
from tui.ui.highlight import DOUBT, flat
from tui.ui.lines import Line, Piece, wrapped
from tui.ui.wrapping import cells, crop

Tab = Literal["developments", "people", "quotes"]

TABS: tuple[Tab, ...] = ("developments", "people", "quotes")

Known = Literal["related", "story", "reading"]
"""What the rows of the first tab are: what relates to the passage; the article's story, for nothing does; the same
while the article is still being read and that is not known yet."""

NOTES: dict[Known, str] = {
    "related": "",
    "story": "Nothing else reports this passage.",
    "reading": "Reading …",
}
"""What is to be known of the rows: said above them, or at the foot of the pane while that is out of sight."""

ALONE: dict[Known, str] = {
    "related": "Nothing else has been reported about this passage yet.",
    "story": "Nothing else has been reported about this passage yet.",
    "reading": "Reading …",
}
"""What stands there instead where there is not even a story."""

Item = Related | Entity | Quote | None
"""What a row stands for; None for a heading."""

_KINDS: tuple[tuple[str, tuple[EntityKind, ...]], ...] = (
    ("People", ("person",)),
    ("Organisations", ("organisation",)),
    ("Places", ("place",)),
    ("Events and works", ("event", "work", "other")),
)
"""The headings of the names; dates and sums of money are no names."""

_SOURCE = 12
"""Cells of the widest source's name."""

_SOURCES = 34
"""Cells of a pane from which on sources are named in the list."""

_ROOMY = 76
"""Cells from which on a line has room for date, source and a good part of the lead sentence."""

_DETAIL = 4
"""Lines of the text of a row that are shown when the cursor is on it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its lines, and what it stands for."""

    lines: tuple[Line, ...]
    item: Item = None


def heading(text: str, count: int, width: int, style: str = "heading") -> Row:
    """A row that names what follows."""
    label = crop(flat(text), max(width - 6, 2))
    return Row((Line((Piece(label, style), Piece(f"  {count}", "muted"))),))


# --- developments ------------------------------------------------------------------------------


def related_rows(rows: Sequence[Related], article: int, width: int, now: float, *, spread: bool = False) -> list[Row]:
    """What relates to a passage, in time order: when, who, what. The passage itself is marked ▸ here.

    ``article`` is the number of the one that is read: rows of it say in which paragraph. The year is left out while
    all is within months of the passage, or of ``now`` where that is not among the rows. ``spread``: what is reported
    stands on a line of its own, below when and who.
    """
    near = next((row.time for row in rows if row.here), now)
    times = [dates.moment(row.time, near) for row in rows]
    date_width = max(map(len, times), default=0)
    source_width = min(max((cells(flat(row.feed_title)) for row in rows), default=0), _SOURCE, max(width // 4, 4))
    made = []
    for row, time in zip(rows, times, strict=True):
        when = Piece(time.ljust(date_width) + "  ", "here" if row.here else "muted")
        if spread:
            made.append(_spread(row, when, article, width))
        elif row.here:
            text = f"here, ¶ {row.paragraph + 1} · {flat(row.lead)}"
            made.append(Row(_here(when, text, width), row))
        else:
            made.append(_related(row, when, article, width, source_width))
    return made


def is_spread(rows: Sequence[Related], width: int, height: int) -> bool:
    """Whether two lines a row are better than one: one is too short for a sentence, and all have room on two."""
    return width < _ROOMY and 2 * len(rows) <= height


def _related(row: Related, when: Piece, article: int, width: int, source_width: int) -> Row:
    """A development on one line."""
    source = crop(flat(row.feed_title), source_width)
    name = Piece(source + (source_width - cells(source) + 2) * " " if width >= _SOURCES else "", "muted")
    lead = (f"¶ {row.paragraph + 1} · " if row.spot.article == article else "") + _lead(row)
    room = width - cells(when.text) - cells(name.text)
    return Row((Line((when, name, Piece(crop(lead, max(room, 1)), "lead"))),), row)


def _spread(row: Related, when: Piece, article: int, width: int) -> Row:
    """A development on two lines."""
    room = max(width - cells(when.text), 1)
    place = f"¶ {row.paragraph + 1}"
    if row.here:
        who, style = Piece(crop(f"▸ here, {place}", room), "here"), "here-on"
    else:
        source = flat(row.feed_title) + (f" · {place}" if row.spot.article == article else "")
        who, style = Piece(crop(source, room), "muted"), "lead"
    return Row((Line((when, who)), Line((Piece("  "), Piece(crop(_lead(row), max(width - 2, 1)), style)))), row)


def _lead(row: Related) -> str:
    """What a row reports, on one line."""
    return flat(row.lead or row.title)


def note(known: Known, width: int) -> Row:
    """The row that says what the rows below it are."""
    return Row(tuple(Line(row) for row in wrapped(f"{NOTES[known]} The story so far:", width, "muted")))


def _here(when: Piece, text: str, width: int) -> tuple[Line, ...]:
    """The row of the passage itself, on two lines at most."""
    indent = cells(when.text)
    parts = [row[0].text for row in wrapped(text, max(width - indent - 2, 2))]
    first = Line((when, Piece(f"▸ {parts[0]}", "here")))
    if len(parts) == 1:
        return (first,)
    rest = crop(" ".join(parts[1:]), max(width - indent - 2, 2))
    return first, Line((Piece((indent + 2) * " "), Piece(rest, "here-on")))


# --- people & places ---------------------------------------------------------------------------


def kinds_of(entities: Iterable[Entity]) -> list[str]:
    """The headings that there are names for."""
    present = {entity.kind for entity in entities}
    return [title for title, kinds in _KINDS if present & set(kinds)]


def entity_rows(entities: Iterable[Entity], width: int, only: str = "") -> list[Row]:
    """The names of an article by kind, the most mentioned first, with how often and their other names.

    ``only`` is the heading of the one kind that is wanted; empty: all are.
    """
    made: list[Row] = []
    for title, kinds in _KINDS:
        of_kind = sorted(
            (entity for entity in entities if entity.kind in kinds), key=lambda e: (-len(e.mentions), e.name.casefold())
        )
        if of_kind and only in ("", title):
            made.append(heading(title, len(of_kind), width))
            made += [_entity_row(entity, width) for entity in of_kind]
    return made


def _entity_row(entity: Entity, width: int) -> Row:
    """How often, the name in the look of its kind, its other names."""
    count = f"{len(entity.mentions):>4} × "
    name = crop(flat(entity.name), max(width - len(count), 1))
    style = entity.kind if entity.kind in ("person", "organisation", "place") else "lead"
    pieces = [Piece(count, "muted"), Piece(name, style)]
    others = " · ".join(flat(alias) for alias in entity.aliases if alias != entity.name)
    room = width - len(count) - cells(name) - 2
    if others and room > 4:
        pieces.append(Piece("  " + crop(others, room), "muted"))
    return Row((Line(tuple(pieces)),), entity)


# --- quotes ------------------------------------------------------------------------------------


def quote_rows(text: str, quotes: Iterable[Quote], width: int) -> list[Row]:
    """Who said what: the quotes of ``text`` by speaker, whoever said most first, those of unknown speakers last."""
    ordered = sorted(quotes, key=lambda quote: quote.span)
    said: dict[str, list[Quote]] = {}
    for quote in ordered:
        said.setdefault(quote.speaker or "", []).append(quote)
    made: list[Row] = []
    for speaker in sorted(said, key=lambda name: (not name, -len(said[name]))):
        title = heading(f"‹{speaker}›", len(said[speaker]), width, "speaker")
        made.append(title if speaker else heading("Speaker unknown", len(said[speaker]), width))
        made += [_quote_row(text, quote, width) for quote in said[speaker]]
    return made


def _quote_row(text: str, quote: Quote, width: int) -> Row:
    """The beginning of what was said; reported speech has no marks and stands behind a dash."""
    sign = "  " if quote.kind == "direct" else "– "
    style = "quote" if quote.kind == "direct" else "lead"
    return Row((Line((Piece(sign, "muted"), Piece(crop(flat(quote.span.of(text)), max(width - 2, 1)), style))),), quote)


# --- the row under the cursor ------------------------------------------------------------------


def detail(row: Row, article: Article | None, width: int) -> list[Line]:
    """What is said of the row under the cursor: why it is there, what is new in it, what it says in full."""
    item = row.item
    if isinstance(item, Related):
        says = flat(item.lead or item.title)
        cut = not item.here and not row.lines[-1].text.endswith(says)
        return _detail_of_related(item, article, width) + (_labelled("says", says, width) if cut else [])
    if isinstance(item, Entity):
        return _labelled("also", " · ".join(a for a in item.aliases if a != item.name), width) + _labelled(
            "in", _places(article, item.mentions), width
        )
    if isinstance(item, Quote) and article is not None:
        return _labelled("said", item.span.of(article.body.text), width, "quote") + _why_speaker(item, article, width)
    return []


def _detail_of_related(row: Related, article: Article | None, width: int) -> list[Line]:
    """Why the two relate, and how much of it is new."""
    lines = _labelled("why", " · ".join(row.why), width, "why")
    fresh = 0
    if article is not None and row.spot.article == article.headline.id:
        fresh = sum(row.span.overlaps(span) for span in article.fresh)
    if fresh:
        lines += _labelled("new", f"{count_of(fresh, 'sentence')} that no earlier report had", width)
    return lines


def _why_speaker(quote: Quote, article: Article, width: int) -> list[Line]:
    """Why a quote has its speaker: the words beside it, the rule, and how sure that is."""
    if not quote.speaker:
        return _labelled("why", "nobody is named beside it", width)
    beside = sorted(span for span in (quote.mention, quote.cue) if span is not None)
    words = Span(beside[0].start, beside[-1].end).of(article.body.text) if beside else ""
    sure = f"{round(100 * quote.confidence)} %" + (" ?" if quote.confidence < DOUBT else "")
    reasons = (words if len(words) < 60 else "", quote.rule.replace("-", " "), sure)
    return _labelled("why", " · ".join(filter(None, reasons)), width, "why")


def _places(article: Article | None, mentions: Iterable[Span]) -> str:
    """The paragraphs in which somebody is mentioned: ¶ 1, 4, 9."""
    paragraphs = article.body.paragraphs if article is not None else ()
    numbers = [n for n, span in enumerate(paragraphs, 1) if any(span.holds(mention) for mention in mentions)]
    return "¶ " + ", ".join(map(str, numbers)) if numbers else ""


def _labelled(label: str, text: str, width: int, style: str = "lead") -> list[Line]:
    """``text`` behind a label, on a few lines; nothing if there is none."""
    parts = [row[0].text for row in wrapped(text, max(width - 6, 2))] if text.strip() else []
    if len(parts) > _DETAIL:
        parts[_DETAIL - 1 :] = [crop(" ".join(parts[_DETAIL - 1 :]), max(width - 6, 2))]
    return [
        Line((Piece(f"{'' if number else label:6}", "muted"), Piece(part, style))) for number, part in enumerate(parts)
    ]


def why_empty(tab: Tab, article: Article | None, known: Known) -> str:
    """What stands where a tab has no rows."""
    if article is None:
        return "Open an article to see what relates to it."
    if tab == "developments":
        return ALONE[known]
    analysis = article.analysis
    if analysis is not None and analysis.language not in READ_LANGUAGES:
        said = "no names are looked for" if tab == "people" else "nothing in it is marked as said"
        return f"This article is in {languages.name(analysis.language)}: {said}."
    if analysis is None or not analysis.deep:
        return "This article is still being read; who is in it, and who says what, will appear here."
    return "Nobody is named in this article." if tab == "people" else "Nobody is quoted in this article."


def summary_of_tab(tab: Tab, rows: Sequence[Row], known: Known = "related") -> str:
    """What the border says under a tab: how much there is."""
    items = [row.item for row in rows if row.item is not None]
    if not items:
        return ""
    if tab == "developments":
        return _summary_of_related([item for item in items if isinstance(item, Related)], known)
    if tab == "people":
        return count_of(len(items), "name")
    speakers = {item.speaker for item in items if isinstance(item, Quote) and item.speaker}
    return count_of(len(items), "quote") + (f" · {count_of(len(speakers), 'speaker')}" if speakers else "")


def _summary_of_related(rows: Sequence[Related], known: Known) -> str:
    """How much relates to the passage, or how long the story is."""
    here = next((row for row in rows if row.here), None)
    others = len(rows) - (here is not None)
    if known != "related" and others:
        return f"{count_of(others, 'other article')} in the story"
    if known == "reading":
        return ""
    if not others:
        return ""  # the pane says so
    return f"{others} related" + (f" to ¶ {here.paragraph + 1}" if here is not None else "")
