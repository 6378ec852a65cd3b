"""The one table of actions: bindings, the help page, the palette and docs/keys.md are all made from it.

An action's name is what the config file rebinds (``[bindings]`` / ``star = "s,f"``) and what Textual calls
(``action_star``). ``python -m tui.ui.keys`` prints docs/keys.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from textual.binding import Binding, BindingType

from tui.config import Config, KeyPreset
from tui.errors import ConfigError

Scope = Literal["move", "newsroom", "sidebar", "story", "name", "app"]


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that can be done. ``keys`` and ``newsboat`` are comma separated; an empty ``newsboat`` means ``keys``.

    ``scope`` says who carries it out: "move" every pane for itself, "newsroom" the main screen, "sidebar" the list
    of feeds, "story" and "name" the page of a story, of a person or place, "app" everywhere. Without keys an action is
    reached by the palette.
    """

    name: str
    keys: str
    label: str
    group: str
    scope: Scope = "newsroom"
    newsboat: str = ""

    def preset(self, preset: KeyPreset) -> str:
        """The keys of a preset, comma separated."""
        return self.newsboat or self.keys if preset == "newsboat" else self.keys


ACTIONS: tuple[Action, ...] = (
    Action("down", "j,down", "down", "Move", "move"),
    Action("up", "k,up", "up", "Move", "move"),
    Action("top", "home", "top", "Move", "move"),
    Action("top_chord", "g", "top, pressed twice", "Move", "move", "ctrl+home"),
    Action("bottom", "G,end", "bottom", "Move", "move", "end"),
    Action("half_page_down", "ctrl+d", "half a page down", "Move", "move"),
    Action("half_page_up", "ctrl+u", "half a page up", "Move", "move"),
    Action("page_down", "pagedown", "page down", "Move", "move"),
    Action("page_up", "pageup", "page up", "Move", "move"),
    Action("next_pane", "tab", "next pane", "Move"),
    Action("previous_pane", "shift+tab", "previous pane", "Move"),
    Action("pane_left", "h", "pane to the left", "Move"),
    Action("pane_right", "l", "pane to the right", "Move"),
    Action("wider", "+", "pane wider", "Move"),
    Action("narrower", "-", "pane narrower", "Move"),
    Action("higher", "ctrl+up", "pane higher", "Move"),
    Action("lower", "ctrl+down", "pane lower", "Move"),
    Action("usual_sizes", "=", "panes as they are at first", "Move"),
    Action("jump", ";", "a letter for every pane", "Move"),
    Action("collapse", "left", "close the folder", "Move", "sidebar"),
    Action("expand", "right", "open the folder", "Move", "sidebar"),
    Action("open", "enter", "open", "Read"),
    Action("back", "escape,q,backspace", "back", "Read"),
    Action("read_on", "space", "page on, then next unread", "Read"),
    Action("next_unread", "n", "next unread", "Read"),
    Action("previous_unread", "p", "previous unread", "Read"),
    Action("next_article", "J", "next article", "Read"),
    Action("previous_article", "K", "previous article", "Read"),
    Action("next_feed", "]", "next feed", "Read"),
    Action("previous_feed", "[", "previous feed", "Read"),
    Action("full_text", "t", "full text, or the feed’s again", "Read"),
    Action("changes", "C", "what its feed has changed in it", "Read"),
    Action("links", "u", "links of the article; digits open them", "Read"),
    Action("pictures", "I", "pictures of the article, or none", "Read"),
    Action("open_in_browser", "o", "open in the browser", "Read"),
    Action("copy_link", "y", "copy the link, or the quote", "Read"),
    Action("write_file", "w", "write to a file", "Read", newsboat="s"),
    Action("pipe", "|", "pipe to a command", "Read"),
    Action("next_development", "}", "next development", "Story"),
    Action("previous_development", "{", "previous development", "Story"),
    Action("next_passage", ")", "next passage", "Story"),
    Action("previous_passage", "(", "previous passage", "Story"),
    Action("people", "i", "people & places", "Story"),
    Action("quotes", '"', "quotes", "Story"),
    Action("story_page", "v", "story page", "Story"),
    Action("digest", "D", "today: the digest", "Story", newsboat="ctrl+t"),
    Action("follow_story", "f", "follow the story, or no longer, on its page", "Story", "story"),
    Action("mute_story", "M", "mute the story, or no longer, on its page", "Story", "story"),
    Action("rename_story", "E", "another title for the story, on its page", "Story", "story"),
    Action("split_story", "X", "the development is its own story, on the page", "Story", "story"),
    Action("join_story", "J", "another story is this one too, on its page", "Story", "story"),
    Action("list_mentions", "L", "articles of a name as a list, on its page", "Story", "name"),
    Action("merge_name", "M", "another name is this one too, on its page", "Story", "name"),
    Action("split_name", "X", "a spelling is another name, on its page", "Story", "name"),
    Action("jump_back", "ctrl+o,alt+left", "jump back", "Story"),
    Action("jump_forward", "alt+right", "jump forward", "Story"),
    Action("close_side", "x", "close the second text", "Story"),
    Action("toggle_summary", "Z", "summary on or off", "Story"),
    Action("longer_summary", ">", "longer summary", "Story"),
    Action("shorter_summary", "<", "shorter summary", "Story"),
    Action("cycle_highlights", "H", "highlights: all, quotes, none", "Story"),
    Action("toggle_read", "m,N", "read or unread", "Mark", newsboat="N"),
    Action("star", "s,f", "star", "Mark", newsboat="f,ctrl+e"),
    Action("mark_all_read", "A", "all in the list read", "Mark"),
    Action("mark_above_read", "", "all above read", "Mark"),
    Action("mark_below_read", "", "all below read", "Mark"),
    Action("select", "V", "select, and go on", "Mark"),
    Action("select_down", "shift+down", "select downwards", "Mark"),
    Action("select_up", "shift+up", "select upwards", "Mark"),
    Action("undo", "ctrl+z,alt+u", "undo", "Mark"),
    Action("redo", "ctrl+y", "redo", "Mark"),
    Action("search", "/", "search everything", "Find"),
    Action("filter", "F", "filter the list; names by kind", "Find"),
    Action("clear_filter", "\\", "clear the filter", "Find", newsboat="ctrl+f"),
    Action("keep_search", "W", "keep this search by a name", "Find"),
    Action("sort", "S", "sort the list", "Find", newsboat="g"),
    Action("unread_only", "U", "only unread, or all", "Find", newsboat="L"),
    Action("unfold", "c", "copies of this article, or folded again", "Find"),
    Action("show_copies", "alt+c", "every copy as a row of its own, or folded", "Find"),
    Action("reload_feed", "r", "reload this feed", "Feeds"),
    Action("reload_all", "R", "reload all feeds", "Feeds"),
    Action("stop_reload", "ctrl+x", "stop what is under way", "Feeds"),
    Action("add_feed", "a", "add a feed", "Feeds"),
    Action("import_feeds", "", "import a list of feeds (OPML, newsboat)", "Feeds"),
    Action("edit_feed", "e", "title, folder, settings of a feed; a search", "Feeds", newsboat="E"),
    Action("delete_feed", "d", "delete this feed, or search", "Feeds", newsboat="D"),
    Action("feed_health", "B", "all feeds: how they are, and why", "Feeds"),
    Action("toggle_sidebar", "b", "hide or show the feeds", "Screen"),
    Action("zen", "z", "the text alone", "Screen"),
    Action("command_palette", ":,ctrl+p", "commands", "Screen", "app"),
    Action("help", "?,f1", "help", "Screen", "app"),
    Action("welcome", "", "first steps", "Screen"),
    Action("choose_theme", "T", "choose a theme", "Screen", "app"),
    Action("switch_theme", "", "light or dark", "Screen", "app"),
    Action("show_log", "", "the log", "Screen", "app"),
    Action("quit", "Q,ctrl+q", "leave Wireroom", "Screen", "app"),
)

