"""Texts: opening one, the one beside it, what relates to it, and the way back."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace

from textual import on
from textual.timer import Timer

from tui.model import Article, Headline, Related, Span, Spot, View
from tui.store import articles, relations, state
from tui.ui.arrangement import Shape
from tui.ui.dates import difference
from tui.ui.jumps import Jumps
from tui.ui.screens.marking import Marking
from tui.ui.widgets.article_list import ArticleList
from tui.ui.widgets.developments import Developments
from tui.ui.widgets.reader import Reader

_PREVIEW = 0.09
"""Seconds that the cursor rests on an article before its text is shown: holding j does not read every one."""
_RELATE = 0.06
"""Seconds that the passage rests before what relates to it is looked up."""


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


def related(db: sqlite3.Connection, spot: Spot, now: float) -> list[Related]:
    """What relates to a passage; before relations are known, the other articles of its story."""
    return relations.related(db, spot, now) or relations.timeline(db, spot.article)
