"""Spans between quotation marks, a paragraph at a time: every kind of mark, nested ones, ones that are never closed.

Takes a text and its paragraphs, gives ``Marked`` spans in order. Who speaks, and whether it is speech, is for others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tui.model import Span

LIMIT = 2_000
"""Spans of one article that are looked at; a book of dialogue has fewer."""

_MARK = re.compile(r"[“”«»„‟「」『』\"″＂]|(?<=\S)''")
_OPENERS = frozenset("“«„‟「『")
_CLOSERS = frozenset("”»」』")
_BEFORE_OPENING = frozenset(" \n\t\u00a0([{—–-―/:;,…'‘“«„「『\"")
_AFTER_CLOSING = frozenset(" \n\t\u00a0.,;:!?)]}—–-―/…'’”»」』\"")
_STOPS = frozenset(",.;:!?)")
_SINGLE = re.compile(r"(?<!')'(?!')|[‘’‚‹›]")
_WORD = re.compile(r"\w")
_RUNS_ON = 12
"""Paragraphs that one quotation may run through without a new opening mark: more are a mark that was forgotten."""

_Role = Literal["open", "close", "either"]


@dataclass(frozen=True, slots=True)
class Marked:
    """A span with its marks, the text inside, its paragraph's number, and whether it has an end mark (``closed``)."""

    span: Span
    inner: Span
    paragraph: int
    closed: bool = True


@dataclass(frozen=True, slots=True)
class _Mark:
    """One mark of a paragraph: where it stands, how many characters it has, what it can be."""

    at: int
    end: int
    role: _Role


def find(text: str, paragraphs: Sequence[Span]) -> list[Marked]:
    """The outermost marked spans, in order, at most ``LIMIT``.

    Single marks count only in an article that hardly has double ones: British papers quote with them, others nest them.
    """
    doubles = _collect(text, paragraphs, _double_marks)
    if len(doubles) < 2:
        singles = _collect(text, paragraphs, _single_marks)
        if len(singles) > len(doubles):
            return _outermost([*doubles, *singles])
    return doubles


