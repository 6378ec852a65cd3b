"""The themes: the same tokens in each; the terminal's own colours and no others; every meaning without any colour."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from newsroom_library import Open, Room
from rich.color import ColorType
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.theme import Theme
from textual.widgets import LoadingIndicator, OptionList

from tui.config import Config
from tui.ui import themes
from tui.ui.highlight import STYLES
from tui.ui.own_colours import OWN_COLOURS
from tui.ui.syntax import CODE_STYLES
from tui.ui.widgets.dossier import Dossier

OURS = [theme.name for theme in themes.THEMES]
SCREENS = {
    "newsroom": (),
    "letters": ("semicolon",),
    "sorting": ("escape", "S"),
    "selected": ("escape", "V", "V"),
    "themes": ("escape", "T"),
    "list": ("escape",),
    "feeds": ("h",),
    "reading": ("l", "enter"),
    "pointing": ("left_curly_bracket",),
    "split": ("enter",),
    "people": ("x", "i"),
    "name": ("enter",),
    "story": ("escape", "v"),
    "help": ("escape", "question_mark"),
    "add a feed": ("escape", "a"),
    "adding": (*"https", "enter"),
    "edit a feed": ("escape", "e"),
    "delete a feed": ("escape", "d"),
    "search": ("escape", "slash"),
    "palette": ("escape", "colon", *"theme"),
    "a way down the palette": ("down",),
    "toast": ("escape", "y"),
}
"""Screens by name, with the keys that lead there from the one before."""


def styles(room: Room) -> Iterator[Style]:
    """Every look on the screen, as it reaches the terminal."""
    for strip in room.app.screen._compositor.render_strips():
        yield from (segment.style for segment in strip if segment.style is not None)


def inks(room: Room) -> set[str]:
    """The colours on the screen that are not the terminal's own."""
    found = {ink for style in styles(room) for ink in (style.color, style.bgcolor) if ink is not None}
    return {ink.name for ink in found if ink.type not in (ColorType.DEFAULT, ColorType.STANDARD)}


def attributes(style: Style) -> tuple[object, ...]:
    """What is left of a look without its colours."""
    return tuple(map(bool, (style.bold, style.dim, style.italic, style.underline, style.reverse)))


