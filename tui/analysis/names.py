"""Names as they are written, taken apart: titles and possessive endings off, compared without case and accents."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from tui.model import EntityKind

Gender = Literal["male", "female"]

_POSSESSIVE = re.compile(r"['’](?:s|S)?$")
_GENERATIONS = "Jr|Sr|II|III|IV"
_SUFFIX = re.compile(rf",?\s+(?:{_GENERATIONS}|Ph\.?D|M\.?D|MP|OBE|CBE|AM|AO)\.?$")
_GENERATION = re.compile(rf",?\s+(?P<which>{_GENERATIONS})\.?$")
SONS = frozenset({"jr", "sr"})
"""What tells a son from his father, and never one king from another, in plain form."""

_ADDRESS = 4
"""Letters of the longest form of address."""

ARTICLES = frozenset({"al", "el", "ad", "an", "ar", "as", "ash", "at", "az"})
"""The article of Arabic surnames, which papers leave out or not: "al-Tarafi", "Tarafi"."""

_OTHER = re.compile(r"[^\w\s-]")


def sections(name: str) -> dict[str, list[str]]:
    """The words of a list under ``data``, by the heading in brackets that they stand under."""
    found: dict[str, list[str]] = {}
    words: list[str] = []
    for row in files("tui.analysis").joinpath("data", name).read_text("utf8").splitlines():
        if row.startswith("["):
            words = found.setdefault(row.strip("[]"), [])
        elif row and not row.startswith("#"):
            words += row.split()
    return found


@cache
def titles() -> dict[str, Gender | None]:
    """Titles in lower case and without a stop, with the gender that they say."""
    kinds: dict[str, Gender | None] = {"male": "male", "female": "female", "any": None}
    return {plain(word): kinds[kind] for kind, words in sections("titles.txt").items() for word in words}


def is_office(title: str) -> bool:
    """Whether a plain title is an office ("president"), and no form of address ("mr", "mrs")."""
    return len(title) > _ADDRESS


@cache
def kin() -> dict[str, Gender]:
    """Nouns for a relative of somebody ("father", "wife") with the gender that they say."""
    found = sections("kin.txt")
    return {word: gender for gender in ("male", "female") for word in found[gender]}


@cache
def roles() -> dict[str, Gender | None]:
    """Nouns for one person ("spokesman", "teacher") with the gender that they say."""
    kinds: dict[str, Gender | None] = {"male": "male", "female": "female", "any": None}
    found = sections("roles.txt")
    return {word: gender for kind, gender in kinds.items() for word in found[kind]}


@cache
def collectives() -> frozenset[str]:
    """Nouns for several people that act as one ("union", "police")."""
    return frozenset(sections("roles.txt")["several"])


@cache
def forenames() -> dict[str, Gender]:
    """Forenames, plain, with their gender; a name of both is in neither."""
    lists = {kind: {plain(word) for word in words} for kind, words in sections("forenames.txt").items()}
    both = lists["male"] & lists["female"]
    found: dict[str, Gender] = dict.fromkeys(lists["male"] - both, "male")
    found.update(dict.fromkeys(lists["female"] - both, "female"))
    return found


@cache
def _of_either() -> frozenset[str]:
    return frozenset(plain(word) for word in sections("forenames.txt")["either"])


def is_forename(word: str) -> bool:
    """Whether a plain word is a forename, of a man, a woman or both."""
    return word in forenames() or word in _of_either()


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    """For each forename that has short forms, and each short form, the long forms it can stand for."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in sections("forenames.txt")["short"]:
        long, *forms = (plain(form) for form in row.split("="))
        for form in (long, *forms):
            found[form].add(long)
    return {form: frozenset(longs) for form, longs in found.items()}


def is_same_forename(one: str, other: str) -> bool:
    """Whether two plain forenames can be one person's: equal, an initial of the other, or its short form."""
    if one == other or (min(len(one), len(other)) == 1 and one[0] == other[0]):
        return True
    return not _short_forms().get(one, frozenset()).isdisjoint(_short_forms().get(other, frozenset()))


@cache
def kind_words() -> dict[str, EntityKind]:
    """Words that tell what a name names by standing at its end ("County", "Department", "War"), with the kind."""
    lists = sections("words.txt")
    kinds: tuple[EntityKind, ...] = ("other", "event", "place", "organisation")
    return {word: kind for kind in kinds for word in lists[kind]}


@cache
def no_names() -> frozenset[str]:
    """Words that are no name by themselves, though they are written with a capital."""
    return frozenset(sections("words.txt")["not"])


@cache
def no_organisations() -> frozenset[str]:
    """Words of capitals that are no organisation."""
    return frozenset(sections("words.txt")["acronym"])


@lru_cache(maxsize=1 << 15)
def plain(text: str) -> str:
    """A name in lower case, without accents, stops and possessive ending; what is equal here is one name."""
    folded = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", text.strip()))
    folded = "".join(c for c in folded if not unicodedata.combining(c))
    return " ".join(_OTHER.sub("", folded).lower().split())


def bare(name: str) -> str:
    """A person's name without titles before it and what stands after it ("Jr.", "'s")."""
    name = _POSSESSIVE.sub("", name.strip())
    words = name.split()
    while len(words) > 1 and plain(words[0]) in titles():
        words.pop(0)
    return _SUFFIX.sub("", " ".join(words)) if len(words) > 2 else " ".join(words)


def generation(name: str) -> str:
    """What tells a son from his father: "Jr." of "Viktor Lund, Jr.", "III"; "" where nothing does."""
    found = _GENERATION.search(_POSSESSIVE.sub("", name.strip()))
    return "" if found is None else found["which"] + ("." if found["which"][1] == "r" else "")


def gender_of(name: str) -> Gender | None:
    """What a name's title or forename says: "Mrs. Clinton" is female, "Peter" male, "Robin Lee" neither."""
    for word in name.split()[:3]:
        known = titles().get(plain(word))
        if known:
            return known
        if plain(word) not in titles():
            forename = forenames().get(plain(word))
            if forename:
                return forename
            head = plain(word).split("-")[0]
            return forenames().get(head) if len(name.split()) > 1 else None
    return None


class Index:
    """Names to be found in a text: plain ones, of any number of words."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = {tuple(name.split(" ")) for name in names}
        lengths: dict[str, set[int]] = defaultdict(set)
        for name in self._names:
            lengths[name[0]].add(len(name))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def ends(self, words: Sequence[str], at: int) -> Iterator[int]:
        """Where the names that begin at the word ``at`` end, the longest first; ``words`` are plain."""
        for length in self._lengths.get(words[at], ()):
            if at + length <= len(words) and tuple(words[at : at + length]) in self._names:
                yield at + length
