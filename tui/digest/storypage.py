"""All that is known of a story, gathered for who reads it outside the newsroom: time line, summary, speakers, sources.

Takes a connection to the library and the number of a story; gives a ``StoryPage``. Nothing in the library changes.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from tui.digest.overview import overview
from tui.digest.timeline import Happening, timeline
from tui.digest.voices import Voice, voices
from tui.model import Headline, Story
from tui.store import coverage, stories
from tui.store.coverage import Told


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A story with all its articles in time order, copies too.

    ``sources`` are the titles of its feeds with their numbers of articles, most first; ``days`` the days (counted from
    1 January 1970, in UTC) that have articles which are no copies, with how many.
    """

    story: Story
    articles: tuple[Headline, ...]
    summary: tuple[Told, ...]
    happenings: tuple[Happening, ...]
    voices: tuple[Voice, ...]
    sources: tuple[tuple[str, int], ...]
    days: tuple[tuple[int, int], ...]

    @property
    def links(self) -> Mapping[int, str]:
        """The address of every article."""
        return {headline.id: headline.link for headline in self.articles}


def story_page(db: sqlite3.Connection, number: int) -> StoryPage:
    """The page of a story. Raises NotFound."""
    story = stories.story(db, number)
    articles = sorted(stories.members(db, number), key=lambda headline: (headline.published, headline.id))
    told = coverage.summaries(db, number)
    sayings = coverage.sayings(db, number)
    kinds = coverage.kinds(db, sorted({saying.speaker for saying in sayings}))
    return StoryPage(
        story,
        tuple(articles),
        tuple(overview(told, [headline.title for headline in articles])),
        tuple(timeline(story.developments, articles, told, coverage.places(db, number))),
        tuple(voices(sayings, kinds)),
        tuple(Counter(headline.feed_title for headline in articles).most_common()),
        tuple(sorted(Counter(row.published // 86_400 for row in articles if row.copy_of is None).items())),
    )
