"""The help page: every action with its keys as they are bound now, and what a search can say; searchable."""

from __future__ import annotations

from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from tui.store import query
from tui.ui import keys
from tui.ui.screens.page import Page

_KEYS = 20
"""Cells of the column of keys."""
_LABEL = 50
"""Cells of the column that says what an action does, where the names are shown behind it."""
_SEARCH = "What a search can say"
_NAMES_FROM = 100
"""Columns of a screen from which there is room for the names that the config file uses."""


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
        return listing(words, self._keymap, names=self.app.size.width >= _NAMES_FROM)

    @on(Input.Changed)
    def _searched(self, event: Input.Changed) -> None:
        """Leave those that match."""
        self.query_one("#text", Static).update(self._listing(event.value))

    def action_scroll(self, lines: int) -> None:
        """Scroll while the line above keeps the focus."""
        self.query_one("PageScroll").scroll_relative(y=lines, animate=False)


def listing(words: str, keymap: Mapping[str, str], *, names: bool = True) -> Content:
    """The actions that have all of ``words`` in their label, name, keys or group; ``names``: with their names."""
    wanted = words.casefold().split()
    parts: list[Content | str | tuple[str, str]] = []
    for group, actions in keys.groups().items():
        found = [a for a in actions if _matches(a, wanted, keymap)]
        if not found:
            continue
        parts.append(("\n" if parts else "", ""))
        parts.append((f"{group}\n", "bold $accent"))
        for action in found:
            bound = keys.all_shown(action.name, keymap) or "palette"
            parts += [(f"  {bound:<{_KEYS}}", "bold" if keys.keys_of(action.name, keymap) else "$muted")]
            parts += [f"{action.label:<{_LABEL}}", (f"  {action.name}\n", "$faint")] if names else [f"{action.label}\n"]
    forms = [form for form in query.FORMS if all(word in " ".join((_SEARCH, *form)).casefold() for word in wanted)]
    if forms:
        parts += [("\n" if parts else "", ""), (f"{_SEARCH}\n", "bold $accent")]
    for form, meaning in forms:
        parts += [(f"  {form:<{_KEYS}}", "bold"), f"{meaning}\n"]
    return Content.assemble(*parts) if parts else Content("Nothing is called that")


def _matches(action: keys.Action, wanted: list[str], keymap: Mapping[str, str]) -> bool:
    """Whether an action has all the words."""
    text = f"{action.label} {action.name} {action.group} {keys.all_shown(action.name, keymap)}".casefold()
    return all(word in text for word in wanted)
