"""A page of lines that are painted only when they are seen: the ground of the reader and of the developments pane.

A subclass says what its lines are and how each is drawn; here are the looks by name, the cache of what was painted, and
copying text with the mouse.
"""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.content import Content
from textual.geometry import Offset
from textual.selection import Selection
from textual.strip import Strip

from tui.ui.highlight import content
from tui.ui.lines import Line
from tui.ui.widgets.moving import Moving


class LineView(Moving):
    """Lines in a scrolled view. A subclass names its styles in ``COMPONENT_CLASSES`` as ``<PREFIX>--<name>``."""

    SEEN_AGAIN = 2
    PREFIX: ClassVar[str] = ""

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._strips: LRUCache[tuple[int, int], Strip] = LRUCache(1024)
        self._looks: dict[tuple[str, ...], Style] = {}

    # What a subclass says

    def line(self, y: int) -> Line | None:
        """The line ``y`` of the page; None below its end."""
        raise NotImplementedError

    def draw(self, y: int, line: Line, width: int) -> Strip:
        """Line ``y`` in ``width`` cells."""
        raise NotImplementedError

    def state(self, y: int) -> int:  # noqa: ARG002
        """What else than the page decides on how line ``y`` looks: it is painted anew when this changes."""
        return 0

    def page_line(self, y: int) -> int:
        """The line of the page that stands in row ``y`` of the view."""
        return y + self.scroll_offset.y

    # Painting

    def look(self, names: tuple[str, ...]) -> Style:
        """The look of component styles laid over one another, and over the view's own; "" changes nothing."""
        found = self._looks.get(names)
        if found is None:
            found = self.rich_style
            for name in filter(None, names):
                found += self.get_component_rich_style(f"{self.PREFIX}--{name}", partial=True)
            self._looks[names] = found
        return found

    def render_line(self, y: int) -> Strip:
        """One row of the view."""
        y = self.page_line(y)
        width = self.scrollable_content_region.width
        line = self.line(y)
        if line is None:
            return Strip.blank(width, self.look(()))
        key = (y, self.state(y))
        strip = self._strips.get(key)
        if strip is None or strip.cell_length != width:
            # Textual's cache keeps the old value of a key that it has.
            self._strips.discard(key)
            strip = self._strips[key] = self.draw(y, line, width)
        selection = self.text_selection
        return (self._selected(strip, y, selection) if selection else strip).apply_offsets(0, y)

    def _selected(self, strip: Strip, y: int, selection: Selection) -> Strip:
        """``strip`` with what the mouse has selected of it marked."""
        span = selection.get_span(y)
        if span is None:
            return strip
        start, end = span[0], strip.cell_length if span[1] < 0 else span[1]
        style = self.screen.get_component_rich_style("screen--selection", partial=True)
        return Strip.join([strip.crop(0, start), strip.crop(start, end).apply_style(style), strip.crop(end)])

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What the mouse has selected, as text without the margins."""
        count = self.virtual_size.height
        first = selection.start.y if selection.start else 0
        last = selection.end.y if selection.end else count - 1
        texts = []
        for y in range(max(first, 0), min(last, count - 1) + 1):
            line, span = self.line(y), selection.get_span(y)
            if line is None or span is None:
                continue
            margin = self.left(line)
            start, end = max(span[0] - margin, 0), len(line.text) if span[1] < 0 else max(span[1] - margin, 0)
            texts.append(line.text[start:end].rstrip())
        return "\n".join(texts).replace("\u00a0", " "), "\n"

    def left(self, line: Line) -> int:
        """The cells before the pieces of ``line``."""
        return line.column

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002
        """The mouse selects."""
        self.refresh()

    def notify_style_update(self) -> None:
        """The theme or a state changed: what was painted is stale."""
        super().notify_style_update()
        self._looks.clear()
        self.forget()

    def entitle(self, title: Content | None, subtitle: str) -> None:
        """Say something in the border; what it says already is not painted again."""
        before = self._border_title
        # Two contents are equal if their texts are: the looks of their parts must be compared as well.
        if title != before or (title is not None and before is not None and title.spans != before.spans):
            self.border_title = title
        if subtitle != (self._border_subtitle.plain if self._border_subtitle is not None else ""):
            self.border_subtitle = content(subtitle) if subtitle else None

    def forget(self) -> None:
        """What was painted is stale."""
        self._strips.clear()
        self.refresh()

    # The mouse

    def cell_of(self, event: events.MouseEvent) -> Offset | None:
        """The cell of the page under the mouse; None beside it."""
        at = event.get_content_offset(self)
        return None if at is None else Offset(at.x, self.page_line(at.y))

    # Moving

    def move(self, rows: int) -> None:
        """Down by so many lines, or up if negative."""
        self.scroll_to(y=self.scroll_offset.y + rows, animate=False, force=True)
