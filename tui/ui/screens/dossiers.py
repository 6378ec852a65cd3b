"""The digest and the pages of stories and names: gathered from the library, laid over the newsroom, what is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import on
from textual.screen import Screen

from tui.model import EntityKind, View
from tui.store import names, registry
from tui.text import count_of
from tui.ui.highlight import flat
from tui.ui.lines import Name
from tui.ui.screens.pictures import Pictures
from tui.ui.widgets.developments import Developments
from tui.ui.widgets.reader import Reader

_FAR = 365 * 86_400
"""Seconds from which on a look at a feed is none that anybody waits for."""

if TYPE_CHECKING:
    from tui.ui.dossier import Place
    from tui.ui.screens.digest import DigestPage
    from tui.ui.screens.dossier import DossierPage
    from tui.ui.screens.entity import EntityPage


class Dossiers(Pictures):
    """The digest, the story page, and the pages of people, organisations and places."""

    # The digest

    def action_digest(self) -> None:
        """What has come since the digest was looked at last."""
        self.beside_the_loop(self._open_digest(self.app.screen), "page", exclusive=True)

    async def _open_digest(self, below: Screen[Any]) -> None:
        """Gather what there is of today, and show it."""
        from tui.ui.gathering import briefing_of
        from tui.ui.screens.digest import DigestPage

        now = self.services.clock()
        told = await self.services.librarian.ask(briefing_of, now)
        looks = [feed.next_check for feed in self.sidebar.feeds if feed.next_check - now < _FAR]
        self._put_over(below, DigestPage(told, now, self.key, min(looks, default=None)))

    def on_digest_page_since_wished(self, event: DigestPage.SinceWished) -> None:
        """Tell what has come since another time."""
        self.beside_the_loop(self._tell_since(event.since), "page", exclusive=True)

    async def _tell_since(self, since: float) -> None:
        """Gather what has come since a time, and show it if the digest is still open."""
        from tui.digest.briefing import briefing

        now = self.services.clock()
        told = await self.services.librarian.ask(briefing, since, now)
        if (page := self._digest_page()) is not None:
            page.show(told, now)

    def _digest_page(self) -> DigestPage | None:
        """The digest, if it is open."""
        from tui.ui.screens.digest import DigestPage

        return next((screen for screen in self.app.screen_stack if isinstance(screen, DigestPage)), None)

    def refresh_digest(self) -> None:
        """Something has come: the digest tells it, if it is open."""
        if (page := self._digest_page()) is not None:
            self.beside_the_loop(self._tell_since(page.since), "page", exclusive=True)

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

    def on_dossier_page_story_chosen(self, event: DossierPage.StoryChosen) -> None:
        """Show the page of a story over the page that it was chosen on."""
        self.show_story(event.story)

    def show_story(self, number: int) -> None:
        """Open a story's page."""
        self.beside_the_loop(self._open_story(number, self.app.screen), "page", exclusive=True)

    async def _open_story(self, number: int, below: Screen[Any]) -> None:
        """Gather what there is of a story, and show it."""
        from tui.ui.gathering import coverage_of
        from tui.ui.screens.story import StoryPage

        now = self.services.clock()
        told = await self.services.librarian.ask(coverage_of, number, now)
        self._put_over(below, StoryPage(told, now, self.key))

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
        self.beside_the_loop(self._open_name(Name(name, kind), self.app.screen), "page", exclusive=True)

    async def _open_name(self, name: Name, below: Screen[Any]) -> None:
        """Gather what there is of a name, and show it."""
        from tui.ui.gathering import mentions_of
        from tui.ui.screens.entity import EntityPage

        now = self.services.clock()
        told = await self.services.librarian.ask(mentions_of, name, now)
        self._put_over(below, EntityPage(told, now, self.key))

    def on_entity_page_wished(self, event: EntityPage.Wished) -> None:
        """Something is to be done with the name whose page is open."""
        if event.what == "list":
            self._list(event.name)
        elif event.what == "merge":
            self._ask_for_another(event.name)
        else:
            self.beside_the_loop(self._ask_for_spelling(event.name, self.app.screen), "page")

    def _ask_for_another(self, name: Name) -> None:
        """Ask which other name is this one too, and join them."""

        def named(other: str | None) -> None:
            """Make one of the two."""
            if other:
                self.beside_the_loop(self._merge(name, other), "mark")

        self.ask(f"{name.name} is also", "", "another name of the same; the two become one everywhere", named)

    async def _ask_for_spelling(self, name: Name, below: Screen[Any]) -> None:
        """Ask which spelling is another name, and part it."""
        from tui.ui.screens.menu import Menu, lettered

        found = await self.services.librarian.ask(names.spellings, name.name, name.kind)
        others = [spelling for spelling in found if spelling.name != name.name]
        if not others:
            self.tell("It is known under one spelling only")
            return

        def chosen(spelling: str | None) -> None:
            """Make a name of its own of the spelling."""
            if spelling:
                self.beside_the_loop(self._split(name, Name(spelling, name.kind)), "mark")

        rows = [(o.name, flat(o.name), count_of(o.articles, "article")) for o in others]
        self.lay_over(below, Menu("Which of these is another name?", lettered(rows)), chosen)

    async def _merge(self, name: Name, other: str) -> None:
        """Make two names one."""
        head, joined = await self.services.librarian.ask(registry.merge, _exactly(name), f"{name.kind}:{other}")
        await self._mended(name, head, f"{joined.name} is {head.name} from now on")

    async def _split(self, name: Name, spelling: Name) -> None:
        """Part a spelling from its name."""
        ((head, parted), *_) = await self.services.librarian.ask(registry.split, _exactly(spelling))
        await self._mended(name, head, f"{parted.name} is not {head.name} from now on")

    async def _mended(self, name: Name, head: registry.Spelling, message: str) -> None:
        """Show the pages of a name, which is ``head``'s by now, and the texts as they are then."""
        from tui.ui.gathering import mentions_of
        from tui.ui.screens.entity import EntityPage

        self.refresh_texts()
        self.tell(message)
        now = self.services.clock()
        told = await self.services.librarian.ask(mentions_of, Name(head.name, head.kind), now)
        for page in self.app.screen_stack:
            if isinstance(page, EntityPage) and page.name_told == name:
                page.show(told, now)

    def _list(self, name: Name) -> None:
        """Every article that mentions a name, as a list."""
        self._back_to_newsroom()
        self.close_beside()
        self.open_view(View("entity", f"{name.kind}:{name.name}"))
        self.show_pane("list")

    # What is chosen

    def _put_over(self, below: Screen[Any], page: DossierPage) -> None:
        """Lay a page over the screen that it was asked for on."""
        self.lay_over(below, page, self._chosen)

    def _chosen(self, place: Place | None) -> None:
        """A place was chosen on a page: read it; the pages below have done their work as well."""
        if place is not None:
            self._back_to_newsroom()
            self.read(place.article, at=place.span)

    def _back_to_newsroom(self) -> None:
        """Take away all that lies over the newsroom."""
        while self.app.screen is not self:
            self.app.pop_screen()


def _exactly(name: Name) -> str:
    """A name as the registry finds it, of its kind only."""
    return f"{name.kind}:{name.name}"
