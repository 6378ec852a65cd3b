"""Which panes are on the screen, from its width and what is being done: a pure decision.

From 140 columns there are three columns; from 100 two, and the feeds take the place of the list while they have the
focus; below 100 one pane at a time with a line of tabs above. In the split two texts stand over the developments.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Pane = Literal["sidebar", "list", "reader", "beside", "developments"]
Shape = Literal["columns", "two", "one", "split", "zen"]

PANES: tuple[Pane, ...] = get_args(Pane)

WIDE, MEDIUM = 140, 100
"""Columns from which there are three columns, and two."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The panes that are shown, and the shape of the grid that holds them."""

    shape: Shape
    panes: frozenset[Pane]


def arrange(width: int, focus: Pane, *, sidebar: bool = True, split: bool = False, zen: bool = False) -> Arrangement:
    """The arrangement for a screen of ``width`` columns; the pane with the focus is always among the shown ones.

    ``sidebar`` False: the user hid it. ``split``: a second text is open. ``zen``: the text alone.
    """
    if width < MEDIUM:
        return Arrangement("one", frozenset({focus}))
    if zen and focus in ("reader", "beside"):
        return Arrangement("zen", frozenset({focus}))
    if split and focus not in ("sidebar", "list"):
        return Arrangement("split", frozenset({"reader", "beside", "developments"}))
    if sidebar and width >= WIDE:
        return Arrangement("columns", frozenset({"sidebar", "list", "reader", "developments"}))
    left: Pane = "sidebar" if focus == "sidebar" else "list"
    return Arrangement("two", frozenset({left, "reader", "developments"}))


def tabs(split: bool) -> tuple[tuple[Pane, str], ...]:
    """The panes in the order of ``Tab``, with their names."""
    beside: tuple[tuple[Pane, str], ...] = (("beside", "Beside"),) if split else ()
    return (("sidebar", "Feeds"), ("list", "Articles"), ("reader", "Text"), *beside, ("developments", "Developments"))


def neighbour(order: tuple[Pane, ...], focus: Pane, step: int) -> Pane:
    """The pane ``step`` places on from ``focus``, going round."""
    at = order.index(focus) if focus in order else 0
    return order[(at + step) % len(order)]
