"""Articles: kept as feeds give them, read as rows of a list or whole.

Lists come in two steps: the ids of a view (``ids``, ``first_ids``), then the headlines of those that are on screen.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tui.errors import NotFound
from tui.model import Article, Body, Headline, Marked, Prepared, Saved
from tui.store import analyses, indexing, packing, versions
from tui.store.rows import UNSKIMMED, Row, Skim, pack
from tui.store.schema import transaction
from tui.store.views import counts, first_ids, folders, ids

__all__ = [
    "article",
    "counts",
    "feed_body",
    "first_ids",
    "folders",
    "headlines",
    "ids",
    "known",
    "marked",
    "replace",
    "save",
    "says",
]

BATCH = 50
"""Articles written in one transaction: the screen's marks wait no longer than it takes."""

_EARLIEST = -62_135_596_800
"""The year 1: what lies before is no time of publication."""

_SUBSCRIBED = "SELECT count(*) FROM feeds WHERE id = ? AND removed = 0"
_KNOWN = "SELECT guid, digest FROM dropped WHERE feed = ?1 UNION ALL SELECT guid, digest FROM articles WHERE feed = ?1"
_DROPPED = "SELECT guid FROM dropped WHERE feed = ? AND guid IN (SELECT value FROM json_each(?))"
_MARKED = "SELECT id, guid, iif(original = '', link, original), read, starred FROM articles WHERE feed = ?"
_FIND = "SELECT guid, id, digest FROM articles WHERE feed = ? AND guid IN (SELECT value FROM json_each(?))"
_ADD = """
INSERT INTO articles (feed, guid, title, author, link, original, published, updated, added, words, digest, studied)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_CHANGE = """
UPDATE articles SET title = ?, author = ?, link = ?, original = ?, updated = ?, words = ?, digest = ?, studied = ?
WHERE id = ?
"""
_ADD_BODY = "INSERT INTO bodies VALUES (?, ?, ?)"
_PUT_BODY = """
INSERT INTO bodies VALUES (?, ?, ?)
    ON CONFLICT (article) DO UPDATE SET text = excluded.text, structure = excluded.structure
"""
_PUT_FEATURES = "INSERT OR REPLACE INTO features VALUES (?, ?, ?, ?, ?)"
_COUNT_TERM = (
    "INSERT INTO vocabulary VALUES (?, ?) ON CONFLICT (term) DO UPDATE SET articles = articles + excluded.articles"
)
_OLD_TERMS = "SELECT terms FROM features WHERE article IN (SELECT value FROM json_each(?))"
_DROP_FEED_BODY = "DELETE FROM feed_bodies WHERE article = ?"
_KEEP_FEED_BODY = "INSERT OR IGNORE INTO feed_bodies SELECT * FROM bodies WHERE article = ?"
_FEED_BODY = "SELECT text, structure FROM feed_bodies WHERE article = ?"
_CHANGE_FEED_BODY = "UPDATE feed_bodies SET text = ?, structure = ? WHERE article = ?"
_WORDS = "UPDATE articles SET words = ? WHERE id = ?"
_BODY = "SELECT text, structure FROM bodies WHERE article = ?"
_SAYS = """
SELECT count(*) FROM articles a JOIN bodies b ON b.article = a.id
WHERE a.id = ? AND a.title = ? AND b.text = ? AND a.studied >= 0
"""
_HEADLINES = """
SELECT a.id, a.feed, f.name, a.title, a.published, a.words, a.read, a.starred, a.author, a.link, a.guid,
    a.story, coalesce(s.name, ''), coalesce(s.articles, 0), coalesce(s.followed, 0), a.development, a.copy_of,
    (SELECT count(*) FROM articles c WHERE c.copy_of = a.id AND c.gone = 0)
