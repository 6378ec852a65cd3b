"""The rows of a page about stories or a name: what each shows, and where it leads. Pure; widths are in cells.

Names of styles are those of the widget's component classes (``dossier--<name>``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tui.digest.voices import shown
from tui.model import EntityCount, EntityKind, Headline, Saying, Span
from tui.ui.dates import moment
from tui.ui.highlight import flat
from tui.ui.lines import BLANK, Line, Name, Piece, StoryOf, flow, wrapped
from tui.ui.wrapping import cells, crop

BAR = 20
"""Cells of the longest bar beside a count."""
SOURCE = 18
"""Cells of the widest source's name."""
NEW = Piece("+ ", "sign")
"""What has come since the page was looked at last."""

_NAMED: frozenset[EntityKind] = frozenset({"person", "organisation", "place"})
_QUOTE = 4
"""Lines of a quote that are shown."""


class Place(NamedTuple):
    """A place in an article to open: a span of it, or its beginning."""

    article: int
    span: Span | None = None


Target = Place | Name | StoryOf | None
"""Where a row leads; None: the cursor does not stand on it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its lines, and where it leads."""

    lines: tuple[Line, ...]
    target: Target = None


GAP = Row((BLANK,))


def heading(text: str, note: str, width: int) -> list[Row]:
    """A gap, and what the rows below are."""
    pieces = [Piece(crop(text, width), "heading")]
    room = width - cells(text) - 2
    if note and room > 4:
        pieces.append(Piece(f"  {crop(flat(note), room)}", "muted"))
    return [GAP, Row((Line(tuple(pieces)),))]


def title(text: str, width: int, style: str = "title") -> Row:
    """What the page is about."""
    return Row(tuple(Line(line) for line in wrapped(text, max(width, 2), style)))


def facts(parts: Iterable[str], width: int) -> Row:
    """Figures one after the other, on as many lines as they need."""
    lines = flow((Piece(part, "muted") for part in parts), width, Piece(" · ", "muted"))
    return Row(tuple(map(Line, lines)))


def prose(
    text: str, width: int, *, sign: Piece, note: str = "", style: str = "", most: int = 0, target: Target = None
) -> Row:
    """Text behind a sign, on ``most`` lines (0: as many as it needs), and after it a note on where it is from."""
    indent = cells(sign.text)
    room = max(width - indent, 2)
    parts = [line[0].text for line in wrapped(text, room)]
    if most and len(parts) > most:
        parts[most - 1 :] = [crop(" ".join(parts[most - 1 :]), room)]
    blank = Piece(indent * " ")
    lines = [(blank if number else sign, Piece(part, style)) for number, part in enumerate(parts)]
    if note and cells(parts[-1]) + 2 + cells(note) <= room:
        lines[-1] = (*lines[-1], Piece(f"  {note}", "muted"))  # type: ignore[assignment]
    elif note:
        lines.append((blank, Piece(crop(note, room), "muted")))
    return Row(tuple(map(Line, lines)), target)


def quoted(saying: Saying, width: int, now: float) -> Row:
    """What somebody said, when, and who reported it; reported speech has no marks and stands behind a dash."""
    direct = saying.kind == "direct"
    note = f"{moment(saying.published, now)} · {flat(saying.feed_title)}"
    place = Place(saying.article, saying.span)
    sign = Piece("  " if direct else "– ", "muted")
    return prose(
        shown(saying.text), width, sign=sign, note=note, style="quote" if direct else "", most=_QUOTE, target=place
    )


def different(sayings: Iterable[Saying]) -> list[Saying]:
    """Each thing that was said once: wires and papers report the same words."""
    found: dict[tuple[str, str], Saying] = {}
    for saying in sayings:
        letters = "".join(filter(str.isalnum, saying.text.casefold()))
        found.setdefault((saying.speaker, letters), saying)
    return list(found.values())


def article_row(
    headline: Headline, width: int, source: int, now: float, span: Span | None = None, *, new: bool = False
) -> Row:
    """An article of a list: read, unread or new, when, whose, what; ``source`` is the width of its feed's name."""
    sign, time = NEW if new else read_sign(headline.read), Piece(f"{moment(headline.published, now)}  ", "muted")
    name = padded(headline.feed_title, source)
    room = width - sum(cells(piece.text) for piece in (sign, time, name))
    subject = Piece(crop(flat(headline.title), max(room, 1)), "dimmed" if headline.read else "")
    return Row((Line((sign, time, name, subject)),), Place(headline.id, span))


def read_sign(read: bool) -> Piece:
    """Whether an article was read."""
    return Piece("○ ", "muted") if read else Piece("● ", "sign")


def sources(counts: Sequence[tuple[str, int]], latest: Mapping[str, int], width: int, note: str) -> list[Row]:
    """Feeds with their number of articles; each leads to the ``latest`` one, where that is known."""
    rows = heading("Sources", note, width)
    column = _beside_bar((name for name, _ in counts), SOURCE, width)
    highest = max((count for _, count in counts), default=0)
    for name, count in counts:
        target = Place(latest[name]) if name in latest else None
        rows.append(counted([padded(name, column)], count, highest, column + 2, target))
    return rows


def padded(text: str, width: int) -> Piece:
    """A column of ``width`` cells, and a gap."""
    text = crop(flat(text), width)
    return Piece(text + (width - cells(text) + 2) * " ", "muted")


def widest(texts: Iterable[str], limit: int) -> int:
    """The cells of a column that holds ``texts``, at most ``limit``."""
    return min(max((cells(flat(text)) for text in texts), default=0), limit)


def _beside_bar(texts: Iterable[str], limit: int, width: int) -> int:
    """The cells of a column that holds ``texts``, at most ``limit``, and leaves room for a bar and its count."""
    return min(widest(texts, limit), max(width - BAR - 8, 4))


def name_piece(name: str, kind: EntityKind, width: int) -> Piece:
    """A name in the look of its kind."""
    return Piece(crop(flat(name), max(width, 1)), kind if kind in _NAMED else "strong")


def counted(pieces: Sequence[Piece], count: int, highest: int, column: int, target: Target) -> Row:
    """Something, the bar of its count from ``column`` on, and the count."""
    used = sum(cells(piece.text) for piece in pieces)
    bar = "▬" * max(1, round(BAR * count / max(highest, 1)))
    gap = Piece(max(column - used, 1) * " ")
    return Row((Line((*pieces, gap, Piece(bar, "bar"), Piece(f" {count}", "muted"))),), target)


def counted_names(text: str, note: str, names: Sequence[EntityCount], width: int, widest_name: int) -> list[Row]:
    """Names and the articles of each, below a heading; each leads to its own page. Nothing where there are none."""
    if not names:
        return []
    rows = heading(text, note, width)
    column = _beside_bar((name.name for name in names), widest_name, width)
    highest = max(name.articles for name in names)
    for name in names:
        label = name_piece(name.name, name.kind, column)
        rows.append(counted([label], name.articles, highest, column + 2, Name(name.name, name.kind)))
    return rows
