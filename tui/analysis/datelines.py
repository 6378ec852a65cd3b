"""The line that says where and by whom a report was written: ``HYANNIS PORT, Mass., July 25 (The Wire) —``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.analysis import dateline
from tui.analysis.runs import Run, Words, ordered, without

_ABOARD = frozenset({"ABOARD", "ON", "IN", "AT", "NEAR"})
_LONGEST = 14
"""Words and marks that stand before an outlet in brackets at most."""

_DASHES = frozenset({"—", "–", "-", "--"})


def datelines(words: Words, runs: Sequence[Run]) -> list[Run]:
    """The capitals that open a paragraph are where it was written; who stands in brackets behind them wrote it."""
    out = list(runs)
    for first in words.paragraphs():
        for run in (*_place(words, first), *_outlet(words, first)):
            out = [*without(out, run.start, run.end), run]
    return ordered(out)


def _place(words: Words, first: int) -> Iterator[Run]:
    if dateline.end(words.text, words.starts[first]) == words.starts[first]:
        return
    first += words.written[first] in _ABOARD
    end = first
    while words.at(end).isupper() and words.written[end][0].isalpha():
        end += 1
    if first < end:
        yield Run(first, end, "place")


def _outlet(words: Words, first: int) -> Iterator[Run]:
    """The name in brackets before the dash, whatever its words: all before it is names, numbers and marks."""
    opens = next((at for at in range(first + 1, min(first + _LONGEST, len(words))) if words.written[at] == "("), None)
    if opens is None or any(word[0].islower() for word in words.written[first:opens]):
        return
    closes = next((at for at in range(opens + 1, min(opens + 7, len(words))) if words.written[at] == ")"), None)
    if closes is None or words.at(closes + 1) not in _DASHES:
        return
    start = opens + 1 + (words.at(opens + 1) in {"The", "the"})
    if start < closes and words.written[start][0].isupper():
        yield Run(start, closes, "organisation")
