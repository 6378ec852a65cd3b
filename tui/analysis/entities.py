"""People, organisations, places and the rest of what a text names: the model's findings, put right over the whole article.

``mentions`` gives spans with a kind; ``group`` joins them under one canonical name each, with their aliases.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tui.analysis.mentions import Mention, mentions
from tui.analysis.names import bare, gender_of, plain, titles
from tui.model import Entity, EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

def group(found: Sequence[Mention]) -> tuple[Entity, ...]:
    """One entity for each thing named, most mentioned first."""
    by_kind: dict[EntityKind, list[Mention]] = defaultdict(list)
    for mention in found:
        by_kind[mention.kind].append(mention)
    out: list[Entity] = []
    for kind, group in by_kind.items():
        out += _people(group) if kind == "person" else _others(kind, group)
    return tuple(sorted(out, key=lambda e: (-len(e.mentions), e.mentions[0])))


def _people(found: Sequence[Mention]) -> list[Entity]:
    clusters = People(found)
    members: dict[str, list[Mention]] = defaultdict(list)
    for mention in found:
        members[clusters.name_of(mention)].append(mention)
    return [_entity(name, "person", group) for name, group in members.items()]


def _others(kind: EntityKind, found: Sequence[Mention]) -> list[Entity]:
    members: dict[str, list[Mention]] = defaultdict(list)
    for mention in found:
        members[plain(mention.text)].append(mention)
    out = []
    for group in members.values():
        name = Counter(m.text for m in group).most_common(1)[0][0]
        out.append(_entity(name, kind, group))
    return out


def _entity(name: str, kind: EntityKind, group: Iterable[Mention]) -> Entity:
    spans = sorted({m.span for m in group})
    aliases = sorted({m.text for m in group if m.text != name})
    return Entity(name, kind, tuple(aliases), tuple(spans))


class People:
    """Which full name a mention of a person belongs to."""

    def __init__(self, found: Sequence[Mention]) -> None:
        self.full: dict[str, str] = {}
        self.where: dict[str, list[int]] = defaultdict(list)
        names = sorted({bare(m.text) for m in found}, key=lambda n: (-len(n.split()), -len(n), n))
        for name in names:
            words = plain(name).split()
            if len(words) < 2:
                continue
            same = next((f for f in self.full.values() if _same(words, plain(f).split())), None)
            self.full[plain(name)] = same or name
        for mention in found:
            name = self.full.get(plain(bare(mention.text)))
            if name:
                self.where[name].append(mention.span.start)
        self.by_word: dict[str, set[str]] = defaultdict(set)
        for name in set(self.full.values()):
            for word in plain(name).split():
                self.by_word[word].add(name)

    def name_of(self, mention: Mention) -> str:
        """The longest full name that a mention stands for; its own words if the article has no fuller one."""
        name = bare(mention.text)
        words = plain(name).split()
        if len(words) > 1:
            return self.full.get(plain(name), name)
        candidates = self.by_word.get(words[0], set()) if words else set()
        if not candidates:
            return name
        return self._nearest(candidates, mention, words[0])

    def _nearest(self, candidates: set[str], mention: Mention, word: str) -> str:
        gender = gender_of(mention.text) if plain(mention.text.split()[0]) in titles() else None
        surnames = {c for c in candidates if plain(c).split()[-1] == word} or candidates
        fitting = {c for c in surnames if gender is None or gender_of(c) in {None, gender}} or surnames
        before = [(max((p for p in self.where[c] if p <= mention.span.start), default=-1), c) for c in sorted(fitting)]
        at, name = max(before)
        if at >= 0:
            return name
        return min((min(self.where[c], default=1 << 30), c) for c in sorted(fitting))[1]


def _same(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether two full names can be one person's: a part of the other, or the same surname and a fitting forename."""
    if len(short) <= len(long) and any(list(short) == list(long[i : i + len(short)]) for i in range(len(long))):
        return True
    first, other = short[0], long[0]
    fits = first == other or (min(len(first), len(other)) == 1 and first[0] == other[0])
    return short[-1] == long[-1] and fits


def find(doc: Doc) -> tuple[Entity, ...]:
    """What a parsed article names, most mentioned first."""
    return group(mentions(doc))
