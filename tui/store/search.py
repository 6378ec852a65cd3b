"""Search: what a user types becomes a query of SQLite's full-text index (FTS5), whatever it is.

Words must all be there; the last one may be the beginning of a word. "in quotation marks" they stand together; -word
must not be there; feed:name, author:name, title:word and text:word look in one place only. A plain word also fits an
article by the name of its feed, and the other spellings that the registry has of a name are looked for with it.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tui import text
from tui.store import registry

WORDS_LIMIT = 32
"""Words of a query that are looked at."""

PREFIX = 3
"""Letters of an unfinished word that are looked for: fewer begin too many words, but in Chinese."""

RANKED = 20_000
"""Articles, those that came last, that are ranked: of a word that is nearly everywhere no more can be worth it."""

_FEEDS_LIMIT = 50
"""A plain word that is in more names of feeds than this says nothing about one."""

SPELLINGS = 12
"""Other spellings of a word that are looked for."""

_NO_FEED = '"feed0"'
_TOKEN = re.compile(r'(-?)(?:(feed|author|title|text):)?(?:"([^"]*)"|(\S+))', re.IGNORECASE)
_FEEDS = "SELECT id, name FROM feeds WHERE removed = 0"
_BEST = """
SELECT a.id FROM search JOIN articles a ON a.id = search.rowid
WHERE search MATCH :match AND a.gone = 0 AND a.copy_of IS NULL AND search.rowid >= coalesce(
    (SELECT rowid FROM search WHERE search MATCH :match ORDER BY rowid DESC LIMIT 1 OFFSET :ranked), 0)
ORDER BY bm25(search, 8.0, 1.0, 4.0, 0.0), a.published DESC LIMIT :limit
"""
_REST = """
SELECT a.id FROM articles a WHERE a.gone = 0 AND a.copy_of IS NULL AND a.id NOT IN (
    SELECT rowid FROM search WHERE search MATCH ?)
ORDER BY a.published DESC, a.id DESC LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Match:
    """Two FTS5 expressions: what must be in an article, and what must not; an empty one says nothing."""

    wanted: str = ""
    unwanted: str = ""


@dataclass(frozen=True, slots=True)
class _Term:
    """One word or phrase of a query; ``field`` is empty for a plain one."""

    words: str
    field: str = ""
    unwanted: bool = False
    prefix: bool = False


def search(db: sqlite3.Connection, query: str, limit: int) -> list[int]:
    """The articles that fit ``query`` best (BM25, titles count eightfold, authors fourfold), without copies."""
    match = match_of(db, query)
    if match.wanted:
        both = f"({match.wanted}) NOT ({match.unwanted})" if match.unwanted else match.wanted
        rows = db.execute(_BEST, {"match": both, "ranked": RANKED, "limit": limit})
    elif match.unwanted:
        rows = db.execute(_REST, (match.unwanted, limit))
    else:
        return []
    return [row[0] for row in rows]


def match_of(db: sqlite3.Connection, query: str) -> Match:
    """The expressions for what a user typed; any text gives valid ones."""
    terms = _terms(query)
    feeds = [(f'"feed{number}"', name.casefold()) for number, name in db.execute(_FEEDS)] if terms else []
    respelt = registry.respelt(db) if terms else []
    wanted = [_expression(term, feeds, respelt) for term in terms if not term.unwanted]
    unwanted = [_expression(term, feeds, respelt) for term in terms if term.unwanted]
    return Match(" AND ".join(wanted), " OR ".join(unwanted))


def _terms(query: str) -> list[_Term]:
    """The words and phrases of a query that the index can know."""
    query = text.clean(query)
    terms = []
    for found in _TOKEN.finditer(query):
        minus, field, phrase, word = found.groups()
        words = phrase if phrase is not None else word
        prefix = phrase is None and _unfinished(word, last=found.end() == len(query))
        if any(unicodedata.category(character)[0] in "LN" for character in words):
            terms.append(_Term(words.replace('"', " "), (field or "").lower(), bool(minus), prefix))
    return terms[:WORDS_LIMIT]


def _unfinished(word: str, *, last: bool) -> bool:
    """Whether a word may be the beginning of a longer one; "c++" is none, even where it is the last."""
    letters = word.rstrip("*")
    long_enough = len(letters) >= PREFIX or not letters.isascii()
    return long_enough and (word.endswith("*") or (last and word[-1].isalnum()))


def _expression(term: _Term, feeds: Sequence[tuple[str, str]], respelt: Sequence[tuple[str, str]]) -> str:
    """The FTS5 expression for one term, always in brackets of its own."""
    if term.field == "feed":
        tokens = [token for token, name in feeds if term.words.strip("* ").casefold() in name]
        return f"(source : ({' OR '.join(tokens or [_NO_FEED])}))"
    quoted = f'"{term.words}"' + (" *" if term.prefix else "")
    if term.field != "author" and (others := _other_spellings(term.words, respelt)):
        quoted = "(" + " OR ".join([quoted, *(f'"{other}"' for other in others)]) + ")"
    if term.field:
        return f"({term.field} : {quoted})"
    tokens = _named(term, feeds)
    plain = f"{{title text author}} : {quoted}"
    return f"({plain} OR source : ({' OR '.join(tokens)}))" if tokens else f"({plain})"


def _named(term: _Term, feeds: Sequence[tuple[str, str]]) -> list[str]:
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
