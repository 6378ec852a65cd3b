"""The page of a person, an organisation or a place: where it is mentioned, what it said, whom it appears with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from textual.binding import BindingType
from textual.message import Message

from tui.ui import keys, name_rows
from tui.ui.dossier import Row
from tui.ui.lines import Name
from tui.ui.name_rows import Mentioned
from tui.ui.screens.dossier import DossierPage
from tui.ui.view_names import Keys


class EntityPage(DossierPage):
    """A name in the whole library; gives the place to read."""

    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("name")
    heading = "Name"
    hints = (("list_mentions", "lists its articles"), ("merge_name split_name", "mend the name"))

    class Wished(Message):
        """Something is to be done with the name: its articles listed, another name joined to it, a spelling parted."""

        def __init__(self, name: Name, what: Literal["list", "merge", "split"]) -> None:
            super().__init__()
            self.name = name
            self.what: Literal["list", "merge", "split"] = what

    def __init__(self, told: Mentioned, now: float, key: Keys) -> None:
        super().__init__(key)
        self._told, self._now = told, now

    @property
    def name_told(self) -> Name:
        """The name that the page is about."""
        return Name(self._told.name, self._told.kind)

    def show(self, told: Mentioned, now: float) -> None:
        """The name has changed: show it as it is now; the cursor stays."""
        self._told, self._now = told, now
        self.show_rows()

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
        self._wish("list")

    def action_merge_name(self) -> None:
        """Another name is this one too."""
        self._wish("merge")

    def action_split_name(self) -> None:
        """One of its spellings is another name."""
        self._wish("split")

    def _wish(self, what: Literal["list", "merge", "split"]) -> None:
        """Tell the newsroom, which lies below all pages."""
        self.app.screen_stack[0].post_message(self.Wished(self.name_told, what))
