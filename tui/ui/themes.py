"""The colours by meaning, dark and light; the only place in the program where a colour stands in Python.

Stylesheets name the tokens (``$muted``, ``$person``, ``$place`` …). A theme that is not ours (any of Textual's) gets
the tokens of ours that is as dark as it; one that keeps to the terminal's own 16 colours gets those.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.theme import Theme

_DARK: Mapping[str, str] = {
    "muted": "#7d7a73",
    "line": "#3a3d40",
    "faint": "#55565a",
    "cursor": "#2a2e33",
    "cursor-blurred": "#1f2225",
    "bar": "#1b1e21",
    "person": "#8fc1e3",
    "organisation": "#c7a7e0",
    "place": "#9fca8c",
    "quote": "#e8d9b0",
    "failing": "#d9705f",
}
_LIGHT: Mapping[str, str] = {
    "muted": "#8b867b",
    "line": "#d3cdc0",
    "faint": "#b4ad9f",
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
    "cursor": "ansi_blue",
    "cursor-blurred": "ansi_default",
    "bar": "ansi_default",
    "person": "ansi_cyan",
    "organisation": "ansi_magenta",
    "place": "ansi_green",
    "quote": "ansi_yellow",
    "failing": "ansi_red",
}


def _theme(name: str, *, dark: bool, accent: str, text: str, ground: str, tokens: Mapping[str, str]) -> Theme:
    """One of our themes; Textual's own parts (inputs, scrollbars, the palette) follow the tokens."""
    return Theme(
        name=name,
        dark=dark,
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
        },
    )


THEMES = (
    _theme("wireroom-dark", dark=True, accent="#e2b25d", text="#d5d2cb", ground="#111315", tokens=_DARK),
    _theme("wireroom-light", dark=False, accent="#8a5a00", text="#2a2824", ground="#fbf9f4", tokens=_LIGHT),
)


def tokens(theme: Theme) -> dict[str, str]:
    """What the tokens are in a theme that does not say."""
    if theme.ansi:
        return dict(_ANSI)
    return dict(_DARK if theme.dark else _LIGHT)


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
