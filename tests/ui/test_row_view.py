"""Rows with a cursor: where it can stand, what is seen of it, and what a click does."""

from __future__ import annotations

from typing import ClassVar

import pytest
from textual.app import App, ComposeResult

from tui.ui.lines import Line, Piece
from tui.ui.widgets.row_view import RowView

ROWS = ("# One", "a|a below", "b", "# Two", "c", "# the end")
"""A heading is no place for the cursor; a row has as many lines as it has parts."""


class Rows(RowView):
    """Rows of words, those that begin with # being headings."""

    PREFIX = "rows"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--cursor"}

    def __init__(self, rows: tuple[str, ...]) -> None:
        super().__init__(id="rows")
        self.words = rows
        self.opened: list[int] = []
        self.place(tuple(Line((Piece(part),)) for part in row.split("|")) for row in rows)

    def rests(self, row: int) -> bool:
        return not self.words[row].startswith("#")

    def click_row(self, row: int) -> None:
        self.cursor = row

    def action_open(self) -> None:
        self.opened.append(self.cursor)


class RowsApp(App[None]):
    """The rows alone."""

    CSS = "Rows { height: 1fr; }"

    def __init__(self, rows: tuple[str, ...] = ROWS) -> None:
        super().__init__()
        self.rows = Rows(rows)

    def compose(self) -> ComposeResult:
        yield self.rows


@pytest.mark.parametrize(
    ("row", "step", "found"),
    [(0, 1, 1), (1, 1, 1), (3, 1, 4), (3, -1, 2), (5, 1, 4), (0, -1, 1), (-9, -1, 1), (99, 1, 4), (99, -1, 4)],
)
def test_the_cursor_stands_on_the_next_row_that_is_no_heading_or_else_on_the_last(
    row: int, step: int, found: int
) -> None:
    assert Rows(ROWS).nearest(row, step) == found


@pytest.mark.parametrize("rows", [(), ("# One", "# Two")])
def test_where_it_can_stand_nowhere_it_does_not(rows: tuple[str, ...]) -> None:
    assert Rows(rows).nearest(0, 1) is None


def test_each_row_knows_its_lines_and_each_line_its_place() -> None:
    rows = Rows(ROWS)
    assert [rows.lines_of(number) for number in range(3)] == [(0, 1), (1, 3), (3, 4)]
    assert rows.line(2).text == "a below"
    assert (rows.line(-1), rows.line(7)) == (None, None)


async def test_a_click_puts_the_cursor_a_second_one_opens_and_a_heading_does_neither() -> None:
    app = RowsApp()
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.click(Rows, offset=(1, 2))
        assert (app.rows.cursor, app.rows.opened) == (1, [])
        await pilot.click(Rows, offset=(1, 5), times=2)
        assert (app.rows.cursor, app.rows.opened) == (4, [4])
        await pilot.click(Rows, offset=(1, 4), times=2)
        await pilot.click(Rows, offset=(1, 9), times=2)
        assert (app.rows.cursor, app.rows.opened) == (4, [4])


async def test_no_more_is_scrolled_than_is_needed() -> None:
    app = RowsApp(tuple(f"row {number}" for number in range(50)))
    async with app.run_test(size=(20, 10)) as pilot:
        app.rows.virtual_size = app.rows.virtual_size.with_height(50)
        await pilot.pause()
        for first, top in ((5, 0), (12, 3), (9, 3), (2, 2), (49, 40)):
            app.rows.reveal(first, first + 1, app.rows.rows)
            await pilot.pause()
            assert app.rows.scroll_offset.y == top