def luminance(colour: str) -> float:
    """How bright a colour is, from 0 to 1 (WCAG 2.2, relative luminance)."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in Color.parse(colour).normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(ink: str, ground: str) -> float:
    """How far two colours stand apart, from 1 to 21; text that is read wants 4.5, signs 3 (WCAG 2.2, 1.4)."""
    dark, bright = sorted((luminance(ink), luminance(ground)))
    return (bright + 0.05) / (dark + 0.05)


def test_our_themes_have_the_same_tokens() -> None:
    for theme in themes.THEMES:
        assert set(themes.tokens(themes.THEMES[0])) <= set(theme.variables)


@pytest.mark.parametrize("theme", [theme for theme in themes.THEMES if not theme.ansi], ids=lambda theme: theme.name)
def test_what_is_to_be_read_stands_out_from_every_ground(theme: Theme) -> None:
    grounds = [theme.background, *(theme.variables[name] for name in ("bar", "cursor", "cursor-blurred"))]
    for name in ("muted", "person", "organisation", "place", "quote", "failing"):
        found = [contrast(theme.variables[name], ground) for ground in grounds]
        assert min(found) >= 4.5, (name, found)
    assert contrast(theme.variables["faint"], theme.background) >= 3


async def test_the_terminals_own_colours_are_the_only_ones_on_every_screen(newsroom: Open) -> None:
    async with newsroom((160, 45), Config(theme="wireroom-ansi"), toasts=True) as room:
        assert room.app.theme == "wireroom-ansi"
        for name, pressed in SCREENS.items():
            await room.press(*pressed)
            assert not inks(room), name
            if name == "adding":
                assert room.app.screen.query_one(LoadingIndicator).display, "a widget that mixes colours"
        assert "Link copied" in room.text()


async def test_the_palette_changes_to_the_terminals_own_colours_and_back(newsroom: Open) -> None:
    async with newsroom((120, 36)) as room:
        assert inks(room)
        await room.press("colon", *"wireroom-ansi", "enter")
        assert room.app.theme == "wireroom-ansi"
        assert not inks(room)
        await room.press("colon", *"wireroom-light", "enter")
        assert room.app.theme == "wireroom-light"
        assert inks(room)


async def test_without_colours_the_terminals_own_are_left_out_as_well(newsroom: Open, monkeypatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with newsroom((120, 36), Config(theme="wireroom-ansi")) as room:
        for name, pressed in SCREENS.items():
            await room.press(*pressed)
            used = {ink.type for style in styles(room) for ink in (style.color, style.bgcolor) if ink is not None}
            assert used <= {ColorType.DEFAULT}, name


@pytest.mark.parametrize("theme", OURS)
async def test_without_colours_kinds_of_names_and_quotes_differ_by_attributes(
    newsroom: Open, monkeypatch, theme
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with newsroom((160, 45), Config(theme=theme)) as room:
        kinds = [name for name in STYLES if name not in ("link", *CODE_STYLES)]  # a link has its number
        for view in (room.screen.reader, room.screen.developments):
            looks = {name: attributes(view.look((name,))) for name in kinds}
            for one, other in combinations(kinds, 2):
                assert looks[one] != looks[other], (view, one, other)
            assert attributes(view.look(())) not in looks.values()


@pytest.mark.parametrize(("theme", "colours"), [*((name, False) for name in OURS), ("wireroom-ansi", True)])
async def test_the_row_under_the_cursor_is_reversed_where_no_ground_is_sure(
    newsroom: Open, monkeypatch, theme, colours
) -> None:
    if not colours:
        monkeypatch.setenv("NO_COLOR", "1")
    async with newsroom((160, 45), Config(theme=theme)) as room:
        rows, pane = room.screen.list, room.screen.developments
        assert [all(style.reverse for _, style, _ in rows.render_line(y)) for y in range(4)] == [
            True,
            True,
            False,
            False,
        ]
        await room.press("enter")
        assert [all(style.underline for _, style, _ in rows.render_line(y)) for y in (0, 2)] == [True, False]
        assert not pane.look(("cursor",)).reverse
        await room.press("left_curly_bracket")
        assert pane.look(("cursor",)).reverse, "Enter opens it"
        await room.press("v")
        left, right = room.app.screen.query(Dossier)
        assert left.look(("cursor",)).reverse
        assert not right.look(("cursor",)).reverse
        assert right.look(("cursor",)).underline
        await room.press("escape", "S")
        choices = room.app.screen.query_one(OptionList)
        marked = [any(style.underline for _, style, _ in choices.render_line(y) if style) for y in range(2)]
        assert marked == [True, False]


@pytest.mark.parametrize("name", ["nord", "catppuccin-latte", "textual-dark"])
async def test_a_theme_that_is_not_ours_has_shades_of_its_own(newsroom: Open, name: str) -> None:
    async with newsroom((80, 24)) as room:
        theme = room.app.available_themes[name]
        found, ours = themes.tokens(theme), themes.tokens(themes.THEMES[0 if theme.dark else 1])
        assert found["person"] == ours["person"]
        ground = Color.parse(theme.to_color_system().generate()["background"])
        shades = [Color.parse(found[token]) for token in ("bar", "cursor-blurred", "cursor", "line", "faint", "muted")]
        contrasts = [abs(shade.brightness - ground.brightness) for shade in shades]
        assert contrasts == sorted(contrasts)
        assert len(set(contrasts)) == len(contrasts)
        assert found["bar"] != ours["bar"]


async def test_a_picture_has_the_nearest_of_the_terminals_own_colours() -> None:
    red = Style(color="#f01010", bgcolor="#101010")
    (drawn,) = OWN_COLOURS.apply([Segment("▀▀", red)], Color.parse("black"))
    assert drawn.style is not None
    inks = (drawn.style.color, drawn.style.bgcolor)
    assert [(ink.type, ink.number) for ink in inks if ink is not None] == [
        (ColorType.STANDARD, 1),
        (ColorType.STANDARD, 0),
    ]