FROM json_each(?) j CROSS JOIN articles a ON a.id = j.value JOIN feeds f ON f.id = a.feed
LEFT JOIN stories s ON s.id = a.story
ORDER BY j.key
"""


# --- writing -----------------------------------------------------------------------------------


def known(db: sqlite3.Connection, feed: int) -> dict[str, str]:
    """The digests of a feed's articles by their guids: what has the same digest need not be read again."""
    return dict(db.execute(_KNOWN, (feed,)))


def save(db: sqlite3.Connection, feed: int, items: Sequence[Prepared | Row], now: float) -> Saved:
    """Keep articles of a feed: new guids are added; a known one is rewritten if its digest differs, its marks stay.

    What it said before is kept as a version of it; what the feed no longer keeps (``pruning``) does not come back.

    Those that come without a skim wait for one (``skims``), and to be found by search (``indexing``). Of two with one
    guid the first counts. What was published at no time, or later than ``now``, was published now. Written in
    transactions of ``BATCH``. Raises NotFound for a feed that is not subscribed to, and LibraryError.
    """
    by_guid: dict[str, Prepared | Row] = {}
    for item in items:
        by_guid.setdefault(item.draft.guid, item)
    todo = list(by_guid.values())
    new: list[int] = []
    changed: list[int] = []
    for at in range(0, len(todo), BATCH):
        batch = [item if isinstance(item, Row) else pack(item) for item in todo[at : at + BATCH]]
        with transaction(db):
            _save(db, feed, batch, int(now), new, changed)
    return Saved(tuple(new), tuple(changed))


def _save(
    db: sqlite3.Connection, feed: int, batch: Sequence[Row], now: int, new: list[int], changed: list[int]
) -> None:
    """Write one batch; the ids go to the ends of ``new`` and ``changed``."""
    if not db.execute(_SUBSCRIBED, (feed,)).fetchone()[0]:
        raise NotFound(f"there is no feed {feed}")
    guids = packing.encode([item.draft.guid for item in batch])
    there = {guid: (number, digest) for guid, number, digest in db.execute(_FIND, (feed, guids))}
    dropped = {guid for (guid,) in db.execute(_DROPPED, (feed, guids))}
    added: dict[int, Row] = {}
    rewritten: dict[int, Row] = {}
    for item in batch:
        guid = item.draft.guid
        if guid not in there:
            if guid not in dropped:
                added[_add(db, feed, item, now)] = item
        elif there[guid][1] != item.digest:
            number = there[guid][0]
            versions.keep(db, number, now)
            _change(db, number, item)
            rewritten[number] = item
    if rewritten:
        analyses.forget(db, list(rewritten))
    db.executemany(_ADD_BODY, ((number, item.text, item.structure) for number, item in added.items()))
    _write_bodies(db, rewritten)
    write_skims(db, {number: row.skim for number, row in (added | rewritten).items() if row.skim})
    new += added
    changed += rewritten


def _add(db: sqlite3.Connection, feed: int, item: Row, now: int) -> int:
    """A new row; gives its id."""
    draft = item.draft
    published = now if draft.published is None else max(_EARLIEST, min(draft.published, now))
    head = (feed, draft.guid, draft.title, draft.author, draft.link, draft.original)
    studied = 0 if item.skim else UNSKIMMED
    number = db.execute(_ADD, (*head, published, draft.updated, now, item.words, item.digest, studied)).lastrowid
    assert number is not None
    return number


def _change(db: sqlite3.Connection, article: int, item: Row) -> None:
    """The row of an article that has changed; its time stays, so that it does not jump in lists and stories."""
    draft, studied = item.draft, 0 if item.skim else UNSKIMMED
    head = (draft.title, draft.author, draft.link, draft.original)
    db.execute(_CHANGE, (*head, draft.updated, item.words, item.digest, studied, article))


def _write_bodies(db: sqlite3.Connection, items: Mapping[int, Row]) -> None:
    """The new bodies of articles by id; where the page's full text stands, it stays, and the feed's own is another."""
    for number, item in items.items():
        if not db.execute(_CHANGE_FEED_BODY, (item.text, item.structure, number)).rowcount:
            db.execute(_PUT_BODY, (number, item.text, item.structure))


