"""Tables in columns."""

from hypothesis import given
from hypothesis import strategies as st

from tui.model import Span
from tui.ui.tables import table
from tui.ui.wrapping import cells


def drawn(text: str, width: int) -> list[str]:
    return [line.text.rstrip() for line in table(text, Span(0, len(text)), width)]


def test_columns_are_aligned_and_figures_stand_to_the_right() -> None:
    assert drawn("Feed\tUnread\nHerald\t44\nThe Wire\t1,120", 40) == [
        "Feed      Unread",
        "────────────────",
        "Herald        44",
        "The Wire   1,120",
    ]


def test_the_widest_column_gives_way_and_its_cells_go_on() -> None:
    assert drawn("a\tthe crew prepares to walk\nb\tno", 16) == [
        "a  the crew",
        "   prepares to",
        "   walk",
        "────────────────",
        "b  no",
    ]


def test_a_table_of_figures_has_no_head() -> None:
    assert drawn("1\t2\n3\t4", 20) == ["1  2", "3  4"]


def test_too_many_columns_are_shown_a_cell_a_line() -> None:
    assert drawn("one\ttwo\tthree\tfour", 12) == ["▪ one", "· two", "· three", "· four"]


def test_wide_letters_take_two_cells() -> None:
    assert drawn("月面\tx\nab\ty", 20) == ["月面  x", "───────", "ab    y"]


@given(st.text(st.sampled_from("ab 1,漢\t\n"), max_size=80), st.integers(8, 40))
def test_no_cell_is_lost_and_no_line_too_wide(text: str, width: int) -> None:
    lines = table(text, Span(0, len(text)), width)
    assert all(cells(line.text) <= width for line in lines)
    pieces = [piece for line in lines for piece in line.pieces if piece.start >= 0]
    seen = {at for piece in pieces for at in range(piece.start, piece.start + len(piece.text))}
    assert {at for at, letter in enumerate(text) if not letter.isspace()} <= seen
