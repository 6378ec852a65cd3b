"""Invented reports: a vocabulary a happening, from which each article of it takes most of its words."""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterable, Mapping

import numpy as np

from tui.model import Features, Place, Placement
from tui.stories.parts import Part
from tui.stories.placing import Item, Placer

DAY = 86_400
START = 1_700_000_000


def part(terms: Mapping[int, float], day: float = 0.0, articles: int = 1) -> Part:
    """A development or story that says these terms, by their slot, on one day; at length 1."""
    slots = np.array(list(terms), np.intp)
    weights = np.array(list(terms.values()), np.float32)
    return Part(slots, weights / np.sqrt(weights @ weights), int(day * DAY), int(day * DAY), articles)


def words(happening: str, count: int = 30) -> list[str]:
    """The words of a happening, the most telling first."""
    return [f"{happening}{n}" for n in range(count)]


def report(
    number: int,
    *happenings: str,
    day: float = 0.0,
    feed: int = 1,
    text: str = "",
    roundup: bool = False,
    also: Iterable[str] = (),
) -> Item:
    """An article about one happening, or several; the same ``text`` gives the same 5-grams."""
    chance = random.Random(f"{number}{happenings}")
    terms: dict[str, float] = {}
    for happening in happenings:
        for n, word in enumerate(words(happening)):
            if n < 6 or chance.random() < 0.7:
                terms[word] = 3.0 if n < 6 else 1.0 + chance.random()
    terms |= dict.fromkeys(also, 2.5)
    terms |= {f"own{number}x{n}": 1.0 for n in range(10)}
    said = text or f"text {number}"
    shingles = tuple(sorted(zlib.crc32(f"{said}{n}".encode()) for n in range(40)))
    title = f"Report {said} of {' and '.join(happenings)}"
    return Item(number, START + int(day * DAY), title, feed, Features(tuple(terms.items()), shingles, roundup))


def cut(item: Item, number: int, share: float, day: float, foreign: int = 0) -> Item:
    """A copy of an article that has only a part of its text, and some foreign text."""
    kept = item.features.shingles[: int(len(item.features.shingles) * share)]
    other = tuple(zlib.crc32(f"foreign{number}{n}".encode()) for n in range(foreign))
    features = Features(item.features.terms, tuple(sorted(kept + other)))
    return Item(number, START + int(day * DAY), item.title, item.feed + 1, features)


def merged(placements: Iterable[Placement], into: Mapping[int, Placement] | None = None) -> dict[int, Placement]:
    """Placements by article, the later ones instead of the earlier."""
    return {**(into or {}), **{placement.article: placement for placement in placements}}


def remembered(items: Iterable[Item], placed: Mapping[int, Placement], next_id: int = 1) -> Placer:
    """A Placer begun anew with what a library holds."""
    placer = Placer()
    placer.hear(Place(p.article, p.story, p.development, p.copy_of or 0) for p in placed.values())
    placer.follow()
    placer.learn(sorted(items, key=lambda item: item.order))
    placer.next_id = next_id
    return placer


def partition(placements: Mapping[int, Placement], level: str) -> set[frozenset[int]]:
    """Which articles are together, whatever the numbers."""
    groups: dict[int, set[int]] = {}
    for article, placement in placements.items():
        groups.setdefault(getattr(placement, level), set()).add(article)
    return {frozenset(group) for group in groups.values()}


def rand(one: Mapping[int, Placement], other: Mapping[int, Placement], level: str) -> float:
    """The adjusted Rand index (Hubert and Arabie 1985) of two placements of the same articles: 1 when they agree."""
    pairs = lambda counts: sum(n * (n - 1) / 2 for n in counts)  # noqa: E731
    left = {i: getattr(p, level) for i, p in one.items()}
    right = {i: getattr(p, level) for i, p in other.items()}
    both: dict[tuple[int, int], int] = {}
    rows: dict[int, int] = {}
    columns: dict[int, int] = {}
    for article, name in left.items():
        both[name, right[article]] = both.get((name, right[article]), 0) + 1
        rows[name] = rows.get(name, 0) + 1
        columns[right[article]] = columns.get(right[article], 0) + 1
    same, a, b = pairs(both.values()), pairs(rows.values()), pairs(columns.values())
    expected = a * b / (len(left) * (len(left) - 1) / 2)
    return 1.0 if a + b == 2 * expected else (same - expected) / ((a + b) / 2 - expected)
