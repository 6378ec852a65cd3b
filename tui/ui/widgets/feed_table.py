"""All feeds in a table: how each is, how much it publishes, when it last worked and is looked at next."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rich.style import Style
from textual.message import Message
from textual.strip import Strip

from tui.text import line as one_line
from tui.text import without_secrets
from tui.ui.cells import Piece, line
from tui.ui.dates import age
from tui.ui.feed_health import Health, trouble
from tui.ui.widgets.rows import RowList
from tui.ui.wrapping import cells, crop

_WIDE, _MEDIUM = 100, 50
"""Cells from which on there is room for the folder, what is wrong and the time of an answer, and for more than the
next look."""
_SIGN = 2
_GAP = 2
"""Cells of the sign before a title, and between what stands at the left."""
_FIGURES = (("answer", 11), ("a week", 9), ("worked", 13), ("next", 8))
"""The columns at the right, and their cells."""


@dataclass(frozen=True, slots=True)
class Columns:
    """How many cells each column at the left has, none if it is not there, and which figures there are."""

    title: int
    folder: int
    why: int
    figures: Sequence[tuple[str, int]]

    @property
    def headings(self) -> str:
        """What stands above them."""
        names = (("feed", self.title), ("folder", self.folder), ("what is wrong", self.why))
        left = "".join(_fill(name if width else "", width) for name, width in names)
        return " " * _SIGN + left + "".join(f"{name:>{size}}" for name, size in self.figures)


def columns(rows: Sequence[Health], width: int, now: float) -> Columns:
    """The columns for ``width`` cells: each as wide as it needs, what is wrong has what is left."""
    figures = _FIGURES if width >= _WIDE else _FIGURES[1:] if width >= _MEDIUM else _FIGURES[-1:]
    room = max(width - _SIGN - sum(size for _, size in figures), 0)
    if width < _WIDE:
        return Columns(room, 0, 0, figures)
    folder = min(max((cells(one_line(one.feed.folder)) for one in rows), default=0), room // 4)
    folder = max(folder, len("folder")) + _GAP if folder else 0
    wrong = max((cells(_why(one, now)) for one in rows), default=0)
    title = max((cells(_title(one)) for one in rows), default=0) + _GAP
    title = min(title, room - folder - min(wrong, room // 3))
    return (
        Columns(title, folder, room - title - folder, figures) if wrong else Columns(room - folder, folder, 0, figures)
    )


class FeedTable(RowList):
    """A row a feed."""

    class Reached(Message):
        """The cursor came to a feed."""

        def __init__(self, health: Health) -> None:
            super().__init__()
            self.health = health

    class Chosen(Message):
        """A feed was opened."""

        def __init__(self, health: Health) -> None:
            super().__init__()
            self.health = health

    def __init__(self, now: float, *, id: str) -> None:  # noqa: A002  as Textual calls it
        super().__init__(id=id)
        self._now = now
        self._rows: Sequence[Health] = ()
        self._trying: Collection[int] = ()
        self._columns: tuple[int, Columns] | None = None

    def show(self, rows: Sequence[Health], trying: Collection[int], now: float) -> None:
        """Show these feeds; those that are ``trying`` are being fetched. The cursor stays with its feed."""
        here = self.current
        self._rows, self._trying, self._now = rows, trying, now
        self._columns = None
        self.repaint()
        self.move_to(next((n for n, row in enumerate(rows) if here and row.feed.id == here.feed.id), self.cursor))

    @property
    def current(self) -> Health | None:
        """The feed under the cursor."""
        return self._rows[self.cursor] if self.cursor < len(self._rows) else None

    def row_count(self) -> int:
        """How many feeds there are."""
        return len(self._rows)

    def reached(self, index: int) -> None:
        """Tell which feed the cursor is on."""
        self.post_message(self.Reached(self._rows[index]))

    def chosen(self, index: int) -> None:
        """Tell which feed was opened."""
        self.post_message(self.Chosen(self._rows[index]))

    def render_row(self, index: int, line_number: int, width: int, ground: Style) -> Strip:  # noqa: ARG002
        """Sign and title; how much, when last, when next."""
        one, columns = self._rows[index], self.columns
        feed, muted = one.feed, self.style_of("muted")
        bad = self.style_of("failing") if one.state in ("failing", "dead", "gone") else None
        sign = "↻" if feed.id in self._trying else one.sign
        left: list[Piece] = [
            (f"{sign} ", bad or self.style_of("accent" if one.state == "well" else "muted")),
            (_fill(_title(one), columns.title), self.style_of("dimmed") if one.state == "muted" else Style.null()),
            (_fill(one_line(feed.folder), columns.folder), muted),
            (_fill(_why(one, self._now), columns.why), bad or muted),
        ]
        worked = age(feed.succeeded, self._now) if feed.succeeded else "never"
        figures = {
            "answer": f"{feed.took:,} ms" if feed.took else "",
            "a week": _rate(one),
            "worked": worked,
            "next": self._next(one),
        }
        right = "".join(f"{figures[name]:>{size}}" for name, size in columns.figures)
        return line(left, [(right, muted)], width, ground)

    @property
    def columns(self) -> Columns:
        """The columns for the width that there is."""
        width = self.scrollable_content_region.width
        if self._columns is None or self._columns[0] != width:
            self._columns = width, columns(self._rows, width, self._now)
        return self._columns[1]

    def _next(self, one: Health) -> str:
        """When it is looked at next."""
        wait = one.feed.next_check - self._now
        if one.state == "gone" or wait > 365 * 86_400:
            return "–"
        return "now" if wait <= 0 else _span(wait)


def _title(one: Health) -> str:
    """What a feed is called."""
    return one_line(one.feed.title or without_secrets(one.feed.url))


def _why(one: Health, now: float) -> str:
    """What is wrong with a feed; empty where nothing is."""
    return "" if one.state in ("well", "muted") else one_line(trouble(one, now))


def _fill(text: str, width: int) -> str:
    """``text`` in exactly so many cells, with a gap behind it."""
    shown = crop(text, max(width - _GAP, 0))
    return shown + " " * (width - cells(shown))


def _rate(one: Health) -> str:
    """Articles a week."""
    weekly = one.rate.weekly
    return f"{weekly:,.0f}" if weekly >= 1 else "<1" if weekly > 0 else "–"


def _span(seconds: float) -> str:
    """A length of time."""
    for unit, size in (("d", 86_400), ("h", 3600)):
        if seconds >= size:
            return f"{seconds / size:.0f} {unit}"
    return f"{max(seconds / 60, 1):.0f} m"
