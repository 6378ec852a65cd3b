"""The reader: an article to move in, to click in, to jump in.

It knows nothing of where articles come from: the screen gives one to ``show`` and hears by messages what the user
wants.
"""

from __future__ import annotations

from dataclasses import replace

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tui.model import Article, EntityKind, Span
from tui.ui.highlight import MODES, content
from tui.ui.layout import LONGEST_SUMMARY
from tui.ui.lines import Line, Name, PictureOf, StoryOf, Target, Url
from tui.ui.strips import hit
from tui.ui.widgets.page import Page


class Reader(Page):
    """A page that is moved in by passages, whose names, links and summary can be clicked."""

    choosing: reactive[bool] = reactive(False, repaint=False)
    """Whether the number of a link is waited for."""

    class PassageChanged(Message):
        """The cursor came to a passage, of this article or of one that has just been shown."""

        def __init__(self, reader: Reader, article_id: int, passage: int) -> None:
            super().__init__()
            self.reader = reader
            self.article_id = article_id
            self.passage = passage

        @property
        def control(self) -> Reader:
            """The reader that says so."""
            return self.reader

    class LinkOpened(Message):
        """A link or an image was chosen."""

        def __init__(self, url: str) -> None:
            super().__init__()
            self.url = url

    class NameChosen(Message):
        """A person, an organisation or a place was chosen."""

        def __init__(self, name: str, kind: EntityKind) -> None:
            super().__init__()
            self.name = name
            self.kind: EntityKind = kind

    class PictureChosen(Message):
        """A picture is to be shown large."""

        def __init__(self, reader: Reader, url: str) -> None:
            super().__init__()
            self.reader = reader
            self.url = url

    class RoomChanged(Message):
        """There is another width for the pictures that are shown."""

        def __init__(self, reader: Reader) -> None:
            super().__init__()
            self.reader = reader

    class StoryChosen(Message):
        """The article's story was chosen."""

        def __init__(self, story_id: int) -> None:
            super().__init__()
            self.story_id = story_id

    class Paged(Message):
        """The user read on; ``end`` if there was nothing left to go on to."""

        def __init__(self, end: bool) -> None:
            super().__init__()
            self.end = end

    _other = ""
    _digits = ""

    # What is shown

    def show(self, article: Article | None, *, at: Span | None = None, other: str = "") -> None:
        """Show ``article``, or the place ``at`` of it; ``other`` is said in the title ("a day later")."""
        self._other = other
        self.choosing = False
        with self.prevent(self.PassageChanged):
            self.open_article(article, at)
        self._tell()
        if article is not None:
            self.post_message(self.PassageChanged(self, article.headline.id, self.passage))

    def refresh_article(self, article: Article) -> None:
        """Show what is new of the same article (its analysis, its marks): in place, what is read does not move."""
        super().refresh_article(article)
        self._tell()

    def on_resize(self) -> None:
        """The lines are broken anew if the width changed; the reading position stays."""
        before, _ = self.room
        super().on_resize()
        self._tell()
        if self.pictures is not None and self.room[0] != before:
            self.post_message(self.RoomChanged(self))

    def watch_passage(self) -> None:
        """The bar in the margin moves, and whoever shows what relates to the passage hears of it."""
        self.refresh()
        self._tell()
        if self.article is not None:
            self.post_message(self.PassageChanged(self, self.article.headline.id, self.passage))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The title says how far the article is read."""
        super().watch_scroll_y(old_value, new_value)
        self._tell()

    def _tell(self) -> None:
        """Say in the border what is read, and how far."""
        if self.article is None:
            self.entitle(None, "")
            return
        passages = self.passages
        numbers = passages[self.passage].paragraphs if self.passage < len(passages) else ()
        parts = (self.article.headline.feed_title, f"¶ {numbers[0] + 1}" if numbers else "", self._other)
        self.entitle(content(" · ".join(filter(None, parts))), self._progress())

    def _progress(self) -> str:
        """How far the article is read, or the link that is being chosen."""
        if self.choosing and self.article is not None:
            links = self.article.body.links
            number = int(self._digits or 0)
            where = links[number - 1].url if 0 < number <= len(links) else f"1 to {len(links)}"
            return f"link {self._digits or '…'} · {where}"
        if not self.max_scroll_y:
            return ""
        return f"{min(round(100 * (self.scroll_offset.y + self.rows) / self.virtual_size.height), 100)} %"

    # Passages, summary, marks

    def action_next_passage(self) -> None:
        """To the next passage; in the summary to the next sentence, after the last one to the text."""
        if self.sentence is None:
            self.go_to_passage(self.passage + 1)
        elif self.sentence == self.summary[-1]:
            self.go_to_passage(0)
        else:
            self.go_to_sentence(self.summary[self.summary.index(self.sentence) + 1])

    def action_previous_passage(self) -> None:
        """To the passage before; before the first to the sentences of the summary, the last one first."""
        at = self.summary.index(self.sentence) if self.sentence is not None else len(self.summary)
        if self.sentence is None and (self.passage > 0 or not at):
            self.go_to_passage(self.passage - 1)
        else:
            self.go_to_sentence(self.summary[max(at - 1, 0)])

    def action_toggle_summary(self) -> None:
        """Show or hide the summary."""
        self.summary_shown = not self.summary_shown

    def action_longer_summary(self) -> None:
        """A sentence more in the summary."""
        self._resize_summary(1)

    def action_shorter_summary(self) -> None:
        """A sentence less in the summary."""
        self._resize_summary(-1)

    def _resize_summary(self, step: int) -> None:
        """Make the summary longer or shorter, and show it."""
        analysis = self.article.analysis if self.article is not None else None
        if analysis is None or not analysis.summary:
            return
        longest = max(min(LONGEST_SUMMARY, len(analysis.sentences)), len(analysis.summary))
        self.summary_shown = True
        self.summary_size = min(max((self.summary_size or len(analysis.summary)) + step, 1), longest)

    def action_cycle_highlights(self) -> None:
        """Mark all, quotes only, nothing."""
        self.highlights = MODES[(MODES.index(self.highlights) + 1) % len(MODES)]

    def action_read_on(self) -> None:
        """A page on; whoever hears of the end goes on to the next article."""
        end = self.scroll_offset.y >= self.max_scroll_y
        if not end:
            self.action_page_down()
        self.post_message(self.Paged(end))

    # Links by number

    def action_links(self) -> None:
        """Wait for the number of a link, or wait no longer."""
        has_links = self.article is not None and bool(self.article.body.links)
        self.choosing = has_links and not self.choosing

    def watch_choosing(self) -> None:
        """The numbers stand out while one is waited for."""
        self._digits = ""
        self.refresh()
        self._tell()

    def on_key(self, event: events.Key) -> None:
        """Digits choose a link; until it is clear which, they and the keys that correct and end them are the link's."""
        count = len(self.article.body.links) if self.article is not None else 0
        typed = event.character or ""
        digit = int(typed) if typed.isdecimal() else -1
        ours = digit >= 0 or event.key in ("escape", "enter", "backspace")
        if not (ours if self.choosing else 0 < digit <= count):
            return
        self.choosing = True
        event.stop()
        event.prevent_default()
        self._type(event.key, typed, count)

    def _type(self, key: str, character: str, count: int) -> None:
        """One key of the number of a link, of which there are ``count``; it opens as soon as no other can be meant."""
        if key == "escape":
            self.choosing = False
            return
        if key == "backspace":
            self._digits = self._digits[:-1]
        elif key != "enter" and int(self._digits + character) <= count:
            self._digits = (self._digits + character).lstrip("0")
        if self._digits and (key == "enter" or (key != "backspace" and int(self._digits) * 10 > count)):
            self.open_link(int(self._digits))
            self.choosing = False
        self._tell()

    def open_link(self, number: int) -> None:
        """Open the link of that number, from 1."""
        if self.article is not None and 0 < number <= len(self.article.body.links):
            self.post_message(self.LinkOpened(self.article.body.links[number - 1].url))

    def state(self, y: int) -> int:
        """Whether a line is of the passage under the cursor, and whether links are chosen."""
        return super().state(y) + 2 * self.choosing

    def draw(self, y: int, line: Line, width: int) -> Strip:
        """A line of the page; the numbers of links stand out while one is waited for."""
        if self.choosing:
            chosen = (p._replace(style="chosen") if p.style == "link-number" else p for p in line.pieces)
            line = replace(line, pieces=tuple(chosen))
        return super().draw(y, line, width)

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """A click on a name, a link, a sentence of the summary, the story; or it puts the cursor on a passage."""
        at = self.cell_of(event)
        line = self.line(at.y) if at is not None else None
        if at is None or line is None or self.text_selection is not None:
            return
        found = hit(line, at.x - self.left(line))
        if found is not None:
            piece, character = found
            target = piece.target if piece.start < 0 else self._target_at(piece.start + character)
            if target is not None:
                self.follow(target)
                return
        if line.start >= 0:
            self.passage = self._layout_now.passage_of(at.y)

    def _target_at(self, offset: int) -> Target:
        """What the character ``offset`` of the body leads to: a link first, then a name."""
        if self.article is None:
            return None
        for link in self.article.body.links:
            if link.span.start <= offset < link.span.end:
                return Url(link.url)
        analysis = self.article.analysis
        if analysis is None or self.highlights != "all":
            return None
        for entity in analysis.entities:
            if any(mention.start <= offset < mention.end for mention in entity.mentions):
                return Name(entity.name, entity.kind)
        return None

    def follow(self, target: Target) -> None:
        """Go where a click on ``target`` leads, or tell who can."""
        if isinstance(target, Span):
            self.go(target)
        elif isinstance(target, Url):
            self.post_message(self.LinkOpened(target.address))
        elif isinstance(target, Name):
            self.post_message(self.NameChosen(target.name, target.kind))
        elif isinstance(target, StoryOf):
            self.post_message(self.StoryChosen(target.story))
        elif isinstance(target, PictureOf):
            self.post_message(self.PictureChosen(self, target.address))
