"""The list of articles: two lines a row, fetched by the page from wherever it is told to.

Keeps ids only; what a row shows comes from ``fetch`` in pages when it is first painted. When articles arrive
above, cursor and scroll stay with the article that they were on.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence

from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tui.model import Headline
from tui.text import line as one_line
from tui.ui.cells import Piece, line
from tui.ui.dates import age
from tui.ui.reading_list import Ids
from tui.ui.widgets.rows import RowList
from tui.ui.wrapping import crop

PAGE = 64
"""Rows that are fetched at once."""


class ArticleList(RowList):
    """The articles of a view.

    Signs: ● unread, ○ read, ★ starred and unread, ☆ starred, ✓ selected, ↳ a copy of the one above; ≣ story's size, ≣★
    that of a followed one; +n copies.
    """

    ROW_HEIGHT = 2

    new_above: reactive[int] = reactive(0, repaint=False)
    """Articles that arrived above what is seen."""

    class Highlighted(Message):
        """The cursor came to an article."""

        def __init__(self, article: int) -> None:
            super().__init__()
            self.article = article

    class Opened(Message):
        """An article was opened."""

        def __init__(self, article: int) -> None:
            super().__init__()
            self.article = article

    def __init__(
        self,
        fetch: Callable[[Sequence[int]], Sequence[Headline]],
        clock: Callable[[], float],
        *,
        id: str,  # noqa: A002  as Textual calls it
    ) -> None:
        super().__init__(id=id)
        self._fetch = fetch
        self._clock = clock
        self._ids: Ids = array("q")
        self._headlines: LRUCache[int, Headline] = LRUCache(40 * PAGE)
        self._empty: tuple[str, ...] = ()
        self._filling = True
        self.selected: set[int] = set()
        """The ids of the selected articles."""

    @property
    def ids(self) -> Ids:
        """The ids of the list, in its order."""
        return self._ids

    @property
    def current(self) -> int | None:
        """The id of the article under the cursor."""
        return self._ids[self.cursor] if self.cursor < len(self._ids) else None

    def row_count(self) -> int:
        """How many articles there are."""
        return len(self._ids)

    # What is shown

    def show(self, ids: Ids, *, at: int | None = None) -> None:
        """Show another list, with the cursor on the article ``at`` or on the first."""
        self._ids = ids
        self._filling = not len(ids)
        self._headlines.clear()
        self.new_above = 0
        self.deselect()
        index = self._ids.index(at) if at is not None and at in self._ids else 0
        self.set_reactive(RowList.cursor, index)
        self.repaint()
        self.show_row(index)

    def update_ids(self, ids: Ids, *, arrived: int = 0) -> None:
        """Show the same list after it changed; the article under the cursor stays where it is on the screen.

        A list that was empty and is being filled stays at its top, until somebody moves in it.
        """
        here, old = None if self._filling else self.current, self.cursor
        self._ids = ids
        self.selected &= set(ids) if self.selected else set()
        self._headlines.clear()
        index = ids.index(here) if here is not None and here in ids else min(old, max(0, len(ids) - 1))
        offset = self.scroll_offset.y + (index - old) * self.ROW_HEIGHT
        self.set_reactive(RowList.cursor, index)
        self.repaint()
        self.scroll_to(y=offset, animate=False, force=True)
        self.new_above = self.new_above + arrived if offset > 0 else 0

    def say_when_empty(self, lines: Iterable[str]) -> None:
        """What to show while there is no article: a line what it is, and lines what to do."""
        self._empty = tuple(lines)
        self.refresh()

    def put(self, headlines: Iterable[Headline]) -> None:
        """Articles changed (read, starred): paint those that are on the screen."""
        for headline in headlines:
            if headline.id in self._headlines:
                self._keep(headline)
        self._repaint_seen()

    def forget(self) -> None:
        """Anything may have changed: fetch what is painted anew."""
        self._headlines.clear()
        self._repaint_seen()

    def _repaint_seen(self) -> None:
        """Paint the rows on the screen again."""
        self._strips.clear()
        self.refresh()

    def headline(self, index: int) -> Headline | None:
        """The article of a row, fetched with its page if need be; None if the library no longer has it."""
        if not 0 <= index < len(self._ids):
            return None
        number = self._ids[index]
        found = self._headlines.get(number)
        if found is None:
            start = index - index % PAGE
            for headline in self._fetch(self._ids[start : start + PAGE]):
                self._keep(headline)
            found = self._headlines.get(number)
        return found

    def _keep(self, headline: Headline) -> None:
        """Keep an article as it is now."""
        # Textual's cache keeps the old value of a key that it has.
        self._headlines.discard(headline.id)
        self._headlines[headline.id] = headline

    def known(self, number: int) -> Headline | None:
        """An article of the list, if it was fetched already."""
        return self._headlines.get(number)

    # The cursor

    def move_to_article(self, number: int) -> bool:
        """Put the cursor on an article without opening it; False if it is not in the list."""
        if number not in self._ids:
            return False
        index = self._ids.index(number)
        self.cursor = index
        self.show_row(index)
        return True

    def reached(self, index: int) -> None:
        """Tell which article the cursor is on."""
        self._filling = False
        self.post_message(self.Highlighted(self._ids[index]))

    def chosen(self, index: int) -> None:
        """Tell which article was opened."""
        self._filling = False
        # Fetched now if it was not painted yet: later it might come from before its mark was written, and hide that.
        if self.headline(index) is not None:
            self.post_message(self.Opened(self._ids[index]))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Those that arrived have been seen once the top is."""
        super().watch_scroll_y(old_value, new_value)
        if new_value == 0:
            self.new_above = 0

    def watch_new_above(self) -> None:
        """The lower border tells."""
        self._tell()

    def _tell(self) -> None:
        """Say in the lower border how many are selected, and how many arrived above."""
        selected = f"{len(self.selected)} selected" if self.selected else ""
        arrived = f"{self.new_above} new ↑" if self.new_above else ""
        self.border_subtitle = " · ".join(filter(None, (selected, arrived)))

    # Selecting

    def selection(self) -> list[Headline]:
        """The selected articles, in the order of the list."""
        found = (self.headline(index) for index, number in enumerate(self._ids) if number in self.selected)
        return [headline for headline in found if headline is not None]

    def toggle_selected(self, index: int) -> None:
        """Select the article of a row, or take it out again."""
        if 0 <= index < len(self._ids):
            self.selected ^= {self._ids[index]}
            self.repaint_row(index)
            self._tell()

    def select_on(self, step: int) -> None:
        """Go a row on (1) or back (-1), with what lies between selected; back over selected rows they are not."""
        here, there = self.cursor, self.cursor + step
        if not 0 <= there < len(self._ids):
            return
        if self._ids[here] in self.selected and self._ids[there] in self.selected:
            self.toggle_selected(here)
        else:
            for index in (here, there):
                if self._ids[index] not in self.selected:
                    self.toggle_selected(index)
        self.move_to(there, step)

    def deselect(self) -> bool:
        """Nothing is selected any more; False if nothing was."""
        was = bool(self.selected)
        if was:
            self.selected.clear()
            self._repaint_seen()
            self._tell()
        return was

    def on_click(self, event: events.Click) -> None:
        """With Ctrl a click selects, with Shift it selects all from the cursor to it."""
        index = self.row_at(event)
        if index is None or not (event.ctrl or event.shift):
            return  # the click is a plain one, for the list of rows itself
        event.prevent_default()
        rows = range(min(index, self.cursor), max(index, self.cursor) + 1) if event.shift else (index,)
        for row in rows:
            if event.ctrl or self._ids[row] not in self.selected:
                self.toggle_selected(row)
        self.move_to(index)

    # Painting

    def render_row(self, index: int, line: int, width: int, ground: Style) -> Strip:
        """The title, or what is known about it."""
        headline = self.headline(index)
        if headline is None:
            return Strip.blank(width, ground)
        below = headline.copy_of is not None and self._is_of(headline.copy_of, index - 1)
        render = self._first if line == 0 else self._second
        return render(headline, width, ground, below=below)

    def _is_of(self, original: int, index: int) -> bool:
        """Whether a row is an article, or a copy of it."""
        above = self.headline(index)
        return above is not None and original in (above.id, above.copy_of)

    def _first(self, headline: Headline, width: int, ground: Style, *, below: bool) -> Strip:
        """The sign and the title; ``below``: it is a copy of what stands above it."""
        accent, muted = self.style_of("accent"), self.style_of("muted")
        if headline.id in self.selected:
            sign: Piece = ("✓", accent)
        elif headline.starred:
            sign = ("☆" if headline.read else "★", accent)
        else:
            sign = ("○", muted) if headline.read else ("●", accent)
        title = self.style_of("dimmed" if headline.read else "strong")
        indent: Piece = (" ↳ " if below else " ", muted)
        return line([sign, indent, (one_line(headline.title), title)], (), width, ground)

    def _second(self, headline: Headline, width: int, ground: Style, *, below: bool) -> Strip:
        """Source, age, minutes; at the right the size of the story and the folded copies."""
        muted, accent = self.style_of("muted"), self.style_of("accent")
        right: list[Piece] = []
        if headline.story_size > 1:
            right.append((f"  ≣{'★' * headline.story_followed} {headline.story_size}", accent))
        if headline.copies:
            right.append((f"  +{headline.copies}", accent))
        copy = " · copy" if headline.copy_of is not None else ""
        facts = f" · {age(headline.published, self._clock())} · {headline.minutes} min{copy}"
        indent = "    " if below else "  "
        room = width - len(indent) - len(facts) - sum(len(text) for text, _ in right)
        source = crop(one_line(headline.feed_title), room)
        return line([(indent, ground), (source + facts, muted)], right, width, ground)

    def render_blank(self, y: int, width: int) -> Strip:
        """Below the last row nothing; in an empty list what to do."""
        at = y - 1
        if len(self._ids) or not 0 <= at < len(self._empty):
            return super().render_blank(y, width)
        style = self.style_of("strong" if at == 0 else "muted")
        return line([("  " + self._empty[at], style)], (), width, self.rich_style)
