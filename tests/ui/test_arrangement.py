"""Which panes are shown at which width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.ui.arrangement import PANES, arrange, neighbour, tabs


@given(st.integers(1, 400), st.sampled_from(PANES), st.booleans(), st.booleans(), st.booleans())
def test_the_pane_with_the_focus_is_always_shown(width, focus, sidebar, split, zen) -> None:
    if focus == "beside" and not split:
        return
    assert focus in arrange(width, focus, sidebar=sidebar, split=split, zen=zen).panes


@pytest.mark.parametrize(
    ("width", "focus", "more", "shape", "panes"),
    [
        (160, "list", {}, "columns", {"sidebar", "list", "reader", "developments"}),
        (140, "reader", {}, "columns", {"sidebar", "list", "reader", "developments"}),
        (139, "list", {}, "two", {"list", "reader", "developments"}),
        (120, "sidebar", {}, "two", {"sidebar", "reader", "developments"}),
        (160, "list", {"sidebar": False}, "two", {"list", "reader", "developments"}),
        (160, "sidebar", {"sidebar": False}, "two", {"sidebar", "reader", "developments"}),
        (99, "list", {}, "one", {"list"}),
        (60, "developments", {"split": True}, "one", {"developments"}),
        (160, "beside", {"split": True}, "split", {"reader", "beside", "developments"}),
        (100, "developments", {"split": True}, "split", {"reader", "beside", "developments"}),
        (160, "reader", {"zen": True}, "zen", {"reader"}),
        (160, "list", {"zen": True}, "columns", {"sidebar", "list", "reader", "developments"}),
    ],
)
def test_shapes(width, focus, more, shape, panes) -> None:
    found = arrange(width, focus, **more)
    assert (found.shape, found.panes) == (shape, panes)


def test_tab_goes_round() -> None:
    order = tuple(pane for pane, _ in tabs(False))
    assert neighbour(order, order[-1], 1) == order[0]
    assert neighbour(order, order[0], -1) == order[-1]
    assert neighbour(order, "beside", 1) == order[1]
    assert "beside" in dict(tabs(True))
