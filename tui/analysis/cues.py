"""Verbs that report speech: their list, and which words of a text are such a cue.

The list is ``data/cues.txt``: *speech* verbs, whose subject speaks ("said"), *stance* verbs ("believes", "seeks"), and
*name* verbs, beside which a few words in marks are somebody's own ("called it a “disaster”").
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

CueClass = Literal["speech", "stance", "name"]

PHRASAL = {
    **dict.fromkeys(("shot", "shoots", "fired", "fires", "hit", "hits", "snapped", "snaps"), "back"),
    **dict.fromkeys(("chimed", "chimes", "weighed", "weighs"), "in"),
    **dict.fromkeys(("went", "goes"), "on"),
}
"""Verbs that report speech only with the word behind them, and that beside a quotation: "shot back"."""

_VOWELS = frozenset("aeiou")


@cache
def verbs() -> dict[str, CueClass]:
    """Every form of every cue verb, in lower case, with its class; a verb in two lists counts in the first."""
    forms: dict[str, CueClass] = {}
    sections: dict[str, CueClass] = {"[speech]": "speech", "[stance]": "stance", "[name]": "name"}
    section: CueClass = "speech"
    for row in files("tui.analysis").joinpath("data/cues.txt").read_text("utf8").splitlines():
        if row.startswith("["):
            section = sections[row]
        elif row and not row.startswith("#"):
            words = row.split()
            for form in words if len(words) > 1 else inflected(words[0]):
                forms.setdefault(form, section)
    return forms


def inflected(verb: str) -> tuple[str, str, str, str]:
    """The four forms of a regular English verb: base, third person, past, participle.

    >>> inflected("reply")
    ('reply', 'replies', 'replied', 'replying')
    """
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    hiss = verb.endswith(("s", "sh", "ch", "x", "z"))
    return verb, verb + ("es" if hiss else "s"), verb + "ed", verb + "ing"
