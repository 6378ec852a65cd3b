"""What articles say, as it was found out: kept whole for the reader, and by name for the pages of people and places."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from tui.model import Analysis, EntityCount, EntityKind, QuoteKind, Saying, Span
from tui.store import packing, registry
from tui.store.schema import transaction

TERMS_INDEXED = 8
"""The heaviest terms of a passage that other passages are found by."""

ARTICLES_LIMIT = 1 << 26
"""More articles than a library will hold; with any time since the year 1 it makes a number of 62 bits."""

_UNNAMED: frozenset[EntityKind] = frozenset({"date", "money"})
"""Kinds that nobody looks up by name."""

_GET = "SELECT version, deep, language, data FROM analyses WHERE article = ?"
_PASSAGES = """
SELECT start, stop, lead_start, lead_stop, paragraphs, kin, terms, weights
FROM passages WHERE article = ? ORDER BY number
"""
_PUBLISHED = "SELECT id, published FROM articles WHERE id IN (SELECT value FROM json_each(?))"
_PUT = """
INSERT INTO analyses (article, version, deep, language, data) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (article) DO UPDATE SET version = excluded.version, deep = excluded.deep, language = excluded.language,
    data = excluded.data, trouble = ''
"""
_STUDIED = "UPDATE articles SET studied = ?2 WHERE id = ?1 AND studied <> ?2"
_PUT_PASSAGE = "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_NOMINATE = "INSERT INTO nominees (rowid, keys) VALUES (?, ?)"
_PUT_ENTITY = """
INSERT INTO entities (name, kind, articles) VALUES (?, ?, ?)
    ON CONFLICT (name, kind) DO UPDATE SET articles = articles + excluded.articles
"""
_PUT_MENTION = "INSERT INTO mentions SELECT id, ? FROM entities WHERE name = ? AND kind = ?"
_PUT_QUOTE = "INSERT INTO quotes VALUES (?, ?, ?, ?, ?, ?)"
_OLD_TERMS = """
SELECT p.article, a.published, p.terms FROM json_each(?) j CROSS JOIN passages p ON p.article = j.value
JOIN articles a ON a.id = p.article
"""
_DROP_NOMINEE = "INSERT INTO nominees (nominees, rowid, keys) VALUES ('delete', ?, ?)"
_CLEAR = (
    """
