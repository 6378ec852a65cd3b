"""The jump list: where the reader has been, to go back and forward in, as in vim or a browser."""

from __future__ import annotations

from typing import Generic, TypeVar

Place = TypeVar("Place")

LIMIT = 100
"""Places that are remembered; the oldest go first."""


class Jumps(Generic[Place]):
    """Places in the order they were visited, and which of them is the present one.

    Push the place that is gone to; before one leaves, by any way, ``move`` says how the present place looks by now.
    Pushing the present place again does nothing. A new place forgets what lay forward.
    """

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    @property
    def present(self) -> Place | None:
        """The place that was gone to last; None before the first."""
        return self._places[self._at] if self._places else None

    def move(self, place: Place) -> None:
        """The present place has become ``place``: what lies back and forward stays."""
        if self._places:
            self._places[self._at] = place

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
