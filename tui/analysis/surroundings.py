"""What stands around a quotation: its sentence, the words before and after it, and the cues among them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice

from tui.analysis.narration import Narration
from tui.analysis.speakers import Cue

_CLIMB = 12
"""Steps up the sentence's grammar that are looked at: no clause of a report lies deeper."""

_HEADS = 3


class Surroundings:
    """Looks up words and cues around the quotations of a page; all spans are numbers of words, end exclusive."""

    def __init__(self, page: Narration, cues: Sequence[Cue]) -> None:
        self.page, self.cues = page, list(cues)
        self._places = [cue.word for cue in self.cues]
        self._last_verb: list[int] = []
        last = -1
        for number, word in enumerate(page.words):
            last = number if word.verb and page.outside(number) else last
            self._last_verb.append(last)

    def sentence(self, number: int) -> tuple[int, int]:
        """The sentence, or sentences, that quotation ``number`` stands in."""
        said, page = self.page.said[number], self.page
        return page.sentences[page.sentence[said.start]][0], page.sentences[page.sentence[said.end - 1]][1]

    def after(self, number: int) -> tuple[int, int]:
        """The words from a quotation to the next one or to the end of its sentence."""
        begin, end = self.page.said[number].end, self.sentence(number)[1]
        if number + 1 < len(self.page.said):
            end = min(end, self.page.said[number + 1].start)
        return begin, max(begin, end)

    def before(self, number: int) -> tuple[int, int]:
        """The words from the quotation before, or from its sentence's begin, to a quotation."""
        end, begin = self.page.said[number].start, self.sentence(number)[0]
        if number:
            begin = max(begin, self.page.said[number - 1].end)
        return min(begin, end), end

    def cues_in(self, begin: int, end: int) -> list[Cue]:
        """The cues among the words ``begin`` to ``end``."""
        return self.cues[bisect_left(self._places, begin) : bisect_left(self._places, end)]

    def cues_before(self, word: int, count: int) -> list[Cue]:
        """The last ``count`` cues before a word, the nearest first."""
        at = bisect_left(self._places, word)
        return self.cues[max(0, at - count) : at][::-1]

    def cues_after(self, word: int, count: int) -> list[Cue]:
        """The first ``count`` cues from a word on."""
        at = bisect_left(self._places, word)
        return self.cues[at : at + count]

    def opens_sentence(self, number: int) -> bool:
        """Whether no verb outside quotations stands before it in its sentence."""
        begin, start = self.sentence(number)[0], self.page.said[number].start
        return start == 0 or self._last_verb[start - 1] < begin

    def opens_paragraph(self, number: int) -> bool:
        """Whether a quotation is the first thing in its paragraph."""
        start = self.page.said[number].start
        return start == 0 or self.page.paragraph[start - 1] != self.page.paragraph[start]

    def ends_open(self, number: int) -> bool:
        """Whether a quotation ends in a way that lets its sentence go on: with a comma, ?, ! or a dash."""
        marked, text = self.page.said[number].marked, self.page.text
        following = text[marked.span.end : marked.span.end + 2].lstrip()[:1]
        return marked.inner.of(text).rstrip()[-1:] in ",?!—–-…:'’" or following in {",", "—", "–", "-"}

    def governing(self, number: int) -> Cue | None:
        """The cue above a quotation in its sentence's grammar."""
        for head in self.heads(number):
            cue = self._cue_at(head)
            cue = cue if cue and self.page.outside(head) else self.above(head)
            if cue:
                return cue
        return None

    def heads(self, number: int) -> list[int]:
        """The words outside a quotation on which its words hang, at most three."""
        said, words = self.page.said[number], self.page.words
        outer = (words[i].head for i in range(said.start, said.end))
        return list(islice((head for head in outer if not said.start <= head < said.end), _HEADS))

    def chain(self, word: int) -> list[int]:
        """The words above a word in its sentence's grammar, the nearest first."""
        found: list[int] = []
        while len(found) < _CLIMB and self.page.words[word].head != word:
            word = self.page.words[word].head
            found.append(word)
        return found

    def above(self, word: int, *, speech: bool = False) -> Cue | None:
        """The first cue above a word in its sentence's grammar; with ``speech`` the first that is a speech verb."""
        for upper in self.chain(word):
            cue = self._cue_at(upper)
            if cue and (cue.speech or not speech):
                return cue
        return None

    def _cue_at(self, word: int) -> Cue | None:
        at = bisect_left(self._places, word)
        return self.cues[at] if at < len(self._places) and self._places[at] == word else None
