"""A box to be ticked, which says by its sign whether it is, not by its colour; Enter is left to the dialog."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Checkbox

_SIGNS = {True: "✓", False: "·"}


class Tick(Checkbox, inherit_bindings=False):
    """Space ticks it, and takes the tick away."""

    BINDINGS: ClassVar[list[BindingType]] = [("space", "toggle_button", "Tick")]

    @property
    def _button(self) -> Content:
        """The sign."""
        return Content.assemble((f"{_SIGNS[self.value]} ", "bold $accent"))
