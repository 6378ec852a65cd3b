"""Articles over time as a small picture of bars, with the days below it. Pure: times in, lines out.

A bar stands for a round stretch of time (a quarter of an hour, six hours, a day …), begun when the clock on the wall
says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from tui.ui.dates import date, local
from tui.ui.lines import Line, Piece
from tui.ui.wrapping import cells

_HOUR, _DAY = 3600, 86400
_STEPS = (
    (_HOUR // 4, "15 minutes"),
    (_HOUR, "hour"),
    (2 * _HOUR, "2 hours"),
    (3 * _HOUR, "3 hours"),
    (6 * _HOUR, "6 hours"),
    (12 * _HOUR, "12 hours"),
    (_DAY, "day"),
    (2 * _DAY, "2 days"),
    (7 * _DAY, "7 days"),
    (30 * _DAY, "30 days"),
    (365 * _DAY, "365 days"),
)
_EIGHTHS = " ▁▂▃▄▅▆▇█"
_BETWEEN = 2
"""Cells that two dates are apart at least."""


@dataclass(frozen=True, slots=True)
class Bars:
    """How many of some times fall into each of the stretches of ``step`` seconds from ``start`` on."""

    start: int
    step: int
    label: str
    counts: tuple[int, ...]


def bars(times: Sequence[int], most: int, zone: tzinfo | None = None) -> Bars | None:
    """``times`` in at most ``most`` stretches, the shortest that are round; None where all would be in one."""
    if not times:
        return None
    for step, label in _STEPS:
        start, last = (_floor(time, step, zone) for time in (min(times), max(times)))
        count = (last - start) // step + 1
        if count <= most:
            found = Counter((_floor(time, step, zone) - start) // step for time in times)
            return Bars(start, step, label, tuple(found[n] for n in range(count))) if count > 1 else None
    return None


def _floor(time: int, step: int, zone: tzinfo | None) -> int:
    """The last round time before ``time``, on the clock of ``zone``."""
    offset = local(time, zone).utcoffset()
    ahead = int(offset.total_seconds()) if offset is not None else 0
    return (time + ahead) // step * step - ahead


def picture(times: Sequence[int], width: int, now: float, *, rows: int = 2, zone: tzinfo | None = None) -> list[Line]:
    """The bars, ``rows`` lines high, the dates below, and what a bar is; nothing where there is only one."""
    found = bars(times, max(width, 2), zone)
    if found is None:
        return []
    # Bars as wide as there is room for, three cells at most: a story of four days is no sliver.
    wide = min(max(width // len(found.counts), 1), 3)
    highest = max(found.counts)
    lines = []
    for row in range(rows - 1, -1, -1):
        # The least bar is seen too: rounded up.
        heights = (min(max(-(-8 * rows * count // highest) - 8 * row, 0), 8) for count in found.counts)
        lines.append(Line((Piece("".join(wide * _EIGHTHS[height] for height in heights), "bar"),)))
    label = f"articles in every {found.label}, {highest} at most"
    return [*lines, Line((Piece(_axis(found, wide, width, now, zone), "muted"),)), Line((Piece(label, "muted"),))]


def _axis(found: Bars, wide: int, width: int, now: float, zone: tzinfo | None) -> str:
    """Dates below the bars that begin them, as many as there is room for; hours where all is of a day or two."""
    in_hours = len(found.counts) * found.step <= 2 * _DAY
    axis, day = "", ""
    for number in range(len(found.counts)):
        time = found.start + number * found.step
        at = local(time, zone)
        label = f"{at.hour:02}:{at.minute:02}" if in_hours else date(time, now, zone)
        column = number * wide
        room = cells(axis) + _BETWEEN <= column or not axis
        if label != day and room and column + cells(label) <= width:
            axis = axis.ljust(column) + label
        day = label
    return axis
