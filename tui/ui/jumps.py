"""The jump list: where the reader has been, to go back and forward in, as in vim or a browser."""

from __future__ import annotations

from typing import Generic, TypeVar

Place = TypeVar("Place")

LIMIT = 100
"""Places that are remembered; the oldest go first."""


class Jumps(Generic[Place]):
    """Places in the order they were visited, and which of them is the present one.

    Push the place that is left and then the place that is gone to; pushing the present place again does nothing, so
    that neither caller needs to know of the other. A new place forgets what lay forward.
    """

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    def push(self, place: Place) -> None:
        """Make ``place`` the present one."""
        if self._places and self._places[self._at] == place:
            return
        self._places = [*self._places[: self._at + 1], place][-LIMIT:]
        self._at = len(self._places) - 1

    def back(self) -> Place | None:
        """The place before, which becomes the present one; None at the oldest."""
        if self._at <= 0:
            return None
        self._at -= 1
        return self._places[self._at]

    def forward(self) -> Place | None:
        """The place that ``back`` was called from, which becomes the present one; None at the newest."""
        if self._at + 1 >= len(self._places):
            return None
        self._at += 1
        return self._places[self._at]
