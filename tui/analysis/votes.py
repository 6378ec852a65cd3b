"""One kind for each name of an article: every mention votes, with what stands beside it and what it is a part of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from tui.analysis import places
from tui.analysis.names import is_forename, kind_words, plain, titles
from tui.analysis.runs import NAMED, Run, Words
from tui.analysis.words import listed
from tui.model import EntityKind

_THINGS: frozenset[EntityKind] = frozenset({"other", "work", "event"})
_VOTING = NAMED | _THINGS
_SITES = listed(
    """province city town village district region county municipality island port suburb governorate canton peninsula
    outskirts coast valley"""
)
_SITED = _SITES | listed("capital state mayor governor archbishop bishop residents neighborhood neighbourhood")
_HEADS = listed("CEO chairman chairwoman founder co-founder subsidiary shareholders shares employees")

Votes = dict[str, Counter[EntityKind]]


def vote(words: Words, runs: Sequence[Run]) -> list[Run]:
    """One kind for each name, by majority."""
    votes: Votes = defaultdict(Counter)
    alone = {words.name(run) for run in runs if run.kind == "person" and len(run) == 1}
    for run in runs:
        if run.kind in _VOTING:
            name = words.name(run)
            votes[name][run.kind] += 2
            if run.kind in _THINGS and 2 <= len(run) <= 3 and words.plain[run.end - 1] in alone:
                votes[name]["person"] += 3
            _by_itself(words, run, name, votes)
            _by_neighbours(words, run, votes[name])
    return [_elected(run, votes.get(words.name(run))) for run in runs]


def kind_by_last_word(words: Words, run: Run) -> EntityKind | None:
    """``Orange County`` is a place, ``Justice Department`` an organisation; the person ``Anita Hill`` is no hill."""
    first = words.plain[run.start]
    if run.kind not in NAMED or len(run) < 2 or words.name(run) in places.names():
        return None
    if run.kind == "person" and len(run) == 2 and is_forename(first) and first not in places.names():
        return None
    return kind_words().get(words.written[run.end - 1])


def _by_itself(words: Words, run: Run, name: str, votes: Votes) -> None:
    """What a name's own words say of it, and of each other: who bears "Lund" as a surname is a person all over."""
    parts = name.split()
    if run.kind == "person" and len(parts) > 1:
        for part in dict.fromkeys((parts[0], parts[-1], " ".join(parts[1:]))):
            votes[part]["person"] += 8
        if len(parts) <= 3 and is_forename(parts[0]) and parts[-1] not in places.names():
            votes[parts[-1]]["person"] += 40
    if len(run) == 1 and words.is_chamber(run.start):
        votes[name]["organisation"] += 8
    elif kind := kind_by_last_word(words, run):
        votes[name][kind] += 8
    elif run.kind in {"person", "organisation"} and 2 <= len(parts) <= 3 and is_forename(parts[0]):
        votes[name]["person"] += 3
    if name in places.names() and run.kind == "place":
        votes[name]["place"] += 4
    if run.kind == "place" and len(run) > 1 and all(word.isupper() for word in words.of(run)):
        votes[name]["place"] += 40  # a dateline's


def _by_neighbours(words: Words, run: Run, votes: Counter[EntityKind]) -> None:
    """What the words beside a name say: "Mr. Lund", "in Lund", "the town of Lund", "Lund shares"."""
    before, behind = words.at(run.start - 1), words.at(run.end)
    of = words.at(run.start - 2) if before == "of" else ""
    if plain(before) in titles() and before[0].isupper():
        votes["person"] += 4
    if before.lower() == "in" and run.kind == "person" and words.tag(run.end) != "POS":
        votes["place"] += 3
    if of in _SITED or behind in _SITES:
        votes["place"] += 8
    if of in _HEADS or behind in _HEADS:
        votes["organisation"] += 4


def _elected(run: Run, votes: Counter[EntityKind] | None) -> Run:
    if run.kind not in _VOTING or not votes:
        return run
    return replace(run, kind=max(votes, key=votes.__getitem__))  # of equals the one that was named first
