"""Read, starred, and back again: what is marked shows at once and is written beside the event loop."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import replace
from time import monotonic

from tui.model import Headline
from tui.store import undo
from tui.ui.screens.choosing import Choosing
from tui.ui.screens.panes import TOLD


class Marking(Choosing):
    """Marks, and undoing them. A mark is for the selected articles of the list, else for the one under the cursor."""

    _told = ("", 0.0)
    """What was told of the last mark, and when."""

    def mark(
        self,
        headlines: Sequence[Headline],
        label: str,
        *,
        read: bool | None = None,
        starred: bool | None = None,
        done: str = "",
    ) -> None:
        """Mark articles: on the screen now, in the library as soon as it is free; then ``done`` is told, if given."""
        if not headlines:
            return
        self.list.put(changed := [_with_marks(headline, read, starred) for headline in headlines])
        self._mark_ids([headline.id for headline in changed], label, read=read, starred=starred, done=done)

    def _mark_ids(
        self,
        ids: Sequence[int],
        label: str,
        *,
        read: bool | None = None,
        starred: bool | None = None,
        done: str = "",
    ) -> None:
        """Write marks; articles that leave the view by it stay on the screen until the view is left."""
        self.kept.update(ids)

        async def write() -> None:
            """Write them, and say so where they are several."""
            now = self.services.clock()
            count = await self.services.librarian.ask(undo.mark, ids, read=read, starred=starred, now=now, label=label)
            if len(ids) > 1:
                self.list.forget()
            if done:
                self._tell_marked(count, done)
            await self.reload_counts()

        self.beside_the_loop(write(), "mark")

    def _tell_marked(self, count: int, done: str) -> None:
        """Say how a mark is taken back; not again while the same is still being told."""
        if not count:
            self.tell("Everything here was read already")
            return
        what = f"{count:,} {done}" if count > 1 else done.capitalize()
        if self._told[0] != what or monotonic() - self._told[1] > TOLD:
            self._told = what, monotonic()
            self.tell(f"{what} · {self.key('undo')} takes it back")

    def target(self) -> Headline | None:
        """The article that a key is about: the one in the focused text, else the one under the cursor."""
        if self.pane in ("reader", "beside", "developments") and self.text.article is not None:
            shown = self.text.article.headline
            return self.list.known(shown.id) or shown
        return self.list.headline(self.list.cursor)

    def targets(self) -> list[Headline]:
        """The articles that a key is about: the selected ones of the list if it has the focus, else one or none."""
        if self.pane == "list" and self.list.selected:
            return self.list.selection()
        headline = self.target()
        return [headline] if headline is not None else []

    def action_toggle_read(self) -> None:
        """Read becomes unread, unread read; of several all become read if one is not."""
        headlines, several = self.targets(), bool(self.list.selected)
        read = not all(headline.read for headline in headlines)
        self._mark_targets(headlines, "read" if read else "unread", f"marked {'read' if read else 'unread'}", read=read)
        if headlines and self.pane == "list" and not several:
            self.list.action_down()

    def action_star(self) -> None:
        """Star, or take the star away; of several all get one if one has none."""
        headlines = self.targets()
        starred = not all(headline.starred for headline in headlines)
        label, done = ("star", "starred") if starred else ("star removed", "no longer starred")
        self._mark_targets(headlines, label, done, starred=starred)

    def _mark_targets(
        self,
        headlines: Sequence[Headline],
        label: str,
        done: str,
        *,
        read: bool | None = None,
        starred: bool | None = None,
    ) -> None:
        """Mark what a key is about, where it is open as well, and say so; what was selected is so no longer."""
        self.mark(headlines, label, read=read, starred=starred, done=done)
        for headline in headlines:
            self.marked(_with_marks(headline, read, starred))
        self.list.deselect()

    # Selecting

    def action_select(self) -> None:
        """Select the article under the cursor, or take it out again, and go on to the next."""
        self.list.toggle_selected(self.list.cursor)
        self.list.action_down()

    def action_select_down(self) -> None:
        """Select from here to the next article."""
        self.list.select_on(1)

    def action_select_up(self) -> None:
        """Select from here to the article before."""
        self.list.select_on(-1)

    # Marks elsewhere

    def refresh_texts(self) -> None:
        """Marks of articles that are shown as texts may have changed."""

    def marked(self, headline: Headline) -> None:
        """An article that may be shown as a text was marked."""

    def action_mark_all_read(self) -> None:
        """Everything in the list is read."""
        # A key that follows closely may open another one before this is written.
        view, coming, ids = self.view, self.coming, self.list.ids

        async def write() -> None:
            """Write it, and say how many there were; a list that is not there yet is as the library has it now."""
            now = self.services.clock()
            listed = frozenset(await self.services.librarian.ask(coming.ids, now) if coming else ids)
            if self.view == view:
                self.kept.update(listed)
            count = await self.services.librarian.ask(undo.mark_view, view, listed, now)
            self.list.forget()
            await self.reload_counts()
            self._tell_marked(count, "marked read")

        self.beside_the_loop(write(), "mark")

    def action_mark_above_read(self) -> None:
        """The article under the cursor and all above it are read."""
        self._mark_rows(self.list.ids[: self.list.cursor + 1], "all above read")

    def action_mark_below_read(self) -> None:
        """The article under the cursor and all below it are read."""
        self._mark_rows(self.list.ids[self.list.cursor :], "all below read")

    def _mark_rows(self, ids: Sequence[int], label: str) -> None:
        """Mark rows of the list as read."""
        self._mark_ids(list(ids), label, read=True, done="marked read")

    def action_undo(self) -> None:
        """Take back the last change."""
        self.beside_the_loop(self._turn(undo.undo, "Undone", "Nothing to undo"), "mark")

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self.beside_the_loop(self._turn(undo.redo, "Done again", "Nothing to do again"), "mark")

    async def _turn(self, step: Callable[[sqlite3.Connection], str | None], done: str, nothing: str) -> None:
        """Take a step back, or forward again, and show what that changed."""
        label = await self.services.librarian.ask(step)
        await self._after(f"{done}: {label}" if label else nothing)

    async def _after(self, message: str) -> None:
        """Show what an undo or a redo changed."""
        self.tell(message)
        self.list.forget()
        self.refresh_texts()
        await self.reload_counts()
        await self.reload_list()


def _with_marks(headline: Headline, read: bool | None, starred: bool | None) -> Headline:
    """An article with other marks; None leaves one as it is."""
    return replace(
        headline,
        read=headline.read if read is None else read,
        starred=headline.starred if starred is None else starred,
    )
