"""All feeds in a table: how each is, how much it publishes, when it last worked and is looked at next."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rich.style import Style
from textual.message import Message
from textual.strip import Strip

from tui.text import line as one_line
from tui.text import without_secrets
from tui.ui.cells import Piece, line
from tui.ui.dates import age
from tui.ui.feed_health import Health
from tui.ui.widgets.rows import RowList

_WIDE, _MEDIUM = 100, 50
"""Cells from which on there is room for the folder and the time of an answer, and for more than the next look."""


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

    def show(self, rows: Sequence[Health], trying: Collection[int], now: float) -> None:
        """Show these feeds; those that are ``trying`` are being fetched. The cursor stays with its feed."""
        here = self.current
        self._rows, self._trying, self._now = rows, trying, now
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
        one = self._rows[index]
        feed, muted = one.feed, self.style_of("muted")
        bad = one.state in ("failing", "dead", "gone")
        sign = "↻" if feed.id in self._trying else one.sign
        title = one_line(feed.title or without_secrets(feed.url))
        left: list[Piece] = [
            (f"{sign} ", self.style_of("failing" if bad else "accent" if one.state == "well" else "muted")),
            (title, self.style_of("dimmed") if one.state == "muted" else Style.null()),
        ]
        answer, worked = f"{feed.took:,} ms" if feed.took else "", age(feed.succeeded, self._now)
        figures = (
            one_line(feed.folder, 18),
            answer,
            _rate(one),
            worked if feed.succeeded else "never",
            self._next(one),
        )
        return line(left, [(f" {_columns(figures, width)}", muted)], width, ground)

    def _next(self, one: Health) -> str:
        """When it is looked at next."""
        wait = one.feed.next_check - self._now
        if one.state == "gone" or wait > 365 * 86_400:
            return "–"
        return "now" if wait <= 0 else _span(wait)


_SIZES = (20, 11, 9, 13, 8)
HEADINGS = ("folder", "answer", "a week", "worked", "next")


def headings(width: int) -> str:
    """What stands above the columns."""
    return f"  feed{_columns(HEADINGS, width):>{max(width - 6, 0)}}"[:width]


def _columns(texts: Sequence[str], width: int) -> str:
    """What stands in the columns, of those that there is room for."""
    first = 0 if width >= _WIDE else 2 if width >= _MEDIUM else len(texts) - 1
    return "".join(f"{text:>{size}}" for text, size in list(zip(texts, _SIZES, strict=True))[first:])


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
