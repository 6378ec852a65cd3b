"""What is done with an article: its full text, its links, the browser, a file, a command."""

from __future__ import annotations

from textual import on

from tui.model import Article
from tui.ui import opening
from tui.ui.screens.walking import Walking
from tui.ui.widgets.reader import Reader


class Errands(Walking):
    """Errands with the article that a key is about."""

    @on(Reader.LinkOpened)
    def _link_opened(self, event: Reader.LinkOpened) -> None:
        """Open a link of the text."""
        self.beside_the_loop(opening.open_in_browser(event.url), "browser")

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
