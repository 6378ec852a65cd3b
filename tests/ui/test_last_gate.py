"""The last gate: nothing that acts on a terminal passes, everything else does, and no cell is lost."""

from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from tui.ui.highlight import UNSAFE
from tui.ui.last_gate import LAST_GATE

GROUND = Color(0, 0, 0)
LOOK = Style(bold=True)


@given(st.lists(st.text(st.characters(codec=None), max_size=20), max_size=4))
@example(["\x1b]52;c;aGk=\x07", "\x9b31m", "\u202edlrow", "\ud83d", "a\u2028b", "a\tb"])
def test_nothing_that_acts_passes_and_no_cell_is_lost(texts: list[str]) -> None:
    passed = LAST_GATE.apply([Segment(text, LOOK) for text in texts], GROUND)
    assert not any(UNSAFE.search(segment.text) for segment in passed)
    assert [sum(map(cell_len, segment.text)) for segment in passed] == [sum(map(cell_len, text)) for text in texts]
    assert all(segment.style == LOOK for segment in passed)


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs"))))
@example("日本 \U0001f469\U0001f3fd\u200d\U0001f680 a\u00a0b e\u0301 [/x]")
def test_what_can_be_read_passes_as_it_is(text: str) -> None:
    line = [Segment(text, LOOK)]
    assert LAST_GATE.apply(line, GROUND) is line
