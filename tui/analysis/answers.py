"""``“…,” came the answer``: a quotation whose verb says that an answer came, and who gave it.

Takes the words behind a quotation, gives the phrase of the one who answers as far as the text says it: after "from",
before "reply", or the one who was asked.
"""

from __future__ import annotations

from tui.analysis.narration import Narration
from tui.analysis.phrases import Voice, phrase
from tui.analysis.surroundings import Surroundings

_COMES = frozenset({"came", "comes", "went"})
_ANSWERS = frozenset({"answer", "answers", "reply", "response", "retort", "cry", "cries", "shout", "shouts", "chorus"})
_ASKS = frozenset({"ask", "asks", "asked", "asking"})
_ASKED = frozenset({"dobj", "dative", "nsubjpass"})
_NEAR = 4
_BACK = 4


def comes(page: Narration, begin: int, end: int) -> int | None:
    """The number of the noun, if the words from ``begin`` are "came the answer" or "came back her reply"."""
    if begin >= end or page.words[begin].lower not in _COMES:
        return None
    near = range(begin + 1, min(end, begin + 1 + _NEAR))
    return next((i for i in near if page.words[i].lower in _ANSWERS), None)


def giver(page: Narration, near: Surroundings, begin: int, noun: int) -> Voice | None:
    """Who gives the answer that ``noun`` is, which came at ``begin``; None where the text leaves it open."""
    following = noun + 1
    if following + 1 < len(page.words) and page.words[following].lower == "from":
        head = next((c for c in page.children[following] if page.words[c].dep == "pobj" and page.outside(c)), None)
        if head is not None:
            return phrase(page, head)
    for child in page.children[noun]:
        if page.words[child].dep == "poss" and page.outside(child):
            return phrase(page, child)
    for cue in near.cues_before(begin, _BACK):
        if page.words[cue.word].lower in _ASKS:
            asked = (c for c in page.children[cue.word] if page.words[c].dep in _ASKED and page.outside(c))
            head = next(asked, None)
            return None if head is None else phrase(page, head)
    return None
