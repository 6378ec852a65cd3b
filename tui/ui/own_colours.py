"""What reaches the terminal where only its own 16 colours may, or none: filters over finished lines."""

from __future__ import annotations

from functools import lru_cache

from rich.color import Color as Ink
from rich.color import ColorSystem, ColorType
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter, NoColor

_DEFAULT = Ink.default()


class OwnColours(LineFilter):
    """Leaves the terminal's own 16 colours; in the place of any other that a widget has mixed comes its default.

    The half blocks of a picture get the nearest of them.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """The segments of a line in the terminal's own colours."""
        return [
            Segment(text, style and (_own(style) if text.strip("▀") else _nearest(style)), control)
            for text, style, control in segments
        ]


@lru_cache(1024)
def _own(style: Style) -> Style:
    """``style`` in the terminal's own colours."""
    ink, ground = (None if _is_own(ink) else _DEFAULT for ink in (style.color, style.bgcolor))
    return style + Style(color=ink, bgcolor=ground) if ink or ground else style


@lru_cache(4096)
def _nearest(style: Style) -> Style:
    """``style`` in those of the terminal's own colours that are nearest to its own."""
    return Style(
        color=style.color and style.color.downgrade(ColorSystem.STANDARD),
        bgcolor=style.bgcolor and style.bgcolor.downgrade(ColorSystem.STANDARD),
    )


def _is_own(ink: Ink | None) -> bool:
    """Whether a colour is one of the terminal's own, or none."""
    return ink is None or ink.type in (ColorType.DEFAULT, ColorType.STANDARD)


OWN_COLOURS = OwnColours()
"""For themes that keep to the terminal's own colours."""
NO_COLOURS = NoColor()
"""The same where no colours are wanted at all; Textual would make greys of its own of them."""
