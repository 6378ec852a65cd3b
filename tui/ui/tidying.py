"""Python's garbage is collected while nobody types.

A full collection looks at every object of the program: 66 to 85 ms measured in the middle of a run of keys, the longest
wait that there was. What is there at the first rest stays for good and is not looked at again; what comes later is
collected in full only at rest, and by itself only where there never is any.
"""

from __future__ import annotations

import gc

REST = 1.5
"""Seconds without a key after which there is time for a full collection."""

_YOUNG, _MIDDLE, _OLD = 700, 10, 100
"""How often Python collects by itself, see ``gc.set_threshold``; the last is ten times its own."""
_WORTH = 3
"""Collections of the middle generation after which a full one is worth its while."""


def put_off() -> None:
    """From now on there are hardly any full collections by themselves; best said before most modules are loaded."""
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)


class Tidying:
    """Counts what has been done since the last full collection."""

    def __init__(self) -> None:
        self._done: int | None = None

    def rest(self, quiet: float) -> bool:
        """Nobody has typed for ``quiet`` seconds: collect if that is long, and worth it; True if it was.

        What is there after the first time is kept for good.
        """
        first = self._done is None
        if quiet < REST or (self._done is not None and _collections() - self._done < _WORTH):
            return False
        gc.collect()
        if first:
            gc.freeze()
        self._done = _collections()
        return True


def _collections() -> int:
    """How often the middle generation was collected so far."""
    return int(gc.get_stats()[1]["collections"])
