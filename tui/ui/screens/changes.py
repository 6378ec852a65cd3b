"""The page of what a feed has changed in an article since it came."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tui.model import Article, Version
from tui.ui import changes
from tui.ui.screens.page import Page


class Changes(Page):
    """What went and what came, the last change first."""

    heading = "What its feed has changed"

    def __init__(self, article: Article, versions: Sequence[Version], now: float) -> None:
        super().__init__()
        self._article, self._versions, self._now = article, versions, now

    def text(self) -> Content:
        """The changes."""
        return changes.told(self._article, self._versions, self._now)
