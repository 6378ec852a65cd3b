"""Drawings survive their file, and nothing else passes for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.drawing import Drawing, Room, of_bytes, to_bytes

SMALL = st.integers(1, 6)


@st.composite
def drawings(draw):
    columns, rows = draw(SMALL), draw(SMALL)
    way = draw(st.sampled_from(["blocks", "kitty", "sixel"]))
    if way == "blocks":
        return Drawing(columns, rows, pixels=draw(st.binary(min_size=6 * columns * rows, max_size=6 * columns * rows)))
    placeholders = tuple("\U0010eeee" * columns for _ in range(rows)) if way == "kitty" else ()
    return Drawing(columns, rows, way, code=draw(st.text(max_size=20)), placeholders=placeholders, colour=(1, 2, 3))


@given(drawings())
def test_a_drawing_comes_back(drawing):
    assert of_bytes(to_bytes(drawing)) == drawing


@pytest.mark.parametrize("data", [
    b"", b"[]", b"{}", b"null", b"\xff", b'{"pixels": 1}', to_bytes(Drawing(2, 1, pixels=b"short")),
    to_bytes(Drawing(2, 2, "kitty", placeholders=("one",))), to_bytes(Drawing(2, 2, "ascii")),
])  # fmt: skip
def test_what_is_no_drawing_is_refused(data):
    with pytest.raises(ValueError, match=r"."):
        of_bytes(data)


def test_a_cell_has_the_pixel_above_and_the_one_below():
    drawing = Drawing(2, 1, pixels=bytes(range(12)))
    assert drawing.pair(0, 0) == ((0, 1, 2), (6, 7, 8))
    assert drawing.pair(1, 0) == ((3, 4, 5), (9, 10, 11))


def test_rooms_that_differ_have_names_that_differ():
    rooms = {Room(80, 24), Room(81, 24), Room(80, 25), Room(80, 24, "kitty"), Room(80, 24, "blocks", 9)}
    assert len({str(room) for room in rooms}) == 5
    assert not any("/" in str(room) for room in rooms)
