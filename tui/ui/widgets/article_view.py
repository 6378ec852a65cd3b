"""An article as it is seen: its lines for a width, what is marked in them, and how each is drawn.

What stands where is ``tui.ui.layout``'s, what is marked is ``tui.ui.highlight``'s; ``widgets.page`` keeps the reader's
place in it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import ClassVar

from textual.reactive import reactive
from textual.strip import Strip

from tui.model import Article, Passage, Span
from tui.ui.blocks import Pictures
from tui.ui.highlight import STYLES, Mode, Paint, paint
from tui.ui.layout import GUTTER, Layout, lay_out, nothing_open, summary_of
from tui.ui.lines import Line, PictureOf, Piece
from tui.ui.strips import strip
from tui.ui.widgets.line_view import LineView

_CENTRED = 24
"""Spare cells from which on the text stands in the middle."""

_LINE_STYLES = (
    "title", "muted", "story", "sign", "bar", "rule", "summary", "heading", "block-quote", "code", "marker", "image",
    "table-head", "speaker", "link-number", "chosen", "target",
)  # fmt: skip
"""Styles of pieces and lines; each is a component class ``reader--<name>``, as are those of ``highlight.STYLES``."""


class ArticleView(LineView):
    """One article: head, summary, body, links, with the passage under the cursor marked in the margin."""

    PREFIX = "reader"
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"reader--{name}" for name in (*STYLES, *_LINE_STYLES)}

    passage: reactive[int] = reactive(0, repaint=False)
    """The number of the passage under the cursor."""
    sentence: reactive[Span | None] = reactive[Span | None](None, repaint=False)
    """The sentence of the summary under the cursor; None while that is on a passage."""
    highlights: reactive[Mode] = reactive[Mode]("all", repaint=False)
    """What is marked: "all", "quotes" or "none"."""
    summary_shown: reactive[bool] = reactive(True, repaint=False)
    summary_size: reactive[int] = reactive(0, repaint=False)
    """Sentences of the summary; 0: as many as were chosen for the article."""

    def __init__(
        self,
        *,
        id: str,  # noqa: A002
        width: int = 84,
        clock: Callable[[], float] = time.time,
        full_text_key: str = "",
    ) -> None:
        """``width`` is the longest line of text, in cells; ``clock`` gives the present time in seconds.

        ``full_text_key`` is what fetches the rest of a text, as people write it.
        """
        super().__init__(id=id)
        self.article: Article | None = None
        self._width = width
        self._clock = clock
        self._full_text_key = full_text_key
        self._layout_now = Layout()
        self.pictures: Pictures | None = None
        """The drawings that are shown in the places of the images; None: no pictures are wanted."""
        self._paint = Paint("", ())
        self._target: Span | None = None  # the place that was jumped to, unless it is a whole passage

    # What is shown

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages of the article; none before it is analysed."""
        analysis = self.article.analysis if self.article is not None else None
        return analysis.passages if analysis is not None else ()

    @property
    def summary(self) -> tuple[Span, ...]:
        """The sentences of the summary that is shown above the text; none where it is hidden."""
        analysis = self.article.analysis if self.article is not None else None
        return summary_of(analysis, self.summary_size) if analysis is not None and self.summary_shown else ()

    def _laid_out(self, width: int) -> Layout:
        """The lines of the present article."""
        if self.article is None:
            return nothing_open(width)
        return lay_out(
            self.article,
            width,
            self._clock(),
            mode=self.highlights,
            summary=self.summary,
            pictures=self.pictures,
            full_text_key=self._full_text_key,
        )

    @property
    def room(self) -> tuple[int, int]:
        """Columns and rows that a picture may have to be seen as a whole, with a line of text below it."""
        return self._layout_now.width, max(self.rows - 2, 4)

    def picture_seen(self) -> str:
        """The address of the first picture in the view; empty if there is none."""
        seen = self._layout_now.lines[self.scroll_offset.y : self.scroll_offset.y + self.rows]
        targets = (line.pieces[0].target for line in seen if line.drawn is not None)
        return next((target.address for target in targets if isinstance(target, PictureOf)), "")

    def _mark(self) -> None:
        """Mark names and quotes anew; the lines stay."""
        if self.article is not None:
            self._paint = paint(self.article.body, self.article.analysis, self.highlights)
        self._point_out(self._target)

    def _point_out(self, target: Span | None) -> None:
        """Mark one place, or none."""
        self._target = target
        self._paint.target(target)
        self.forget()

    @property
    def top(self) -> int:
        """What is at the top of the view: a character of the body; 0 at the very beginning, and below 0 in the head.

        There -1 is the body's first line, -2 the line above it: the head may grow, what is read stays.
        """
        top, first = self.scroll_offset.y, self._layout_now.first
        return self._layout_now.offset_of(top) if top > first else top - first - 1 if top else 0

    def offset_at_top(self) -> int:
        """The character of the body at the top of the view; 0 while the head is seen."""
        top = self.scroll_offset.y
        return 0 if top < self._layout_now.first else self._layout_now.offset_of(top)

    # Drawing

    def watch_sentence(self) -> None:
        """The bar in the margin goes to the summary, or back to the passage."""
        self.forget()

    def line(self, y: int) -> Line | None:
        """The line ``y`` of the article."""
        return self._layout_now.lines[y] if 0 <= y < len(self._layout_now.lines) else None

    def state(self, y: int) -> int:
        """Whether a line is under the cursor: of its passage, or of its sentence of the summary."""
        if self.sentence is not None:
            return int(self._tells(y) == self.sentence)
        passages = self._layout_now.passages
        first, last = passages[self.passage] if self.passage < len(passages) else (0, -1)
        return int(first <= y <= last)

    def draw(self, y: int, line: Line, width: int) -> Strip:
        """A line with its margin: the bar of the passage, the sign."""
        bar = Piece("▌", "bar") if self.state(y) & 1 else Piece(" ")
        margin = [Piece(self._indent() * " "), bar]
        if line.column == GUTTER:
            margin += [Piece(self._layout_now.signs.get(y, " "), "sign"), Piece(" ")]
        text_width = min(self._indent() + GUTTER + self._layout_now.width, width)
        drawn = strip(line, text_width, self.look, paint=self._paint, margin=margin)
        return drawn.adjust_cell_length(width, self.look(()))

    def _indent(self) -> int:
        """The cells left of everything: none, unless there is so much room that the text stands in the middle."""
        spare = self.virtual_size.width - self._layout_now.width - GUTTER
        return spare // 2 if spare >= _CENTRED else 0

    def left(self, line: Line) -> int:
        """The cells before the pieces of ``line``."""
        return self._indent() + line.column

    def _tells(self, y: int) -> Span | None:
        """The sentence of the summary that line ``y`` is of."""
        pieces = self._layout_now.lines[y].pieces if y < self._layout_now.first else ()
        return next((piece.target for piece in pieces if isinstance(piece.target, Span)), None)
