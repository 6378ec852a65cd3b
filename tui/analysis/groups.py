"""Who "they" and "it" are where they speak: the union, the critics, the report that the sentences before were about.

Walks along with ``people``, a word at a time. Only what is plain is read: the last group that spoke or was a sentence's
subject, at most two sentences back, with nobody speaking in between.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tui.analysis.bindings import SUBJECTS
from tui.analysis.names import collectives, roles
from tui.analysis.narration import Narration
from tui.analysis.phrases import DOCUMENTS
from tui.model import Entity, Span

_RECENT = 2
"""Sentences back in which a group may have been named."""

_ROW = 6


@dataclass(frozen=True, slots=True)
class _Group:
    """Its name or description, the sentence of its last mention, whether it is many (None: it is called either)."""

    name: str
    sentence: int
    many: bool | None


class Groups:
    """The group that "they" or "it" would stand for, from word to word."""

    def __init__(self, page: Narration, entity_at: Callable[[Span], Entity | None]) -> None:
        self.page = page
        self._entity_at = entity_at
        self._last: _Group | None = None

    def follow(self, number: int, says: bool) -> str | None:
        """Takes the next word outside quotations, and whether it ``says`` something; what it stands for, if a group."""
        word, here = self.page.words[number], self.page.sentence[number]
        if word.lower in {"they", "it"}:
            meant = self._last if says else None
            if not meant or here - meant.sentence > _RECENT or meant.many == (word.lower == "it"):
                return None
            self._last = _Group(meant.name, here, meant.many)
            return meant.name
        if says:
            self._last = self._group(number, says)
        elif word.dep in SUBJECTS and self._leads(number):
            self._last = self._group(number, says) or self._last
        return None

    def _leads(self, number: int) -> bool:
        """Whether it is the subject of a main clause."""
        words = self.page.words
        verb = words[words[number].head]
        return verb.dep == "ROOT" or (verb.dep == "conj" and words[verb.head].dep == "ROOT")

    def _group(self, number: int, says: bool) -> _Group | None:
        """An organisation, several people without a name, or a paper that says something; None for anything else."""
        page, word, here = self.page, self.page.words[number], self.page.sentence[number]
        several = self.several(number)
        if several:
            return _Group(several, here, True)
        named = self._entity_at(Span(word.start, word.end))
        if named:
            return self._named(named, number, says)
        many: bool | None = word.tag == "NNS"
        if word.lower in collectives():
            many = None
        elif not (says or word.lower.removesuffix("s") in roles()) or not (many or word.lower in DOCUMENTS):
            return None
        return _Group(page.span(page.left_edge(number), page.reach(number)).of(page.text), here, many)

    def several(self, number: int) -> str | None:
        """``Anna Lind and Viktor Berg``, ``Lind, Berg and Roth``: people in a row, by their full names."""
        people: list[str] = []
        row: int | None = number
        while row is not None and len(people) < _ROW:
            word = self.page.words[row]
            named = self._entity_at(Span(word.start, word.end))
            if named is None or named.kind != "person":
                return None
            people.append(named.name)
            row = next((c for c in self.page.children[row] if self.page.words[c].dep == "conj" and c > row), None)
        return f"{', '.join(people[:-1])} and {people[-1]}" if len(people) > 1 else None

    def _named(self, named: Entity, number: int, says: bool) -> _Group | None:
        """An organisation; "Democrats", who are many; a capital that says something, which is one."""
        here = self.page.sentence[number]
        if named.kind == "organisation":
            return _Group(named.name, here, None)
        if named.kind == "other" and self.page.words[number].tag == "NNPS":
            return _Group(named.name, here, True)
        return _Group(named.name, here, False) if named.kind == "place" and says else None
