"""What stands above a report and is no part of it: its title again, highlights, captions, byline and date.

Takes the title and the blocks of a body and tells how many characters go from the beginning of which.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from tui.analysis import clutter_forms as forms
from tui.analysis import dateline

HEAD = 4
"""Blocks at the top in which the title again, a byline or a date line may stand."""

ABOVE = 6
"""Blocks at the top among which the report may begin with its dateline: captions and highlights stand above it."""

CAPTION = 500
"""Characters that a block above a dateline has at most: a longer one is part of the report."""

TITLE_WORDS = 4
"""Words of a title from which on it is known again where more follows on the same line."""

_SECTION = 3
"""Words of a section's name that may stand before the title ("World news")."""

_SITE = re.compile(r"\s+[|–—-]\s+[^|–—]{2,40}$")
_REST_OF_TITLE = re.compile(r"\W*|\s*[|–—-]\s[^.!?]{2,40}")
_OPENS = re.compile(r"[”\"’:]?\s+(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)[A-ZÀ-ÞА-Я“\"‘(\d]")
_WORD = re.compile(r"\w+")
_MAY_BEGIN = re.compile(r"(?<=[\w.!?)”\"]) (?=[A-Z])")
_SURE = re.compile(r"\((?:CNN|AP|AFP|Reuters)|\)\s?(?:—|–|--?)\s|\d\s(?:—|–|--)\s")
_BEGINS_INSIDE = 600
"""Characters of a block in which a caption and the like may stand before the dateline."""


def gone(title: str, texts: Sequence[str]) -> dict[int, int]:
    """By number of block, how many characters go from its beginning: all of them where the block goes."""
    found = dict.fromkeys(_bylines(texts[:HEAD], bool(title.strip())), CAPTION)
    found |= _above_dateline(texts)
    found |= _highlights(texts)
    words = _words(title)
    for number, text in enumerate(texts[:HEAD]):
        if number in found:
            continue
        end = _repeated(words, text)
        stamp = forms.TIME_AT_HEAD.match(text, end)
        if end or stamp:
            found[number] = stamp.end() if stamp else end
    return found


def _words(title: str) -> list[str]:
    """The words of a title in small letters, without the site's name behind it."""
    return [word.casefold() for word in _WORD.findall(_SITE.sub("", title))]


def _repeated(title: Sequence[str], text: str) -> int:
    """Where the title ends that ``text`` begins with: the text's end where it says no more, 0 where it is none."""
    found = list(islice(_WORD.finditer(text), len(title) + _SECTION))
    said = [word[0].casefold() for word in found]
    known = len(title) >= TITLE_WORDS
    for before in range(_SECTION + 1 if known else 1):
        if title and said[before : before + len(title)] == title:
            end = found[before + len(title) - 1].end()
            if _REST_OF_TITLE.fullmatch(text, end):
                return len(text)
            opens = _OPENS.match(text, end) if known else None
            return opens.end() - 1 if opens else 0
    return 0


def _above_dateline(texts: Sequence[str]) -> dict[int, int]:
    """What stands before the one dateline of a report, in blocks of their own or glued to it."""
    starts = [number for number, text in enumerate(texts) if dateline.end(text, 0)]
    if len(starts) > 1:
        return {}
    for number, text in enumerate(texts[:ABOVE]):
        at = 0 if number in starts else _dateline_inside(text)
        if at is not None:
            return dict.fromkeys(range(number), CAPTION) | ({number: at} if at else {})
        if len(text) > CAPTION:
            break
    return {}


def _dateline_inside(text: str) -> int | None:
    """Where a dateline stands behind a caption, or the like, on one line; only one with an agency or a day is sure."""
    if not _SURE.search(text, 0, _BEGINS_INSIDE + CAPTION):
        return None
    for blank in _MAY_BEGIN.finditer(text, 0, _BEGINS_INSIDE):
        end = dateline.end(text, blank.end())
        if end > blank.end() and _SURE.search(text, blank.end(), end):
            return blank.end()
    return None


def _highlights(texts: Sequence[str]) -> dict[int, int]:
    """A list of highlights at the top: the lines without a stop under "Story highlights"."""
    first = next((n for n, text in enumerate(texts[:HEAD]) if forms.HIGHLIGHTS.fullmatch(text)), None)
    if first is None:
        return {}
    last = first
    while (
        last + 1 < min(len(texts), first + 2 * HEAD) and texts[last + 1][-1:] not in '.!?”"' and last + 2 < len(texts)
    ):
        last += 1
    return dict.fromkeys(range(first, last + 1), CAPTION)


def _bylines(texts: Sequence[str], titled: bool) -> set[int]:
    """The blocks at the top that name the authors and, behind them, whom they write for."""
    found: set[int] = set()
    for number, text in enumerate(texts[1:], 1):
        if (
            len(text) <= 80
            and forms.OUTLET.fullmatch(text)
            and (titled or number > 1)
            and forms.NAMES.fullmatch(texts[number - 1])
        ):
            found |= {number - 1, number}
    return found
