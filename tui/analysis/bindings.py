"""Whom grammar makes a pronoun, or keeps it from being, whoever is most present: "Lind said she", "Lind told her".

Looks at one sentence. ``named`` says which person a word names or stands for, as far as the walk has come.
"""

from __future__ import annotations

from collections.abc import Callable

from tui.analysis.narration import Narration

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OBJECTS = frozenset({"dobj", "dative", "iobj"})
_SELVES = frozenset({"himself", "herself"})
_ASKING = frozenset({"asked", "asks", "pressed", "wondered"})
_STEPS = 4
"""Clauses without a subject of their own that are climbed."""


class Bindings:
    """The sentences of a page."""

    def __init__(self, page: Narration, named: Callable[[int], str | None]) -> None:
        self.page = page
        self._named = named

    def reporter(self, number: int) -> str | None:
        """``Lind said she was tired``, ``Lind waved, saying she was tired``: whoever reports the pronoun's clause."""
        words = self.page.words
        clause = words[words[number].head]
        if words[number].dep not in SUBJECTS or clause.dep != "ccomp":
            return None
        above = clause.head
        for _ in range(_STEPS):
            subject = self._subject(above, before=number)
            if subject is not None:
                return self._named(subject)
            if words[above].tag != "VBG":
                return None
            above = words[above].head
        return None

    def in_front(self, number: int) -> str | None:
        """``Though Lind declined, he said …``: the subject of the clause in front, unless that one asks."""
        words = self.page.words
        if words[number].dep not in SUBJECTS:
            return None
        for clause in self.page.children[words[number].head]:
            if words[clause].dep == "advcl" and clause < number and words[clause].lower not in _ASKING:
                subject = self._subject(clause, before=number)
                if subject is not None:
                    return self._named(subject)
        return None

    def others(self, number: int) -> set[str | None]:
        """Who is somebody else: ``Lind`` of "Lind told him", of "he told Lind", of "when Lind asked, he said"."""
        words, children = self.page.words, self.page.children
        verb = words[number].head
        if words[number].dep in SUBJECTS:
            asking = [c for c in children[verb] if words[c].dep == "advcl" and words[c].lower in _ASKING]
            askers = {self._named(c) for clause in asking for c in children[clause] if words[c].dep in SUBJECTS}
            return askers | {self._named(c) for c in children[verb] if words[c].dep in OBJECTS}
        if words[number].dep not in OBJECTS or words[number].tag != "PRP" or words[number].lower in _SELVES:
            return set()
        for head in (verb, words[verb].head if words[verb].dep == "conj" else verb):
            subject = self._subject(head, before=len(words))
            if subject is not None:
                return {self._named(subject)}
        return set()

    def _subject(self, verb: int, before: int) -> int | None:
        """The first subject of a verb that stands before a word, outside quotations."""
        found = (c for c in self.page.children[verb] if self.page.words[c].dep in SUBJECTS and c < before)
        return next((child for child in found if self.page.outside(child)), None)
