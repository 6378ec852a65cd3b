"""An article as words with their grammar, and which of them stand inside which quotation: what the rules look at.

``Narration`` is made once from a parsed document, the paragraphs and the marked spans; it knows sentences in the
writer's sense: a quotation and its "he said" are one, whatever stops stand inside the marks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.analysis.cues import verbs
from tui.analysis.marks import Marked
from tui.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

STOPS = frozenset(".!?…")
_LEFT_OF_HEAD = frozenset(
    {"det", "compound", "amod", "nmod", "poss", "nummod", "quantmod", "predet", "advmod", "punct", "case"}
)
_LONGEST_PHRASE = 25
_LONGEST_NAME = 5
_JOINS = frozenset({"of", "at", "in", "for", "from", "with", "on"})
_FAR = 14
_MOST_CHILDREN = 40
"""Words that are kept as hanging on one word: more are no grammar but a list, and would cost its square."""

_NAME_TAGS = frozenset({"NNP", "NNPS"})
_NOUN_TAGS = _NAME_TAGS | {"NN", "NNS"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word (or mark) of the text: its Penn tag, its grammatical relation to the word number ``head``."""

    text: str
    start: int
    end: int
    tag: str
    dep: str
    head: int

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def verb(self) -> bool:
        """Whether the model takes it for a verb."""
        return self.tag.startswith("VB")

    @property
    def finite(self) -> bool:
        """Whether it can be the verb of a clause by itself: said, says, say."""
        return self.tag in {"VBD", "VBZ", "VBP", "VBN"}

    @property
    def noun(self) -> bool:
        """Whether the model takes it for a noun or a name."""
        return self.tag in _NOUN_TAGS

    @property
    def name(self) -> bool:
        """Whether the model takes it for a proper noun."""
        return self.tag in _NAME_TAGS


@dataclass(frozen=True, slots=True)
class Said:
    """A marked span as numbers of words: the marks' words included, ``end`` exclusive."""

    start: int
    end: int
    marked: Marked