BY_NAME: Mapping[str, Action] = {action.name: action for action in ACTIONS}

_SHOWN = {
    "enter": "⏎", "escape": "Esc", "backspace": "⌫", "space": "Space", "tab": "Tab", "up": "↑", "down": "↓",
    "left": "←", "right": "→", "pagedown": "PgDn", "pageup": "PgUp", "home": "Home", "end": "End", "delete": "Del",
}  # fmt: skip
_NAMED = frozenset(_SHOWN) | {f"f{n}" for n in range(1, 25)} | {"insert"}
_KEY = re.compile(r"(?:(?:ctrl|alt|shift|super|meta)\+)*(\S|[a-z_]+\d*)")


def bindings(scope: Scope) -> list[BindingType]:
    """The bindings of a scope, with the actions' names as ids so that a keymap can replace their keys."""
    return [
        Binding(action.keys, action.name, action.label, show=False, id=action.name)
        for action in ACTIONS
        if action.scope == scope and action.keys
    ]


def also(name: str, does: str) -> list[BindingType]:
    """The keys of an action, where they do something of the kind on another screen: rebound along with it."""
    action = BY_NAME[name]
    return [Binding(action.keys, does, action.label, show=False, id=name)]


def keymap(config: Config, path: Path | None = None) -> dict[str, str]:
    """Keys by action, where they differ from the defaults: the preset's, then the config's own. Raises ConfigError."""
    where = path or "the config"
    keys = {a.name: a.newsboat for a in ACTIONS if config.keys == "newsboat" and a.newsboat}
    for name, wanted in config.bindings.items():
        if name not in BY_NAME or not BY_NAME[name].keys:
            raise ConfigError(f"{where}: [bindings] {name}: there is no such action; docs/keys.md names them all")
        for key in split(wanted):
            if not _possible(key):
                raise ConfigError(f"{where}: [bindings] {name} = {wanted!r}: there is no key {key!r}")
        if not split(wanted):
            raise ConfigError(f"{where}: [bindings] {name} is empty: give it at least one key")
        keys[name] = ",".join(split(wanted))
    return keys


