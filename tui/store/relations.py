"""Passages and what they are related to: the rows of the developments pane, and what it takes to find them."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from math import log
from typing import Any

from tui.errors import NotFound
from tui.model import PassageRow, Related, Relation, Span, Spot
from tui.store import packing
from tui.store.analyses import ARTICLES_LIMIT, moment, term_key
from tui.store.schema import transaction

NEAR = 40
"""Articles on either side in time that each term of a passage nominates."""

_PASSAGES = """
SELECT p.article, p.number, p.start, p.stop, p.paragraphs, p.terms, p.weights, a.published, f.name, a.title,
    substr(b.text, p.lead_start + 1, p.lead_stop - p.lead_start), a.story, a.development, a.copy_of
FROM json_each(?) j CROSS JOIN passages p ON p.article = j.value JOIN articles a ON a.id = p.article
JOIN bodies b ON b.article = p.article JOIN feeds f ON f.id = a.feed
ORDER BY j.key, p.number
"""
_WHERE = "SELECT published, story FROM articles WHERE id = ?"
_SAME_STORY = """
SELECT id FROM articles WHERE story = ?1 AND id <> ?2 AND copy_of IS NULL AND gone = 0
ORDER BY abs(published - ?3), id DESC LIMIT ?4
"""
_BEFORE = "SELECT rowid FROM nominees WHERE nominees MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?"
_AFTER = "SELECT rowid FROM nominees WHERE nominees MATCH ? AND rowid > ? ORDER BY rowid LIMIT ?"
_SHOWN = """
SELECT id, published FROM articles WHERE id IN (SELECT value FROM json_each(?)) AND copy_of IS NULL AND gone = 0
"""
_FREQUENCIES = "SELECT term, articles FROM vocabulary WHERE term IN (SELECT value FROM json_each(?)) AND articles > 0"
_DOCUMENTS = "SELECT sum(articles) FROM feeds"

_DROP = "DELETE FROM relations WHERE article = ?"
_KEEP = "INSERT OR REPLACE INTO relations VALUES (?, ?, ?, ?, ?, ?)"
_LINKS = """
SELECT target, target_passage, score, why FROM relations WHERE article = ?1 AND passage = ?2
UNION ALL SELECT article, passage, score, why FROM relations WHERE target = ?1 AND target_passage = ?2
"""
_KIN = "SELECT kin FROM passages WHERE article = ? AND number = ?"
_ROW = """
SELECT j.key, p.article, p.number, p.start, p.stop, p.paragraphs ->> 0, a.published, f.name, a.title,
    substr(b.text, p.lead_start + 1, p.lead_stop - p.lead_start)
FROM json_each(?1) j CROSS JOIN passages p ON p.article = j.value ->> 0 AND p.number = j.value ->> 1
JOIN articles a ON a.id = p.article JOIN bodies b ON b.article = p.article JOIN feeds f ON f.id = a.feed
WHERE a.gone = 0 AND a.published <= ?2 AND (a.copy_of IS NULL OR p.article = ?3)
ORDER BY a.published, a.id, p.number
"""
_MAIN = """
SELECT a.id, coalesce(p.start, 0), coalesce(p.stop, 0), coalesce(p.paragraphs ->> 0, 0), a.published, f.name, a.title,
    coalesce(substr(b.text, p.lead_start + 1, p.lead_stop - p.lead_start), a.title), a.why
