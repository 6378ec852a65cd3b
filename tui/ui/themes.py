"""The colours by meaning: dark, light, and the terminal's own; the only place where a colour stands in Python.

Stylesheets name the tokens (``$muted``, ``$person``, ``$place`` …). A theme that is not ours (any of Textual's) gets
the colours by meaning of ours that is as dark as it, and shades of its own for the rest; one that keeps to the
terminal's own 16 colours gets those.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.color import Color
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


_MIXED: Mapping[str, float] = {
    "muted": 0.6, "line": 0.2, "faint": 0.45, "cursor": 0.14, "cursor-blurred": 0.08, "bar": 0.06,
}  # fmt: skip
"""How much of a theme's text colour is mixed into its background for what has no meaning of its own."""


def tokens(theme: Theme) -> dict[str, str]:
    """What the tokens are in a theme that does not say: ours by meaning, and its own two colours mixed for the rest."""
    if theme.ansi:
        return dict(_ANSI)
    ours = _DARK if theme.dark else _LIGHT
    if theme in THEMES:
        return dict(ours)
    colours = theme.to_color_system().generate()
    ground, text = Color.parse(colours["background"]), Color.parse(colours["foreground"])
    return {**ours, **{name: ground.blend(text, share).hex for name, share in _MIXED.items()}}


_COMMAND = "Theme: "


def command(name: str) -> str:
    """What the palette calls a theme."""
    return _COMMAND + name


def of_command(text: str) -> str:
    """The theme that the palette calls ``text``; an empty string if that is no theme."""
    return text.removeprefix(_COMMAND) if text.startswith(_COMMAND) else ""


def ours_first(names: Iterable[str]) -> list[str]:
    """The names of themes in the order in which they are offered."""
    return sorted(names, key=lambda name: (not name.startswith("wireroom"), name))
