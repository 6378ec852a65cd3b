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
from tui.analysis.names import (
    ARTICLES,
    Gender,
    bare,
    gender_of,
    is_forename,
    is_same_forename,
    kind_words,
    plain,
    titles,
)
from tui.model import Entity, EntityKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SMALL = frozenset({"of", "the", "for", "and", "on", "in", "to", "de", "du", "des", "la", "del"})
_LEGAL = re.compile(r",?\s+(?:Inc|Corp|Ltd|LLC|PLC|plc|Co|GmbH|AG|SA|NV|Bhd)\.?$")
_BEFORE, _AFTER = "“\"«„‘'", "”\"»“’'"
_ARABIC = re.compile(rf"^(?:{'|'.join(sorted(ARTICLES))})-")
_MISSPELT = 5
"""Letters that a surname must have before one wrong letter is taken for a slip."""


def find(doc: Doc) -> tuple[Entity, ...]:
    """What a parsed article names, most mentioned first; not what stands alone between quotation marks (“Guilty”)."""
    text = doc.text  # a doc puts it together anew at each call
    return tuple(e for e in group(mentions(doc)) if not all(_is_said(text, e.kind, span) for span in e.mentions))


def _is_said(text: str, kind: EntityKind, span: Span) -> bool:
    """Whether a single word is what was said, and its capital that of a sentence: “Guilty,” or “Roger, we copy.”"""
    before, behind = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 2]
    if not before or before not in _BEFORE or " " in span.of(text):
        return False
    fills = behind.lstrip(".,!?;")[:1]
    return bool(fills and fills in _AFTER) or (kind == "person" and behind[:1] in {",", ".", "!", "?"})


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
    if kind == "place":
        known = dict.fromkeys(names)
        names = [places.half_of(name, known) for name in names]
    if kind in {"date", "money"}:
        return names
    counts = Counter(names)
    usual = {plain(name): name for name in sorted(counts, key=lambda name: (not name.isupper(), counts[name]))}
    return [usual[plain(name)] for name in names]


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
    by_beginning: dict[str, set[str]] = defaultdict(set)
    for name in long:
        by_initials.setdefault(initials(name), name)
        words = plain(name).split()
        for length in range(1, len(words)):
            by_beginning[" ".join(words[:length])].add(name)
    usual = {_number_apart(name): name for name in long if not name.isupper()}
    out = []
    for mention in members:
        name = _LEGAL.sub("", mention.text)
        if name.isupper() and name in by_initials:
            name = by_initials[name]
        elif len(by_beginning.get(plain(name), ())) == 1 and _may_be_short(name):
            name = next(iter(by_beginning[plain(name)]))
        out.append(usual.setdefault(_number_apart(name), name))
    return out


def _number_apart(name: str) -> str:
    """What two ways to write an organisation have in common: "Quarn Brigade", "QUARN BRIGADES"."""
    return plain(name).removesuffix("s") if " " in name else plain(name)


def _may_be_short(name: str) -> bool:
    """Whether a name that another begins with can be that one's: "Senate" is itself, beside "Senate Ways Committee"."""
    last = name.split()[-1]
    return len(name) > 3 and last not in kind_words() and last != "House" and not places.is_place(name)


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
            words = plain(name).split()
            for word in dict.fromkeys([*words, _ARABIC.sub("", words[-1])]):
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
        surnames = [b for b in fitting if words[0] in _surnames_of(b)] or fitting
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
            and word != f"{other}s"  # the Trumps
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
    return titles().get(plain(mention.title.split()[-1])) if mention.title else None


def _surnames_of(name: str) -> set[str]:
    """What a full name is shortened to: its last word, without "al-", or the first where the family comes first."""
    words = plain(name).split()
    last = words[-1]
    family = {words[0]} if not is_forename(words[0]) and ("-" in last or len(words) > 2) else set()
    return {last, _ARABIC.sub("", last)} | family


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
    return short[-1] == long[-1] and is_same_forename(short[0], long[0])
