"""The help page: every action with its keys as they are bound now, and what a search can say; searchable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from tui.store import query
from tui.ui import keys
from tui.ui.screens.page import Page
from tui.ui.wrapping import cells, wrap

_KEYS = 20
"""Cells of the column of keys."""
_LABEL = 45
"""Cells of the column that says what an action does, where the names are shown behind it."""
_NAMES_FROM = 89
"""Cells from which there is room for the names that the config file uses."""
_PAGE, _PART, _FRAME = 100, 0.96, 7
"""Cells of the page (see styles/dialogs.tcss), its part of a narrow screen, and cells of it that are no text."""
_SEARCH = "What a search can say"

Part = str | tuple[str, str]
"""A piece of the listing, with its style if it has one."""


class Help(Page):
    """All actions; words typed above leave those that match."""

    heading = "Keys"
    AUTO_FOCUS = "Input"
    BINDINGS = [  # noqa: RUF012  Textual's own declaration
        ("down", "scroll(1)", "Down"),
        ("up", "scroll(-1)", "Up"),
        ("pagedown", "scroll(10)", "Page down"),
        ("pageup", "scroll(-10)", "Page up"),
        ("f1", "dismiss", "Close"),
    ]

    def __init__(self, keymap: Mapping[str, str]) -> None:
        super().__init__()
        self._keymap = keymap

    def above(self) -> ComposeResult:
        """Where words are typed."""
        yield Input(placeholder="type to search", compact=True)

    def text(self) -> Content:
        """All actions."""
        return self._listing("")

    def _listing(self, words: str) -> Content:
        """Those that match, for this screen."""
        return listing(words, self._keymap, min(_PAGE, int(self.app.size.width * _PART)) - _FRAME)

    @on(Input.Changed)
    def on_resize(self) -> None:
        """Leave those that match, as wide as there is room."""
        self.query_one("#text", Static).update(self._listing(self.query_one(Input).value))

    def action_scroll(self, lines: int) -> None:
        """Scroll while the line above keeps the focus."""
        self.query_one("PageScroll").scroll_relative(y=lines, animate=False)


def listing(words: str, keymap: Mapping[str, str], width: int = _PAGE) -> Content:
    """The actions that have all of ``words`` in their label, name, keys or group, in lines of ``width`` cells.

    Where there is room for them their names are told as well.
    """
    wanted = words.casefold().split()
    parts: list[Part] = []
    for group, actions in keys.groups().items():
        if found := [a for a in actions if _matches(a, wanted, keymap)]:
            parts += _heading(group, parts)
        for action in found:
            bound = keys.all_shown(action.name, keymap)
            name = action.name if width >= _NAMES_FROM else ""
            parts += _entry(bound or "palette", "bold" if bound else "$muted", action.label, name, width)
    forms = [form for form in query.FORMS if all(word in " ".join((_SEARCH, *form)).casefold() for word in wanted)]
    if forms:
        parts += _heading(_SEARCH, parts)
    for form, meaning in forms:
        parts += _entry(form, "bold", meaning, "", width)
    return Content.assemble(*parts) if parts else Content("Nothing is called that")


def _heading(text: str, above: Sequence[Part]) -> list[Part]:
    """A heading, with a blank line between it and what stands above."""
    return ["\n" if above else "", (f"{text}\n", "bold $accent")]


def _entry(left: str, style: str, right: str, name: str, width: int) -> Iterator[Part]:
    """What is pressed or typed and what it does, which goes on below itself where it is long; behind it a name."""
    indent = " " * (2 + _KEYS)
    yield f"  {left:<{_KEYS}}", style
    if cells(left) >= _KEYS:
        yield f"\n{indent}"
    lines = [right[start:end].rstrip() for start, end in wrap(right, _LABEL if name else width - len(indent))]
    yield f"\n{indent}".join(lines)
    if name:
        yield f"{'':<{_LABEL - cells(lines[-1])}}  {name}", "$faint"
    yield "\n"


def _matches(action: keys.Action, wanted: list[str], keymap: Mapping[str, str]) -> bool:
    """Whether an action has all the words."""
    text = f"{action.label} {action.name} {action.group} {keys.all_shown(action.name, keymap)}".casefold()
    return all(word in text for word in wanted)
