"""Following a story: what relates to the passage under the cursor, the text beside the text, and the way back."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from textual import on
from textual.timer import Timer

from tui.model import Article, Related, Span, Spot
from tui.store import relations
from tui.ui.arrangement import Pane
from tui.ui.dates import difference
from tui.ui.jumps import Jumps
from tui.ui.screens.reading import Reading
from tui.ui.tabs import Known
from tui.ui.widgets.developments import Developments
from tui.ui.widgets.page import Standing
from tui.ui.widgets.reader import Reader

_RELATE = 0.06
"""Seconds that the passage rests before what relates to it is looked up."""
_LONGEST = 200
"""Articles of a story that are listed where nothing relates to a passage."""


@dataclass(frozen=True, slots=True)
class Sight:
    """An article, and how its text stands."""

    article: int
    standing: Standing


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the jump list: the text, the one beside it if there is one, and which of them is looked at."""

    text: Sight
    beside: Sight | None
    side: Pane

    def same_texts(self, other: Place) -> bool:
        """Whether both are of the same articles, wherever in them."""
        return self._texts() == other._texts()

    def _texts(self) -> tuple[int, int | None]:
        """The articles."""
        return self.text.article, self.beside.article if self.beside is not None else None


class Following(Reading):
    """The developments, the split, the jump list."""

    def start_following(self) -> None:
        """Nothing was followed."""
        self.jumps: Jumps[Place] = Jumps()
        self._relating: Timer | None = None
        self.watch(self.developments, "tab", self.show_hints, init=False)
        for reader in (self.reader, self.beside):
            self.watch(reader, "sentence", self.show_hints, init=False)

    # What relates to the passage

    @on(Reader.PassageChanged)
    def _passage_changed(self, event: Reader.PassageChanged) -> None:
        """Another passage is under the cursor."""
        if event.reader is self.text:
            self.relate_to(event.reader)

    def side_changed(self) -> None:
        """The other text of the split is looked at."""
        self.relate_to(self.text)

    def relate_to(self, reader: Reader) -> None:
        """Look up what relates to the passage of a text once it rests."""
        if self._relating is not None:
            self._relating.stop()
        article = reader.article
        if article is None:
            self.developments.show_article(None)
            self.developments.show_related((), self.services.clock())
            return
        spot = Spot(article.headline.id, max(0, reader.passage))
        self._relating = self.set_timer(
            _RELATE, lambda: self.beside_the_loop(self._show_related(spot, article), "related", exclusive=True)
        )

    async def _show_related(self, spot: Spot, article: Article) -> None:
        """Fill the pane of developments."""
        rows, alone = await self.services.librarian.ask(related, spot, self.services.clock())
        known: Known = "related" if not alone else "reading" if self.being_read(article) else "story"
        self.developments.show_article(article)
        self.developments.show_related(rows, self.services.clock(), known)
        self.show_hints()

    # Pointing at a development, and opening it

    def action_next_development(self) -> None:
        """The next development of the pane."""
        self.developments.action_next_development()
        self._show_developments()

    def action_previous_development(self) -> None:
        """The previous development of the pane."""
        self.developments.action_previous_development()
        self._show_developments()

    def _show_developments(self) -> None:
        """Where the pane is not on the screen, go there: Enter opens, Esc comes back to the text."""
        if not self.developments.display:
            self.show_pane("developments")
        self.show_hints()

    @on(Developments.Highlighted)
    def _pointed(self) -> None:
        """The key bar tells what Enter does now."""
        self.show_hints()

    def open_pointed(self) -> None:
        """Go where the sentence of the summary under the cursor stands, or open the development that is pointed at."""
        if self.text.sentence is not None:
            self._go(self.text, self.text.sentence)
        elif self.developments.pointed is not None and self.developments.tab == "developments":
            self.developments.action_open()
        else:
            self.tell(f"{self.key('next_development')} goes to a development, Enter opens it beside")

    @on(Developments.Opened)
    def _development_opened(self, event: Developments.Opened) -> None:
        """Open a passage: of a text that is open in its place, of another one beside it."""
        for reader in (self.text, self.reader, self.beside):
            if reader.article is not None and reader.article.headline.id == event.spot.article:
                self._go(reader, event.span)
                return
        if self.text.article is not None:
            self.open_beside(event.spot.article, event.span)

    def _go(self, reader: Reader, span: Span) -> None:
        """Go to a place of an open text."""
        self.left()
        reader.go(span)
        self.show_pane("beside" if reader is self.beside else "reader")
        self.arrived()

    @on(Developments.QuoteChosen)
    def _quote_chosen(self, event: Developments.QuoteChosen) -> None:
        """Go to a quote in the text."""
        self._go(self.text, event.span)

    def open_beside(self, number: int, at: Span | None = None) -> None:
        """Show an article in the second reader; if that one was being read, it moves to the first place."""
        first = self.text.article
        article = self.article(number)
        if first is None or article is None:
            return
        self.left()
        if self.text is self.beside:
            standing = self.beside.standing
            self.keep_position(self.reader)
            self.reader.show(first)
            self.reader.stand(standing)
        self._show_beside(article, first)
        if at is not None:
            self.beside.go(at)
        self.list.move_to_article(first.headline.id)
        self.taken_up(self.beside)
        self.arrived()

    def _show_beside(self, article: Article, first: Article) -> None:
        """Show an article in the second reader, and go there."""
        if not self.split:
            self.reader.keep_passage()
        self.split = True
        self.beside.show(article, other=difference(article.headline.published, first.headline.published))
        self.show_pane("beside")

    def close_beside(self) -> None:
        """Close the second text."""
        if self.split:
            self.keep_position(self.beside)
            self.beside.show(None)
            self.split = False
            self.side = "reader"

    def action_close_side(self) -> None:
        """Close the second text; the first one has the screen again."""
        if self.split:
            self.left()
            self.close_beside()
            self.show_pane("reader")
            self.relate_to(self.reader)
            self.arrived()

    # The jump list

    def _here(self) -> Place | None:
        """Where we are."""
        text, beside = _sight(self.reader), _sight(self.beside) if self.split else None
        return Place(text, beside, self.side) if text is not None else None

    def left(self) -> None:
        """What is about to be left will be come back to as it stands now."""
        here, present = self._here(), self.jumps.present
        if here is None:
            return
        if present is not None and here.same_texts(present):
            self.jumps.move(here)
        elif self.in_text():
            self.jumps.push(here)

    def arrived(self) -> None:
        """Put where we are on the jump list."""
        if here := self._here():
            self.jumps.push(here)

    def _jump(self, place: Place | None) -> None:
        """Go to a place of the jump list."""
        if place is None:
            self.tell("No further place in this direction")
            return
        self.close_beside()
        if not self.show_text(place.text.article):
            return
        self.reader.stand(place.text.standing)
        self.list.move_to_article(place.text.article)
        article = self.article(place.beside.article) if place.beside is not None else None
        if place.beside is not None and article is not None and self.reader.article is not None:
            self._show_beside(article, self.reader.article)
            self.beside.stand(place.beside.standing)
            self.show_pane(place.side)
        else:
            self.show_pane("reader")
        self.relate_to(self.text)

    def action_jump_back(self) -> None:
        """Where we were before; from the list, the text that was read last."""
        self.left()
        self._jump(self.jumps.back() if self.in_text() else self.jumps.present)

    def action_jump_forward(self) -> None:
        """Where we went back from."""
        self.left()
        self._jump(self.jumps.forward())


def _sight(reader: Reader) -> Sight | None:
    """What a reader shows; None if it is empty."""
    return Sight(reader.article.headline.id, reader.standing) if reader.article is not None else None


def related(db: sqlite3.Connection, spot: Spot, now: float) -> tuple[list[Related], bool]:
    """What relates to a passage, itself among it; True where that is nothing: then its article's story, if any."""
    rows = relations.related(db, spot, now)
    if any(not row.here for row in rows):
        return rows, False
    story = relations.timeline(db, spot.article)
    here = next((number for number, row in enumerate(story) if row.here), 0)
    near = story[max(0, here - _LONGEST // 2) : here + _LONGEST // 2]
    return [rows[0] if row.here and rows else row for row in near], True
