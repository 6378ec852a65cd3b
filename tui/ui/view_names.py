"""Views in words: what each is called, what it tells when it is empty, and as a line to remember it by."""

from __future__ import annotations

from collections.abc import Callable

from tui.model import Feed, Sort, View, ViewKind
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
"""The kinds of view that the next start begins with again."""

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


def described(view: View, feed: Feed | None = None) -> str:
    """A view in words, clean; ``feed`` is the one that it is of."""
    if view.kind == "feed":
        name = f"{feed.folder} ▸ {feed.title}" if feed and feed.folder else feed.title if feed else "Feed"
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


def no_feeds(key: Keys, *, sample: bool) -> list[str]:
    """What a list tells while there are no feeds at all."""
    if sample:
        return ["The sample edition is being read in …"]
    ways = [f"{key('add_feed')}  adds an address", f"{key('help')}  shows all keys"]
    return ["No feeds yet", "", *ways, "", "wireroom --sample opens", "the sample edition"]


def nothing_in(view: View, key: Keys, *, filtered: bool) -> list[str]:
    """What an empty view tells, and what to do about it."""
    reload = f"{key('reload_all')}  reloads all feeds"
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
    if kind not in REMEMBERED or sort not in SORTS:
        return View("unread", unread_only=True)
    return View(kind, key, only == "unread", sort, copies == "copies")  # type: ignore[arg-type]
