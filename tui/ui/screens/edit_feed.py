"""The dialog with all that can be set of one feed: its title, folder and address, and how it is fetched and shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, Label

from tui.choices import headers_of, interval_of, interval_words, keep_of
from tui.model import Feed, FeedSettings
from tui.text import line as one_line
from tui.ui.highlight import content
from tui.ui.widgets.frame import Frame
from tui.ui.widgets.tick import Tick

_FIELDS = (
    ("title", "Title", "the feed’s own"),
    ("folder", "Folder", "none"),
    ("address", "Address", "https://"),
    ("interval", "Check every", "30 m, 2 h, 1 d; empty: as it is learned"),
    ("keep", "Keep", "so many articles; empty: all"),
    ("headers", "Headers", "Name: value; Name: $SECRET"),
)
_CHECKS = (
    ("full-text", "Full text: fetch each new article’s page"),
    ("notify", "Tell me when something new comes"),
    ("muted", "Mute: not in Today, Unread and All"),
    ("preferred", "Prefer its text where others have it too"),
)


@dataclass(frozen=True, slots=True)
class Edited:
    """What a subscription is to be."""

    title: str
    folder: str
    url: str
    settings: FeedSettings


class EditFeed(ModalScreen[Edited | None]):
    """Gives what was filled in; None if nothing is to change."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-roomy")]  # noqa: RUF012  Textual's own declaration
    BINDINGS = [("escape", "cancel", "Cancel"), ("enter,ctrl+s", "keep", "Keep")]  # noqa: RUF012  Textual's own declaration

    def __init__(self, feed: Feed, folders: Sequence[str]) -> None:
        super().__init__()
        self._feed, self._folders = feed, folders

    def compose(self) -> ComposeResult:
        """A line for each setting."""
        values, ticked = _values(self._feed), _ticked(self._feed.settings)
        with Frame(classes="dialog") as dialog:
            dialog.border_title = "This feed"
            dialog.hints = ("⏎ keeps", "Space ticks", "Esc closes")
            for name, label, hint in _FIELDS:
                suggester = SuggestFromList(self._folders, case_sensitive=False) if name == "folder" else None
                with Horizontal():
                    yield Label(label)
                    yield Input(values[name], placeholder=hint, id=name, compact=True, suggester=suggester)
            for name, label in _CHECKS:
                yield Tick(label, ticked[name], id=name, compact=True)
            yield Label("", id="answer")

    def _value(self, name: str) -> str:
        """What is filled in."""
        return one_line(self.query_one(f"#{name}", Input).value, 10_000)

    def _ticked(self, name: str) -> bool:
        """Whether it is ticked."""
        return self.query_one(f"#{name}", Tick).value

    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Give what was filled in, if all of it can be."""
        try:
            settings = FeedSettings(
                interval_of(self._value("interval")),
                keep_of(self._value("keep")),
                self._ticked("full-text"),
                self._ticked("muted"),
                self._ticked("notify"),
                headers_of(self._value("headers")),
                self._ticked("preferred"),
            )
        except ValueError as error:
            answer = self.query_one("#answer", Label)
            answer.update(content(str(error)))
            answer.scroll_visible(animate=False)
            return
        url = self.query_one("#address", Input).value.strip() or self._feed.url
        self.dismiss(Edited(self._value("title"), self._value("folder"), url, settings))

    def action_cancel(self) -> None:
        """Leave the feed as it is."""
        self.dismiss(None)


def _values(feed: Feed) -> dict[str, str]:
    """What the lines hold at first."""
    settings = feed.settings
    return {
        "title": one_line(feed.title),
        "folder": one_line(feed.folder),
        "address": feed.url,
        "interval": interval_words(settings.interval),
        "keep": str(settings.keep or ""),
        "headers": "; ".join(f"{name}: {value}" for name, value in settings.headers),
    }


def _ticked(settings: FeedSettings) -> dict[str, bool]:
    """What is ticked at first."""
    return {
        "full-text": settings.full_text,
        "notify": settings.notify,
        "muted": settings.muted,
        "preferred": settings.preferred,
    }
