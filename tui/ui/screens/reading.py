"""Texts: opening one, the one beside it, what relates to it, and the way back."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace

from textual import on
from textual.timer import Timer

from tui.model import Article, Headline, Related, Span, Spot, View
from tui.store import articles, relations, state, stories, views
from tui.ui import opening
from tui.ui.arrangement import Shape
from tui.ui.dates import difference
from tui.ui.jumps import Jumps
from tui.ui.reading_list import following
from tui.ui.screens.marking import Marking
from tui.ui.tabs import Tab
from tui.ui.widgets.article_list import ArticleList
from tui.ui.widgets.developments import Developments
from tui.ui.widgets.reader import Reader

_PREVIEW = 0.09
"""Seconds that the cursor rests on an article before its text is shown: holding j does not read every one."""
_RELATE = 0.06
"""Seconds that the passage rests before what relates to it is looked up."""
_NEAR = 192
"""Articles around the cursor in which the next unread one is looked for before the library is asked."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reader was: an article and an offset in it, and the text beside it if there was one."""

    article: int
    offset: int
    beside: int | None = None
    beside_offset: int = 0


class Reading(Marking):
    """The texts and the developments."""

    def start_reading(self) -> None:
        """Nothing is open."""
        self._texts = (self.reader, self.beside)
        self.jumps: Jumps[Place] = Jumps()
        self._preview: Timer | None = None
        self._relating: Timer | None = None

    # Opening

    def article(self, number: int) -> Article | None:
        """An article from the library; None, and a toast, if it cannot be read."""
        with self.reporting():
            return articles.article(self.services.db, number)
        return None

    @on(ArticleList.Highlighted)
    def _highlighted(self, event: ArticleList.Highlighted) -> None:
        """The cursor came to an article: show its text beside the list once it rests there."""
        if self._preview is not None:
            self._preview.stop()
        if self.shape != "one":
            self._preview = self.set_timer(_PREVIEW, lambda: self._show_preview(event.article))

    def _show_preview(self, number: int) -> None:
        """Show a text without marking it read."""
        if self.list.current == number and self.pane in ("list", "sidebar"):
            self.show_text(number)

    def list_shown(self) -> None:
        """Another list: show the text under its cursor."""
        if self.list.current is not None:
            self._highlighted(ArticleList.Highlighted(self.list.current))
        elif self.pane in ("list", "sidebar"):
            self.show_nothing()

    def shape_changed(self, before: Shape) -> None:
        """There is room beside the list now: show the text under its cursor."""
        if before == "one" and self.pane in ("list", "sidebar"):
            self.list_shown()

    def show_nothing(self) -> None:
        """No text is open."""
        self._keep_position(self.reader)
        self.reader.show(None)
        self.developments.show_article(None)
        self.developments.show_related((), self.services.clock())

    @on(ArticleList.Opened)
    def _opened(self, event: ArticleList.Opened) -> None:
        """Enter or a double click on an article."""
        self.read(event.article)

    def read(self, number: int, *, at: Span | None = None) -> None:
        """Open an article to be read: it is marked read, and its deep analysis goes first."""
        self.close_beside()
        if self.show_text(number, at=at):
            self.list.move_to_article(number)
            self.show_pane("reader")
            self._taken_up(self.reader)

    def show_text(self, number: int, *, at: Span | None = None) -> bool:
        """Show an article in the reader, where it was left or at a span; False if it is gone."""
        shown = self.reader.article
        if shown is None or shown.headline.id != number:
            article = self.article(number)
            if article is None:
                return False
            self._keep_position(self.reader)
            self.reader.show(article, at=at)
            if at is None:
                self._restore_position(self.reader)
            self._relate_to(self.reader)
        elif at is not None:
            self.reader.go(at)
        return True

    def _taken_up(self, reader: Reader) -> None:
        """A text is being read: mark it, ask for its deep analysis."""
        if reader.article is None:
            return
        headline = self.list.known(reader.article.headline.id) or reader.article.headline
        if not headline.read:
            self.mark([headline], "read", read=True)
            self.marked(replace(headline, read=True))
        analysis = reader.article.analysis
        if analysis is None or not analysis.deep:
            self.services.engine.study(headline.id)

    def marked(self, headline: Headline) -> None:
        """Show a mark where the article is open."""
        for reader in (self.reader, self.beside):
            if reader.article is not None and reader.article.headline.id == headline.id:
                reader.refresh_article(replace(reader.article, headline=headline))

    def refresh_texts(self) -> None:
        """Marks may have changed on any article: show those of the open ones."""
        for reader in (self.reader, self.beside):
            if reader.article is not None and (article := self.article(reader.article.headline.id)):
                reader.refresh_article(article)

    def leave(self) -> None:
        """The program ends: remember where the texts were left."""
        with self.reporting():
            for reader in self._texts:
                if reader.article is not None:
                    state.keep_position(self.services.db, reader.article.headline.id, reader.offset_at_top())

    def analysed(self, number: int) -> None:
        """The deep analysis of an article is there: show it in place."""
        for reader in (self.reader, self.beside):
            if reader.article is not None and reader.article.headline.id == number:
                article = self.article(number)
                if article is not None:
                    same_text = article.body.text == reader.article.body.text
                    reader.refresh_article(article) if same_text else reader.show(article)
                    self._relate_to(reader)

    # Where a text was left

    def _keep_position(self, reader: Reader) -> None:
        """Remember how far the text was read."""
        if reader.article is None:
            return
        number, offset = reader.article.headline.id, reader.offset_at_top()

        async def keep() -> None:
            await self.services.librarian.ask(state.keep_position, number, offset)

        self.beside_the_loop(keep(), "remember")

    def _restore_position(self, reader: Reader) -> None:
        """Go on where the text was left."""
        if reader.article is None:
            return
        with self.reporting():
            offset = state.position(self.services.db, reader.article.headline.id)
            if offset > 0:
                reader.scroll_to_offset(offset)

    # What relates to the passage

    @on(Reader.PassageChanged)
    def _passage_changed(self, event: Reader.PassageChanged) -> None:
        """Another passage is under the cursor."""
        if event.article_id == (self.text.article.headline.id if self.text.article else None):
            self._relate_to(self.text)

    def _relate_to(self, reader: Reader) -> None:
        """Look up what relates to the passage of a text once it rests."""
        if self._relating is not None:
            self._relating.stop()
        article = reader.article
        if article is not None:
            spot = Spot(article.headline.id, max(0, reader.passage))
            self._relating = self.set_timer(
                _RELATE, lambda: self.beside_the_loop(self._show_related(spot, article), "related", exclusive=True)
            )

    async def _show_related(self, spot: Spot, article: Article) -> None:
        """Fill the pane of developments."""
        rows = await self.services.librarian.ask(related, spot, self.services.clock())
        self.developments.show_article(article)
        self.developments.show_related(rows, self.services.clock())

    @on(Developments.Opened)
    def _development_opened(self, event: Developments.Opened) -> None:
        """Open a passage: of this article in place, of another one beside it."""
        if self.text.article is None:
            return
        if event.spot.article == self.text.article.headline.id:
            self._remember_place()
            self.text.go(event.span)
            self._remember_place()
        else:
            self.open_beside(event.spot.article, event.span)

    def open_beside(self, number: int, at: Span | None = None) -> None:
        """Show an article in the second reader; if that one was being read, it moves to the first place."""
        first = self.text.article
        article = self.article(number)
        if first is None or article is None:
            return
        self._remember_place()
        if self.text is self.beside:
            self._keep_position(self.reader)
            offset = self.beside.offset_at_top()
            self.reader.show(first)
            self.reader.scroll_to_offset(offset)
        self.split = True
        self.show_pane("beside")
        self.beside.show(article, at=at, other=difference(article.headline.published, first.headline.published))
        self.list.move_to_article(first.headline.id)
        self._taken_up(self.beside)
        self._remember_place()

    def close_beside(self) -> None:
        """Close the second text."""
        if self.split:
            self._keep_position(self.beside)
            self.beside.show(None)
            self.split = False
            self.side = "reader"

    def action_close_side(self) -> None:
        """Close the second text; the first one has the screen again."""
        if self.split:
            self.close_beside()
            self.show_pane("reader")
            self._relate_to(self.reader)

    @on(Reader.NameChosen)
    @on(Developments.NameChosen)
    def _name_chosen(self, event: Reader.NameChosen | Developments.NameChosen) -> None:
        """List every article that mentions a name."""
        self.close_beside()
        self.open_view(View("entity", f"{event.kind}:{event.name}"))
        self.show_pane("list")

    @on(Developments.QuoteChosen)
    def _quote_chosen(self, event: Developments.QuoteChosen) -> None:
        """Go to a quote in the text."""
        self._remember_place()
        self.text.go(event.span)
        self.show_pane(self.side)

    @on(Reader.LinkOpened)
    def _link_opened(self, event: Reader.LinkOpened) -> None:
        """Open a link of the text."""
        self.beside_the_loop(opening.open_in_browser(event.url), "browser")

    @on(Reader.StoryChosen)
    def _story_chosen(self, event: Reader.StoryChosen) -> None:
        """Show the story that the article belongs to."""
        self._show_story(event.story_id)

    @on(Reader.Paged)
    def _paged(self, event: Reader.Paged) -> None:
        """Space at the end of a text goes to the next unread one."""
        if event.end:
            self.action_next_unread()

    # The jump list

    def _here(self) -> Place | None:
        """Where we are."""
        if self.reader.article is None:
            return None
        place = Place(self.reader.article.headline.id, self.reader.offset_at_top())
        if self.split and self.beside.article is not None:
            place = replace(place, beside=self.beside.article.headline.id, beside_offset=self.beside.offset_at_top())
        return place

    def _remember_place(self) -> None:
        """Put where we are on the jump list."""
        if place := self._here():
            self.jumps.push(place)

    def _jump(self, place: Place | None) -> None:
        """Go to a place of the jump list."""
        if place is None:
            self.tell("No further place in this direction")
            return
        self.close_beside()
        if not self.show_text(place.article):
            return
        self.reader.scroll_to_offset(place.offset)
        self.show_pane("reader")
        article = self.article(place.beside) if place.beside is not None else None
        first = self.reader.article
        if article is not None and first is not None:
            self.split = True
            self.show_pane("beside")
            self.beside.show(article, other=difference(article.headline.published, first.headline.published))
            self.beside.scroll_to_offset(place.beside_offset)

    def action_jump_back(self) -> None:
        """Where we were before."""
        self._jump(self.jumps.back())

    def action_jump_forward(self) -> None:
        """Where we went back from."""
        self._jump(self.jumps.forward())

    # From article to article

    def _in_text(self) -> bool:
        """Whether a text has the attention: the next article is to be opened then, not only pointed at."""
        return self.pane in ("reader", "beside", "developments")

    def _go_to(self, index: int) -> None:
        """The article of a row: open it while reading, else put the cursor on it."""
        if self._in_text():
            self.read(self.list.ids[index])
        else:
            self.list.move_to(index)

    def action_next_article(self) -> None:
        """The next article of the list."""
        if self.list.cursor + 1 < len(self.list.ids):
            self._go_to(self.list.cursor + 1)
        else:
            self.tell("That was the last article of the list")

    def action_previous_article(self) -> None:
        """The previous article of the list."""
        if self.list.cursor > 0:
            self._go_to(self.list.cursor - 1)

    def action_next_unread(self) -> None:
        """The next unread article of the list."""
        self._step_unread(1)

    def action_previous_unread(self) -> None:
        """The previous unread article of the list."""
        self._step_unread(-1)

    def _step_unread(self, step: int) -> None:
        """Look near the cursor first: no list of unread ids is needed to go to the next row."""
        start, count = self.list.cursor, len(self.list.ids)
        end = min(count, start + _NEAR) if step > 0 else max(-1, start - _NEAR)
        for index in range(start + step, end, step):
            headline = self.list.headline(index)
            if headline is not None and not headline.read:
                self._go_to(index)
                return
        self.beside_the_loop(self._find_unread(step), "unread", exclusive=True)

    async def _find_unread(self, step: int) -> None:
        """Ask the library which of the list are unread."""
        wanted = await self.services.librarian.ask(
            views.ids, replace(self.view, unread_only=True), self.services.clock()
        )
        index = following(self.list.ids, set(wanted), self.list.cursor, step)
        if index is None or index == self.list.cursor:
            self.tell("No more unread here · ] goes to the next feed")
        else:
            self._go_to(index)

    def action_read_on(self) -> None:
        """A page on; at the end the next unread article."""
        if self._in_text() and self.text.article is not None:
            self.text.action_read_on()
        elif self.list.current is not None:
            self.read(self.list.current)

    # What is done with the text

    def action_next_development(self) -> None:
        """The next development of the pane."""
        self.developments.action_next_development()

    def action_previous_development(self) -> None:
        """The previous development of the pane."""
        self.developments.action_previous_development()

    def action_next_passage(self) -> None:
        """The next passage of the text."""
        self.text.action_next_passage()

    def action_previous_passage(self) -> None:
        """The previous passage of the text."""
        self.text.action_previous_passage()

    def action_people(self) -> None:
        """People & places, or the developments again."""
        self._tab("people")

    def action_quotes(self) -> None:
        """Quotes, or the developments again."""
        self._tab("quotes")

    def _tab(self, name: Tab) -> None:
        """Show a tab of the pane of developments, and go there; a second time goes back."""
        if self.developments.tab == name and self.pane == "developments":
            self.developments.tab = "developments"
        else:
            self.developments.tab = name
            self.show_pane("developments")

    def action_toggle_summary(self) -> None:
        """Summary on or off."""
        self.text.action_toggle_summary()

    def action_longer_summary(self) -> None:
        """One sentence more."""
        self.text.action_longer_summary()

    def action_shorter_summary(self) -> None:
        """One sentence less."""
        self.text.action_shorter_summary()

    def action_cycle_highlights(self) -> None:
        """All highlights, quotes only, none."""
        self.text.action_cycle_highlights()

    def action_links(self) -> None:
        """Number the links of the text."""
        self.text.action_links()

    def action_full_text(self) -> None:
        """Fetch the article's page, and show its text in the place of the feed's."""
        if headline := self.target():
            self.tell("Fetching the full text …")
            self.services.engine.full_text(headline.id)

    def action_open_in_browser(self) -> None:
        """Open the article's link."""
        headline = self.target()
        if headline and headline.link:
            self.beside_the_loop(opening.open_in_browser(headline.link), "browser")
            if not headline.read:
                self.mark([headline], "read", read=True)
        elif headline:
            self.tell("This article has no link")

    def action_copy_link(self) -> None:
        """Put the article's link on the clipboard."""
        headline = self.target()
        if headline and headline.link:
            self.app.copy_to_clipboard(headline.link)
            self.tell("Link copied")
        elif headline:
            self.tell("This article has no link")

    def _target_article(self) -> Article | None:
        """The whole article that a key is about."""
        headline = self.target()
        return self.article(headline.id) if headline else None

    def action_write_file(self) -> None:
        """Write the article to a file."""
        article = self._target_article()
        if article is None:
            return

        def named(path: str | None) -> None:
            if path:
                with self.reporting():
                    self.tell(f"Written to {opening.write_file(path, article)}")

        self.ask("Write to", f"~/{opening.file_name(article)}", "a new file", named)

    def action_pipe(self) -> None:
        """Give the article to a command."""
        article = self._target_article()
        if article is None:
            return

        def named(command: str | None) -> None:
            if command:
                with self.reporting(), self.app.suspend():
                    code = opening.pipe(command, article)
                    self.tell(f"{command}: done" if code == 0 else f"{command}: ended with {code}")

        self.ask("Pipe to", "", "a command that reads the article's text, as: less", named)

    # The story

    def action_story_page(self) -> None:
        """The story that the article belongs to."""
        headline = self.target()
        if headline and headline.story is not None and headline.story_size > 1:
            self._show_story(headline.story)
        elif headline:
            self.tell("Nobody else has reported this so far")

    def _show_story(self, number: int) -> None:
        """Open a story's page; an article chosen there is read."""
        from tui.ui.screens.story import StoryPage

        def chosen(article: int | None) -> None:
            if article is not None:
                self.read(article)

        with self.reporting():
            story = stories.story(self.services.db, number)
            members = stories.members(self.services.db, number)
            self.app.push_screen(StoryPage(story, members, self.services.clock()), chosen)


def related(db: sqlite3.Connection, spot: Spot, now: float) -> list[Related]:
    """What relates to a passage; before relations are known, the other articles of its story."""
    return relations.related(db, spot, now) or relations.timeline(db, spot.article)
