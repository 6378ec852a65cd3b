"""Whether what a feed gives of an article is only its beginning, or an announcement of it.

Takes a title and the body as the feed gave it, since "Read more" is clutter, and tells by length and ending.
"""

from __future__ import annotations

import re

from tui.analysis import clutter, sentences
from tui.model import Body

LONGEST = 400
"""Words above which a text is a report, however it ends; what ends in "Read more" may have twice as many."""

SHORTEST = 3
"""Sentences below which a text announces an article, and is none."""

BROKEN_OFF = 900
"""Characters up to which a text that ends without a stop is thought to be cut off; a report may end in a name."""

LAST = 60
"""Characters from which on a block is prose: a shorter one is a name, a tag, a link."""

_READ_ON = re.compile(
    r"(?:(?:continue|keep) reading|read (?:more|on|the (?:rest|(?:full|whole|entire|complete) \w+))"
    r"|(?:read |view |see )?(?:the )?(?:full|original|whole) (?:story|article|text|post|entry|report)"
    r"|weiterlesen|mehr lesen|lire (?:la suite|plus)|leer más|seguir leyendo|continua a leggere|lees verder"
    r"|читать (?:далее|полностью)|続きを読む|阅读全文|اقرأ المزيد)(?: (?:at|on|in|of|about|from)\b.{0,100})?[^\w:]*",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"(?:\[?(?:…|\.\s?\.\s?\.|&hellip;)\]?|\(more\))[\W_]*$", re.IGNORECASE)
_CUT_FOR_GOOD = re.compile(r"\[(?:…|\.\.\.|&hellip;|\+\d+ chars|more|mehr|suite)\][\W_]*$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?…\]”\"])\s+|\n")
_IN_MID_SENTENCE = re.compile(r"(?:^|\s)[^\W\d_]+(?:['’-][^\W\d_]+)*,?$")


def is_teaser(title: str, body: Body) -> bool:
    """Whether ``body`` is only the beginning or an announcement of the article; False where it has no text at all."""
    words = body.words
    if words > 2 * LONGEST:
        return False
    clean = clutter.strip(title, body)
    ends = _ends(clean)
    if not ends:
        return False
    if any(_CUT_FOR_GOOD.search(end) for end in ends) or any(_asks_to_read_on(end) for end in _ends(body)):
        return True
    if words > LONGEST:
        return False
    if any(_OPEN_END.search(end) for end in ends) or len(sentences.split(clean)) < SHORTEST:
        return True
    return len(clean.text) <= BROKEN_OFF and any(len(end) >= LAST and _IN_MID_SENTENCE.search(end) for end in ends)


def _asks_to_read_on(end: str) -> bool:
    """Whether a block is "Continue reading", or its last sentence is."""
    return _READ_ON.fullmatch(_SENTENCE_END.split(end)[-1].strip("[]()→»› ")) is not None


def _ends(body: Body) -> list[str]:
    """The last block of prose; also the one before it where the last is hardly more than a name or a link."""
    texts = [span.of(body.text).strip() for span in body.paragraphs[-2:]]
    return texts if texts and len(texts[-1]) < LAST else texts[-1:]
