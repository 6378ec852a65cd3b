"""What is said of a story on its page: followed, muted, named, parted, joined. It is written, and shown as it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from textual.screen import Screen

from tui.store import corrections
from tui.store.views import DAY
from tui.ui.highlight import flat
from tui.ui.screens.dossiers import Dossiers
from tui.ui.wrapping import crop

if TYPE_CHECKING:
    import sqlite3

    from tui.model import Story
    from tui.ui.screens.story import StoryPage

P = ParamSpec("P")
T = TypeVar("T")

OFFERED = 12
"""Stories among which one is chosen to be joined."""

_TITLE = 32
"""Cells of a title in a menu."""
_TIMES = {"day": DAY, "week": 7 * DAY}


class Mending(Dossiers):
    """The corrections of stories."""

    def on_story_page_wished(self, event: StoryPage.Wished) -> None:
        """Something is to be done with the story whose page is open."""
        story = event.story
        if event.what == "follow":
            done = "No longer followed" if story.followed else "Followed: it stands first among the stories"
            self._mend(story.id, done, corrections.follow, story.id, self.services.clock(), followed=not story.followed)
        elif event.what == "mute":
            self._ask_how_long(story)
        elif event.what == "rename":
            self._ask_for_title(story)
        elif event.what == "join":
            self.beside_the_loop(self._ask_for_story(story, self.app.screen), "page")
        elif event.development:
            done = "A story of its own from now on"
            self._mend(story.id, done, corrections.split, event.development, self.services.clock())
        else:
            self.tell("Put the cursor on the development that does not belong here")

    def _mend(
        self,
        number: int,
        done: str,
        change: Callable[Concatenate[sqlite3.Connection, P], T],
        *args: P.args,
        **kw: P.kwargs,
    ) -> None:
        """Write a change, and show the pages of the story and what lies below as they are then."""

        async def write() -> None:
            """Write it, and show it where the story is open."""
            await self.services.librarian.ask(change, *args, **kw)
            await self._after(f"{done} · {self.key('undo')} in the newsroom takes it back")
            await self._show_anew(number)

        self.beside_the_loop(write(), "mark")

    async def _show_anew(self, number: int) -> None:
        """A story has changed: its page shows it, if it is open."""
        from tui.ui.gathering import coverage_of
        from tui.ui.screens.story import StoryPage

        now = self.services.clock()
        told = await self.services.librarian.ask(coverage_of, number, now)
        for page in self.app.screen_stack:
            if isinstance(page, StoryPage) and page.story == number:
                page.show(told, now)

    def _ask_how_long(self, story: Story) -> None:
        """Ask for how long nothing of a story is shown, and mute it."""
        from tui.ui.screens.menu import Choice, Menu

        def chosen(time: str | None) -> None:
            """Mute it for so long."""
            now = self.services.clock()
            if time == "never":
                self._mend(story.id, "No longer muted", corrections.mute, story.id, None, now)
            elif time:
                until = int(now) + _TIMES[time] if time in _TIMES else corrections.FOREVER
                self._mend(story.id, "Muted: what comes to it is read", corrections.mute, story.id, until, now)

        choices = [
            Choice("day", "d", "a day"),
            Choice("week", "w", "a week"),
            Choice("ever", "e", "for ever"),
            Choice("never", "n", "not any more"),
        ]
        self.app.push_screen(Menu("Mute this story", choices, "never" if story.muted_until else "day"), chosen)

    def _ask_for_title(self, story: Story) -> None:
        """Ask what a story is called, and call it so."""

        def named(title: str | None) -> None:
            """Give it that title."""
            if title is not None:
                self._mend(story.id, "Renamed", corrections.rename, story.id, title, self.services.clock())

        self.ask(
            "Title of the story", story.title, "it keeps this title; none: a headline of its articles again", named
        )

    async def _ask_for_story(self, story: Story, below: Screen[Any]) -> None:
        """Ask which other story is this one too, and join it."""
        from tui.ui.screens.menu import Menu, lettered

        now = self.services.clock()
        others = await self.services.librarian.ask(corrections.beside, story.id, OFFERED, now)
        if not others:
            self.tell("There is no other story that is running")
            return

        def chosen(other: str | None) -> None:
            """Make one of the two."""
            if other:
                self._mend(story.id, "One story from now on", corrections.merge, story.id, int(other), now)

        rows = [(str(o.id), crop(flat(o.title), _TITLE), f"  ≣ {o.articles}") for o in others]
        self.lay_over(below, Menu("Which of these is this story too?", lettered(rows)), chosen)
