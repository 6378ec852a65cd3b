"""Whether a person of an article is a "he" or a "she": by title, by forename, and by the pronouns used of them.

The pronouns count where one person alone is named: in a sentence ("Lind forgot his hat") they can hardly mean another.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from tui.analysis.names import Gender, gender_of, plain, titles
from tui.analysis.narration import Narration
from tui.model import Entity, Span

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
_OFFICE = ("man", "actor")
_SURE = 3
"""Times as many pronouns of one gender as of the other that decide."""


def genders(
    page: Narration, entities: Sequence[Entity], entities_in: Callable[[Span], Sequence[Entity]]
) -> dict[str, Gender | None]:
    """The gender of each person by name; None where nothing tells."""
    known = {e.name: _told(e, page.text) for e in entities if e.kind == "person"}
    if None in known.values():
        for name, votes in _by_use(page, entities_in).items():
            if name in known and known[name] is None:
                known[name] = _decided(votes)
    return known


def _told(entity: Entity, text: str) -> Gender | None:
    """By titles in the text, then by the forename; a woman may be called a spokesman or the chairman."""
    votes: dict[Gender, int] = defaultdict(int)
    office: Gender | None = None
    for span in entity.mentions:
        before = text[max(0, span.start - 12) : span.start].split()
        words = [*before[-1:], *span.of(text).split()[:1]]
        for word in (plain(word) for word in words if word[0].isupper() and word[-1] != ","):
            said = titles().get(word)
            if said and word.endswith(_OFFICE) and said == "male":
                office = said
            elif said:
                votes[said] += 1
    if votes:
        return max(votes, key=lambda g: votes[g])
    return gender_of(entity.name) or office


def _by_use(page: Narration, entities_in: Callable[[Span], Sequence[Entity]]) -> dict[str, Counter[Gender]]:
    """Pronouns by the one person whom their sentence names before them, outside quotations."""
    votes: dict[str, Counter[Gender]] = defaultdict(Counter)
    for begin, end in page.sentences:
        outer = [number for number in range(begin, end) if page.outside(number)]
        pronouns = [number for number in outer if page.words[number].lower in HE or page.words[number].lower in SHE]
        if not pronouns:
            continue
        names = (page.words[number] for number in outer if page.words[number].name)
        named = [
            (word.start, entity.name)
            for word in names
            for entity in entities_in(Span(word.start, word.end))
            if entity.kind == "person"
        ]
        if len({name for _, name in named}) == 1 and pronouns[0] != outer[0]:
            first, name = named[0]
            for number in pronouns:
                if page.words[number].start > first:
                    votes[name]["male" if page.words[number].lower in HE else "female"] += 1
    return votes


def _decided(votes: Counter[Gender]) -> Gender | None:
    male, female = votes["male"], votes["female"]
    if male >= max(1, _SURE * female):
        return "male"
    return "female" if female >= max(1, _SURE * male) else None
