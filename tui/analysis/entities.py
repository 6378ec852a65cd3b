"""Entities: the mentions of an article joined under one canonical name each, with their aliases.

A person is known by the longest full name in the article, a place by its name in the list of places, an organisation by
its long form where the article gives one for its capitals.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from tui.analysis import places
from tui.analysis.mentions import Mention, mentions
from tui.analysis.names import Gender, bare, gender_of, plain, titles
from tui.model import Entity, EntityKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SMALL = frozenset({"of", "the", "for", "and", "on", "in", "to", "de", "du", "des", "la", "del"})
_LEGAL = re.compile(r",?\s+(?:Inc|Corp|Ltd|LLC|PLC|plc|Co|GmbH|AG|SA|NV|Bhd)\.?$")
_BEFORE, _AFTER = "“\"«„‘'", "”\"»“’'"
_MISSPELT = 5
"""Letters that a surname must have before one wrong letter is taken for a slip."""


def find(doc: Doc) -> tuple[Entity, ...]:
    """What a parsed article names, most mentioned first; not what stands alone between quotation marks (“Guilty”)."""
    text = doc.text  # a doc puts it together anew at each call
    return tuple(
        e
        for e in group(mentions(doc))
        if not all(_said_alone(text, s) or (e.kind == "person" and _called_out(text, s)) for s in e.mentions)
    )


def _said_alone(text: str, span: Span) -> bool:
    """Whether a single word fills a quotation: it is what was said, and its capital that of a sentence."""
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 2].lstrip(".,!?;")
    return " " not in span.of(text) and before in _BEFORE and after[:1] in _AFTER and bool(before and after)


def _called_out(text: str, span: Span) -> bool:
    """Whether a single word opens a quotation and is set off: “Roger. We copy you” names nobody."""
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    return " " not in span.of(text) and before in _BEFORE and after in ",.!?" and bool(before and after)


def group(found: Sequence[Mention]) -> tuple[Entity, ...]:
    """One entity for each thing named, most mentioned first."""
    by_kind: dict[EntityKind, list[Mention]] = defaultdict(list)
    for mention in found:
        by_kind[mention.kind].append(mention)
    out: list[Entity] = []
    for kind, members in by_kind.items():
        names = _names_of(kind, members)
        together: dict[str, list[Mention]] = defaultdict(list)
        for mention, name in zip(members, names, strict=True):
            together[name].append(mention)
        out += [_entity(name, kind, group) for name, group in together.items()]
    return tuple(sorted(out, key=lambda entity: (-len(entity.mentions), entity.mentions[0])))


def _names_of(kind: EntityKind, members: Sequence[Mention]) -> list[str]:
    if kind == "person":
        people = People(members)
        return [people.name_of(mention) for mention in members]
    if kind == "organisation":
        return _organisations(members)
    names = [places.canonical(m.text) if kind == "place" else m.text for m in members]
    usual = {plain(name): name for name in reversed(names) if not name.isupper()}
    return [usual.get(plain(name), name) if name.isupper() else name for name in names]


def _entity(name: str, kind: EntityKind, group: Iterable[Mention]) -> Entity:
    members = list(group)
    name = name.replace("’", "'")  # one person whichever apostrophe a paper uses
    ways = {m.text for m in members} | {f"{m.title} {m.text}" for m in members if m.title}
    return Entity(name, kind, tuple(sorted(ways - {name})), tuple(sorted({m.span for m in members})))


# --- organisations ---


def _organisations(members: Sequence[Mention]) -> list[str]:
    """Capitals under their long form ("NATO"), short names under the one longer name that begins with them."""
    forms = Counter(_LEGAL.sub("", m.text) for m in members)
    long = sorted((name for name in forms if " " in name), key=lambda name: (-forms[name], name))
    by_initials: dict[str, str] = {}
    by_first: dict[str, set[str]] = defaultdict(set)
    for name in long:
        by_initials.setdefault(initials(name), name)
        by_first[plain(name).split()[0]].add(name)
    usual: dict[str, str] = {}
    out = []
    for mention in members:
        name = _LEGAL.sub("", mention.text)
        if name.isupper() and name in by_initials:
            name = by_initials[name]
        elif (
            " " not in name and len(name) > 3 and len(by_first.get(plain(name), ())) == 1 and not places.is_place(name)
        ):
            name = next(iter(by_first[plain(name)]))
        out.append(usual.setdefault(plain(name), name))
    return out


def initials(name: str) -> str:
    """The first letters of a name's words, small words left out.

    >>> initials("North Atlantic Treaty Organization")
    'NATO'
    """
    words = re.findall(r"\w+", name)
    return "".join(word[0].upper() for word in words if word.lower() not in _SMALL)


# --- people ---


class People:
    """Which full name a mention of a person belongs to."""

    def __init__(self, found: Sequence[Mention]) -> None:
        self.counts: Counter[str] = Counter()
        self.first: dict[str, int] = {}
        written: Counter[str] = Counter(bare(mention.text) for mention in found)
        self.full = dict(_clusters(written))
        for mention in found:
            name = self.full.get(plain(bare(mention.text)))
            if name:
                self.counts[name] += 1
                self.first.setdefault(name, mention.span.start)
        self.bearers: dict[str, list[str]] = defaultdict(list)
        for name in dict.fromkeys(self.full.values()):
            for word in dict.fromkeys(plain(name).split()):
                if len(self.bearers[word]) < _FAMILY:
                    self.bearers[word].append(name)

    def name_of(self, mention: Mention) -> str:
        """The longest full name that a mention stands for; its own words if the article has no fuller one."""
        name = bare(mention.text)
        words = plain(name).split()
        if len(words) != 1:
            return self.full.get(plain(name), name)
        bearers = self.bearers.get(words[0]) or self._misspelt(words[0])
        said = _said_gender(mention)
        fitting = [b for b in bearers if said is None or gender_of(b) in {None, said}]
        if bearers and not fitting:
            return f"{mention.title} {name}"  # Mrs. Goddard is somebody, and not Robert Goddard
        surnames = [b for b in fitting if plain(b).split()[-1] == words[0]] or fitting
        return max(surnames, key=lambda b: self._weight(b, mention.span.start)) if surnames else name

    def _weight(self, name: str, at: int) -> tuple[float, int]:
        """Whom a surname alone means: the one the article is about, which is named often, early, and already."""
        here = self.first.get(name, 1 << 30)
        opening = 2.0 if here < _OPENING else 0.0
        return (min(self.counts[name], 4) + opening + (1.0 if here <= at else -4.0), -here)

    def _misspelt(self, word: str) -> list[str]:
        if len(word) < _MISSPELT or len(self.bearers) > _CROWD:
            return []
        near = (
            other
            for other in self.bearers
            if other[0] == word[0]
            and len(other) >= _MISSPELT
            and Levenshtein.distance(word, other, score_cutoff=1) == 1
        )
        other = next(near, None)
        return [b for b in self.bearers[other] if plain(b).split()[-1] == other] if other else []


_FAMILY = 40
"""People with one name in common that are told apart; more are no report but a list."""

_CROWD = 400
_OPENING = 400
"""Characters from the beginning in which an article names whom it is about."""


def _said_gender(mention: Mention) -> Gender | None:
    return titles().get(plain(mention.title)) if mention.title else None


def _clusters(written: Counter[str]) -> Iterator[tuple[str, str]]:
    """Full names in plain form, with the one that stands for each: the longest, if it is no accident of a headline."""
    kept: list[tuple[str, list[str]]] = []
    by_word: dict[str, list[int]] = defaultdict(list)
    for name in sorted(written, key=lambda n: (-len(n.split()), -len(n), n)):
        words = plain(name).split()
        if len(words) < 2:
            continue
        same = next((i for i in by_word[words[-1]] if _same(words, kept[i][1])), None)
        if same is None:
            for word in words:
                by_word[word].append(len(kept))
            kept.append((name, words))
            yield plain(name), name
            continue
        standing, other = kept[same]
        if other[: len(words)] == words and written[name] > written[standing]:
            kept[same] = (name, words)
            yield plain(standing), name
            standing = name
        yield plain(name), standing


def _same(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether two full names can be one person's: a part of the other, or the same surname and a fitting forename."""
    if len(short) <= len(long) and any(list(short) == list(long[i : i + len(short)]) for i in range(len(long))):
        return True
    first, other = short[0], long[0]
    fits = first == other or (min(len(first), len(other)) == 1 and first[0] == other[0])
    return short[-1] == long[-1] and fits
