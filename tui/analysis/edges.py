"""A span of the model cut down to the name in it: titles, articles and marks off its edges."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.analysis.names import no_names, no_organisations, plain, titles
from tui.analysis.runs import CLOCK, LINKS, NAMED, Run, Words
from tui.analysis.words import STOP_WORDS, listed
from tui.model import EntityKind

KINDS: dict[str, EntityKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "EVENT": "event",
    "WORK_OF_ART": "work",
    "DATE": "date",
    "MONEY": "money",
    "NORP": "other",
    "PRODUCT": "other",
    "LAW": "other",
}
"""What the model's labels are here; times, numbers, languages and shares are left out."""

_NEVER_IN_PEOPLE = frozenset("0123456789[]<>")
_MARKS = frozenset("'\"‘’“”")
_LONGEST = 24
_ARTICLES = frozenset({"the", "a", "an"})
_PARTICLES = listed("al an ash el bin ben bint ibn abu de da di do dos das del della van von der den la le du")
_SMALL_TAGS = frozenset({"JJ", "NN", "NNS", "RB", "IN", "CC", "VBG", "VBN", "DT"})
_AGE = re.compile(r"\d{1,2}")
_SYLLABLE = 5
_NO_SYLLABLES = frozenset({"led", "era", "run", "like", "style", "born", "owned", "based", "made"})


def trimmed(words: Words, start: int, end: int, label: str) -> Run | None:
    """The run of a span with the model's label; None when it is no name, or of no kind that is wanted."""
    kind = KINDS.get(label)
    if kind is None:
        return None
    while start < end and _opens(words, start, kind, end - start):
        start += 1
    while end > start and _closes(words, end - 1, kind, end - start):
        end -= 1
    if kind == "person" and end - start > 1:
        end = _before_mark(words, start, end)
        end += 2 * _is_hyphenated(words, end)
    if kind == "date" and end - start > 2 and words.written[end - 2] == "," and words.written[end - 1] == "May":
        end -= 2  # ``On Tuesday, May said …``
    run = Run(start, end, kind)
    if kind == "date" and start < end and _is_no_date(words, run):
        return None
    if not 0 < len(run) <= _LONGEST or (kind in NAMED and not _is_name(words, run)):
        return None
    return run


def _opens(words: Words, at: int, kind: EntityKind, length: int) -> bool:
    """Whether the first word of a span is no part of the name."""
    word = words.written[at]
    if kind in NAMED and word.lower() in _ARTICLES:
        return True
    if kind in {"event", "work", "other"} and word in _ARTICLES:
        return True
    if not any(c.isalnum() or c in "$€£¥₹#@" for c in word):
        return True
    if kind in NAMED and CLOCK.fullmatch(word):
        return True
    if kind == "person" and length > 1 and (plain(word) in titles() or words.tags[at] in {"VBD", "VBZ", "VBP"}):
        return True
    if kind == "organisation" and length > 2 and words.tags[at] == "VBG" and words.tag(at + 1) == "IN":
        return True  # Working with Congress
    return kind in {"person", "organisation"} and _is_small(words, at)


def _is_small(words: Words, at: int) -> bool:
    """Whether a word is a small one of the sentence ("first" of "first Supreme Court"), and no part of a name."""
    word, opens = words.written[at], "\n" in words.at(at - 1) or not at
    return word.islower() and word.isalpha() and words.tags[at] in _SMALL_TAGS and word not in _PARTICLES and not opens


def _closes(words: Words, at: int, kind: EntityKind, length: int) -> bool:
    """Whether the last word of a span is no part of the name."""
    word = words.written[at]
    if word in {"'s", "’s", "'", "’"} or not word.strip(' \n\t,;:!?-—–"“”()[]'):
        return True
    if kind == "person" and length > 1:
        small = _is_small(words, at) and words.written[at - 1].lower() not in STOP_WORDS
        return small or (word.isupper() and words.is_shouted(at))
    return kind in NAMED and word in LINKS


def _before_mark(words: Words, start: int, end: int) -> int:
    """Where a person's name ends in which one quotation mark stands alone: "Lund Sees 'Insult"."""
    marks = [at for at in range(start + 1, end) if words.written[at] in _MARKS]
    return marks[0] if len(marks) == 1 else end


def _is_hyphenated(words: Words, at: int) -> bool:
    """Whether a name goes on behind a hyphen at ``at``: "Moon Jae" in "Moon Jae-in", not "Xi" in "Xi-led"."""
    if words.at(at) != "-" or at + 1 >= len(words):
        return False
    before, after = words.written[at - 1], words.written[at + 1]
    syllables = max(len(before), len(after)) <= _SYLLABLE and after.isalpha() and after not in _NO_SYLLABLES
    return syllables and words.glued(at) and words.glued(at + 1)


def _is_no_date(words: Words, run: Run) -> bool:
    """Whether a date of the model's is an age ("54", "28 years old", "81-year-old") or a shouted word."""
    first = words.written[run.start]
    if len(run) == 1 and (_AGE.fullmatch(first) or (first.isupper() and words.is_shouted(run.start))):
        return True
    return "old" in (words.written[run.end - 1], words.at(run.end + (words.at(run.end) == "-")))


def _is_person(written: Sequence[str]) -> bool:
    """Whether words can be a person's name: "bin Laden", not "bin", "Sheikh" nor "Area 51"."""
    first = next((word for word in written if word not in _PARTICLES and word != "-"), "")
    alone = len(written) == 1 and plain(first) in titles()
    return first[:1].isupper() and not alone and not any(set(word) & _NEVER_IN_PEOPLE for word in written)


def _is_name(words: Words, run: Run) -> bool:
    written = words.of(run)
    if run.kind == "person" and not _is_person(written):
        return False
    if any("/" in word or "\\" in word or "@" in word for word in written) or not any(w[0].isupper() for w in written):
        return False
    if len(run) > 1:
        return not all(w.lower() in STOP_WORDS or plain(w) in titles() for w in written)  # No one, Attorney General
    if written[0] in no_names() and not words.is_chamber(run.start):
        return False
    return not written[0].isupper() or written[0] not in no_organisations()
