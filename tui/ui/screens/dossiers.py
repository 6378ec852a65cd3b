"""The pages of stories and names: gathered from the library, laid over the newsroom, and what is chosen on them."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from textual import on

from tui.model import EntityKind, View
from tui.store import analyses, articles, coverage, feeds, names, state, stories
from tui.ui.dossier import Place
from tui.ui.lines import Name
from tui.ui.name_rows import Mentioned
from tui.ui.screens.errands import Errands
from tui.ui.story_rows import Coverage
from tui.ui.widgets.developments import Developments
from tui.ui.widgets.reader import Reader

if TYPE_CHECKING:
    from tui.ui.screens.dossier import DossierPage

_VISIT = 3600
"""Seconds within which a story that is looked at again is still being looked at: what was new then is new now."""
_ARTICLES = 200
_SAYINGS = 100
_COMPANY = 10
"""The newest articles and quotes of a name, and the names beside it, that its page has."""

Look = tuple[float | None, float]
"""When a story was looked at before the present visit (None: never), and when last during it."""


def look(before: Look | None, now: float) -> Look:
    """The look at ``now``, after the one that was kept."""
    if before is None:
        return None, now
    since, last = before
    return (since, now) if now - last < _VISIT else (last, now)


class Dossiers(Errands):
    """The story page, and the pages of people, organisations and places."""

    # Stories

    @on(Reader.StoryChosen)
    def _story_chosen(self, event: Reader.StoryChosen) -> None:
        """Show the story that the article belongs to."""
        self.show_story(event.story_id)

    def action_story_page(self) -> None:
        """The story that the article belongs to."""
        headline = self.target()
        if headline and headline.story is not None and headline.story_size > 1:
            self.show_story(headline.story)
        elif headline:
            self.tell("Nobody else has reported this so far")

    def show_story(self, number: int) -> None:
        """Open a story's page."""
        self.beside_the_loop(self._open_story(number), "page", exclusive=True)

    async def _open_story(self, number: int) -> None:
        """Gather what there is of a story, and show it."""
        from tui.ui.screens.story import StoryPage

        now = self.services.clock()
        self._put_over(StoryPage(await self.services.librarian.ask(_story, number, now), now))

    # Names

    @on(Reader.NameChosen)
    @on(Developments.NameChosen)
    def _name_chosen(self, event: Reader.NameChosen | Developments.NameChosen) -> None:
        """Show the page of a name in a text, or in the list of names."""
        self.show_name(event.name, event.kind)

    def on_dossier_page_name_chosen(self, event: DossierPage.NameChosen) -> None:
        """Show the page of a name over the page that it was chosen on."""
        self.show_name(*event.name)

    def show_name(self, name: str, kind: EntityKind) -> None:
        """Open the page of a person, an organisation or a place."""
        self.beside_the_loop(self._open_name(Name(name, kind)), "page", exclusive=True)

    async def _open_name(self, name: Name) -> None:
        """Gather what there is of a name, and show it."""
        from tui.ui.screens.entity import EntityPage

        told = await self.services.librarian.ask(_name, name)
        self._put_over(EntityPage(told, self.services.clock(), lambda: self._list(name)))

    def _list(self, name: Name) -> None:
        """Every article that mentions a name, as a list."""
        self._back_to_newsroom()
        self.close_beside()
        self.open_view(View("entity", f"{name.kind}:{name.name}"))
        self.show_pane("list")

    # What is chosen

    def _put_over(self, page: DossierPage) -> None:
        """Lay a page over what is on the screen."""
        self.app.push_screen(page, self._chosen)

    def _chosen(self, place: Place | None) -> None:
        """A place was chosen on a page: read it; the pages below have done their work as well."""
        if place is not None:
            self._back_to_newsroom()
            self.read(place.article, at=place.span)

    def _back_to_newsroom(self) -> None:
        """Take away all that lies over the newsroom."""
        while self.app.screen is not self:
            self.app.pop_screen()


def _story(db: sqlite3.Connection, number: int, now: float) -> Coverage:
    """All that the library tells of a story; from now on it is looked at."""
    key = f"looked at story {number}"
    kept = state.recall(db, key)
    since, last = look((kept[0], kept[1]) if kept else None, now)
    state.remember(db, key, [since, last])
    sayings = tuple(coverage.sayings(db, number))
    return Coverage(
        stories.story(db, number),
        tuple(stories.members(db, number)),
        tuple(coverage.summaries(db, number)),
        sayings,
        coverage.kinds(db, sorted({saying.speaker for saying in sayings})),
        tuple(feed.title for feed in feeds.every(db)),
        since,
        coverage.arrived(db, number, since) if since is not None else frozenset(),
        tuple(coverage.news(db, number, since)) if since is not None else (),
    )


def _name(db: sqlite3.Connection, name: Name) -> Mentioned:
    """All that the library tells of a name."""
    newest = analyses.mentioning(db, *name)[:_ARTICLES]
    return Mentioned(
        *name,
        tuple(names.aliases(db, *name)),
        tuple(names.times(db, *name)),
        tuple(articles.headlines(db, newest)),
        names.places(db, newest, *name),
        tuple(analyses.sayings(db, name.name, _SAYINGS)),
        tuple(names.company(db, *name, _COMPANY)),
    )
