"""Reported speech: the clause that a speech verb governs, "she said *that the talks would go on*", and its verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tui.analysis.narration import Narration
from tui.analysis.speakers import Cue

CONFIDENCE = 0.8
_SHORTEST = 4
_LONGEST = 120
_DECLINING = frozenset({"decline", "declined", "declines", "refuse", "refused", "refuses", "failed", "unable"})
_EDGES = frozenset({",", ";", ":", ".", "—", "–", "-", "that", "whether", "and", "but", "if"})


@dataclass(frozen=True, slots=True)
class Reported:
    """The first and the last word of a reported clause, and the cue that reports it."""

    first: int
    last: int
    cue: Cue


def clauses(page: Narration, cues: Sequence[Cue]) -> Iterator[Reported]:
    """The reported clauses without a quotation in them, in order, each under its nearest cue only."""
    covered = -1
    for cue in cues:
        if not cue.speech or cue.word <= covered or _unsaid(page, cue.word):
            continue
        reach = _source_clause(page, cue) if cue.last > cue.word else _clause(page, cue.word)
        if reach is None or reach[1] - reach[0] < _SHORTEST - 1:
            continue
        first, last = _trimmed(page, *reach)
        if last - first + 1 < _SHORTEST or any(not page.outside(i) for i in range(first, last + 1)):
            continue
        covered = last
        yield Reported(first, last, cue)


def _unsaid(page: Narration, verb: int) -> bool:
    """``declined to say whether``, ``did not say that``: what follows is what was not said."""
    word = page.words[verb]
    declined = word.dep == "xcomp" and page.words[word.head].lower in _DECLINING
    return declined or any(page.words[child].dep == "neg" for child in page.children[verb])


def _clause(page: Narration, verb: int) -> tuple[int, int] | None:
    """The words under the verb's clausal complement, before it ("…, she said") or after it."""
    for child in page.children[verb]:
        if page.words[child].dep == "ccomp" and page.outside(child) and page.sentence[child] == page.sentence[verb]:
            first, last = _subtree(page, child)
            if last - first > _LONGEST:
                return None
            return (max(first, verb + 1), last) if child > verb else (first, min(last, verb - 1))
    return None


def _subtree(page: Narration, top: int) -> tuple[int, int]:
    """The first and the last word that hang on ``top``, in its sentence."""
    first = last = top
    waiting = [top]
    while waiting and last - first <= _LONGEST:
        word = waiting.pop()
        first, last = min(first, word), max(last, word)
        waiting += [child for child in page.children[word] if page.sentence[child] == page.sentence[top]]
    return first, last


def _source_clause(page: Narration, cue: Cue) -> tuple[int, int] | None:
    """``According to the police, …`` and ``…, according to the police``: the rest of the sentence."""
    begin, end = page.sentences[page.sentence[cue.word]]
    if cue.word - begin <= 1:
        return cue.voice.last + 1, end - 1
    return (begin, cue.word - 1) if end - cue.voice.last <= _SHORTEST else None


def _trimmed(page: Narration, first: int, last: int) -> tuple[int, int]:
    while first < last and page.words[first].lower in _EDGES:
        first += 1
    while last > first and page.words[last].lower in _EDGES:
        last -= 1
    return first, last
