"""What the letters of a name tell of its kind: capitals, numbers behind it, words coined from a name."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from tui.analysis import places
from tui.analysis.names import no_organisations, plain, titles
from tui.analysis.runs import CLOCK, NAMED, Run, Words, ordered, surnames, taken
from tui.analysis.words import SEAT
from tui.model import EntityKind

_ACRONYM = 6
"""Capitals that an acronym has at most."""

_COINED = re.compile(r"[a-z](?:[Cc]are|nomics|mania|ism)$")
_ILLNESS = re.compile(r"(?i)covid")
_ZONES = frozenset({"greenwich", "eastern", "pacific", "central", "mountain", "atlantic"})
_NUMBER = re.compile(r"\d{1,3}|[IVX]{2,4}")
_BROADCASTERS = frozenset({"BBC", "Channel", "Radio", "ITV", "TV", "Five", "Kan"})
_NUMBERED: frozenset[EntityKind] = frozenset({"organisation", "other", "work", "event"})
_VESSELS = frozenset({"HMS", "USS", "INS", "RMS", "SS", "MV", "HMAS", "HMCS", "U.S.S.", "H.M.S."})


def spelt(words: Words, runs: Sequence[Run]) -> list[Run]:
    """The runs less those that are none by their letters, the others with the kind that their letters tell."""
    bearers = {
        part for run in runs if run.kind == "person" and len(run) > 1 for part in words.plain[run.start : run.end]
    }
    return [better for run in runs if (better := _by_letters(words, run, bearers))]


def _by_letters(words: Words, run: Run, bearers: Set[str]) -> Run | None:
    """One run: ``R-Ga.`` and the zone of a clock time are no name, ``Obamacare`` is no person."""
    if run.kind not in NAMED:
        return run
    if SEAT.fullmatch("".join(words.of(run))) or _is_zone(words, run.start):
        return None
    word = words.written[run.start]
    if len(run) == 1 and run.kind == "person" and _is_common(words, run.start, bearers):
        return None
    if _ILLNESS.match(word) or (len(run) == 1 and run.kind != "place" and _COINED.search(word)):
        return replace(run, kind="other")
    if len(run) == 1 and word.isupper() and words.plain[run.start] not in places.names():
        return _in_capitals(words, run, bearers)
    return run


def _is_common(words: Words, at: int, bearers: Set[str]) -> bool:
    """Whether a person's only name is a word that the article has in small letters, too ("the Bill", "the bill")."""
    titled = plain(words.at(at - 1)) in titles()
    return words.written[at].lower() in words.small and words.plain[at] not in bearers and not titled


def _in_capitals(words: Words, run: Run, bearers: Set[str]) -> Run | None:
    """A word in capitals that the list of places does not have: shouted, or an organisation unless it is a place."""
    word = words.written[run.start]
    if not word.isalpha() or len(word) < 2:
        return run
    if words.is_shouted(run.start):
        return None
    person = run.kind == "person" and len(word) <= _ACRONYM and words.plain[run.start] not in bearers
    place = run.kind == "place" and words.at(run.start - 1).lower() == "the"
    return replace(run, kind="organisation") if person or place else run


def _is_zone(words: Words, at: int) -> bool:
    """Whether a word is the zone of a clock time: "20:17 Greenwich", "9 a.m. Moscow time"."""
    if not CLOCK.fullmatch(words.at(at - 1).lower()):
        return False
    return words.plain[at] in _ZONES or words.written[at].isupper() or words.at(at + 1).lower() == "time"


def numbered(words: Words, runs: Sequence[Run]) -> list[Run]:
    """``Apollo 11`` is one name and no organisation, and so is the ship ``HMS Quell``."""
    bearers = surnames(words, runs)
    out: list[Run] = []
    for run in runs:
        if out and run.start < out[-1].end:
            continue
        if _VESSELS.isdisjoint(words.written[max(0, run.start - 1) : run.start + 1]):
            out.append(_with_number(words, run, bearers))
        elif run.kind == "place" and words.written[run.end - 1].isupper():
            out.append(run)  # ABOARD U.S.S. QUELL, July 24
        else:
            out.append(_vessel(words, run))
    return out


def _with_number(words: Words, run: Run, bearers: Set[str]) -> Run:
    """A name with the number behind it; one of a score belongs to none, that of a channel changes no kind."""
    end = run.end - (len(run) > 1 and bool(_NUMBER.fullmatch(words.written[run.end - 1])))
    name = replace(run, end=end)
    person = run.kind == "person" and len(name) == 1 and words.plain[run.start] not in bearers
    lone = person and words.at(end).isdigit()  # Apollo 11, but not Paul VI
    if not (run.kind in _NUMBERED or lone) or not _NUMBER.fullmatch(words.at(end)):
        return run
    if words.at(end + 1) in {"-", "–", "percent", "%"} or _is_score(words, name, end + 1):
        return name
    kind = run.kind if words.written[end - 1] in _BROADCASTERS or run.kind == "event" else "other"
    return Run(run.start, end + 1, kind)


def _is_score(words: Words, run: Run, at: int) -> bool:
    """Whether another name and its number follow: "Ulm 2, Bonn 1"."""
    at += words.at(at) == ","
    other = words.written[at : at + 4]
    behind = next((i for i, word in enumerate(other) if not word[0].isupper()), 0)
    return behind > 0 and other[behind].isdigit() and other[0] != words.written[run.start]


def _vessel(words: Words, run: Run) -> Run:
    """A ship with what stands before its name."""
    start = run.start - (words.at(run.start - 1) in _VESSELS)
    end = max(run.end, start + 2) if words.tag(start + 1).startswith("NNP") else run.end
    return Run(start, end, "other")


def capitals(words: Words, runs: Sequence[Run]) -> list[Run]:
    """With the words of two to six capitals that nobody has named: in news most are organisations; and with "House"."""
    claimed, bearers = taken(words, runs), surnames(words, runs)
    free = (number for number in range(len(words)) if not claimed[number] and words.plain[number] not in bearers)
    found = [number for number in free if _is_acronym(words, number) or words.is_chamber(number)]
    return ordered([*runs, *(Run(number, number + 1, "organisation") for number in found)])


def _is_acronym(words: Words, number: int) -> bool:
    word = words.written[number]
    if not (2 <= len(word) <= _ACRONYM and word.isalpha() and word.isupper()):
        return False
    if words.tags[number] not in {"NNP", "NNPS", "NN"} or _is_zone(words, number):
        return False
    if words.at(number - 1) == "-" and SEAT.fullmatch("".join(words.written[number - 2 : number + 1])):
        return False
    return not words.is_shouted(number) and word not in no_organisations() and word not in titles()