def joined(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    """The paragraphs, with those made one over whose break a quotation, or the sentence of one, runs.

    Line breaks inside a quotation are common where a page was copied sentence by sentence: `"We go.` and in the next
    line `It is late," she said.` The mark that closes has none before it there that opens.
    """
    found: list[Span] = []
    number = 0
    while number < len(paragraphs):
        last = number
        while last - number < _RUNS_ON:
            further = _runs_to(text, Span(paragraphs[number].start, paragraphs[last].end), paragraphs, last)
            if further == last:
                break
            last = further
        found.append(Span(paragraphs[number].start, paragraphs[last].end))
        number = last + 1
    return found


def _runs_to(text: str, here: Span, paragraphs: Sequence[Span], last: int) -> int:
    """The paragraph that ends what ``here``, which ends with paragraph ``last``, leaves open; or ``last`` itself."""
    if last + 1 == len(paragraphs):
        return last
    if text[here.end - 1] in '”"' and text[paragraphs[last + 1].start].islower():
        return last + 1
    marks = list(_double_marks(text, here))
    if not any(closing is None for _, closing in _pairs(marks, goes_on=False)):
        return last
    for number in range(last + 1, min(len(paragraphs), last + 1 + _RUNS_ON)):
        mark = next(_double_marks(text, paragraphs[number]), None)
        if mark:
            return number if mark.role == "close" else last
    return last


def _collect(text: str, paragraphs: Sequence[Span], marks: Callable[[str, Span], Iterator[_Mark]]) -> list[Marked]:
    found: list[Marked] = []
    for number, paragraph in enumerate(paragraphs):
        for opening, closing in _pairs(list(marks(text, paragraph)), _goes_on(text, paragraph.end)):
            end = closing.at if closing else paragraph.end
            if _WORD.search(text, opening.end, end):
                span = Span(opening.at, closing.end if closing else end)
                found.append(Marked(span, Span(opening.end, end), number, closing is not None))
                if len(found) == LIMIT:
                    return found
    return found


def _pairs(marks: Sequence[_Mark], goes_on: bool) -> Iterator[tuple[_Mark, _Mark | None]]:
    """Outermost pairs; one never closed runs to the paragraph's end, if it goes on after that or holds no other."""
    open_marks: list[_Mark] = []
    inside: list[tuple[_Mark, _Mark]] = []
    for mark in marks:
        if mark.role == "open" or (mark.role == "either" and not open_marks):
            open_marks.append(mark)
        elif open_marks:
            pair = (open_marks.pop(), mark)
            if open_marks:
                inside.append(pair)
            else:
                yield pair
                inside.clear()
    if open_marks:
        if goes_on or not inside:
            yield open_marks[0], None
        else:
            yield from _apart(inside)


def _apart(pairs: Iterable[tuple[_Mark, _Mark]]) -> Iterator[tuple[_Mark, _Mark]]:
    """The pairs that lie in no other."""
    end = -1
    for opening, closing in sorted(pairs, key=lambda pair: (pair[0].at, -pair[1].at)):
        if opening.at >= end:
            end = closing.end
            yield opening, closing


def _goes_on(text: str, end: int) -> bool:
    """Whether what follows a paragraph opens with a mark: the custom for a quotation of several paragraphs."""
    return text[end : end + 8].lstrip()[:1] in {"“", '"', "«", "„", "‘"}


def _double_marks(text: str, paragraph: Span) -> Iterator[_Mark]:
    german = False  # „…“ and »…«: the mark that opens elsewhere closes here
    french = False  # « … »: blanks inside the marks
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark, role = match[0], _by_neighbours(text, match.start(), match.end(), paragraph)
        if mark == "«" and not german:
            french = text[match.end() : match.end() + 1].isspace()
        if mark == "»" and french:
            role, french = "close", False
        elif mark in {"„", "»"} and role == "open":
            german = True
        elif mark in _OPENERS:
            ends = role == "close" or (german and mark in "“«" and role != "open")
            role = "close" if ends else "open"
            german = german and role == "open"
        elif mark == "''" or (mark in _CLOSERS and role != "open"):
            role = "close"
        yield _Mark(match.start(), match.end(), role)


def _by_neighbours(text: str, start: int, end: int, paragraph: Span) -> _Role:
    """What a mark can be by what stands on its sides: a straight one says nothing itself."""
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    opens = before in _BEFORE_OPENING and not after.isspace() and after not in _STOPS
    closes = not before.isspace() and (after in _AFTER_CLOSING or after == "s")
    if opens == closes:
        return "either"
    return "open" if opens else "close"


def _single_marks(text: str, paragraph: Span) -> Iterator[_Mark]:
    """Single marks that are no apostrophes: one opens before a word, one closes after a word or a stop."""
    for match in _SINGLE.finditer(text, paragraph.start, paragraph.end):
        role = _by_neighbours(text, match.start(), match.end(), paragraph)
        after = text[match.end()] if match.end() < paragraph.end else " "
        if match[0] in "‘‚‹" or (role == "open" and match[0] != "’" and not after.isdigit()):
            yield _Mark(match.start(), match.end(), "open")
        elif role == "close" and not after.isalnum() and not _possessive(text, match.start(), paragraph.end):
            yield _Mark(match.start(), match.end(), "close")


def _possessive(text: str, at: int, end: int) -> bool:
    """Whether the mark after an s belongs to the word ("the workers’ union"): a closing one follows further on."""
    if text[at - 1] != "s" or not re.match(r" [a-z]", text[at + 1 : at + 3]):
        return False
    rest = text[at + 1 : min(end, at + 400)]
    closing, opening = re.search(r"(?<=[\w.,!?])['’](?!\w)", rest), re.search(r"(?<=\s)['‘](?=\w)", rest)
    return closing is not None and (opening is None or closing.start() < opening.start())


def _outermost(marked: Iterable[Marked]) -> list[Marked]:
    kept: list[Marked] = []
    for one in sorted(marked, key=lambda m: (m.span.start, -m.span.end)):
        if not kept or one.span.start >= kept[-1].span.end:
            kept.append(one)
    return kept
