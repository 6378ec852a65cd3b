"""How the panes share the room."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.ui.arrangement import PANES
from tui.ui.grid import Room, Sizes

COLUMNS, TWO, SPLIT = Room("columns", 160, 43), Room("two", 120, 34), Room("split", 160, 43)
USUAL = Sizes()


@pytest.mark.parametrize(
    ("room", "columns", "rows"),
    [
        (COLUMNS, "26 52 1fr", "1fr 17"),
        (TWO, "46 1fr", "1fr 13"),
        (SPLIT, "1fr 1fr", "1fr 14"),
        (Room("one", 80, 20), "1fr", "1fr"),
        (Room("zen", 160, 43), "1fr", "1fr"),
    ],
)
def test_at_first_the_room_is_shared_as_designed(room: Room, columns: str, rows: str) -> None:
    assert (room.columns(USUAL), room.rows(USUAL)) == (columns, rows)


def test_a_pane_grows_at_the_cost_of_its_neighbour() -> None:
    wider = COLUMNS.grown(USUAL, "sidebar", 2, 0)
    assert COLUMNS.columns(wider) == "28 52 1fr"
    assert COLUMNS.columns(COLUMNS.grown(USUAL, "reader", 2, 0)) == "26 50 1fr"
    assert COLUMNS.rows(COLUMNS.grown(USUAL, "developments", 0, 1)) == "1fr 18"
    assert COLUMNS.rows(COLUMNS.grown(USUAL, "list", 0, 1)) == "1fr 16"
    assert SPLIT.columns(SPLIT.grown(USUAL, "beside", 2, 0)) == "78 1fr"
    assert SPLIT.rows(SPLIT.grown(USUAL, "reader", 0, 1)) == "1fr 13"
    assert Room("one", 80, 20).grown(USUAL, "list", 2, 1) == USUAL


@given(
    st.sampled_from(["columns", "two", "split", "one", "zen"]),
    st.integers(100, 300),
    st.integers(12, 90),
    st.lists(st.tuples(st.sampled_from(PANES), st.integers(-60, 60), st.integers(-30, 30)), max_size=8),
)
def test_every_pane_keeps_some_room_whatever_is_asked_for(shape, width, height, wishes) -> None:
    room, sizes = Room(shape, width, height), USUAL
    for pane, columns, rows in wishes:
        sizes = room.grown(sizes, pane, columns, rows)
    given_columns = [int(part) for part in room.columns(sizes).split() if part != "1fr"]
    given_rows = [int(part) for part in room.rows(sizes).split() if part != "1fr"]
    assert all(size >= 14 for size in given_columns) and width - sum(given_columns) >= 30
    assert all(size >= 4 for size in given_rows) and height - sum(given_rows) >= 4


def test_a_border_is_taken_hold_of_on_either_side_of_it_and_follows_the_mouse() -> None:
    assert [COLUMNS.border_at(USUAL, x, 5) for x in (24, 25, 26, 27)] == [None, "sidebar", "sidebar", None]
    assert COLUMNS.border_at(USUAL, 78, 40) == "list"
    assert COLUMNS.border_at(USUAL, 40, 26) == COLUMNS.border_at(USUAL, 40, 25) == "lower"
    assert COLUMNS.border_at(USUAL, 120, 26) is None, "it ends at the text"
    assert SPLIT.border_at(USUAL, 80, 10) == "half"
    assert SPLIT.border_at(USUAL, 80, 35) is None
    assert COLUMNS.columns(COLUMNS.dragged(USUAL, "list", 90, 5)) == "26 64 1fr"
    assert COLUMNS.rows(COLUMNS.dragged(USUAL, "lower", 40, 33)) == "1fr 10"


def test_what_was_given_in_a_large_terminal_is_possible_in_a_small_one_and_not_forgotten() -> None:
    sizes = Room("columns", 300, 80).dragged(USUAL, "list", 200, 5)
    assert sizes.list == 174
    assert Room("columns", 140, 40).columns(sizes) == "26 84 1fr"


@pytest.mark.parametrize("kept", [None, "", [], {"sidebar": 3}, Sizes().to_json() | {"list": "x"}, {"new": 1}])
def test_sizes_that_are_none_are_the_usual_ones(kept: object) -> None:
    assert Sizes.of_json(kept) == USUAL


def test_sizes_are_remembered_as_they_were() -> None:
    sizes = Sizes(30, 60, 50, 9, 70, 12)
    assert Sizes.of_json(sizes.to_json()) == sizes
