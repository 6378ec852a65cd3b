"""The last gate before the terminal: every line of every widget, Textual's own too, passes it when it is drawn.

Text is cleaned where it comes in and where it becomes a widget's content; what is typed, pasted or forgotten on its way
still cannot act on the terminal, nor can it move what stands beside it.
"""

from __future__ import annotations

import re

from rich.cells import get_character_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.ui.highlight import UNSAFE


class LastGate(LineFilter):
    """Lets through what can be read; every line keeps its cells."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """The segments of a line without anything that acts on a terminal."""
        text = "".join(segment.text for segment in segments)
        # Nearly every line is printable as a whole, which is quickly found out.
        if text.isprintable() or not UNSAFE.search(text):
            return segments
        return [Segment(UNSAFE.sub(_harmless, text), style, control) for text, style, control in segments]


def _harmless(found: re.Match[str]) -> str:
    """As many cells as the character takes, which is mostly none."""
    return get_character_cell_size(found[0]) * "\ufffd"


LAST_GATE = LastGate()
