"""The place in an article: where its reader is, kept whatever changes around it, and where they want to go.

How it looks is ``widgets.article_view``'s; ``widgets.reader`` adds keys, mouse and messages.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from textual.geometry import Size

from tui.model import Article, Span
from tui.ui.blocks import Pictures
from tui.ui.layout import GUTTER, reading_line, scroll_for
from tui.ui.widgets.article_view import ArticleView

_SEEN = 4
"""Lines of the passage under the cursor that are to be seen where it is to be shown."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a text stands: its top (see ``Page.top``), the passage under the cursor, the place marked."""

    top: int = 0
    passage: int = 0
    target: Span | None = None


class Page(ArticleView):
    """An article that is scrolled, and gone about in by passages and sentences of its summary.

    The cursor follows the scrolling: it goes from the top of the view to its bottom as the text goes from its beginning
    to its end, so that every passage is reached.
    """

    expected = 0
    """The columns that the page will have when it is on the screen next; a text is laid out for them before."""
    _wanted: Span | Standing | int | None = 0  # where to go once the view has a size
    _kept: int | None = None  # what stood at the top before the text was laid out anew, until it is scrolled
    _passage_first = False
    _held = False  # the passage was chosen: scrolling to it must not choose another

    # What is shown

    def open_article(self, article: Article | None, at: Span | None = None) -> None:
        """Show ``article`` from its beginning, or the place ``at`` of it, without pictures."""
        self.article, self.pictures = article, None
        self._target = self._kept = None
        self._wanted = at if at is not None else 0
        self.set_reactive(Page.passage, 0)
        self.sentence = None
        self._lay_out()

    def refresh_article(self, article: Article) -> None:
        """Show what is new of the same article (its analysis, its marks): in place, what is read does not move."""
        self.article = article
        self.lay_out_in_place()

    def show_pictures(self, pictures: Pictures | None) -> None:
        """Show these pictures in the places of the images, or none: in place, what is read does not move."""
        self.pictures = pictures
        self.lay_out_in_place()

    def lay_out_in_place(self) -> None:
        """Lay out again; the line at the top of the view keeps its place by its characters, the cursor its passage."""
        passage, stays = self.passage, self._wanted is None
        if stays:
            # What was at the top may not be able to stand there when the text is shorter: it is not forgotten for that.
            self._wanted = self._kept = self._kept if self._kept is not None else self.top
        with self._holding():
            self._lay_out()
        if stays:
            self.passage = min(passage, max(len(self.passages) - 1, 0))

    def _lay_out(self) -> None:
        """Make the lines of the present article, and go where it was wanted as soon as there is a size."""
        seen = self.scrollable_content_region.width
        room = seen or (self.expected - self.gutter.width if self._wanted == 0 else 0)
        if room <= 0:
            return
        self._layout_now = self._laid_out(min(self._width, max(room - GUTTER, 2)))
        if self.sentence not in self.summary:
            self.sentence = None
        self._mark()
        self.virtual_size = Size(room, len(self._layout_now.lines))
        if not seen:
            return
        wanted, self._wanted = self._wanted, None
        if isinstance(wanted, Span):
            self.go(wanted)
        elif isinstance(wanted, Standing):
            self.stand(wanted)
        elif wanted is not None:
            self.scroll_to_offset(wanted)

    def on_resize(self) -> None:
        """The lines are broken anew if the width changed; the reading position stays."""
        self._arrive()
        if self._passage_first:
            self._passage_first = False
            self._show_passage()

    def _arrive(self) -> None:
        """The page is on the screen, in some size: lay out what was not, and go where it was wanted."""
        if self.virtual_size.width != self.scrollable_content_region.width or self._wanted not in (None, 0):
            self.lay_out_in_place()
        elif self._wanted == 0:
            self._wanted = None
            self.scroll_to_offset(0)

    def keep_passage(self) -> None:
        """When the view changes its size next, the passage under the cursor is what must be seen of the text."""
        self._passage_first = True

    def _show_passage(self) -> None:
        """Scroll to the passage under the cursor unless it is seen, or as much of it as has room."""
        if self.passage < len(self._layout_now.passages):
            first, last = self._layout_now.passages[self.passage]
            top = self.scroll_offset.y
            seen = min(last + 1, top + self.rows) - max(first, top)
            if seen < min(last + 1 - first, _SEEN):
                self._scroll_to_read(first)

    def watch_highlights(self) -> None:
        """Other things are marked; speakers come and go, so lines may break elsewhere."""
        self.lay_out_in_place()

    def watch_summary_shown(self) -> None:
        """The summary comes or goes; the text that is read stays."""
        self.lay_out_in_place()

    def watch_summary_size(self) -> None:
        """The summary is longer or shorter; the text that is read stays."""
        self.lay_out_in_place()

    def on_show(self) -> None:
        """What was wanted while the page was not seen comes to pass."""
        self._arrive()

    # Places

    @property
    def _unseen(self) -> bool:
        """Whether there are no lines to go to: before they are laid out, and while the page is not on the screen."""
        return self._wanted is not None or self.scrollable_content_region.width <= 0

    def go(self, span: Span) -> None:
        """Go to a place: its passage comes under the cursor, and it is marked unless it is all of that."""
        if self._unseen:
            self._wanted = span
            return
        self._kept = self.sentence = None
        self._point_out(span if all(span != passage.span for passage in self.passages) else None)
        line = self._layout_now.line_of(span.start)
        self._scroll_to_read(line)
        self.passage = self._layout_now.passage_of(line)

    def go_to_passage(self, passage: int) -> None:
        """Put the cursor on a passage, and where it is read."""
        rows = self._layout_now.passages
        self.sentence = None
        if rows:
            self._kept = None
            passage = min(max(passage, 0), len(rows) - 1)
            self._scroll_to_read(rows[passage][0])
            self.passage = passage

    def go_to_sentence(self, sentence: Span) -> None:
        """Put the cursor on a sentence of the summary, and bring it into view."""
        found = [y for y in range(self._layout_now.first) if self._tells(y) == sentence]
        if found:
            self.sentence = sentence
            top = min(max(self.scroll_offset.y, found[-1] + 1 - self.rows), found[0])
            with self._holding():
                self.scroll_to(y=top, animate=False, force=True)

    def move(self, rows: int) -> None:
        """Down by so many lines, or up; where all is seen already, by passages: to the first or last if by a page."""
        if self.max_scroll_y:
            super().move(rows)
        elif rows:
            step = 1 if rows > 0 else -1
            self.go_to_passage(self.passage + (step if abs(rows) == 1 else step * len(self.passages)))

    @property
    def standing(self) -> Standing:
        """How the text stands; where it is not on the screen yet, how it will."""
        wanted = self._wanted
        if isinstance(wanted, Standing):
            return wanted
        if isinstance(wanted, Span):
            held = (number for number, passage in enumerate(self.passages) if passage.span.overlaps(wanted))
            return Standing(wanted.start, next(held, 0))
        return Standing(self.top if wanted is None else wanted, self.passage, self._target)

    def stand(self, standing: Standing) -> None:
        """Go back to how the text stood."""
        if self._unseen:
            self._wanted = standing
            return
        self._kept = self.sentence = None
        self._point_out(standing.target)
        with self._holding():
            self.scroll_to_offset(standing.top)
        self.passage = min(standing.passage, max(len(self.passages) - 1, 0))
        self._show_passage()

    def scroll_to_offset(self, offset: int) -> None:
        """Bring the character ``offset`` of the body, or what else ``top`` gave, to the top of the view."""
        if self._unseen:
            self._wanted = offset
            return
        line = self._layout_now.line_of(offset) if offset > 0 else max(self._layout_now.first + 1 + offset, 0)
        self.scroll_to(y=line if offset else 0, animate=False, force=True)

    def _scroll_to_read(self, line: int) -> None:
        """Scroll so that ``line`` is the one that is being read."""
        with self._holding():
            self.scroll_to(y=scroll_for(line, self.max_scroll_y, self.rows), animate=False, force=True)

    @contextmanager
    def _holding(self) -> Iterator[None]:
        """While this lasts, scrolling does not move the cursor."""
        before, self._held = self._held, True
        try:
            yield
        finally:
            self._held = before

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The cursor follows what is read."""
        super().watch_scroll_y(old_value, new_value)
        if not self._held and round(old_value) != round(new_value):
            self._kept = self.sentence = None
            read = reading_line(self.scroll_offset.y, self.max_scroll_y, self.rows)
            self.passage = self._layout_now.passage_of(read)