UPDATE entities SET articles = articles - m.count FROM (
    SELECT entity, count(*) AS count FROM mentions WHERE article IN (SELECT value FROM json_each(?)) GROUP BY entity
) m WHERE entities.id = m.entity
""",
    "DELETE FROM passages WHERE article IN (SELECT value FROM json_each(?))",
    "DELETE FROM mentions WHERE article IN (SELECT value FROM json_each(?))",
    "DELETE FROM quotes WHERE article IN (SELECT value FROM json_each(?))",
)
_FORGET = "DELETE FROM analyses WHERE article IN (SELECT value FROM json_each(?))"
_FRESH = "SELECT fresh FROM analyses WHERE article = ?"
_PUT_FRESH = "UPDATE analyses SET fresh = ? WHERE article = ?"
_GIVE_UP = "UPDATE analyses SET trouble = ? WHERE article = ?"

_WAITING_STARRED = """
SELECT id FROM articles WHERE starred = 1 AND studied >= 0 AND studied < ? AND gone = 0
ORDER BY published DESC, id DESC LIMIT ?
"""
_WAITING_STORIES = """
SELECT a.id FROM (
    SELECT id, unread, last FROM stories WHERE articles >= 2 AND unread > 0
    ORDER BY unread DESC, last DESC LIMIT 100
) s CROSS JOIN articles a ON a.story = s.id
WHERE a.studied >= 0 AND a.studied < ? AND a.copy_of IS NULL AND a.gone = 0
ORDER BY s.unread DESC, s.last DESC, a.published DESC, a.id DESC LIMIT ?
"""
_WAITING_NEWEST = """
SELECT id FROM articles WHERE studied >= 0 AND studied < ? AND copy_of IS NULL AND gone = 0
ORDER BY studied, published DESC LIMIT ?
"""
_WAITING_COUNT = """
SELECT count(*) FROM articles WHERE studied >= 0 AND studied < ? AND copy_of IS NULL AND gone = 0
"""

_ENTITIES = """
SELECT h.name, h.kind, sum(e.articles) AS articles FROM entities e JOIN entities h ON h.id = e.head
GROUP BY e.head HAVING sum(e.articles) > 0 AND max((' ' || e.name) LIKE '% ' || :prefix || '%' ESCAPE '\\')
ORDER BY sum(e.articles) DESC, h.name, h.kind LIMIT :limit
"""
_MENTIONING = """
SELECT DISTINCT a.id FROM entities n JOIN entities e ON e.head = n.head
JOIN mentions m ON m.entity = e.id JOIN articles a ON a.id = m.article
WHERE n.name = ? AND n.kind = ? AND a.copy_of IS NULL AND a.gone = 0 ORDER BY a.published DESC, a.id DESC
"""
_SAYINGS = """
SELECT q.article, q.start, q.stop, substr(b.text, q.start + 1, q.stop - q.start), q.speaker, f.name, a.published, q.kind
FROM quotes q JOIN articles a ON a.id = q.article JOIN feeds f ON f.id = a.feed JOIN bodies b ON b.article = a.id
WHERE q.speaker IN (
    SELECT :name UNION SELECT e.name FROM entities n JOIN entities e ON e.head = n.head WHERE n.name = :name
) AND a.copy_of IS NULL AND a.gone = 0
ORDER BY a.published DESC, a.id DESC, q.number LIMIT :limit
"""


def get(db: sqlite3.Connection, article: int) -> Analysis | None:
    """What an article says, None if nobody has read it; people and places are called as the registry calls them."""
    row = db.execute(_GET, (article,)).fetchone()
    if row is None:
        return None
    passages = tuple(packing.unpack_passage(*passage) for passage in db.execute(_PASSAGES, (article,)))
    version, deep, language, data = row
    found = packing.unpack_analysis(version, deep, language, data, passages)
    return registry.as_registered(db, article, found) if deep else found


@dataclass(frozen=True, slots=True)
class Packed:
    """An analysis as the rows of its tables, made before the library is locked; each is short of the article's id."""

    head: tuple[int, bool, str, str]
    passages: tuple[tuple[Any, ...], ...]
    keys: str
    names: frozenset[tuple[str, EntityKind]]
    quotes: tuple[tuple[int, str, QuoteKind, int, int], ...]

    @property
    def studied(self) -> int:
        """The version of a deep analysis, 0 for a cheap one."""
        return self.head[0] if self.head[1] else 0


def pack(analysis: Analysis) -> Packed:
    """The rows that ``write`` writes."""
    return Packed(
        (analysis.version, analysis.deep, analysis.language, packing.analysis(analysis)),
        tuple((number, *packing.passage(passage)) for number, passage in enumerate(analysis.passages)),
        _keys({term for passage in analysis.passages for term, _ in passage.terms[:TERMS_INDEXED]}),
        frozenset((entity.name, entity.kind) for entity in analysis.entities if entity.kind not in _UNNAMED),
        tuple(
            (number, quote.speaker, quote.kind, quote.span.start, quote.span.end)
            for number, quote in enumerate(analysis.quotes)
            if quote.speaker is not None
        ),
    )


def put(db: sqlite3.Connection, article: int, analysis: Analysis) -> None:
    """Keep what an article says in place of what was known of it; what is new in it stays. Raises LibraryError."""
    packed = pack(analysis)
    with transaction(db):
        clear(db, [article])
        write(db, {article: packed})


def write(db: sqlite3.Connection, analyses: Mapping[int, Packed]) -> None:
    """Keep the analyses of articles (by id) of which there is none; to be called within a transaction."""
    published = dict(db.execute(_PUBLISHED, (packing.encode(list(analyses)),)))
    db.executemany(_PUT, ((i, *a.head) for i, a in analyses.items()))
    db.executemany(_STUDIED, ((i, a.studied) for i, a in analyses.items()))
    db.executemany(_PUT_PASSAGE, ((i, *row) for i, a in analyses.items() for row in a.passages))
    # In order of row ids, since the index writes what it has gathered whenever they go back.
    db.executemany(_NOMINATE, sorted((moment(published[i], i), a.keys) for i, a in analyses.items() if a.keys))
    found = Counter(name for a in analyses.values() for name in a.names)
    db.executemany(_PUT_ENTITY, ((name, kind, count) for (name, kind), count in found.items()))
    db.executemany(_PUT_MENTION, sorted((i, *name) for i, a in analyses.items() for name in a.names))
    db.executemany(_PUT_QUOTE, ((i, *row) for i, a in analyses.items() for row in a.quotes))