FROM articles a JOIN feeds f ON f.id = a.feed JOIN bodies b ON b.article = a.id
LEFT JOIN passages p ON p.article = a.id AND p.number = 0
WHERE a.gone = 0 AND (a.id = ?1 OR a.copy_of IS NULL AND a.story = (SELECT story FROM articles WHERE id = ?1))
ORDER BY a.published, a.id
"""


# --- finding -----------------------------------------------------------------------------------


def passages(db: sqlite3.Connection, articles: Sequence[int]) -> list[PassageRow]:
    """The passages of these articles, article by article in their order."""
    return [_passage(*row) for row in db.execute(_PASSAGES, (packing.encode(list(articles)),))]


def _passage(
    article: int, number: int, start: int, stop: int, paragraphs: str, words: str, weights: bytes, *rest: Any
) -> PassageRow:
    """A passage from its row; ``rest`` are the fields that are columns as they are."""
    time, feed, title, lead, story, development, copy_of = rest
    terms = packing.unpack_terms(words, weights)
    spot, span, paragraph = Spot(article, number), Span(start, stop), json.loads(paragraphs)[0]
    return PassageRow(spot, span, paragraph, time, feed, title, lead, terms, story, development, copy_of)


def candidates(db: sqlite3.Connection, article: int, terms: Sequence[str], limit: int) -> list[int]:
    """Articles (no copies) that may be related to one: its story's, nearest in time first, then those that share terms.

    Each term nominates the articles that have it among a passage's heaviest and are nearest in time; those come first
    whose shared terms are rarest together, newer ones before older ones. Raises NotFound.
    """
    row = db.execute(_WHERE, (article,)).fetchone()
    if row is None:
        raise NotFound(f"there is no article {article}")
    published, story = row
    same = [row[0] for row in db.execute(_SAME_STORY, (story, article, published, limit))]
    weights: dict[int, float] = defaultdict(float)
    for term, weight in _rarity(db, terms).items():
        place = (f'"{term_key(term)}"', moment(published, article), NEAR)
        for statement in (_BEFORE, _AFTER):
            for (other,) in db.execute(statement, place):
                weights[other % ARTICLES_LIMIT] += weight
    shown = dict(db.execute(_SHOWN, (packing.encode(list(weights)),)))
    ranked = sorted(shown, key=lambda other: (weights[other], shown[other], other), reverse=True)
    return list(dict.fromkeys(same + ranked))[:limit]


def frequencies(db: sqlite3.Connection, terms: Sequence[str]) -> dict[str, int]:
    """In how many articles of the library each term is found; terms that are in none are left out."""
    return dict(db.execute(_FREQUENCIES, (packing.encode(list(terms)),)))


def documents(db: sqlite3.Connection) -> int:
    """How many articles ``frequencies`` are counted over."""
    return int(db.execute(_DOCUMENTS).fetchone()[0] or 0)


def _rarity(db: sqlite3.Connection, terms: Sequence[str]) -> dict[str, float]:
    """The inverse document frequency of each term (natural logarithm)."""
    total, counts = documents(db), frequencies(db, terms)
    return {term: log((total + 1) / counts.get(term, 1)) for term in terms}


# --- keeping and showing -----------------------------------------------------------------------


def save_relations(db: sqlite3.Connection, article: int, relations: Sequence[Relation]) -> None:
    """Keep what the passages of an article are related to, in place of what was kept before. Raises LibraryError."""
    with transaction(db):
        db.execute(_DROP, (article,))
        db.executemany(
            _KEEP,
            (
                (r.source.article, r.source.passage, r.target.article, r.target.passage, r.score, packing.encode(r.why))
                for r in relations
            ),
        )


def related(db: sqlite3.Connection, spot: Spot, now: float) -> list[Related]:
    """What is related to a passage, in its article and others (no copies), up to ``now``; in time order, itself too.

    A link counts whichever of the two articles it was found from. No passage there: nothing.
    """
    links = _links(db, spot)
    places = packing.encode([[spot.article, spot.passage], *([s.article, s.passage] for s in links)])
    rows = []
    for _, article, number, start, stop, paragraph, time, feed, title, lead in db.execute(
        _ROW, (places, int(now), spot.article)
    ):
        there = Spot(article, number)
        score, why = links.get(there, (0.0, ()))
        rows.append(Related(there, Span(start, stop), paragraph, time, feed, title, lead, score, why, there == spot))
    return rows


def _links(db: sqlite3.Connection, spot: Spot) -> dict[Spot, tuple[float, tuple[str, ...]]]:
    """The score and reasons of each passage that a passage is related to."""
    found: dict[Spot, tuple[float, tuple[str, ...]]] = {}
    for article, passage, score, why in db.execute(_LINKS, (spot.article, spot.passage)):
        there = Spot(article, passage)
        if there != spot and score > found.get(there, (-1.0, ()))[0]:
            found[there] = (score, tuple(json.loads(why)))
    row = db.execute(_KIN, (spot.article, spot.passage)).fetchone()
    for kin in packing.unpack_kin(row[0]) if row else ():
        found.setdefault(Spot(spot.article, kin.passage), (kin.score, kin.why))
    return found


def timeline(db: sqlite3.Connection, article: int) -> list[Related]:
    """The articles of an article's story (no copies) in time order, itself among them, each by its first passage.

    What is shown while nothing is known of the relations of passages; the reasons are those of the article's placing.
    """
    return [
        Related(
            Spot(number, 0),
            Span(start, stop),
            paragraph,
            time,
            feed,
            title,
            lead,
            0.0,
            tuple(json.loads(why)),
            number == article,
        )
        for number, start, stop, paragraph, time, feed, title, lead, why in db.execute(_MAIN, (article,))
    ]
