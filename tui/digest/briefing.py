"""A briefing: the stories that have gone on since a time, what is new in each, who said what, and what else there is.

Takes a connection to the library and the times; gives a ``Briefing``. Nothing is said twice in it.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import Final

from tui.digest.overview import LONG, hangs, repeats, tells_again, told_words, weight
from tui.digest.ranking import Rank, Standing, ranked
from tui.digest.voices import SCRAP, shown
from tui.model import EntityCount, EntityKind, Headline, Saying, Span, Story
from tui.store import coverage, packing, recent
from tui.store.articles import headlines
from tui.store.coverage import Told
from tui.store.recent import Moved, Step
from tui.text import count_of

STORIES: Final = 8
"""Stories of a briefing, unless it is told otherwise."""

_SENTENCES = 3
_OF_ONE = 2
_QUOTES = 3
_SINGLE = 5
_NAMES = 8
"""Sentences of a story, and of one article of it; its quotes; single articles, and names, of a briefing."""
_LEAST = 4
"""Words of a quote from which on it is told at all."""
_READ = 200
"""The latest sentences, the latest from before them, and the latest quotes that are looked at: a story can be large."""


@dataclass(frozen=True, slots=True)
class Item:
    """A story of a briefing: its rank with the reasons, new sentences (the newest first), developments, quotes."""

    story: Story
    rank: Rank
    news: tuple[Told, ...] = ()
    steps: tuple[Step, ...] = ()
    quotes: tuple[Saying, ...] = ()


@dataclass(frozen=True, slots=True)
class Briefing:
    """What has come from ``since`` to ``now``: how many ``articles`` of how many ``sources``, in how many ``stories``.

    ``items`` are the first of these, ``single`` articles that stand by themselves, ``named`` people with the number of
    articles that name them. ``links`` has the address of every article that something is taken from, and ``kinds``
    what each speaker is.
    """

    since: int
    now: int
    articles: int = 0
    sources: int = 0
    stories: int = 0
    items: tuple[Item, ...] = ()
    single: tuple[Headline, ...] = ()
    named: tuple[EntityCount, ...] = ()
    links: Mapping[int, str] = field(default_factory=dict)
    kinds: Mapping[str, EntityKind] = field(default_factory=dict)

    @property
    def figures(self) -> tuple[str, ...]:
        """How much there is, in words."""
        return (
            count_of(self.articles, "new article"),
            count_of(self.sources, "source"),
            count_of(self.stories, "story", "stories"),
        )


def briefing(db: sqlite3.Connection, since: float, now: float, limit: int = STORIES) -> Briefing:
    """The briefing on what was published from ``since`` to ``now``, with at most ``limit`` stories (negative: all)."""
    first, last = int(since), int(now)
    articles, sources = recent.totals(db, first, last)
    found = ranked(recent.moved(db, first, last), lambda moved: _standing(moved, last))
    kinds: dict[str, EntityKind] = {}
    said: list[str] = []
    items = [
        _item(db, moved.story, rank, (first, last), said, kinds)
        for moved, rank in found[: limit if limit >= 0 else None]
    ]
    taken = {told.article for item in items for told in item.news} | {q.article for item in items for q in item.quotes}
    return Briefing(
        first,
        last,
        articles,
        sources,
        len(found),
        tuple(items),
        tuple(recent.single(db, first, last, _SINGLE)),
        tuple(recent.named(db, first, last, _NAMES)),
        {row.id: row.link for row in headlines(db, sorted(taken))},
        kinds,
    )


def _standing(moved: Moved, now: int) -> Standing:
    """What counts for a story."""
    story = moved.story
    hours = (now - story.last) / 3600
    return Standing(story.articles, story.sources, moved.articles, moved.developments, hours, story.followed)


def _item(
    db: sqlite3.Connection,
    story: Story,
    rank: Rank,
    times: tuple[int, int],
    said: list[str],
    kinds: dict[str, EntityKind],
) -> Item:
    """A story as it is told after what was ``said`` before; that grows, and so do the ``kinds`` of speakers."""
    news = _news(db, story.id, times, said)
    said += [told.text for told in news]
    quotes = _quotes(db, story.id, times, said, kinds)
    said += [quote.text for quote in quotes]
    return Item(story, rank, tuple(news), tuple(recent.steps(db, story.id, *times)), tuple(quotes))


# --- what is new -------------------------------------------------------------------------------


def _news(db: sqlite3.Connection, story: int, times: tuple[int, int], said: Sequence[str]) -> list[Told]:
    """Sentences that say what nothing earlier said, of different developments if there are, the newest first.

    Those that the reader has not read anywhere (``analyses.fresh``) come first, and then what new articles were
    summed up in; what hangs on the sentence before it, or is a quote, only where there is nothing else.
    """
    summaries = coverage.summaries(db, story)
    earlier = [told.text for told in summaries if told.published < times[0]][-_READ:]
    choices = [
        sorted((_plain(told) for told in choice if times[0] <= told.published <= times[1]), key=_age)[:_READ]
        for choice in (coverage.news(db, story, packing.DAWN), summaries)
    ]
    chosen: list[Told] = []
    for hanging in (False, True):
        for choice in choices if not chosen else ():
            able = [told for told in choice if hanging or not hangs(told.text)]
            _choose(_in_order(able), chosen, [*said, *earlier])
    return sorted(chosen, key=_age)


def _age(told: Told) -> tuple[int, int, Span]:
    """What brings the newest article to the front, with its sentences in their order."""
    return -told.published, -told.article, told.span


def _in_order(told: Sequence[Told]) -> list[Told]:
    """First what articles begin with, and of that what most of them report, then what shares most with the others.

    Behind it all stands what is long.
    """
    reports = Counter(development for _, development in {(t.article, t.development) for t in told})
    known = told_words(told)
    seen: Counter[int] = Counter()
    order: list[tuple[tuple[bool, int, int, float], Told]] = []
    for sentence in told:
        worse = len(sentence.text.split()) > LONG
        central = weight(sentence.text, known)
        order.append(((worse, seen[sentence.article], -reports[sentence.development], -central), sentence))
        seen[sentence.article] += 1
    return [sentence for _, sentence in sorted(order, key=itemgetter(0))]


def _choose(told: Sequence[Told], chosen: list[Told], known: Sequence[str]) -> None:
    """Add to ``chosen`` what is not ``known``: of every development one sentence before another has a second one."""
    for again in (False, True):
        for sentence in told:
            if len(chosen) == _SENTENCES:
                return
            beside = [other for other in chosen if other.development == sentence.development]
            if beside and (not again or sum(other.article == sentence.article for other in beside) >= _OF_ONE):
                continue
            if not tells_again(sentence, chosen) and not _known(sentence.text, known):
                chosen.append(sentence)


def _plain(told: Told) -> Told:
    """A sentence on one line."""
    return replace(told, text=" ".join(told.text.split()))


def _known(text: str, others: Iterable[str]) -> bool:
    """Whether that was said, in the same words or most of them."""
    others = list(others)
    return text in others or repeats(text, others)


# --- who said what -----------------------------------------------------------------------------


def _quotes(
    db: sqlite3.Connection,
    story: int,
    times: tuple[int, int],
    said: Sequence[str],
    kinds: dict[str, EntityKind],
) -> list[Saying]:
    """The newest thing that each of the last speakers said word for word; the others where scraps are all there is."""
    direct = [
        replace(saying, text=shown(saying.text))
        for saying in coverage.sayings(db, story)
        if saying.kind == "direct" and times[0] <= saying.published <= times[1] and len(saying.text.split()) >= _LEAST
    ][:_READ]
    known = coverage.kinds(db, sorted({saying.speaker for saying in direct}))
    chosen: dict[str, Saying] = {}
    for saying in sorted(direct, key=lambda saying: len(saying.text.split()) < SCRAP):
        if len(chosen) == _QUOTES:
            break
        if saying.speaker in chosen or not _is_full(saying.speaker, known):
            continue
        if not _known(saying.text, [*said, *(quote.text for quote in chosen.values())]):
            chosen[saying.speaker] = saying
    kinds |= {speaker: known[speaker] for speaker in chosen}
    return list(chosen.values())


def _is_full(speaker: str, known: Mapping[str, EntityKind]) -> bool:
    """Whether a speaker is known by name, a person by more than one word of it: no "she", and no "another officer"."""
    return speaker in known and (known[speaker] != "person" or " " in speaker)