def clear(db: sqlite3.Connection, articles: Sequence[int]) -> None:
    """Take away what is kept by name, term and passage, so that new analyses can be written; within a transaction."""
    ids = packing.encode(list(articles))
    old: dict[int, set[str]] = defaultdict(set)
    for article, published, terms in db.execute(_OLD_TERMS, (ids,)):
        old[moment(published, article)].update(json.loads(terms)[:TERMS_INDEXED])
    db.executemany(_DROP_NOMINEE, sorted((row, _keys(terms)) for row, terms in old.items() if terms))
    for statement in _CLEAR:
        db.execute(statement, (ids,))


def forget(db: sqlite3.Connection, articles: Sequence[int]) -> None:
    """Take away all that is known of articles, what is new in them too; within a transaction."""
    clear(db, articles)
    db.execute(_FORGET, (packing.encode(list(articles)),))


def term_key(term: str) -> str:
    """The token under which the index of passages keeps a term."""
    return f"{crc32(term.encode()):08x}"


def moment(published: int, article: int) -> int:
    """A number that grows with the time of publication, then with the id: the row of an article among the nominees."""
    return published * ARTICLES_LIMIT + article


def _keys(terms: Iterable[str]) -> str:
    """The text that the index of passages holds of an article."""
    return " ".join(sorted(map(term_key, terms)))


def fresh(db: sqlite3.Connection, article: int) -> tuple[Span, ...]:
    """What an article says that no earlier one of its story had said."""
    row = db.execute(_FRESH, (article,)).fetchone()
    return packing.spans(json.loads(row[0])) if row else ()


def put_fresh(db: sqlite3.Connection, article: int, spans: Sequence[Span]) -> None:
    """Keep the spans of an analysed article that are new in its story. Raises LibraryError."""
    with transaction(db):
        db.execute(_PUT_FRESH, (packing.encode(packing.flat(spans)), article))


def give_up(db: sqlite3.Connection, article: int, version: int, trouble: str) -> None:
    """Let an article wait no longer for an analysis of this version, and keep the line that says why."""
    with transaction(db):
        db.execute(_STUDIED, (article, version))
        db.execute(_GIVE_UP, (trouble, article))


def waiting(db: sqlite3.Connection, version: int, limit: int) -> list[int]:
    """Articles without a deep analysis of at least ``version``, those that matter most first; no copies.

    First the starred ones, then those of the hundred stories with most unread articles, then the newest.
    """
    found: dict[int, None] = {}
    for statement in (_WAITING_STARRED, _WAITING_STORIES, _WAITING_NEWEST):
        found.update((row[0], None) for row in db.execute(statement, (version, limit)))
        if len(found) >= limit:
            break
    return list(found)[:limit]


def waiting_count(db: sqlite3.Connection, version: int) -> int:
    """How many articles wait for a deep analysis of at least ``version``."""
    return int(db.execute(_WAITING_COUNT, (version,)).fetchone()[0])


def entities(db: sqlite3.Connection, prefix: str = "", limit: int = 50) -> list[EntityCount]:
    """Names that articles mention, most mentioned first; with a word of a spelling that begins with ``prefix``.

    An article that has two spellings of a name counts twice.
    """
    for sign in "\\%_":
        prefix = prefix.replace(sign, "\\" + sign)
    return [EntityCount(*row) for row in db.execute(_ENTITIES, {"prefix": prefix, "limit": limit})]


def mentioning(db: sqlite3.Connection, name: str, kind: EntityKind) -> list[int]:
    """The articles that mention a name under any of its spellings, newest first, without copies."""
    return [row[0] for row in db.execute(_MENTIONING, (name, kind))]


def sayings(db: sqlite3.Connection, name: str, limit: int) -> list[Saying]:
    """What was said by ``name``, under any of its spellings, newest article first, each article's in order."""
    rows = db.execute(_SAYINGS, {"name": name, "limit": limit})
    return [Saying(article, Span(start, stop), *rest) for article, start, stop, *rest in rows]