def write_skims(db: sqlite3.Connection, skims: Mapping[int, Skim]) -> None:
    """The features and analyses of articles by id, in the place of their old features; within a transaction.

    What was skimmed is found by search from now on: its body must stand by then.
    """
    ids = packing.encode(list(skims))
    count_terms(db, (json.loads(row[0]) for row in db.execute(_OLD_TERMS, (ids,)).fetchall()), -1)
    db.executemany(_PUT_FEATURES, ((i, *skim.features) for i, skim in skims.items()))
    count_terms(db, (skim.terms for skim in skims.values()), 1)
    analyses.write(db, {i: skim.analysis for i, skim in skims.items()})
    indexing.add(db, list(skims))


def count_terms(db: sqlite3.Connection, articles: Iterable[Iterable[str]], step: int) -> None:
    """Add ``step`` (1 or -1) for each of these articles to the number of articles that have their terms."""
    found = Counter(term for terms in articles for term in set(terms))
    db.executemany(_COUNT_TERM, sorted((term, step * count) for term, count in found.items()))


def replace(db: sqlite3.Connection, article: int, prepared: Prepared, *, whole: bool = True) -> None:
    """Put another body with its analysis in the place of an article's: the ``whole`` of its page, or the feed's again.

    Of the first, what the feed gave stays at hand as ``feed_body``, also when it gives something new.
    Raises NotFound, LibraryError.
    """
    packed = pack(prepared)
    with transaction(db):
        if db.execute(_BODY, (article,)).fetchone() is None:
            raise NotFound(f"there is no article {article}")
        db.execute(_KEEP_FEED_BODY if whole else _DROP_FEED_BODY, (article,))
        analyses.forget(db, [article])
        db.execute(_WORDS, (packed.words, article))
        db.execute(_PUT_BODY, (article, packed.text, packed.structure))
        write_skims(db, {article: packed.skim} if packed.skim else {})


# --- reading -----------------------------------------------------------------------------------


def feed_body(db: sqlite3.Connection, article: int) -> Body | None:
    """What the feed gave of an article whose body was replaced; None for all others."""
    row = db.execute(_FEED_BODY, (article,)).fetchone()
    return packing.body(*row) if row else None


def says(db: sqlite3.Connection, article: Article) -> bool:
    """Whether an article is still there, and still says what it said; one that waits for its skim has changed."""
    said = (article.headline.id, article.headline.title, article.body.text)
    return bool(db.execute(_SAYS, said).fetchone()[0])


def marked(db: sqlite3.Connection, feed: int) -> list[Marked]:
    """All articles of a feed, as what other readers say of them is matched."""
    rows = db.execute(_MARKED, (feed,))
    return [Marked(number, guid, link, bool(read), bool(starred)) for number, guid, link, read, starred in rows]


def headlines(db: sqlite3.Connection, articles: Sequence[int]) -> list[Headline]:
    """The rows of a list, in the order of the ids; those that there are no articles for are left out."""
    rows = db.execute(_HEADLINES, (packing.encode(list(articles)),))
    return [_headline(list(row)) for row in rows]


def _headline(row: list[Any]) -> Headline:
    """A headline from its columns."""
    for column in (6, 7, 14):
        row[column] = bool(row[column])
    return Headline(*row)


def article(db: sqlite3.Connection, number: int) -> Article:
    """An article as the reader shows it. Raises NotFound."""
    found = headlines(db, [number])
    if not found:
        raise NotFound(f"there is no article {number}")
    text, structure = db.execute(_BODY, (number,)).fetchone()
    analysis = analyses.get(db, number)
    fresh, changed = analyses.fresh(db, number), versions.changed(db, number)
    return Article(found[0], packing.body(text, structure), analysis, fresh, changed)
