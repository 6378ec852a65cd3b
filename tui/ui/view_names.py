"""Views in words: what each is called, as a search, what it tells when it is empty, as a line to remember it by."""

from __future__ import annotations

from collections.abc import Callable

from tui.model import Feed, SavedSearch, Sort, View, ViewKind
from tui.text import line as one_line

_NAMES: dict[ViewKind, str] = {
    "all": "All",
    "today": "Today",
    "unread": "Unread",
    "starred": "Starred",
    "stories": "Stories",
    "failing": "Failing feeds",
}
REMEMBERED = frozenset({"all", "today", "unread", "starred", "stories", "feed", "folder"})
"""The kinds of view that the next start begins with again; and a search, if it is kept."""

QUERY_HINT = 'words "a phrase" -not feed:name folder:name is:unread within:7d'
"""What may be typed into a search, in a line."""

_SAID: dict[ViewKind, str] = {
    "all": "",
    "unread": "",
    "today": "within:1d",
    "starred": "is:starred",
    "search": "{0.key}",
    "folder": 'folder:"{0.key}"',
    "feed": 'feed:"={1}"',
}
"""What a search says that finds what a view shows."""

SORTS: dict[Sort, str] = {
    "newest": "newest first",
    "oldest": "oldest first",
    "feed": "by feed, each one's newest first",
    "title": "by title",
    "longest": "longest first",
}
"""The orders of a list, in words."""

Keys = Callable[[str], str]
"""The key of an action as it is bound now."""


def described(view: View, feed: Feed | None = None, search: SavedSearch | None = None) -> str:
    """A view in words, clean; ``feed`` is the one that it is of, ``search`` the one that is kept and finds it."""
    if view.kind == "feed":
        name = f"{feed.folder} ▸ {feed.title}" if feed and feed.folder else feed.title if feed else "Feed"
    elif view.kind == "search" and search is not None:
        name = search.name
    elif view.kind == "search":
        name = f"Search ▸ {view.key}"
    elif view.kind == "entity":
        name = f"Mentioning ▸ {view.key.partition(':')[2]}"
    elif view.kind == "story":
        name = "Story"
    else:
        name = _NAMES.get(view.kind, view.key)
    only = " ▸ unread" if view.unread_only and view.kind != "unread" else ""
    return one_line(name) + only


def said(view: View, words: str = "", feed: Feed | None = None) -> str:
    """A view as a search, with the ``words`` that filter it; empty where no search can say it."""
    title = feed.title if feed else ""
    name = {"folder": view.key, "feed": title}.get(view.kind, "-")
    if view.kind not in _SAID or not name or '"' in name:
        return ""
    only = "is:unread" if view.unread_only else ""
    return one_line(" ".join(filter(None, (only, _SAID[view.kind].format(view, title), words))), 1_000)


def no_feeds(key: Keys, *, sample: bool) -> list[str]:
    """What a list tells while there are no feeds at all."""
    if sample:
        return ["The sample edition is being read in …"]
    ways = [f"{key('add_feed')}  adds an address", f"{key('command_palette')}  first steps: import a list,"]
    return ["No feeds yet", "", *ways, "   or open the sample edition", f"{key('help')}  shows all keys"]


def nothing_in(view: View, key: Keys, *, filtered: bool, kept: bool = False) -> list[str]:
    """What an empty view tells, and what to do about it; ``kept`` is whether it is a search that has a name."""
    reload = f"{key('reload_all')}  reloads all feeds"
    if kept and not filtered:
        return ["Nothing matches now", "", one_line(view.key), "", f"{key('edit_feed')}  changes this search", reload]
    if filtered or view.kind == "search":
        return [
            "Nothing matches",
            "",
            f"{key('clear_filter')}  clears the filter",
            f"{key('search')}  searches everything",
        ]
    if view.unread_only:
        read, feed = f"{key('unread_only')}  shows what is read", f"{key('next_feed')}  goes to the next feed"
        return ["Nothing unread here", "", reload, read, feed]
    if view.kind == "starred":
        return ["Nothing starred", "", f"{key('star')}  stars an article"]
    if view.kind == "stories":
        return ["No running stories", "", "A story runs when two feeds", "report the same thing"]
    return ["No articles", "", reload]


def to_line(view: View) -> str:
    """A view as one line to remember."""
    ways = ("unread" if view.unread_only else "", "copies" if view.copies else "")
    return "\t".join((view.kind, view.key, view.sort, *ways))


def of_line(line: str) -> View:
    """The view of such a line; unread articles if there is none."""
    kind, _, rest = line.partition("\t")
    key, _, rest = rest.partition("\t")
    sort, _, rest = rest.partition("\t")
    only, _, copies = rest.partition("\t")
    if kind not in REMEMBERED | {"search"} or sort not in SORTS:
        return View("unread", unread_only=True)
    return View(kind, key, only == "unread", sort, copies == "copies")  # type: ignore[arg-type]