def _possible(key: str) -> bool:
    """Whether a terminal can send such a key."""
    found = _KEY.fullmatch(key)
    return found is not None and (len(found[1]) == 1 or found[1] in _NAMED)


def split(keys: str) -> list[str]:
    """The single keys of a comma separated list."""
    return [key.strip() for key in keys.split(",") if key.strip()]


def keys_of(name: str, keymap: Mapping[str, str]) -> list[str]:
    """The keys that an action has now."""
    return split(keymap.get(name, BY_NAME[name].keys))


def shown(key: str) -> str:
    """A key as people write it: "ctrl+d" as "Ctrl+D", "enter" as "⏎"."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    name = _SHOWN.get(last) or (last.upper() if modifiers or re.fullmatch(r"f\d+", last) else last)
    return "+".join([*(m.capitalize() for m in modifiers), name])


def all_shown(name: str, keymap: Mapping[str, str]) -> str:
    """All keys of an action as people write them: "s  f"; the chord twice."""
    keys = [shown(key) for key in keys_of(name, keymap)]
    return "  ".join(2 * key if name == "top_chord" and len(key) == 1 else key for key in keys)


def groups(actions: Iterable[Action] = ACTIONS) -> dict[str, list[Action]]:
    """The actions by the heading that they stand under, in the table's order."""
    found: dict[str, list[Action]] = {}
    for action in actions:
        found.setdefault(action.group, []).append(action)
    return found


def page() -> str:
    """docs/keys.md: every action with its name and its keys in both presets."""
    newsboat = keymap(Config(keys="newsboat"))
    lines = [
        "# Keys",
        "",
        "Made from the table in `tui/ui/keys.py` by `python -m tui.ui.keys > docs/keys.md`.",
        "",
        "Every action can be rebound by its name in the config file; an action without a key is in the palette (`:`).",
        "",
        "```toml",
        'keys = "newsboat"          # the preset: default or newsboat',
        "[bindings]",
        'star = "s,f"               # keys by the name of the action, comma separated',
        "```",
    ]
    for group, actions in groups().items():
        lines += ["", f"## {group}", "", "| action | what it does | default | newsboat |", "|---|---|---|---|"]
        lines += [f"| `{a.name}` | {a.label} | {_cell(a.name, {})} | {_cell(a.name, newsboat)} |" for a in actions]
    return "\n".join(lines) + "\n"


def _cell(name: str, keymap: Mapping[str, str]) -> str:
    """Keys as code in a Markdown table, where a bar must be escaped."""
    return " ".join(f"`{key}`".replace("|", "\\|") for key in all_shown(name, keymap).split()) or "palette"


if __name__ == "__main__":
    print(page(), end="")
