"""Who speaks in a story, and how what they said is shown: one voice a speaker, however an article calls them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from tui.model import EntityKind, Saying

SCRAP: Final = 6
"""Words of a quote from which on it says something by itself."""

_SUFFIX = re.compile(r",? (?:Jr|Sr|II|III|IV)\.?$")
_CLOSING = {"“": "”", "„": "“", "«": "»"}


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker of a story, what they are (None: nobody that is known by name), all they said, the best first.

    The best is word for word and more than a scrap; of equals the latest.
    """

    speaker: str
    kind: EntityKind | None
    sayings: tuple[Saying, ...]


def voices(sayings: Iterable[Saying], kinds: Mapping[str, EntityKind]) -> list[Voice]:
    """The speakers of ``sayings`` (the latest first), those with a name before all others, who said most first.

    Each thing that was said is there once: wires and papers report the same words. Whom one article calls by a last
    name is whoever of the story has it in full, if that is one.
    """
    sayings = list(sayings)
    called = _in_full({saying.speaker for saying in sayings if kinds.get(saying.speaker) == "person"})
    said: dict[str, dict[str, Saying]] = defaultdict(dict)
    spelled: dict[str, str] = {}
    for saying in sayings:
        speaker = called.get(saying.speaker, saying.speaker)
        speaker = spelled.setdefault(speaker.casefold(), speaker)
        letters = "".join(filter(str.isalnum, saying.text.casefold()))
        said[speaker].setdefault(letters, replace(saying, speaker=speaker))
    found = [Voice(name, kinds.get(name), tuple(sorted(each.values(), key=is_scrap))) for name, each in said.items()]
    return sorted(found, key=lambda voice: (voice.kind is None, -len(voice.sayings)))


def is_scrap(saying: Saying) -> bool:
    """Whether there is better to show: what is reported only, or no more than a few words."""
    return saying.kind != "direct" or len(saying.text.split()) < SCRAP


def _in_full(people: Iterable[str]) -> dict[str, str]:
    """The full name of those who are also called by less: "Armstrong", "Cyrus Vance" beside "Cyrus Vance Jr."."""
    names = sorted(people, key=lambda name: (len(name.split()), len(name)), reverse=True)
    found: dict[str, str] = {}
    for number, name in enumerate(names):
        full = [other for other in names[:number] if other not in found and _is_short_for(name, other)]
        if len(full) == 1:
            found[name] = full[0]
    return found


def _is_short_for(name: str, other: str) -> bool:
    """Whether a name may stand for a longer one: its last word, or all but "Jr."."""
    whole = _SUFFIX.sub("", other)
    return name != other and (name == whole or (" " not in name and name == whole.split()[-1]))


def shown(text: str) -> str:
    """A quote as it is shown by itself: on one line, closed where its paragraph went on, without a comma at its end."""
    words = " ".join(text.split())
    if (mark := _CLOSING.get(words[:1])) and mark not in words:
        words += mark
    elif words.startswith('"') and words.count('"') == 1:
        words += '"'
    return re.sub(r"\s*,(?=[”\"»’']?$)", "", words)
