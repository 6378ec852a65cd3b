"""An app of a reader and a developments pane, to try them in; it keeps every message that they send."""

from __future__ import annotations

from typing import ClassVar

from reader_sample import LANDING, article
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.assets import asset_dir
from tui.model import Related, Spot
from tui.ui.themes import THEMES, tokens
from tui.ui.widgets.developments import Developments
from tui.ui.widgets.reader import Reader


class ReaderApp(App[None]):
    """Both panes side by side, or the reader alone."""

    CSS_PATH: ClassVar = [asset_dir("styles") / name for name in ("reader.tcss", "developments.tcss", "plain.tcss")]
    CSS = "Developments { width: 54; }"

    def __init__(self, *, alone: bool = False, theme: str = "wireroom-dark") -> None:
        super().__init__()
        self.alone = alone
        self.look = theme
        self.heard: list[Message] = []
        self.reader = Reader(id="reader", clock=lambda: LANDING + 3000)
        self.pane = Developments(id="developments")

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return tokens(THEMES[0])

    def compose(self) -> ComposeResult:
        with Horizontal():
            if not self.alone:
                yield self.pane
            yield self.reader

    def on_mount(self) -> None:
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self.look
        self.reader.focus()

    def on_event_(self, message: Message) -> None:
        self.heard.append(message)

    on_reader_passage_changed = on_reader_link_opened = on_reader_name_chosen = on_event_
    on_reader_story_chosen = on_reader_paged = on_developments_opened = on_event_
    on_developments_highlighted = on_developments_name_chosen = on_developments_quote_chosen = on_event_

    def told(self, kind: type[Message]) -> list[Message]:
        return [message for message in self.heard if isinstance(message, kind)]


def strips(widget: Reader | Developments) -> list[Strip]:
    """What is painted of it now."""
    return [widget.render_line(y) for y in range(widget.scrollable_content_region.height)]


def texts(widget: Reader | Developments) -> list[str]:
    """What can be read of it now."""
    return [strip.text.rstrip() for strip in strips(widget)]


def cell(widget: Reader | Developments, word: str) -> tuple[int, int]:
    """Where ``word`` is first painted, as an offset from the widget's corner."""
    for y, text in enumerate(texts(widget)):
        if word in text:
            left, top = widget.gutter.left, widget.gutter.top
            return text.index(word) + left, y + top
    raise AssertionError(f"{word!r} is not on the screen")


def title(widget: Widget) -> str:
    return widget._border_title.plain if widget._border_title else ""


def subtitle(widget: Widget) -> str:
    return widget._border_subtitle.plain if widget._border_subtitle else ""


def related() -> tuple[Related, ...]:
    """Six rows, the third of them the passage itself, the fourth of the same article."""
    sample = article()
    assert sample.analysis
    passages = sample.analysis.passages

    def row(
        number: int, hours: float, feed: str, lead: str, *why: str, passage: int = 0, here: bool = False
    ) -> Related:
        time, spot = LANDING + int(3600 * hours), Spot(number, passage)
        return Related(spot, passages[passage].span, passage, time, feed, lead, lead, 0.5, why, here)

    return (
        row(2, -96, "Orbit", "Saturn V clears the tower", "Apollo 11"),
        row(3, -2.5, "The Wire", "Eagle undocks behind the moon and begins its long way down to the surface", "Eagle"),
        row(
            1,
            0,
            "Herald",
            "Fuel for less than a minute was left; the room breathed",
            "fuel",
            passage=1,
            here=True,
        ),
        row(1, 0, "Herald", "Orbit 3: Collins circled alone", "Collins", passage=9),
        row(4, 6.5, "Ledger", "First step", "Neil Armstrong", "television"),
        row(5, 21.5, "The Wire", "Ascent stage lifts off", "lunar module"),
    )
