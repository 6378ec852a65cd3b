"""Lines of exact width, whatever the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from tui.ui.cells import line


@given(st.text(max_size=60), st.text("abc ≣", max_size=6), st.integers(8, 60))
def test_a_line_is_as_wide_as_asked(left, right, width) -> None:
    strip = line([(left, Style())], [(right, Style())], width, Style())
    assert strip.cell_length == width
    assert strip.text.endswith(right)
