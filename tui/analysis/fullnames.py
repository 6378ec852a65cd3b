"""Which full name a mention of a person stands for: surnames, forenames, slips, sons and fathers, over one article.

A surname means the bearer who was named in full just before, or else the one the article is about.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from tui.analysis.mentions import Mention
from tui.analysis.names import (
    ARTICLES,
    SONS,
    Gender,
    bare,
    gender_of,
    generation,
    is_forename,
    is_office,
    is_same_forename,
    plain,
    titles,
)
from tui.analysis.words import STOP_WORDS

_ARABIC = re.compile(rf"^(?:{'|'.join(sorted(ARTICLES))})-")
_CLEAN = re.compile(r"(?:['’]s)?[^\w]*$")
_INITIALS = re.compile(r"(?:[A-Z]\.){1,3}")
_MISSPELT = 5
"""Letters that a surname must have before one wrong letter is taken for a slip."""

_FAMILY = 40
"""People with one name in common that are told apart; more are no report but a list."""

_CROWD = 400
_OPENING = 400
"""Characters from the beginning in which an article names whom it is about."""

_JUST_NOW = 600
"""Characters in which somebody named in full is still the one whom the surname alone means."""

_TWICE = 2


class FullNames:
    """The people of an article, from all its ``found`` mentions and the ``titles`` that it has or names."""

    def __init__(self, found: Sequence[Mention], titles: Iterable[str] = ()) -> None:
        self._sons = _Sons(found)
        others = [mention for mention in found if not self._sons.name_of(mention)]
        written: Counter[str] = Counter(_unmarked(mention) for mention in others)
        written.update(dict.fromkeys(_in_titles(titles, written), 0))
        self._full = dict(_clusters(written))
        self._counts: Counter[str] = Counter()
        self._relatives = {self._full.get(plain(_unmarked(m)), "") for m in others if m.kin}
        self._alone: dict[str, int] = {}
        self._in_full: dict[str, list[int]] = defaultdict(list)
        for mention in others:
            written_so = plain(_unmarked(mention))
            name = self._full.get(written_so)
            self._alone.setdefault(written_so, mention.span.start)
            if name:
                self._counts[name] += 1
                self._in_full[name].append(mention.span.start)
        self._bearers: dict[str, list[str]] = defaultdict(list)
        for name in dict.fromkeys(self._full.values()):
            words = plain(name).split()
            for word in dict.fromkeys([*words, _ARABIC.sub("", words[-1])]):
                if len(self._bearers[word]) < _FAMILY:
                    self._bearers[word].append(name)

    def name_of(self, mention: Mention) -> str:
        """The longest full name that a mention stands for; its own words if the article has no fuller one."""
        return self._sons.name_of(mention) or self._sons.completed(self._longest(mention))

    def _longest(self, mention: Mention) -> str:
        name = _unmarked(mention)
        words = plain(name).split()
        if len(words) != 1:
            return self._full.get(plain(name), name)
        bearers = self._bearers.get(words[0]) or self._misspelt(words[0])
        said = _said_gender(mention)
        fitting = [b for b in bearers if said is None or gender_of(b) in {None, said}]
        if bearers and not fitting:
            return f"{mention.title} {name}"  # Mrs. Goddard is somebody, and not Robert Goddard
        surnames = [b for b in fitting if words[0] in _surnames_of(b)] or fitting
        known = self._alone[words[0]] < min((self._first(b) for b in surnames), default=0)
        if not surnames or (known and self._relatives.issuperset(surnames)):
            return name
        at = mention.span.start
        latest = max(self._latest(b, at) for b in surnames)
        return max(surnames, key=lambda b: self._weight(b, at, latest, known))

    def _first(self, name: str) -> int:
        """Where somebody is first named in full."""
        return self._in_full[name][0] if self._in_full[name] else 1 << 30

    def _latest(self, name: str, at: int) -> int:
        """Where somebody was last named in full before ``at``; -1 for nowhere near."""
        places = self._in_full[name]
        number = bisect_right(places, at)
        return places[number - 1] if number and at - places[number - 1] <= _JUST_NOW else -1

    def _weight(self, name: str, at: int, latest: int, known: bool) -> tuple[float, int]:
        """Whom a surname alone means: the one named in full just now, or who is named often, early, and already.

        A relative of somebody with that name is less likely; "already" says nothing where the surname stands alone
        before anybody is named in full, as of one who is ``known`` to all.
        """
        first = self._first(name)
        opening = 2.0 if first < _OPENING else 0.0
        just_now = 1.0 if latest >= 0 and self._latest(name, at) == latest else 0.0
        already = 1.0 if first <= at or known else -4.0
        relative = -3.0 if name in self._relatives else 0.0
        return (min(self._counts[name], 4) + opening + just_now + already + relative, -first)

    def _misspelt(self, word: str) -> list[str]:
        if len(word) < _MISSPELT or len(self._bearers) > _CROWD:
            return []
        near = (
            other
            for other in self._bearers
            if other[0] == word[0]
            and len(other) >= _MISSPELT
            and word != f"{other}s"  # the Trumps
            and Levenshtein.distance(word, other, score_cutoff=1) == 1
        )
        other = next(near, None)
        return [b for b in self._bearers[other] if plain(b).split()[-1] == other] if other else []


class _Sons:
    """People with "Jr." or "III" behind their names, told from those who are called the same without it."""

    def __init__(self, found: Sequence[Mention]) -> None:
        marks = ((_unmarked(m), generation(m.text)) for m in found)
        marked = Counter((name, mark) for name, mark in marks if mark and not generation(name))
        fathers = {plain(_unmarked(m)) for m in found if not generation(m.text)}
        shortly = {plain(name) for name, _ in marked if " " not in name}
        shortly |= {plain(m.text) for m in found if " " not in m.text and is_office(plain(m.title))}
        self._marks: dict[str, str] = {}
        self._by_surname: dict[str, str] = {}
        self._apart: set[str] = set()
        for (name, mark), count in reversed(marked.most_common()):
            surname = plain(name).split()[-1]
            if " " in name:
                self._marks[plain(name)] = mark
                if surname in shortly or (plain(name) in fathers and count >= _TWICE):
                    self._apart.add(plain(name))
                    self._by_surname[surname] = name

    def name_of(self, mention: Mention) -> str:
        """The name of a son who is told from his father ("Lund Jr." is "Viktor Lund Jr."); "" for all others."""
        mark, name = generation(mention.text), _unmarked(mention)
        if not mark or not (plain(name) in self._apart or " " not in name):
            return ""
        return f"{self._by_surname.get(plain(name).split()[-1], name)} {mark}"

    def completed(self, name: str) -> str:
        """A full name with what stands behind it elsewhere in the article, where it is one person's."""
        mark = "" if plain(name) in self._apart else self._marks.get(plain(name), "")
        return f"{name} {mark}" if mark else name


