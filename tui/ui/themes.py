"""The colours by meaning: dark, light, and the terminal's own; the only place where a colour stands in Python.

Stylesheets name the tokens (``$muted``, ``$person``, ``$place`` …). A theme that is not ours (any of Textual's) gets
the tokens of ours that is as dark as it; one that keeps to the terminal's own 16 colours gets those.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from rich.color import Color as Ink
from rich.color import ColorType
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter, NoColor
from textual.theme import Theme

_DARK: Mapping[str, str] = {
    "muted": "#97948c",
    "line": "#3a3d40",
    "faint": "#727378",
    "cursor": "#2a2e33",
    "cursor-blurred": "#1f2225",
    "bar": "#1b1e21",
    "person": "#8fc1e3",
    "organisation": "#c7a7e0",
    "place": "#9fca8c",
    "quote": "#e8d9b0",
    "failing": "#dd7a69",
}
_LIGHT: Mapping[str, str] = {
    "muted": "#67625a",
    "line": "#d3cdc0",
    "faint": "#8f8879",
    "cursor": "#e6dfcf",
    "cursor-blurred": "#f0ebdf",
    "bar": "#ece7da",
    "person": "#1f5f8f",
    "organisation": "#6b3f99",
    "place": "#3c6e24",
    "quote": "#6d4a00",
    "failing": "#b03a2a",
}
_ANSI: Mapping[str, str] = {
    "muted": "ansi_bright_black",
    "line": "ansi_bright_black",
    "faint": "ansi_bright_black",
    "cursor": "ansi_default",
    "cursor-blurred": "ansi_default",
    "bar": "ansi_default",
    "person": "ansi_cyan",
    "organisation": "ansi_magenta",
    "place": "ansi_green",
    "quote": "ansi_yellow",
    "failing": "ansi_red",
}
"""No ground is safe: the terminal's blue is dark in one, bright in another. Rows under the cursor are reversed."""
_ANSI_PARTS: Mapping[str, str] = {
    "ansi-background": "ansi_default",
    "ansi-foreground": "ansi_default",
    "input-selection-background": "ansi_cyan",
    "input-selection-foreground": "ansi_black",
    "scrollbar": "ansi_bright_black",
}
"""Where Textual's own parts cannot follow the tokens."""


def _theme(
    name: str, *, dark: bool, accent: str, text: str, ground: str, tokens: Mapping[str, str], ansi: bool = False
) -> Theme:
    """One of our themes; Textual's own parts (inputs, scrollbars, the palette) follow the tokens."""
    return Theme(
        name=name,
        dark=dark,
        ansi=ansi,
        primary=accent,
        secondary=tokens["person"],
        accent=accent,
        foreground=text,
        background=ground,
        surface=ground,
        panel=tokens["bar"],
        warning=accent,
        error=tokens["failing"],
        success=tokens["place"],
        variables={
            **tokens,
            "block-cursor-background": tokens["cursor"],
            "block-cursor-foreground": text,
            "border": accent,
            "border-blurred": tokens["line"],
            "input-selection-background": f"{accent} 30%",
            "scrollbar": tokens["cursor"],
            "scrollbar-hover": tokens["muted"],
            "scrollbar-active": accent,
            "scrollbar-background": ground,
            "scrollbar-background-hover": ground,
            "scrollbar-background-active": ground,
            "scrollbar-corner-color": ground,
            **(_ANSI_PARTS if ansi else {}),
        },
    )


THEMES = (
    _theme("wireroom-dark", dark=True, accent="#e2b25d", text="#d5d2cb", ground="#111315", tokens=_DARK),
    _theme("wireroom-light", dark=False, accent="#8a5a00", text="#2a2824", ground="#fbf9f4", tokens=_LIGHT),
    _theme(
        "wireroom-ansi",
        dark=True,
        accent="ansi_yellow",
        text="ansi_default",
        ground="ansi_default",
        tokens=_ANSI,
        ansi=True,
    ),
)


def tokens(theme: Theme) -> dict[str, str]:
    """What the tokens are in a theme that does not say."""
    if theme.ansi:
        return dict(_ANSI)
    return dict(_DARK if theme.dark else _LIGHT)


class OwnColours(LineFilter):
    """Leaves the terminal's own 16 colours; in the place of any other that a widget has mixed comes its default."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """The segments of a line in the terminal's own colours."""
        return [Segment(text, style and _own(style), control) for text, style, control in segments]


@lru_cache(1024)
def _own(style: Style) -> Style:
    """``style`` in the terminal's own colours."""
    ink, ground = (None if _is_own(ink) else _DEFAULT for ink in (style.color, style.bgcolor))
    return style + Style(color=ink, bgcolor=ground) if ink or ground else style


def _is_own(ink: Ink | None) -> bool:
    """Whether a colour is one of the terminal's own, or none."""
    return ink is None or ink.type in (ColorType.DEFAULT, ColorType.STANDARD)


_DEFAULT = Ink.default()

OWN_COLOURS = OwnColours()
"""For themes that keep to the terminal's own colours."""
NO_COLOURS = NoColor()
"""The same where no colours are wanted at all; Textual would make greys of its own of them."""
