"""Whether two names of different articles are one: spelling variants such as Zelensky and Zelenskyy.

Pure decisions on names and on what the library knows of them; the library keeps them, and its user corrects them. Two
people held for one do more harm than one person held for two: a name in doubt stays by itself. So a word may differ
only as transcriptions of one word do (a vowel, a doubled letter, i for y, k for c), by one letter, and only if it is
long; no name joins one that an article tells from it, and none that could join two.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import Editop, Levenshtein

from tui.analysis import places
from tui.analysis.names import bare, gender_of, generation, plain
from tui.model import EntityKind, KnownName

Likeness = Literal["same", "maybe", "different"]
"""``maybe`` is what only the news can tell: Donald Trump and Donald J. Trump, V. Zelensky and Volodymyr Zelensky."""

REGISTERED: frozenset[EntityKind] = frozenset({"person", "organisation", "place"})
"""Kinds whose spelling variants come together."""

SURNAME, FORENAME, WORD, ALONE = 6, 5, 5, 7
"""Letters that a surname, a forename, a word of several, a name of one word must have before its spelling may vary."""

_SOUNDS = (
    (re.compile(r"ph"), "f"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"ck|q"), "k"),
    (re.compile(r"c(?=[eiy])"), "s"),
    (re.compile(r"c"), "k"),
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"w"), "v"),
    (re.compile(r"z"), "s"),
    (re.compile(r"re$"), "er"),
    (re.compile(r"(.)\1+"), r"\1"),
)
_NEAR = frozenset(map(frozenset, ("ae", "ei", "ao", "ou")))
"""Vowels that transcriptions write for each other."""

_SOFT = re.compile(r"[aeiouh]")


def key(name: str, kind: EntityKind) -> str:
    """What all spellings of a name have in common: those with another key need not be looked at. "" for other kinds.

    The consonants by their sound; of a person the first letter and the last word's.
    """
    words = _words(name, kind)
    if kind not in REGISTERED or not words:
        return ""
    if kind == "person" and len(words) > 1:
        return f"{sound(words[0])[0]} {consonants(words[-1])}"
    return " ".join(map(consonants, words))


def decide(name: str, kind: EntityKind, known: Sequence[KnownName]) -> int | None:
    """The number of the registered name that a new one belongs to; None if it stands by itself.

    ``known`` are all names of the kind with the same ``key``.
    """
    groups: dict[int, list[KnownName]] = defaultdict(list)
    for other in known:
        groups[other.head].append(other)
    fitting = [head for head, members in groups.items() if _fits(name, kind, members)]
    return fitting[0] if len(fitting) == 1 else None


def _fits(name: str, kind: EntityKind, members: Sequence[KnownName]) -> bool:
    """Whether a name can be that of a group: like one of its spellings, and unlike none."""
    if any(member.beside for member in members):
        return False
    found = [(likeness(name, member.name, kind), member.near) for member in members]
    alike = any(like == "same" or (like == "maybe" and near) for like, near in found)
    return alike and all(like != "different" for like, _ in found)


def likeness(one: str, other: str, kind: EntityKind) -> Likeness:
    """Whether two names of a kind can be one's.

    >>> likeness("Volodymyr Zelensky", "Volodymyr Zelenskyy", "person")
    'same'
    >>> likeness("Ian Johnson", "Ian Johnston", "person")
    'different'
    """
    first, second = _words(one, kind), _words(other, kind)
    if kind == "person" and generation(one) != generation(other):
        return "different"
    if first == second:
        return "same"
    if kind == "person":
        return _people(first, second)
    if kind == "place" and places.is_place(one) and places.is_place(other):
        return "different"
    if kind not in REGISTERED or len(first) != len(second) or _acronym(one) or _acronym(other):
        return "different"
    pairs = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
    least = WORD if len(first) > 1 else ALONE
    return "same" if len(pairs) == 1 and variant(*pairs[0], least) else "different"


def _people(one: Sequence[str], other: Sequence[str]) -> Likeness:
    """Two full names, or two surnames alone."""
    if len(one) < 2 or len(other) < 2:
        return "same" if len(one) == len(other) == 1 and variant(one[0], other[0], ALONE) else "different"
    if not variant(one[-1], other[-1], SURNAME):
        return "different"
    forenames = _forenames(one[0], other[0])
    between = _between(one[1:-1], other[1:-1])
    if "different" in (forenames, between):
        return "different"
    return "same" if forenames == between == "same" else "maybe"


def _forenames(one: str, other: str) -> Likeness:
    """Two first words: alike in spelling, or one the initial of the other; never a man's and a woman's."""
    genders = {gender_of(one), gender_of(other)} - {None}
    if len(genders) > 1:
        return "different"
    if variant(one, other, FORENAME):
        return "same"
    return "maybe" if min(len(one), len(other)) == 1 and one[0] == other[0] else "different"


def _between(one: Sequence[str], other: Sequence[str]) -> Likeness:
    """What stands between forename and surname: initials may be left out, but not contradict each other."""
    if len(one) == len(other):
        if all(variant(a, b, FORENAME) for a, b in zip(one, other, strict=True)):
            return "same"
        initials = all(a[0] == b[0] and (a == b or min(len(a), len(b)) == 1) for a, b in zip(one, other, strict=True))
        return "maybe" if initials else "different"
    more = one or other
    left_out = not (one and other) and all(len(word) == 1 for word in more)
    return "maybe" if left_out else "different"


def variant(one: str, other: str, least: int) -> bool:
    """Whether two plain words can be one word's spellings; shorter ones than ``least`` letters must be equal."""
    if one == other:
        return True
    if min(len(one), len(other)) < least or consonants(one) != consonants(other):
        return False
    first, second = sorted((sound(one), sound(other)), key=len)
    if first[0] != second[0] or Levenshtein.distance(first, second, score_cutoff=1) > 1:
        return False
    return all(_transcribes(first, second, op) for op in Levenshtein.editops(first, second))


def _transcribes(short: str, long: str, op: Editop) -> bool:
    """Whether a letter that two sounds differ by is one of transcription: a near vowel, or one more inside the word.

    One more at its end makes another name: Medvedev and Medvedeva, Gustav and Gustavo.
    """
    if op.tag == "replace":
        return frozenset((short[op.src_pos], long[op.dest_pos])) in _NEAR
    return op.dest_pos < len(long) - 1 or long[-1] == "h"


@lru_cache(maxsize=1 << 14)
def sound(word: str) -> str:
    """A plain word with one letter for what is pronounced alike in transcriptions: "zelenskyy" is "selenski"."""
    for pattern, letter in _SOUNDS:
        word = pattern.sub(letter, word)
    return word


def consonants(word: str) -> str:
    """The sound of a word without its vowels; the word where there is nothing else."""
    heard = sound(word)
    return _SOFT.sub("", heard) or heard


@lru_cache(maxsize=1 << 14)
def _words(name: str, kind: EntityKind) -> tuple[str, ...]:
    """The plain words of a name, without titles and articles."""
    words = tuple(plain(bare(name) if kind == "person" else name).replace("-", " ").replace("_", " ").split())
    return words[1:] if len(words) > 1 and words[0] == "the" else words


def _acronym(name: str) -> bool:
    return name.isupper()
