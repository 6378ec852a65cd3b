"""The page of a person, an organisation or a place: where it is mentioned, what it said, whom it appears with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from tui.ui import keys, name_rows
from tui.ui.dossier import Row
from tui.ui.name_rows import Mentioned
from tui.ui.screens.dossier import DossierPage


class EntityPage(DossierPage):
    """A name in the whole library; gives the place to read. ``listed`` is called to have its articles as a list."""

    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("name")
    heading = "Name"
    hint = "L lists its articles · "

    def __init__(self, told: Mentioned, now: float, listed: Callable[[], None]) -> None:
        super().__init__()
        self._told, self._now, self._listed = told, now, listed

    def rows_left(self, width: int) -> Sequence[Row]:
        """Who it is, and where it is mentioned."""
        return name_rows.head(self._told, width, self._now) + name_rows.articles(self._told, width, self._now)

    def rows_right(self, width: int) -> Sequence[Row]:
        """With whom it appears, who reports it, what it said; the gap before the first heading is not wanted."""
        rows = name_rows.company(self._told, width) + name_rows.sources(self._told, width)
        rows += name_rows.said(self._told, width, self._now)
        return (rows or name_rows.empty(self._told, width))[1:]

    def rows(self, width: int) -> Sequence[Row]:
        """All of it; the articles last, of which there are many."""
        told, now = self._told, self._now
        rows = name_rows.head(told, width, now) + name_rows.company(told, width)
        rows += name_rows.sources(told, width) + name_rows.said(told, width, now)
        return rows + name_rows.articles(told, width, now)

    def action_list_mentions(self) -> None:
        """Its articles as a list of the newsroom."""
        self._listed()