@dataclass(slots=True)
class Narration:
    """The words; for each its children, its paragraph, its quotation (-1 outside) and its sentence."""

    text: str
    words: list[Word]
    said: list[Said]
    children: list[list[int]] = field(default_factory=list)
    paragraph: list[int] = field(default_factory=list)
    quote: list[int] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)

    @classmethod
    def of(cls, doc: Doc, paragraphs: Sequence[Span], marked: Sequence[Marked]) -> Narration:
        """What ``doc`` says, with blanks left out of the words."""
        words, model_starts = _words(doc)
        starts = [word.start for word in words]
        here = cls(doc.text, words, [])
        for one in marked:
            first, last = bisect_left(starts, one.span.start), bisect_left(starts, one.span.end)
            if first < last:
                here.said.append(Said(first, last, one))
        here._fill(paragraphs, model_starts)
        return here

    def _fill(self, paragraphs: Sequence[Span], model_starts: set[int]) -> None:
        self.children = [[] for _ in self.words]
        for number, word in enumerate(self.words):
            if word.head != number and len(self.children[word.head]) < _MOST_CHILDREN:
                self.children[word.head].append(number)
        self.quote = [-1] * len(self.words)
        for number, said in enumerate(self.said):
            self.quote[said.start : said.end] = [number] * (said.end - said.start)
        self.paragraph = _paragraph_numbers(self.words, paragraphs)
        self._split(model_starts)

    def _split(self, model_starts: set[int]) -> None:
        """Sentence numbers: one ends at a stop outside quotations, or at a quotation that holds its own full stop."""
        begin = 0
        for number in range(len(self.words)):
            last = number + 1 == len(self.words)
            if last or self.paragraph[number + 1] != self.paragraph[number] or self._ends(number, model_starts):
                self.sentence += [len(self.sentences)] * (number + 1 - begin)
                self.sentences.append((begin, number + 1))
                begin = number + 1

    def _ends(self, number: int, model_starts: set[int]) -> bool:
        word, following = self.words[number], self.words[number + 1]
        inside, inside_next = self.quote[number], self.quote[number + 1]
        if inside < 0:
            return (
                word.text[-1:] in STOPS
                and (word.tag == "." or number + 1 in model_starts)
                and not following.text[0].islower()
            )
        if inside == inside_next:
            return False
        marked = self.said[inside].marked
        tail = marked.inner.of(self.text).rstrip()[-1:]
        if inside_next >= 0:
            return tail in STOPS
        ended = tail in STOPS and (tail == "." or number + 1 in model_starts) and following.text[0].isupper()
        return ended and not (tail in "?!" and self._speaks(number + 1))

    def _speaks(self, number: int) -> bool:
        """Whether a name and a speech verb stand there, and no more of a report: ``“Why?” Ann Roth asked.``"""
        end = number
        while end < len(self.words) and end - number < _LONGEST_NAME and self.words[end].name:
            end += 1
        if end == number or end >= len(self.words) or verbs().get(self.words[end].lower) != "speech":
            return False
        return end + 1 == len(self.words) or self.words[end + 1].lower not in {"that", ":", "“", '"'}

    def outside(self, number: int) -> bool:
        """Whether a word stands outside all quotations."""
        return self.quote[number] < 0

    def left_edge(self, head: int) -> int:
        """The first word of the noun phrase that ends in ``head``: "Tulsa" of "Tulsa police chief Chuck Jordan"."""
        edge = head
        while edge > max(0, head - _LONGEST_PHRASE):
            if edge > 1 and self.hyphened(edge - 2):
                edge -= 2
            elif self._belongs(edge - 1, edge, head):
                edge -= 1
            else:
                break
        while edge < head and self.words[edge].dep == "punct":
            edge += 1
        return edge

    def hyphened(self, number: int) -> bool:
        """Whether a hyphen, with no blank beside it, joins two words: "state-run", "secretary-general"."""
        if number + 2 >= len(self.words) or self.words[number + 1].text != "-":
            return False
        before, hyphen, after = self.words[number : number + 3]
        return before.end == hyphen.start and hyphen.end == after.start and self.outside(number)

    def _belongs(self, word: int, edge: int, head: int) -> bool:
        """Whether the word left of a noun phrase's ``edge`` is part of it."""
        if not self.outside(word) or self.paragraph[word] != self.paragraph[head]:
            return False
        for _ in range(4):  # a possessor's "'s" hangs on the possessor, which stands further left
            if self.words[word].dep not in _LEFT_OF_HEAD:
                return False
            word = self.words[word].head
            if edge <= word <= head:
                return True
        return False

    def called(self, head: int) -> tuple[int, int] | None:
        """The first and the last word of a name of two words or more that ends in ``head``; None if there is none."""
        first = head
        while first and head - first < _LONGEST_NAME and self.words[first - 1].name and self.outside(first - 1):
            first -= 1
        return (first, head) if first < head and self.words[head].name else None

    def reach(self, head: int) -> int:
        """The last word of what hangs on a noun with "of", "at", "in": "one of the officers at the site"."""
        last = head
        for _ in range(_FAR):
            near = (c for c in self.children[last] + self.children[head] if c > last and self._hangs(c, last))
            grown = next(near, None)
            if grown is None:
                return last
            last = max(grown, next((c for c in self.children[grown] if self.words[c].dep == "pobj"), grown))
        return last

    def _hangs(self, child: int, last: int) -> bool:
        word = self.words[child]
        return word.dep == "prep" and child == last + 1 and self.outside(child) and word.lower in _JOINS

    def span(self, first: int, last: int) -> Span:
        """The characters from word ``first`` to word ``last``, both included."""
        return Span(self.words[first].start, self.words[last].end)


def _words(doc: Doc) -> tuple[list[Word], set[int]]:
    """The words of ``doc`` without its blanks, and the numbers of those at which the model begins a sentence."""
    numbers: dict[int, int] = {}
    kept: list[Token] = []
    for token in doc:
        if not token.is_space:
            numbers[token.i] = len(kept)
            kept.append(token)
    words = [
        Word(t.text, t.idx, t.idx + len(t.text), t.tag_, t.dep_, numbers.get(t.head.i, numbers[t.i])) for t in kept
    ]
    return words, {numbers[t.i] for t in kept if t.is_sent_start}


def _paragraph_numbers(words: Sequence[Word], paragraphs: Sequence[Span]) -> list[int]:
    found, number = [], 0
    for word in words:
        while number + 1 < len(paragraphs) and word.start >= paragraphs[number + 1].start:
            number += 1
        found.append(number)
    return found
