"""Search: a query (``store.query``) as conditions of SQL and of SQLite's full-text index (FTS5).

A plain word also fits an article by the name of its feed, and the other spellings that the registry has of a name are
looked for with it. The SQL is put together from the constants below only; what a user typed is always a parameter.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tui.store import packing, registry
from tui.store.query import Condition, Query, Term, parse

_FEEDS_LIMIT = 50
"""A plain word that is in more names of feeds than this says nothing about one."""

SPELLINGS = 12
"""Other spellings of a word that are looked for."""

_NO_FEED = '"feed0"'
_FEEDS = "SELECT id, name FROM feeds WHERE removed = 0"
_FOLDERS = "SELECT id, folder FROM feeds WHERE removed = 0"
# The plus: articles are read from an index, in their order, and looked up among what was found. To read them by their
# ids and sort them, as SQLite would, takes four times as long for what half of 100,000 articles have (33 ms to 8 for
# the first page); what few have is found in 9 ms instead of 0.2.
_WANTED = "+a.id IN (SELECT rowid FROM search WHERE search MATCH :wanted)"
_UNWANTED = "a.id NOT IN (SELECT rowid FROM search WHERE search MATCH :unwanted)"
_FACTS = {
    # What is read has no index of its own: what is not is left out of one that has all.
    ("read", False): "a.id NOT IN (SELECT id FROM articles WHERE read = 0 AND gone = 0)",
    ("read", True): "a.read = 0",
    ("starred", False): "a.starred = 1",
    ("starred", True): "a.id NOT IN (SELECT id FROM articles WHERE starred = 1)",
    ("folder", False): "a.feed IN (SELECT value FROM json_each(:{0}))",
    ("folder", True): "a.feed NOT IN (SELECT value FROM json_each(:{0}))",
    ("within", False): "a.published > :now - :{0}",
    ("within", True): "a.published <= :now - :{0}",
}
"""What is said of an article, and what is said of it behind a minus; {0} is the name of a parameter."""


@dataclass(frozen=True, slots=True)
class Match:
    """Two FTS5 expressions: what must be in an article, and what must not; an empty one says nothing."""

    wanted: str = ""
    unwanted: str = ""


@dataclass(frozen=True, slots=True)
class Where:
    """Conditions on the articles ``a`` of a statement, with their parameters; ``:now`` is one more, in seconds.

    ``starred`` is whether all that fits has a star: that is the user's own, so that no copy is left out.
    """

    conditions: tuple[str, ...]
    facts: dict[str, Any]
    starred: bool


def where(db: sqlite3.Connection, typed: str) -> Where | None:
    """The conditions for what a user typed; any text gives valid ones, None where it says nothing."""
    query = parse(typed)
    if not query:
        return None
    match = match_of(db, query)
    facts: dict[str, Any] = {"wanted": match.wanted, "unwanted": match.unwanted}
    conditions = [_WANTED] * bool(match.wanted) + [_UNWANTED] * bool(match.unwanted)
    for number, condition in enumerate(query.conditions):
        name = f"fact{number}"
        facts[name] = packing.encode(_feeds_in(db, condition)) if condition.fact == "folder" else condition.seconds
        conditions.append(_FACTS[condition.fact, condition.unwanted].format(name))
    starred = any(condition.fact == "starred" and not condition.unwanted for condition in query.conditions)
    return Where(tuple(conditions), facts, starred)


def match_of(db: sqlite3.Connection, query: Query) -> Match:
    """The expressions for the words of a query."""
    terms = query.terms
    feeds = [(f'"feed{number}"', name.casefold()) for number, name in db.execute(_FEEDS)] if terms else []
    respelt = registry.respelt(db) if terms else []
    wanted = [_expression(term, feeds, respelt) for term in terms if not term.unwanted]
    unwanted = [_expression(term, feeds, respelt) for term in terms if term.unwanted]
    return Match(" AND ".join(wanted), " OR ".join(unwanted))


def _feeds_in(db: sqlite3.Connection, condition: Condition) -> list[int]:
    """The feeds in the folder of a condition, whose name may be in small letters or in large ones."""
    wanted = condition.folder.casefold()
    return [number for number, folder in db.execute(_FOLDERS) if folder.casefold() == wanted]


def _expression(term: Term, feeds: Sequence[tuple[str, str]], respelt: Sequence[tuple[str, str]]) -> str:
    """The FTS5 expression for one term, always in brackets of its own."""
    if term.field == "feed":
        tokens = _feeds_called(term, feeds)
        return f"(source : ({' OR '.join(tokens or [_NO_FEED])}))"
    quoted = f'"{term.words}"' + (" *" if term.prefix else "")
    if term.field != "author" and (others := _other_spellings(term.words, respelt)):
        quoted = "(" + " OR ".join([quoted, *(f'"{other}"' for other in others)]) + ")"
    if term.field:
        return f"({term.field} : {quoted})"
    tokens = _named(term, feeds)
    plain = f"{{title text author}} : {quoted}"
    return f"({plain} OR source : ({' OR '.join(tokens)}))" if tokens else f"({plain})"


def _feeds_called(term: Term, feeds: Sequence[tuple[str, str]]) -> list[str]:
    """The tokens of the feeds that have a term in their name; behind "=" they bear that name and no other."""
    wanted = term.words.strip("* ").casefold()
    if wanted.startswith("="):
        return [token for token, name in feeds if name == wanted[1:].strip()]
    return [token for token, name in feeds if wanted in name]


def _named(term: Term, feeds: Sequence[tuple[str, str]]) -> list[str]:
    """The tokens of the feeds that have a plain term as a word of their name."""
    wanted = re.escape(term.words.strip("* ").casefold())
    pattern = re.compile(rf"\b{wanted}" if term.prefix else rf"\b{wanted}\b")
    tokens = [token for token, name in feeds if pattern.search(name)]
    return tokens if len(tokens) <= _FEEDS_LIMIT else []


def _other_spellings(words: str, respelt: Iterable[tuple[str, str]]) -> list[str]:
    """How else a name is spelt, or the one word of it that a query has: "zelensky" is "Zelenskyy" as well."""
    wanted = words.strip("* ").casefold()
    found: dict[str, None] = {}
    for one, other in respelt:
        if one.casefold() == wanted:
            found[other] = None
            continue
        pairs = zip(one.split(), other.split(), strict=False)
        if " " not in wanted and one.count(" ") == other.count(" "):
            found.update((b, None) for a, b in pairs if a.casefold() == wanted != b.casefold())
    return [other.replace('"', " ") for other in found][:SPELLINGS]