def _unmarked(mention: Mention) -> str:
    """A person's name without titles, and without what tells a son from his father; "Elizabeth II" stays whole."""
    name, mark = bare(mention.text), generation(mention.text)
    words = name.replace(",", "").split()
    ends = len(words) > 1 and generation(name) and (plain(mark) in SONS or len(words) > 2)
    return " ".join(words[:-1]) if ends else name


def _in_titles(titles: Iterable[str], written: Counter[str]) -> Iterator[str]:
    """Full names, in a headline or in "Anna Lind Tonight", of those whom the article calls by their surnames only."""
    alone = {plain(name) for name in written if " " not in name}
    for title in titles:
        for forename, surname in pairwise(title.split()):
            first = plain(forename)
            named = forename[0].isupper() and is_forename(first) and first not in STOP_WORDS
            if plain(surname) in alone and (named or _INITIALS.fullmatch(forename)):
                yield f"{forename} {_CLEAN.sub('', surname)}"


def _said_gender(mention: Mention) -> Gender | None:
    return titles().get(plain(mention.title.split()[-1])) if mention.title else None


def _surnames_of(name: str) -> set[str]:
    """What a full name is shortened to: its last word, without "al-", or the first where the family comes first."""
    words = plain(name).split()
    last = words[-1]
    family = {words[0]} if not is_forename(words[0]) and ("-" in last or len(words) > 2) else set()
    return {last, _ARABIC.sub("", last)} | family


def _clusters(written: Counter[str]) -> Iterator[tuple[str, str]]:
    """Full names in plain form, with the one that stands for each: the longest, if it is no accident of a headline.

    "Anna Lind Opens" is one, beside "Anna Lind" and "Lind".
    """
    alone = {plain(name) for name in written if " " not in name}
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
        accident = words[-1] in alone and other[-1] not in alone
        if other[: len(words)] == words and (accident or written[name] > written[standing]):
            kept[same] = (name, words)
            yield plain(standing), name
            standing = name
        yield plain(name), standing


def _same(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether two full names can be one person's: a part of the other, or the same surname and a fitting forename."""
    if len(short) <= len(long) and any(list(short) == list(long[i : i + len(short)]) for i in range(len(long))):
        return True
    return short[-1] == long[-1] and is_same_forename(short[0], long[0])
