"""What is done with an article: its full text, its links, the browser, a file, a command."""

from __future__ import annotations

from textual import on

from tui.model import Article, Quote
from tui.store import articles, versions
from tui.ui import opening
from tui.ui.screens.walking import Walking
from tui.ui.widgets.reader import Reader

_AT_ONCE = 12
"""Pages that are opened in the browser by one key."""


class Errands(Walking):
    """Errands with the article that a key is about."""

    @on(Reader.LinkOpened)
    def _link_opened(self, event: Reader.LinkOpened) -> None:
        """Open a link of the text."""
        self.beside_the_loop(opening.open_in_browser(event.url), "browser")

    # The full text

    def start_errands(self) -> None:
        """No text is being changed."""
        self._changing: dict[int, bool] = {}
        """The articles whose text is, and whether it was the page's before; in the order of the wishes."""

    def action_full_text(self) -> None:
        """Put the text of the article's page in the place of the feed's, or that back."""
        headline = self.target()
        if headline is not None and headline.id not in self._changing:
            self._changing[headline.id] = self._is_full(headline.id)
            self.tell_errand()
            self.services.engine.full_text(headline.id)

    def _is_full(self, number: int) -> bool:
        """Whether the text of an article is its page's."""
        with self.reporting():
            return articles.feed_body(self.services.db, number) is not None
        return False

    def tell_errand(self) -> None:
        """The status line says what is being done."""
        self.status.errand = self.errand()

    def errand(self) -> str:
        """What is being done with an article, in words."""
        last = next(reversed(self._changing.values()), None)
        return "" if last is None else "the feed’s text …" if last else "fetching the full text …"

    def analysed(self, number: int) -> None:
        """An article was read anew; if its text is another one, say which."""
        super().analysed(number)
        if number in self._changing and self._is_full(number) != self._changing[number]:
            key = self.key("full_text")
            if self._changing.pop(number):
                self.tell(f"The feed’s text · {key} fetches the full one")
            else:
                self.tell(f"The full text of the page · {key} brings the feed’s back")
            self.tell_errand()

    def full_text_failed(self) -> None:
        """The page of the article that was wished first could not be fetched."""
        if self._changing:
            del self._changing[next(iter(self._changing))]
        self.tell_errand()

    def errands_ended(self) -> None:
        """Nothing is being done with articles any more: whoever did it has ended."""
        self._changing.clear()
        self.tell_errand()

    def stop_errand(self) -> bool:
        """Stop what is being done with articles; False if that is nothing."""
        under_way = bool(self._changing)
        if under_way:
            self.services.engine.cancel("full_text")
            self._changing.clear()
            self.tell_errand()
        return under_way

    def action_changes(self) -> None:
        """What its feed has changed in the article."""
        from tui.ui.screens.changes import Changes

        article = self._target_article()
        if article is not None:
            with self.reporting():
                earlier = versions.of(self.services.db, article.headline.id)
                self.app.push_screen(Changes(article, earlier, self.services.clock()))

    # Elsewhere

    def action_open_in_browser(self) -> None:
        """Open the article's link; of several selected ones each, up to a limit."""
        headlines = self.targets()
        linked = [headline for headline in headlines if headline.link]
        if len(linked) > _AT_ONCE:
            self.tell(f"{len(linked)} are selected; not more than {_AT_ONCE} are opened at once")
            return
        for headline in linked:
            self.beside_the_loop(opening.open_in_browser(headline.link), "browser")
        if unread := [headline for headline in linked if not headline.read]:
            self.mark(unread, "read", read=True)
        if headlines and not linked:
            self.tell("This article has no link")

    def action_copy_link(self) -> None:
        """Put the article's link on the clipboard; of several selected ones each on a line; or the quote."""
        if self.pane == "developments" and isinstance(self.developments.item, Quote):
            self._copy_quote(self.developments.item)
            return
        headlines = self.targets()
        links = [headline.link for headline in headlines if headline.link]
        if links:
            self.app.copy_to_clipboard("\n".join(links))
            self.tell("Link copied" if len(links) == 1 else f"{len(links)} links copied")
        elif headlines:
            self.tell("This article has no link")

    def _copy_quote(self, quote: Quote) -> None:
        """Put a quote on the clipboard, with who said it and who reported it."""
        if self.text.article is not None:
            self.app.copy_to_clipboard(opening.quoted(quote, self.text.article))
            self.tell("Quote copied, with its speaker and source")

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
            """Write to that file."""
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
            """Run that command, and say how it ended."""
            if command:
                # An error that leaves the suspended screen would leave it suspended.
                with self.reporting(), self.app.suspend(), self.reporting():
                    self.tell(opening.pipe_on_terminal(command, article))

        self.ask("Pipe to", "", "a command that reads the article’s text, as: less", named)
