"""Lines of exact width, whatever the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from tui.ui.cells import cut, line


@given(st.text(), st.integers(0, 40))
def test_what_is_cut_fits(text, width) -> None:
    assert cell_len(cut(text, width)) <= width or text == ""


def test_a_wide_character_is_not_halved() -> None:
    assert cut("月面に着陸", 4) == "月…"


@given(st.text(max_size=60), st.text("abc ≣", max_size=6), st.integers(8, 60))
def test_a_line_is_as_wide_as_asked(left, right, width) -> None:
    strip = line([(left, Style())], [(right, Style())], width, Style())
    assert strip.cell_length == width
    assert strip.text.endswith(right)
