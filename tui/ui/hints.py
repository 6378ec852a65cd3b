"""What the foot of the screen, and of a page, tells of the keys; where room is short, the way out and help stay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tui.ui.wrapping import cells

_BETWEEN = " · "

HINTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "sidebar": (
        ("open", "open"), ("down up", "move"), ("add_feed", "add feed"), ("edit_feed delete_feed", "edit, delete"),
        ("reload_feed reload_all", "reload"), ("search", "search"), ("back", "to the list"),
        ("command_palette", "commands"), ("help", "help"),
    ),
    "list": (
        ("open", "read"), ("next_unread", "next unread"), ("toggle_read", "read/unread"), ("star", "star"),
        ("mark_all_read", "all read"), ("story_page", "story"), ("search", "search"), ("reload_all", "reload"),
        ("command_palette", "commands"), ("help", "help"),
    ),
    "empty": (
        ("add_feed", "add a feed"), ("command_palette", "commands"), ("quit", "leave"), ("help", "help"),
    ),
    "search": (
        ("open", "read"), ("next_unread", "next unread"), ("toggle_read", "read/unread"), ("keep_search", "keep"),
        ("search", "search"), ("star", "star"), ("mark_all_read", "all read"), ("story_page", "story"),
        ("back", "back"), ("command_palette", "commands"), ("help", "help"),
    ),
    "reader": (
        ("read_on", "on"), ("next_passage previous_passage", "passages"),
        ("next_development previous_development", "developments"), ("people", "people & places"), ("quotes", "quotes"),
        ("story_page", "story"), ("star", "star"), ("back", "back"), ("command_palette", "commands"), ("help", "help"),
    ),
    "summary": (
        ("open", "go there"), ("next_passage previous_passage", "sentences"),
        ("longer_summary shorter_summary", "longer, shorter"), ("toggle_summary", "hide"),
        ("jump_back jump_forward", "back, forward"), ("back", "back"),
        ("command_palette", "commands"), ("help", "help"),
    ),
    "pointing": (
        ("open", "open beside"), ("next_development previous_development", "developments"),
        ("next_passage previous_passage", "passages"), ("next_pane", "next pane"),
        ("jump_back jump_forward", "back, forward"), ("back", "back"),
        ("command_palette", "commands"), ("help", "help"),
    ),
    "developments": (
        ("open", "open beside"), ("back", "to the text"), ("next_development previous_development", "developments"),
        ("next_passage previous_passage", "passages"), ("people", "people & places"), ("quotes", "quotes"),
        ("story_page", "story"), ("search", "search"), ("command_palette", "commands"), ("help", "help"),
    ),
    "people": (
        ("open", "page of the name"), ("back", "to the text"), ("filter", "by kind"), ("quotes", "quotes"),
        ("people", "developments"), ("search", "search"), ("command_palette", "commands"), ("help", "help"),
    ),
    "quotes": (
        ("open", "go there"), ("back", "to the text"), ("copy_link", "copy"), ("people", "people & places"),
        ("quotes", "developments"), ("search", "search"), ("command_palette", "commands"), ("help", "help"),
    ),
    "split": (
        ("next_pane", "other side"), ("close_side back", "close"),
        ("next_development previous_development", "developments"),
        ("next_passage previous_passage", "passages"), ("jump_back jump_forward", "back, forward"),
        ("command_palette", "commands"), ("help", "help"),
    ),
}  # fmt: skip
"""What the key bar shows for the focused pane: (actions whose first keys stand together, a short label)."""

STAYING = frozenset({"back", "close_side", "help"})
"""Hints that are shown however narrow the screen is: the way out, and help."""


def fitting(hints: Sequence[str], width: int, ways_out: int = 1) -> str:
    """The hints that fit in ``width`` cells, in a line; the last ones, the ways out, always stay."""
    first, last = list(hints[:-ways_out]), list(hints[-ways_out:])
    room = width - cells(_BETWEEN.join(last))
    shown = []
    for hint in first:
        room -= cells(hint + _BETWEEN)
        if room >= 0:
            shown.append(hint)
    return _BETWEEN.join([*shown, *last])
