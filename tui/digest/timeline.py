"""The time line of a story: its developments in time order, each with its place, a sentence that tells it, articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tui.digest.overview import hangs, openings, tells_again, told_words, weight
from tui.model import Development, Headline
from tui.store.coverage import Told


@dataclass(frozen=True, slots=True)
class Happening:
    """A development with the articles that report it in time order, copies too; ``place`` is empty where none is told.

    ``lead`` is the sentence that most of them share, none where no article has been read.
    """

    development: Development
    articles: tuple[Headline, ...]
    place: str = ""
    lead: Told | None = None

    @property
    def sources(self) -> int:
        """How many feeds report it."""
        return len({headline.feed for headline in self.articles})


def timeline(
    developments: Sequence[Development],
    members: Sequence[Headline],
    summaries: Sequence[Told],
    places: Mapping[int, str],
) -> list[Happening]:
    """The developments that have articles, in time order; ``summaries`` are what the articles are summed up in.

    A lead that says what an earlier one said gives way to another sentence of the same development, if it has one.
    """
    articles: dict[int | None, list[Headline]] = defaultdict(list)
    for headline in sorted(members, key=lambda headline: (headline.published, headline.id)):
        articles[headline.development].append(headline)
    told: dict[int | None, list[Told]] = defaultdict(list)
    for sentence in openings(summaries):
        told[sentence.development].append(sentence)
    found: list[Happening] = []
    for development in sorted(developments, key=lambda development: (development.time, development.id)):
        if own := articles.get(development.id):
            before = [happening.lead for happening in found if happening.lead is not None]
            lead = _lead(told[development.id], before, [headline.title for headline in own])
            found.append(Happening(development, tuple(own), places.get(development.id, ""), lead))
    return found


def _lead(told: Sequence[Told], before: Sequence[Told], headlines: Sequence[str]) -> Told | None:
    """The sentence that tells a development: it stands by itself, is new, shares most with others and the headlines."""
    known = told_words(told, headlines)
    return min(
        told,
        key=lambda sentence: (hangs(sentence.text), tells_again(sentence, before), -weight(sentence.text, known)),
        default=None,
    )
