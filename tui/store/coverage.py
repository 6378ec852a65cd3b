"""What the articles of a story say together: their summaries, what is new in them, and who is quoted."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tui.model import EntityKind, Saying, Span
from tui.store import packing

_TOLD = """
SELECT a.id, a.development, a.published, f.name, b.text, d.data ->> '$.summary'
FROM articles a JOIN feeds f ON f.id = a.feed JOIN bodies b ON b.article = a.id JOIN analyses d ON d.article = a.id
WHERE a.story = ? AND a.copy_of IS NULL AND a.gone = 0 ORDER BY a.published, a.id
"""
_NEWS = """
SELECT a.id, a.development, a.published, f.name, b.text, d.fresh
FROM articles a JOIN feeds f ON f.id = a.feed JOIN bodies b ON b.article = a.id JOIN analyses d ON d.article = a.id
WHERE a.story = ? AND a.added > ? AND a.copy_of IS NULL AND a.gone = 0 AND d.fresh <> '[]'
ORDER BY a.published DESC, a.id DESC
"""
_ARRIVED = "SELECT id FROM articles WHERE story = ? AND added > ? AND copy_of IS NULL AND gone = 0"
_SAYINGS = """
SELECT q.article, q.start, q.stop, substr(b.text, q.start + 1, q.stop - q.start),
    coalesce((SELECT h.name FROM entities e JOIN entities h ON h.id = e.head WHERE e.name = q.speaker
              ORDER BY e.articles DESC LIMIT 1), q.speaker), f.name, a.published, q.kind
FROM articles a JOIN quotes q ON q.article = a.id JOIN feeds f ON f.id = a.feed JOIN bodies b ON b.article = a.id
WHERE a.story = ? AND a.copy_of IS NULL AND a.gone = 0 ORDER BY a.published DESC, a.id DESC, q.number
"""
_PLACES = """
SELECT a.development, d.data ->> '$.sentences', d.data ->> '$.entities'
FROM articles a JOIN analyses d ON d.article = a.id
WHERE a.story = ? AND a.development IS NOT NULL AND a.copy_of IS NULL AND a.gone = 0 ORDER BY a.published, a.id
"""
_KINDS = """
SELECT name, kind FROM entities WHERE articles > 0 AND name IN (SELECT value FROM json_each(?)) ORDER BY articles
"""
_BULLET = re.compile(r"^(?:[—–•*·-]{1,3}\s+|--+|[—–•]+)(?=[^\W\d])")
"""What stands before a sentence that is a point of a list."""
_OPENING = 2
"""Sentences that an article opens with."""
_OPENS, _DATELINE = 1_000, 1_000_000
"""What a place counts that an article opens with (each time that it is named counts one more), and a dateline's."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence out of its article, and the development that the article reports."""

    article: int
    span: Span
    text: str
    development: int | None
    feed_title: str
    published: int


def summaries(db: sqlite3.Connection, story: int) -> list[Told]:
    """The sentences of the summaries of a story's articles (no copies), in order of publication."""
    return list(_told(db.execute(_TOLD, (story,))))


def news(db: sqlite3.Connection, story: int, since: float) -> list[Told]:
    """What no earlier article had said, of those that have arrived after ``since``; the newest article first."""
    return list(_told(db.execute(_NEWS, (story, since))))


def _told(rows: Iterable[tuple[int, int | None, int, str, str, str]]) -> Iterator[Told]:
    """The sentences that the last column of each row has the spans of, without the sign of a list."""
    for article, development, published, feed, text, numbers in rows:
        for span in packing.spans(json.loads(numbers)):
            sentence = _BULLET.sub("", span.of(text))
            yield Told(article, Span(span.end - len(sentence), span.end), sentence, development, feed, published)


def arrived(db: sqlite3.Connection, story: int, since: float) -> frozenset[int]:
    """The articles of a story (no copies) that have arrived after ``since``."""
    return frozenset(row[0] for row in db.execute(_ARRIVED, (story, since)))


def sayings(db: sqlite3.Connection, story: int) -> list[Saying]:
    """What is quoted in a story's articles (no copies) from a known speaker; the newest article first."""
    return [Saying(article, Span(start, stop), *rest) for article, start, stop, *rest in db.execute(_SAYINGS, (story,))]


def places(db: sqlite3.Connection, story: int) -> dict[int, str]:
    """Where each development of a story is reported from, or else the place that half of its articles open with.

    Only what the language model has read has places.
    """
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    articles: Counter[int] = Counter()
    for development, sentences, entities in db.execute(_PLACES, (story,)):
        articles[development] += 1
        begins, *_, ends = json.loads(sentences or "[]")[: 2 * _OPENING] or (0, 0)
        for name, kind, _, mentions in json.loads(entities or "[]"):
            if kind == "place" and mentions and mentions[0] < ends:
                number = len(mentions) // 2
                votes[development][name] += _DATELINE if mentions[0] < begins else _OPENS + min(number, _OPENS - 1)
    best = {development: count.most_common(1)[0] for development, count in votes.items()}
    return {number: name for number, (name, vote) in best.items() if 2 * vote >= _OPENS * articles[number]}


def kinds(db: sqlite3.Connection, names: Sequence[str]) -> dict[str, EntityKind]:
    """What each of these names is, as most articles take it; names that are nobody's are left out."""
    return dict(db.execute(_KINDS, (packing.encode(list(names)),)))
