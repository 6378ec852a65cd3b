"""The page "Today": the top stories and what is new in them beside who said what, who is named, and what else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from tui.digest.briefing import Briefing
from tui.ui import digest_rows, keys
from tui.ui.dates import moment
from tui.ui.dossier import Row
from tui.ui.screens.dossier import DossierPage
from tui.ui.view_names import Keys

_DAY = 86_400
_LONGER = (7, 30, 365)
"""Days that the page can go back, beyond what it began with."""


class DigestPage(DossierPage):
    """A briefing; gives the place to read. ``next_look`` is when a feed is looked at next, None if never."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.also("wider", "step(1)"),
        *keys.also("narrower", "step(-1)"),
        *keys.also("reload_all", "reload"),
        *keys.also("reload_feed", "reload"),
    ]
    heading = "Digest"
    hints = (("wider narrower", "longer, shorter time"), ("reload_all", "reload"))

    class SinceWished(Message):
        """What has come since another time is to be told."""

        def __init__(self, since: float) -> None:
            super().__init__()
            self.since = since

    class ReloadWished(Message):
        """The feeds are to be fetched."""

    def __init__(self, told: Briefing, now: float, key: Keys, next_look: float | None = None) -> None:
        super().__init__(key)
        self._told, self._now, self._next_look = told, now, next_look
        self._times = [float(told.since), *(now - days * _DAY for days in _LONGER if now - days * _DAY < told.since)]
        self._time = 0

    @property
    def since(self) -> float:
        """The time since which it tells."""
        return self._times[self._time]

    def show(self, told: Briefing, now: float) -> None:
        """There is something else to tell."""
        self._told, self._now = told, now
        self.show_rows()

    def rows_left(self, width: int) -> Sequence[Row]:
        """The stories."""
        told, now = self._told, self._now
        rows = digest_rows.head(told, width, now) + digest_rows.stories(told, width, now)
        return rows + digest_rows.empty(told, width, self._ways())

    def _ways(self) -> list[str]:
        """What to do where there is nothing to tell."""
        longer = [f"{self._key('wider')} goes further back"] if self._time + 1 < len(self._times) else []
        ways = [*longer, f"{self._key('reload_all')} reloads all feeds"]
        if self._next_look is not None:
            when = moment(self._next_look, self._now) if self._next_look > self._now else "now"
            ways.append(f"the next feed is looked at {when}")
        return ways

    def rows_right(self, width: int) -> Sequence[Row]:
        """What stands beside them; the gap before the first heading is not wanted at the top."""
        return self._beside(width)[1:]

    def rows(self, width: int) -> Sequence[Row]:
        """All of it, the stories first."""
        return [*self.rows_left(width), *self._beside(width)]

    def _beside(self, width: int) -> list[Row]:
        """Who said what, who is named, and what no story has."""
        told, now = self._told, self._now
        rows = digest_rows.speakers(told, width, now) + digest_rows.named(told, width)
        return rows + digest_rows.single(told, width, now)

    def action_step(self, step: int) -> None:
        """Tell of a longer time, or a shorter one again."""
        if 0 <= self._time + step < len(self._times):
            self._time += step
            self.app.screen_stack[0].post_message(self.SinceWished(self.since))
        else:
            self.notify("It goes no further back" if step > 0 else "This is the shortest time", timeout=3)

    def action_reload(self) -> None:
        """Fetch all feeds; what comes is told here."""
        self.app.screen_stack[0].post_message(self.ReloadWished())
