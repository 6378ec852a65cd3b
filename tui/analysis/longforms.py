"""Organisations in full: where a long name begins and ends, by its words and the capitals that stand for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tui.analysis.names import kind_words, no_organisations
from tui.analysis.runs import LINKS, NAMED, Run, Words, ordered, without
from tui.model import EntityKind

_LONGEST = 16
"""Words of a long form at most."""

_ON = frozenset({"Committee", "Subcommittee", "Commission", "Council", "Conference"})
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_CAPITALS = re.compile(r"[A-Z][A-Za-z]{0,2}[A-Z]{1,6}")


def parted(words: Words, runs: Sequence[Run]) -> list[Run]:
    """``World Bank and International Monetary Fund`` are two: each part ends as an organisation does."""
    out: list[Run] = []
    for run in runs:
        cut = _cut(words, run) if run.kind == "organisation" else None
        out += [replace(run, end=cut), replace(run, start=cut + 1)] if cut else [run]
    return out


def _cut(words: Words, run: Run) -> int | None:
    """The "and" between two organisations, each of two words and more; ``Bank and Trust Company`` is one."""
    cut = next((i for i in range(run.start + 2, run.end - 2) if words.written[i] == "and"), None)
    if cut is None or words.written[cut + 1] == "Trust":
        return None
    ends = {kind_words().get(words.written[at - 1]) for at in (cut, run.end)}
    return cut if ends == {"organisation"} else None


def bared(words: Words, runs: Sequence[Run]) -> list[Run]:
    """``Shia Quarn Brigades`` are the ``Quarn Brigades`` that the article names alone, if ``Shia`` is a people."""
    names = {words.name(run) for run in runs if run.kind == "organisation"}
    peoples = {words.name(run) for run in runs if run.kind == "other"}
    return [
        replace(run, start=run.start + 1)
        if run.kind == "organisation"
        and len(run) > 2
        and words.plain[run.start] in peoples
        and words.name(replace(run, start=run.start + 1)) in names
        else run
        for run in runs
    ]


def joined(words: Words, runs: Sequence[Run]) -> list[Run]:
    """An organisation's name goes on behind "of" and "for": ``Supreme Court of Quarn``, ``Centre for Rural Health``."""
    out: list[Run] = []
    for number, run in enumerate(runs):
        if not out or run.start >= out[-1].end:
            out.append(replace(run, end=_end_of(words, run, runs[number + 1 : number + _LONGEST])))
    return out


def _end_of(words: Words, run: Run, following: Sequence[Run]) -> int:
    """Where the name of an organisation ends, if what is named behind it is a part of it."""
    headed = run.kind == "organisation" and any(kind_words().get(w) == "organisation" for w in words.of(run))
    if not headed:
        return run.end
    on = next(
        (at for at in range(run.start + 1, run.end + 1) if words.at(at) == "on" and words.at(at - 1) in _ON), None
    )
    if on is not None:
        return _end_of_subjects(words, on + 1, run.end)
    if words.at(run.end) not in {"of", "for"}:
        return run.end
    first = run.end + 1 + (words.at(run.end + 1) == "the")
    end = first
    while end < first + _LONGEST and _goes_on(words, end):
        end += 1
    end = max([end, *(other.end for other in following if other.kind in NAMED and first <= other.start < end)])
    while end > first and words.written[end - 1] in LINKS:
        end -= 1
    return end if end > first and not any(other.start < end < other.end for other in following) else run.end


def _end_of_subjects(words: Words, first: int, end: int) -> int:
    """Where a committee "on Education and Labor" ends: a single name goes on behind its one "and"."""
    end = max(first, end)
    while end < first + _LONGEST and _goes_on(words, end):
        end += 1
    second = words.at(end) == "and" and words.tag(end + 1) == "NNP" and not words.tag(end + 2).startswith("NNP")
    return end + 2 if second else end


def _goes_on(words: Words, at: int) -> bool:
    word = words.at(at)
    return (
        (word[:1].isupper() and words.tag(at).startswith("NNP"))
        or word in {"of", "the"}
        or bool(_ORDINAL.fullmatch(word))
    )


def defined(words: Words, runs: Sequence[Run]) -> list[Run]:
    """``Zorbland Farm Workers and Helpers Union (ZFWHU)`` is one name wherever the model cut it.

    After Schwartz and Hearst 2003: the initials of the words before a bracket are the capitals in it.
    """
    out = list(runs)
    for at in range(2, len(words) - 1):
        if words.written[at - 1] != "(" or words.written[at + 1] != ")" or not _CAPITALS.fullmatch(words.written[at]):
            continue
        start = _long_form(words, at)
        kind = None if start is None else _kind_of(words, start, at, runs)
        if start is not None and kind:
            start = min([start, *(run.start for run in runs if run.kind == kind and run.start < start < run.end)])
            out = [*without(out, start, at + 1), Run(start, at - 1, kind), Run(at, at + 1, kind)]
    return ordered(out)


def _long_form(words: Words, at: int) -> int | None:
    """The first of the words whose initials are the capitals in brackets at ``at``; None if they are not."""
    letters = [c.lower() for c in words.written[at] if c.isupper()]
    start = at - 1
    while letters and start and at - start < _LONGEST:
        start -= 1
        word = words.written[start]
        if word[0].isupper() and word[0].lower() == letters[-1]:
            letters.pop()
        elif word not in LINKS and word != ",":
            return None
    return None if letters else start


def _kind_of(words: Words, start: int, at: int, runs: Sequence[Run]) -> EntityKind | None:
    """What a long form names: its last word tells, or the model; an organisation if it saw a person or nothing."""
    if kind := kind_words().get(words.written[at - 2]):
        return kind
    seen = {run.kind for run in runs if start <= run.start and run.end < at} - {"person"}
    if "organisation" in seen or not seen:
        return None if words.written[at] in no_organisations() else "organisation"
    return min(seen)
