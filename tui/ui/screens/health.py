"""The page of feeds that fail: why, since when, and when they are tried again."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tui.model import Feed
from tui.text import line as one_line
from tui.text import without_secrets
from tui.ui.dates import moment
from tui.ui.highlight import content
from tui.ui.screens.page import Page


class Health(Page):
    """What is wrong with each failing feed."""

    heading = "Feeds that fail"

    def __init__(self, failing: Sequence[Feed], now: float) -> None:
        super().__init__()
        self._failing, self._now = failing, now

    def text(self) -> Content:
        """A paragraph a feed."""
        if not self._failing:
            return Content("All feeds are well.")
        return Content("\n\n").join(self._about(feed) for feed in self._failing)

    def _about(self, feed: Feed) -> Content:
        """Name, error, address, times."""
        times = f"failed {feed.failures} times in a row" if feed.failures > 1 else "failed once"
        if feed.succeeded:
            times += f" · last worked {moment(feed.succeeded, self._now)}"
        if feed.next_check:
            times += f" · tried again {moment(feed.next_check, self._now)}"
        return Content("\n").join(
            [
                content(f"⚠ {one_line(feed.title or feed.url)}").stylize("bold $failing"),
                content(f"  {one_line(feed.error or '')}"),
                content(f"  {one_line(without_secrets(feed.url))}").stylize("$muted"),
                content(f"  {times}").stylize("$muted"),
            ]
        )
