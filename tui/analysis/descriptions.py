"""Whom "the senator" is: the people of an article by the titles and the nouns that it calls them by.

Takes a page and its entities. A title before the name ("Sen. Lind"), a word before it ("baker Anna Lind") and what
stands beside it between commas ("Lind, a doctor,") each make the one who bears the name somebody the noun can mean.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tui.analysis.names import is_office, plain, roles, titles
from tui.analysis.narration import Narration
from tui.model import Entity, Span

_LONG_FORMS = {
    "rep": ("congressman", "congresswoman", "representative", "lawmaker"),
    "sen": ("senator", "lawmaker"),
    "gov": ("governor",),
    "gen": ("general",),
    "prof": ("professor",),
    "dr": ("doctor",),
    "sgt": ("sergeant",),
    "capt": ("captain",),
    "lt": ("lieutenant",),
    "col": ("colonel",),
    "adm": ("admiral",),
    "rev": ("reverend", "pastor"),
    "congressman": ("lawmaker",),
    "congresswoman": ("lawmaker",),
    "senator": ("lawmaker",),
}
"""What who bears a title is called without the name."""


class Descriptions:
    """People by nouns in lower case."""

    def __init__(self, page: Narration, entities: Sequence[Entity]) -> None:
        self._page = page
        self._people: dict[str, set[str]] = defaultdict(set)
        last = {word.end: number for number, word in enumerate(page.words)}
        for entity in entities:
            if entity.kind == "person":
                for noun in (*_titles(entity), *self._beside(entity.mentions, last)):
                    self._people[noun].add(entity.name)

    def meant(self, number: int) -> set[str]:
        """Whom the noun number ``number`` can mean: nobody unless "the" or "this" stands right before it."""
        words = self._page.words
        if number == 0 or words[number - 1].lower not in {"the", "this"}:
            return set()
        return self._people.get(words[number].lower, set())

    def _beside(self, mentions: Sequence[Span], last: dict[int, int]) -> Iterator[str]:
        page = self._page
        for span in mentions:
            head = last.get(span.end)
            if head is None or not page.outside(head):
                continue
            for child in page.children[head]:
                if page.words[child].dep == "appos":
                    yield from self._role(child)
            if page.words[head].dep == "appos":
                yield from self._role(page.words[head].head)
            for number in range(page.left_edge(head), head):
                if page.words[number].end <= span.start:
                    yield from self._role(number)

    def _role(self, number: int) -> Iterator[str]:
        word = self._page.words[number]
        if word.noun and (word.lower in roles() or plain(word.text) in titles()):
            yield word.lower


def _titles(entity: Entity) -> Iterator[str]:
    """The titles that an article gives somebody, in lower case, short and in full; forms of address are none."""
    for alias in entity.aliases:
        title = plain(alias.split(" ")[0])
        if " " in alias and title in titles():
            if is_office(title):
                yield title
            yield from _LONG_FORMS.get(title, ())
