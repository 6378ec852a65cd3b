"""An article as numbered words, and runs of them that name something: what the rules on names take and give."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.analysis.names import Index, plain
from tui.analysis.words import STOP_WORDS
from tui.model import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAMED: frozenset[EntityKind] = frozenset({"person", "organisation", "place"})
LINKS = frozenset({"of", "the", "and", "for", "de", "la", "del", "al", "bin", "van", "von", "&", "-"})
"""Small words inside a name."""

CLOCK = re.compile(r"\d{1,2}[:.]\d{2}|[ap]\.?m\.?")
"""A time of day, or the last word of one."""

_SHOUTED = 4
"""Letters that a word of capitals has at least if a small word of the same letters makes it none ("US" and "us")."""

_PARLIAMENT = frozenset({"Congress", "Senate", "Republicans", "Democrats", "Commons", "Lords"})


@dataclass(frozen=True, slots=True)
class Run:
    """A name as numbers of words, ``end`` exclusive."""

    start: int
    end: int
    kind: EntityKind

    def __len__(self) -> int:
        return self.end - self.start


class Words:
    """A parsed article's words: as written, plain (``names.plain``), their parts of speech, their offsets."""

    def __init__(self, doc: Doc) -> None:
        self.text = doc.text
        self.written = [token.text for token in doc]
        self.plain = [plain(word) for word in self.written]
        self.tags = [token.tag_ for token in doc]
        self.starts = [token.idx for token in doc]
        self.parliament = not _PARLIAMENT.isdisjoint(self.written)
        self.small = {word for word in self.written if word.islower()}

    def __len__(self) -> int:
        return len(self.written)

    def at(self, number: int) -> str:
        """A word as written, nothing beyond the ends."""
        return self.written[number] if 0 <= number < len(self.written) else ""

    def tag(self, number: int) -> str:
        """A word's part of speech, nothing beyond the ends."""
        return self.tags[number] if 0 <= number < len(self.tags) else ""

    def of(self, run: Run) -> list[str]:
        """A run's words as written."""
        return self.written[run.start : run.end]

    def name(self, run: Run) -> str:
        """A run's words, plain, as one name."""
        return " ".join(self.plain[run.start : run.end])

    def glued(self, number: int) -> bool:
        """Whether a word follows the one before it without a blank."""
        return self.starts[number - 1] + len(self.written[number - 1]) == self.starts[number]

    def paragraphs(self) -> list[int]:
        """The words that begin a paragraph."""
        first = (number for number in range(len(self)) if number == 0 or "\n" in self.written[number - 1])
        return [number for number in first if not self.written[number].isspace()]

    def is_shouted(self, number: int) -> bool:
        """Whether a word in capitals stands among others, or is a small word of the article, here in capitals."""
        word = self.written[number]
        if len(word) >= _SHOUTED and (word.lower() in self.small or word.lower() in STOP_WORDS):
            return True
        around = [w for w in self.written[max(0, number - 2) : number + 3] if w.isalpha() and w != word]
        return sum(w.isupper() and len(w) > 1 for w in around) >= 2

    def is_chamber(self, number: int) -> bool:
        """Whether "House" is that of a parliament: it has a Speaker, or the article another chamber or a party."""
        if self.written[number] != "House" or self.tag(number - 1).startswith("NNP"):
            return False
        return self.at(number + 1) == "Speaker" or self.parliament

    def matches(self, index: Index, surnames: Set[str] = frozenset()) -> Iterator[tuple[int, int]]:
        """Where a name of the index stands, written as a name, the longest where several do."""
        at = 0
        while at < len(self):
            word = self.written[at]
            ends = index.ends(self.plain, at) if len(word) > 1 and word[0].isupper() else iter(())
            end = next((e for e in ends if self._is_name(at, e) or self._is_surname(at, e, surnames)), None)
            if end:
                yield at, end
            at = end or at + 1

    def _is_name(self, start: int, end: int) -> bool:
        return all(
            self.tags[i].startswith("NNP")
            or (end - start > 1 and self.written[i][0].isupper())
            or (len(self.written[i]) >= _SHOUTED and self.written[i].isupper())
            or self.written[i] in LINKS
            for i in range(start, end)
        )

    def _is_surname(self, start: int, end: int, surnames: Set[str]) -> bool:
        """Whether a word can only be the surname it is elsewhere: inside a sentence, or before a verb."""
        if end - start > 1 or self.plain[start] not in surnames or not self.written[start].istitle():
            return False
        before = self.at(start - 1)
        if before in {",", "-"} or before[:1].isalnum():
            return True
        following = self.tag(end + 1) if self.tag(end) == "RB" else self.tag(end)
        return following in {"VBD", "VBZ", "MD", "POS"} or (self.at(end) == "," and self.at(end + 1) == "who")


def taken(words: Words, runs: Iterable[Run]) -> list[bool]:
    """For each word whether it is in a run."""
    found = [False] * len(words)
    for run in runs:
        found[run.start : run.end] = [True] * len(run)
    return found


def surnames(words: Words, runs: Iterable[Run]) -> set[str]:
    """The last words of the full names of people, plain."""
    return {words.plain[run.end - 1] for run in runs if run.kind == "person" and len(run) > 1}


def ordered(runs: Sequence[Run]) -> list[Run]:
    """Runs in the order in which they stand."""
    return sorted(runs, key=lambda run: run.start)


def without(runs: Iterable[Run], start: int, end: int) -> list[Run]:
    """The runs that share no word with ``start`` to ``end``."""
    return [run for run in runs if run.end <= start or run.start >= end]
