"""The page "Today": the top stories and what is new in them beside who said what, who is named, and what else."""

from __future__ import annotations

from collections.abc import Sequence

from tui.digest.briefing import Briefing
from tui.ui import digest_rows
from tui.ui.dossier import Row
from tui.ui.screens.dossier import DossierPage
from tui.ui.view_names import Keys


class DigestPage(DossierPage):
    """A briefing; gives the place to read."""

    heading = "Digest"

    def __init__(self, told: Briefing, now: float, key: Keys) -> None:
        super().__init__(key)
        self._told, self._now = told, now

    def rows_left(self, width: int) -> Sequence[Row]:
        """The stories."""
        told, now = self._told, self._now
        rows = digest_rows.head(told, width, now) + digest_rows.stories(told, width, now)
        return rows + digest_rows.empty(told, width)

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
