"""The list of articles: two lines a row, fetched by the page from wherever it is told to.

Keeps ids only; what a row shows comes from ``fetch`` in pages when it is first painted. When articles arrive
above, cursor and scroll stay with the article that they were on.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence

from rich.style import Style
from textual.cache import LRUCache
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tui.model import Headline
from tui.text import line as one_line
from tui.ui.cells import Piece, cut, line
from tui.ui.dates import age
from tui.ui.reading_list import Ids
from tui.ui.widgets.rows import RowList

PAGE = 64
"""Rows that are fetched at once."""


class ArticleList(RowList):
    """The articles of a view. Signs: ● unread, ○ read, ★ starred and unread, ☆ starred; ≣ story's size; +n copies."""

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
        if index < len(self._ids):
            self.post_message(self.Opened(self._ids[index]))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Those that arrived have been seen once the top is."""
        super().watch_scroll_y(old_value, new_value)
        if new_value == 0:
            self.new_above = 0

    def watch_new_above(self, count: int) -> None:
        """The lower border tells."""
        self.border_subtitle = f"{count} new ↑" if count else ""

    # Painting

    def render_row(self, index: int, line: int, width: int, ground: Style) -> Strip:
        """The title, or what is known about it."""
        headline = self.headline(index)
        if headline is None:
            return Strip.blank(width, ground)
        return self._first(headline, width, ground) if line == 0 else self._second(headline, width, ground)

    def _first(self, headline: Headline, width: int, ground: Style) -> Strip:
        """The sign and the title."""
        accent, muted = self.style_of("accent"), self.style_of("muted")
        if headline.starred:
            sign: Piece = ("☆" if headline.read else "★", accent)
        else:
            sign = ("○", muted) if headline.read else ("●", accent)
        title = self.style_of("dimmed" if headline.read else "strong")
        return line([sign, (" ", ground), (one_line(headline.title), title)], (), width, ground)

    def _second(self, headline: Headline, width: int, ground: Style) -> Strip:
        """Source, age, minutes; at the right the size of the story and the folded copies."""
        muted, accent = self.style_of("muted"), self.style_of("accent")
        right: list[Piece] = []
        if headline.story_size > 1:
            right.append((f"  ≣ {headline.story_size}", accent))
        if headline.copies:
            right.append((f"  +{headline.copies}", accent))
        facts = f" · {age(headline.published, self._clock())} · {headline.minutes} min"
        room = width - 2 - len(facts) - sum(len(text) for text, _ in right)
        return line([("  ", ground), (cut(one_line(headline.feed_title), room) + facts, muted)], right, width, ground)

    def render_blank(self, y: int, width: int) -> Strip:
        """Below the last row nothing; in an empty list what to do."""
        at = y - 1
        if len(self._ids) or not 0 <= at < len(self._empty):
            return super().render_blank(y, width)
        style = self.style_of("strong" if at == 0 else "muted")
        return line([("  " + self._empty[at], style)], (), width, self.rich_style)
