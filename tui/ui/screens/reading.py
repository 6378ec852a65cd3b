"""Texts: shown beside the list, opened to be read, studied, and where they were left."""

from __future__ import annotations

from dataclasses import replace

from textual import on
from textual.timer import Timer

from tui.model import Article, Headline, Span
from tui.store import articles, state
from tui.ui.arrangement import Shape
from tui.ui.screens.marking import Marking
from tui.ui.widgets.article_list import ArticleList
from tui.ui.widgets.reader import Reader

_PREVIEW = 0.09
"""Seconds that the cursor rests on an article before its text is shown: holding j does not read every one."""
_STUDY = 0.5
"""Seconds that it rests there before the article is read closely as well."""


class Reading(Marking):
    """The texts."""

    def start_reading(self) -> None:
        """Nothing is open."""
        self._texts = (self.reader, self.beside)
        self._preview: Timer | None = None
        self._studying: Timer | None = None
        self._asked_for: set[int] = set()
        self._answered: set[int] = set()

    # Opening

    def article(self, number: int) -> Article | None:
        """An article from the library; None, and a toast, if it cannot be read."""
        with self.reporting():
            return articles.article(self.services.db, number)
        return None

    @on(ArticleList.Highlighted)
    def _highlighted(self, event: ArticleList.Highlighted) -> None:
        """The cursor came to an article: show its text beside the list once it rests there."""
        for timer in (self._preview, self._studying):
            if timer is not None:
                timer.stop()
        if self.shape != "one":
            self._preview = self.set_timer(_PREVIEW, lambda: self._show_preview(event.article))

    def _show_preview(self, number: int) -> None:
        """Show a text, alone, without marking it read."""
        if self.list.current != number or self.pane not in ("list", "sidebar"):
            return
        self.close_beside()
        if self.show_text(number):
            self._studying = self.set_timer(_STUDY, lambda: self._study_preview(number))

    def _study_preview(self, number: int) -> None:
        """Ask for the deep analysis of a text that is looked at, once."""
        article = self.reader.article
        shown = article is not None and article.headline.id == number and self.being_read(article)
        if shown and number not in self._asked_for:
            self._study(number)

    def _study(self, number: int) -> None:
        """Ask for the deep analysis of an article; where that is known, for what is new and related by now."""
        self._asked_for.add(number)
        self.services.engine.study(number)

    def being_read(self, article: Article) -> bool:
        """Whether the deep analysis of an article is still to come; where it failed, it is not."""
        deep = article.analysis is not None and article.analysis.deep
        return not deep and article.headline.id not in self._answered

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
        self.keep_position(self.reader)
        self.reader.show(None)
        self.relate_to(self.reader)

    @on(ArticleList.Opened)
    def _opened(self, event: ArticleList.Opened) -> None:
        """Enter or a double click on an article."""
        self.read(event.article)

    def read(self, number: int, *, at: Span | None = None) -> None:
        """Open an article to be read: it is marked read, and its deep analysis goes first."""
        self.left()
        self.close_beside()
        if self.show_text(number, at=at):
            self.list.move_to_article(number)
            self.show_pane("reader")
            self.taken_up(self.reader)
            self.arrived()

    def left(self) -> None:
        """Another text, or another place of it, is about to be gone to."""

    def arrived(self) -> None:
        """It was gone to."""

    def close_beside(self) -> None:
        """Close the second text, if there is one."""

    def relate_to(self, reader: Reader) -> None:
        """Show what relates to the passage of a text."""

    def related_anew(self, reader: Reader) -> None:
        """More is known of what relates to a text: show it, if that is the text which is looked at."""
        if reader is self.text:
            self.relate_to(reader)

    def show_text(self, number: int, *, at: Span | None = None) -> bool:
        """Show an article in the reader, where it was left or at a span; False if it is gone."""
        shown = self.reader.article
        if shown is None or shown.headline.id != number:
            article = self.article(number)
            if article is None:
                return False
            self.keep_position(self.reader)
            self.reader.show(article, at=at)
            if at is None:
                self._restore_position(self.reader)
            self.relate_to(self.reader)
        elif at is not None:
            self.reader.go(at)
        return True

    def taken_up(self, reader: Reader) -> None:
        """A text is being read: mark it, ask for its deep analysis."""
        if reader.article is None:
            return
        headline = self.list.known(reader.article.headline.id) or reader.article.headline
        if not headline.read:
            self.mark([headline], "read", read=True)
            self.marked(replace(headline, read=True))
        self._study(headline.id)

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
        self._answered.add(number)
        for reader in (self.reader, self.beside):
            if reader.article is not None and reader.article.headline.id == number:
                article = self.article(number)
                if article is not None:
                    same_text = article.body.text == reader.article.body.text
                    reader.refresh_article(article) if same_text else reader.show(article)
                    self.related_anew(reader)

    # Where a text was left

    def keep_position(self, reader: Reader) -> None:
        """Remember how far the text was read."""
        if reader.article is None:
            return
        number, offset = reader.article.headline.id, reader.offset_at_top()
        self.beside_the_loop(self.services.librarian.ask(state.keep_position, number, offset), "remember")

    def _restore_position(self, reader: Reader) -> None:
        """Go on where the text was left."""
        if reader.article is None:
            return
        with self.reporting():
            offset = state.position(self.services.db, reader.article.headline.id)
            if offset > 0:
                reader.scroll_to_offset(offset)
