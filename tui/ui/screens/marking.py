"""Read, starred, and back again: what is marked shows at once and is written beside the event loop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tui.model import Headline
from tui.store import undo
from tui.ui.screens.listing import Listing

_MANY = 20
"""From so many articles on a toast says how to take it back."""


class Marking(Listing):
    """Marks, and undoing them."""

    def mark(
        self, headlines: Sequence[Headline], label: str, *, read: bool | None = None, starred: bool | None = None
    ) -> None:
        """Mark articles: on the screen now, in the library as soon as it is free."""
        if not headlines:
            return
        self.list.put(
            replace(h, read=h.read if read is None else read, starred=h.starred if starred is None else starred)
            for h in headlines
        )
        self._mark_ids([h.id for h in headlines], label, read=read, starred=starred)

    def _mark_ids(
        self, ids: Sequence[int], label: str, *, read: bool | None = None, starred: bool | None = None
    ) -> None:
        """Write marks; articles that leave the view by it stay on the screen until the view is left."""
        self.kept.update(ids)

        async def write() -> None:
            now = self.services.clock()
            count = await self.services.librarian.ask(undo.mark, ids, read=read, starred=starred, now=now, label=label)
            if len(ids) >= _MANY:
                self.list.forget()
                self.tell(f"{count:,} marked · Ctrl+Z takes it back")
            await self.reload_counts()

        self.beside_the_loop(write(), "mark")

    def target(self) -> Headline | None:
        """The article that a key is about: the one in the focused text, else the one under the cursor."""
        if self.pane in ("reader", "beside", "developments") and self.text.article is not None:
            shown = self.text.article.headline
            return self.list.known(shown.id) or shown
        return self.list.headline(self.list.cursor)

    def action_toggle_read(self) -> None:
        """Read becomes unread, unread read."""
        if headline := self.target():
            self.mark([headline], "unread" if headline.read else "read", read=not headline.read)
            self.marked(replace(headline, read=not headline.read))
            if self.pane == "list":
                self.list.action_down()

    def action_star(self) -> None:
        """Star, or take the star away."""
        if headline := self.target():
            label = "star removed" if headline.starred else "star"
            self.mark([headline], label, starred=not headline.starred)
            self.marked(replace(headline, starred=not headline.starred))

    def refresh_texts(self) -> None:
        """Marks of articles that are shown as texts may have changed."""

    def marked(self, headline: Headline) -> None:
        """An article that may be shown as a text was marked."""

    def action_mark_all_read(self) -> None:
        """Everything in the list is read."""
        if self.words:
            self._mark_ids(list(self.list.ids), "all in the list read", read=True)
            return
        self.kept.update(self.list.ids)

        async def write() -> None:
            count = await self.services.librarian.ask(undo.mark_view, self.view, self.services.clock())
            self.list.forget()
            await self.reload_counts()
            self.tell(f"{count:,} marked read · Ctrl+Z takes it back" if count else "Everything here was read already")

        self.beside_the_loop(write(), "mark")

    def action_mark_above_read(self) -> None:
        """The article under the cursor and all above it are read."""
        self._mark_ids(list(self.list.ids[: self.list.cursor + 1]), "all above read", read=True)
        self.list.forget()

    def action_mark_below_read(self) -> None:
        """The article under the cursor and all below it are read."""
        self._mark_ids(list(self.list.ids[self.list.cursor :]), "all below read", read=True)
        self.list.forget()

    def action_undo(self) -> None:
        """Take back the last change."""

        async def back() -> None:
            label = await self.services.librarian.ask(undo.undo)
            await self._after(f"Undone: {label}" if label else "Nothing to undo")

        self.beside_the_loop(back(), "mark")

    def action_redo(self) -> None:
        """Do again what was taken back."""

        async def again() -> None:
            label = await self.services.librarian.ask(undo.redo)
            await self._after(f"Done again: {label}" if label else "Nothing to do again")

        self.beside_the_loop(again(), "mark")

    async def _after(self, message: str) -> None:
        """Show what an undo or a redo changed."""
        self.tell(message)
        self.list.forget()
        self.refresh_texts()
        await self.reload_counts()
        await self.reload_list()
