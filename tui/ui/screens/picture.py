"""A picture as large as the screen, its caption below; the other pictures of the article to its left and right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.segment import ControlType, Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.geometry import Region, Size
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from tui.drawing import Drawing, Room
from tui.model import Article
from tui.ui.blocks import caption
from tui.ui.highlight import content
from tui.ui.lines import Row
from tui.ui.strips import painted
from tui.ui.widgets.frame import Frame

_BESIDE = Size(4, 4)
"""Columns and rows of the screen that the border and the caption take."""


class Canvas(Widget, can_focus=True):
    """A drawing in the middle."""

    drawing: Drawing | None = None

    def show(self, drawing: Drawing | None) -> None:
        """Show another one, or nothing."""
        self.drawing = drawing
        self.refresh()

    def _corner(self) -> tuple[int, int]:
        """The cells to the left of the drawing and above it."""
        if self.drawing is None:
            return 0, 0
        return (self.size.width - self.drawing.columns) // 2, (self.size.height - self.drawing.rows) // 2

    def render_line(self, y: int) -> Strip:
        """A line of the drawing, as far as it is made of cells."""
        ground, drawing, (left, top) = self.rich_style, self.drawing, self._corner()
        if drawing is None or not 0 <= y - top < drawing.rows or drawing.way == "sixel":
            return Strip.blank(self.size.width, ground)
        return Strip([Segment(left * " ", ground), *painted(Row(drawing, y - top))]).adjust_cell_length(
            self.size.width, ground
        )

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines; behind them, where the terminal draws itself, the sixels, which are painted over them."""
        lines = super().render_lines(crop)
        if self.drawing is not None and self.drawing.way == "sixel" and lines:
            (left, top), corner = self._corner(), self.content_region.offset
            code = f"\x1b7\x1b[{corner.y + top + 1};{corner.x + left + 1}H{self.drawing.code}\x1b8"
            sixels = Segment(code, Style.null(), [(ControlType.CURSOR_FORWARD, 0)])
            lines[-1] = Strip([*lines[-1], sixels], lines[-1].cell_length)
        return lines


class PictureView(ModalScreen[None]):
    """The pictures of an article, one at a time.

    ``wish`` asks for one (article, address, columns, rows) and gives the room for which ``show`` will be called.
    """

    BINDINGS = [  # noqa: RUF012  Textual's own declaration
        ("escape,q,I,enter,backspace", "dismiss", "Close"),
        ("right,l,j,down,space", "step(1)", "Next"),
        ("left,h,k,up", "step(-1)", "Previous"),
    ]

    def __init__(
        self, article: Article, urls: Sequence[str], url: str, wish: Callable[[int, str, int, int], Room]
    ) -> None:
        super().__init__()
        self.article = article.headline.id
        self.room = Room(0, 0)
        self._wish = wish
        self._urls = urls
        self._number = urls.index(url)
        body = article.body
        self._captions = {block.url: caption(body.text, block) for block in reversed(body.blocks) if block.url}

    def compose(self) -> ComposeResult:
        """The picture and its caption."""
        with Frame(classes="picture") as frame:
            frame.hints = (*["← → the others"] * (len(self._urls) > 1), "Esc closes")
            yield Canvas()
            yield Static(id="caption")

    def on_resize(self) -> None:
        """There is room, or another one: not at every event, since each layout of the screen brings one."""
        if self._cells() != (self.room.columns, self.room.rows):
            self._ask()

    def _cells(self) -> tuple[int, int]:
        """Columns and rows that there are for a picture."""
        return max(self.size.width - _BESIDE.width, 4), max(self.size.height - _BESIDE.height, 2)

    def _ask(self) -> None:
        """Ask for the picture in the size of the screen, and say which it is."""
        self.query_one(Canvas).show(None)
        self.query_one(".picture").border_title = f"Picture {self._number + 1} of {len(self._urls)}"
        self._say("The picture is being fetched …")
        self.room = self._wish(self.article, self._urls[self._number], *self._cells())

    def _say(self, what: str) -> None:
        """Show a line below the picture."""
        self.query_one("#caption", Static).update(content(" ".join(what.split())))

    def show(self, url: str, picture: Drawing | str) -> None:
        """Show the picture if it is still wanted, or why there is none."""
        if url == self._urls[self._number]:
            self.query_one(Canvas).show(picture if isinstance(picture, Drawing) else None)
            self._say(self._captions.get(url, "") if isinstance(picture, Drawing) else f"No picture: {picture}")

    def action_step(self, step: int) -> None:
        """The next picture, or the one before."""
        number = min(max(self._number + step, 0), len(self._urls) - 1)
        if number != self._number:
            self._number = number
            self._ask()
