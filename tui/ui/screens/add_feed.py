"""The dialog that subscribes: an address is looked at, what is there is shown, and Enter subscribes to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, Label, LoadingIndicator, Static

from tui.news import Looked
from tui.text import count_of, often, without_secrets
from tui.text import line as one_line
from tui.ui.dates import age
from tui.ui.highlight import content
from tui.ui.widgets.frame import Frame

if TYPE_CHECKING:
    from tui.ui.services import Engine

_ADDRESS = re.compile(
    r"<?(?:(?:https?|feed|file):\S+|@?[\w.-]+@[\w-]+(?:\.[\w-]+)+|[\w-]+(?:\.[\w-]+)+(?:[:/?]\S*)?)>?", re.I
)


def addresses(text: str) -> list[str]:
    """The addresses that ``text`` is made of, each once; anything else (a path with blanks) is taken for one."""
    words = list(dict.fromkeys(text.split()))
    return words if all(_ADDRESS.fullmatch(word) for word in words) else [one_line(text, 4096)]


class AddressInput(Input):
    """An address, or several that were pasted at once, from as many lines as there are."""

    def _on_paste(self, event: events.Paste) -> None:
        """All lines of what is pasted, not only the first."""
        event.stop()
        event.prevent_default()
        self.insert_text_at_cursor(one_line(event.text, 100_000))


class AddFeed(ModalScreen[None]):
    """Asks for an address, shows what is there, and stays until the engine has said how subscribing went."""

    BINDINGS = [("escape", "dismiss", "Cancel")]  # noqa: RUF012  Textual's own declaration

    def __init__(self, engine: Engine, now: float, folders: Sequence[str], folder: str = "", address: str = "") -> None:
        super().__init__()
        self._engine, self._now = engine, now
        self._folders, self._folder, self._address = folders, folder, address
        self._seen: Looked | None = None
        self.adding = False
        """Whether the engine was asked to subscribe to what is filled in, and has not said how that went."""

    def compose(self) -> ComposeResult:
        """A line for the address; below it what is there, and how it is to be called."""
        with Frame(classes="dialog") as dialog:
            dialog.border_title = "Add a feed"
            yield Label("Address of a feed, a site, or a file; or several")
            yield AddressInput(self._address, placeholder="https://", id="address", compact=True)
            yield Static(id="seen")
            yield Label("Title", id="title-label")
            yield Input(id="title", compact=True)
            yield Label("Folder, if any")
            suggester = SuggestFromList(self._folders, case_sensitive=False)
            yield Input(self._folder, id="folder", compact=True, suggester=suggester)
            yield LoadingIndicator()
            yield Label("", id="answer")

    def on_mount(self) -> None:
        """Nothing is under way, unless an address was brought along."""
        self._working(False)
        self._show(None)
        if self._address:
            self._look()

    def _value(self, name: str) -> str:
        """What is filled in."""
        return one_line(self.query_one(f"#{name}", Input).value, 100_000)

    @on(Input.Changed, "#address")
    def _changed(self) -> None:
        """What was seen is of another address."""
        if self._seen is not None and self._value("address") != self._seen.address:
            self._show(None)
        elif self._seen is None:
            self._say_what_enter_does()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        """Look what is there; if that was done, subscribe to it."""
        wanted = addresses(self._value("address"))
        self.query_one("#answer", Label).update("")
        if self.adding:
            return
        if not wanted or not wanted[0]:
            self.failed("An address, please: https://…")
            self.query_one("#address").focus()
        elif len(wanted) > 1 or self._seen is not None:
            self._working(True)
            self.adding = True
            title = self._value("title") if self._seen is not None else ""
            own = title if self._seen is not None and title != one_line(self._seen.title) else ""
            self._engine.add("\n".join(wanted), one_line(self._value("folder")), own)
        else:
            self._look()

    def _look(self) -> None:
        """See what is there; several addresses are not looked at."""
        wanted = addresses(self._value("address"))
        if len(wanted) == 1:
            self._working(True)
            self._engine.look(wanted[0])
        self._say_what_enter_does()

    def looked(self, news: Looked) -> None:
        """Show what is there, unless the address is another one by now."""
        if news.address == self._value("address"):
            self._working(False)
            self._show(news)
            self.query_one("#folder").focus()

    def failed(self, message: str) -> None:
        """Say why it did not work; the address stays to be mended."""
        self.adding = False
        self._working(False)
        self.query_one("#answer", Label).update(content(one_line(message)))

    def _working(self, working: bool) -> None:
        """Show, or hide, that something is under way."""
        self.query_one(LoadingIndicator).display = working

    def _show(self, news: Looked | None) -> None:
        """What is at the address, or nothing yet."""
        self._seen = news
        seen = self.query_one("#seen", Static)
        seen.display = news is not None
        is_feed = news is not None and not news.listing and not news.known
        for name in ("#title", "#title-label"):
            self.query_one(name).display = is_feed
        if news is not None:
            seen.update(_what(news, self._now))
            self.query_one("#title", Input).value = one_line(news.title)
        self._say_what_enter_does()

    def _say_what_enter_does(self) -> None:
        """The line at the foot."""
        several = len(addresses(self._value("address")))
        if self._seen is not None:
            does = "opens it" if self._seen.known else "subscribes"
        else:
            does = f"subscribes to {several} addresses" if several > 1 else "shows what is there"
        self.query_one(Frame).hints = (f"⏎ {does}", "Esc closes")


def _what(news: Looked, now: float) -> Content:
    """A feed with its newest articles, or what a list would bring."""
    if news.listing:
        return Content.assemble(("A list of feeds\n", "bold"), (one_line(news.listing), "$muted"))
    facts = [one_line(without_secrets(news.url), 200), count_of(news.articles, "article"), often(news.weekly)]
    lines = [
        content(one_line(news.title) or "A feed without a title").stylize("bold"),
        content(" · ".join(filter(None, facts))).stylize("$muted"),
    ]
    if news.known:
        where = f", in {news.folder}" if news.folder else ""
        name = "" if news.known == news.title else f" as {news.known}"
        lines.append(content(one_line(f"✓ You have it already{name}{where}")).stylize("$accent"))
    ages = [age(time, now) if time else "" for _, time in news.newest]
    width = max(map(len, ages), default=0) + 2
    for (title, _), when in zip(news.newest, ages, strict=True):
        lines.append(Content.assemble((f"{when:<{width}}", "$muted"), content(one_line(title))))
    return Content("\n").join(lines)
