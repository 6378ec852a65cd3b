"""Sites whose feeds stand at an address that follows from a page's: no look at the page is needed.

Each rule takes the parts of an address and gives the addresses of its feeds, the likeliest first. A rule that is wrong
costs a request: whoever asks looks at the page after it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import SplitResult, parse_qs, quote, urlsplit

_Rule = Callable[[SplitResult, list[str]], list[str]]
_YOUTUBE = "https://www.youtube.com/feeds/videos.xml?"
_CHANNEL = re.compile(r"UC[\w-]{22}")
_GITHUB_OWN = frozenset({
    "about", "apps", "collections", "customer-stories", "enterprise", "events", "explore", "features", "issues",
    "login", "marketplace", "new", "notifications", "orgs", "pricing", "pulls", "search", "security", "settings",
    "signup", "sponsors", "stars", "topics", "trending",
})  # fmt: skip
_HANDLE = re.compile(r"@([\w.-]+)@((?:[\w-]+\.)+\w+)")


def feeds_of(url: str) -> list[str]:
    """The addresses where the feeds of a page at ``url`` are, if it is on a site that we know; else none."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return []
    names = [name for name in parts.path.split("/") if name]
    for end, rule in _RULES.items():
        if host == end or host.endswith("." + end):
            return [address for address in rule(parts, names) if address != url]
    return _fediverse(parts, names)


def handle(words: str) -> str:
    """The page that "@name@host" (as the fediverse writes it) stands for; empty if that is none."""
    found = _HANDLE.fullmatch(words)
    return f"https://{found[2]}/@{found[1]}" if found else ""


def channel_feed(number: str) -> str:
    """The feed of a YouTube channel by its number ("UC…")."""
    return f"{_YOUTUBE}channel_id={number}"


def _youtube(parts: SplitResult, names: list[str]) -> list[str]:
    """A channel or an old user name; a playlist. Of a handle or a film only the page knows its channel."""
    if names[:1] == ["channel"] and len(names) > 1 and _CHANNEL.fullmatch(names[1]):
        return [channel_feed(names[1])]
    if names[:1] == ["user"] and len(names) > 1:
        return [f"{_YOUTUBE}user={quote(names[1], safe='')}"]
    if names == ["playlist"] and (playlist := parse_qs(parts.query).get("list")):
        return [f"{_YOUTUBE}playlist_id={quote(playlist[0], safe='')}"]
    return []


def _github(parts: SplitResult, names: list[str]) -> list[str]:
    """What a repository releases, else its commits; a branch, the tags; what somebody does."""
    if not names or names[0] in _GITHUB_OWN or names[-1].endswith(".atom") or parts.hostname != "github.com":
        return []
    if len(names) == 1:
        return [f"https://github.com/{names[0]}.atom"]
    root = f"https://github.com/{names[0]}/{names[1].removesuffix('.git')}"
    if names[2:3] == ["tags"]:
        return [f"{root}/tags.atom"]
    if names[2:3] in (["commits"], ["tree"]) and len(names) > 3:
        return [f"{root}/commits/{'/'.join(names[3:])}.atom"]
    commits = f"{root}/commits.atom"
    return [commits] if names[2:3] == ["commits"] else [f"{root}/releases.atom", commits]


def _reddit(parts: SplitResult, names: list[str]) -> list[str]:
    """A community, a user, the answers to a post: the same address with .rss behind it."""
    if names[:1] not in (["r"], ["u"], ["user"]) or len(names) < 2 or names[-1].endswith(".rss"):
        return []
    query = f"?{parts.query}" if parts.query else ""
    return [f"https://www.reddit.com/{'/'.join(names)}/.rss{query}"]


def _substack(parts: SplitResult, names: list[str]) -> list[str]:
    """A publication has its own host; its author's profile names it."""
    if parts.hostname in ("substack.com", "www.substack.com"):
        return [f"https://{names[0][1:]}.substack.com/feed"] if names and names[0].startswith("@") else []
    return [] if names[:1] == ["feed"] else [f"https://{parts.hostname}/feed"]


def _medium(parts: SplitResult, names: list[str]) -> list[str]:
    """Authors, publications and tags below /feed; whoever has a host of their own has it there."""
    if names[:1] == ["feed"]:
        return []
    if parts.hostname not in ("medium.com", "www.medium.com"):
        return [f"https://{parts.hostname}/feed"]
    if names[:1] == ["tag"]:
        return [f"https://medium.com/feed/tag/{names[1]}"] if len(names) > 1 else []
    return [f"https://medium.com/feed/{names[0]}"] if names and names[0] not in ("m", "me", "p", "search") else []


def _bluesky(_parts: SplitResult, names: list[str]) -> list[str]:
    """A profile."""
    return [f"https://bsky.app/profile/{names[1]}/rss"] if names[:1] == ["profile"] and len(names) == 2 else []


def _fediverse(parts: SplitResult, names: list[str]) -> list[str]:
    """A profile of Mastodon and its like, on whatever host: "/@name"."""
    is_profile = len(names) == 1 and re.fullmatch(r"@[\w.-]+", names[0]) and not names[0].endswith(".rss")
    return [f"{parts.scheme}://{parts.netloc}/{names[0]}.rss"] if is_profile else []


_RULES: dict[str, _Rule] = {
    "youtube.com": _youtube,
    "youtu.be": lambda _parts, _names: [],
    "github.com": _github,
    "reddit.com": _reddit,
    "substack.com": _substack,
    "medium.com": _medium,
    "bsky.app": _bluesky,
    "tiktok.com": lambda _parts, _names: [],
    "threads.net": lambda _parts, _names: [],
}
