"""The page of a story: its time line beside its summary, who spoke, who reports it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.ui import story_rows
from tui.ui.dossier import Row
from tui.ui.screens.dossier import DossierPage
from tui.ui.story_rows import Coverage


class StoryPage(DossierPage):
    """A story from all its articles; gives the place to read."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("v", "close", "Close", show=False)]
    heading = "Story"

    def __init__(self, told: Coverage, now: float) -> None:
        super().__init__()
        self._told, self._now = told, now

    def rows_left(self, width: int) -> Sequence[Row]:
        """What it is, and how it went on."""
        told, now = self._told, self._now
        return story_rows.head(told, width, now) + story_rows.time_line(told, width, now)

    def rows_right(self, width: int) -> Sequence[Row]:
        """What there is to know, and from whom; the gap before the first heading is not wanted at the top."""
        told, now = self._told, self._now
        rows = story_rows.news(told, width, now) + story_rows.summary(told, width, now)
        return (rows + story_rows.speakers(told, width, now) + story_rows.sources(told, width))[1:]

    def rows(self, width: int) -> Sequence[Row]:
        """All of it, what is told before who tells it."""
        told, now = self._told, self._now
        rows = story_rows.head(told, width, now) + story_rows.news(told, width, now)
        rows += story_rows.summary(told, width, now) + story_rows.time_line(told, width, now)
        return rows + story_rows.speakers(told, width, now) + story_rows.sources(told, width)
