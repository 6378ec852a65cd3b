"""From article to article, from passage to passage: the keys that lead on."""

from __future__ import annotations

from dataclasses import replace

from textual import on

from tui.store import views
from tui.ui.reading_list import following
from tui.ui.screens.following import Following
from tui.ui.tabs import Tab
from tui.ui.widgets.reader import Reader

_NEAR = 192
"""Articles around the cursor in which the next unread one is looked for before the library is asked."""


class Walking(Following):
    """The next article, the next unread one, the next passage; what is shown of a text."""

    # From article to article

    def _go_to(self, index: int) -> None:
        """The article of a row: open it while reading, else put the cursor on it."""
        if self.in_text():
            self.read(self.list.ids[index])
        else:
            self.list.move_to(index)

    def action_next_article(self) -> None:
        """The next article of the list."""
        if self.list.cursor + 1 < len(self.list.ids):
            self._go_to(self.list.cursor + 1)
        else:
            self.tell("That was the last article of the list")

    def action_previous_article(self) -> None:
        """The previous article of the list."""
        if self.list.cursor > 0:
            self._go_to(self.list.cursor - 1)

    def action_next_unread(self) -> None:
        """The next unread article of the list."""
        self._step_unread(1)

    def action_previous_unread(self) -> None:
        """The previous unread article of the list."""
        self._step_unread(-1)

    def _step_unread(self, step: int) -> None:
        """Look near the cursor first: no list of unread ids is needed to go to the next row."""
        start, count = self.list.cursor, len(self.list.ids)
        end = min(count, start + _NEAR) if step > 0 else max(-1, start - _NEAR)
        for index in range(start + step, end, step):
            headline = self.list.headline(index)
            if headline is not None and not headline.read:
                self._go_to(index)
                return
        self.beside_the_loop(self._find_unread(step), "unread", exclusive=True)

    async def _find_unread(self, step: int) -> None:
        """Ask the library which of the list are unread."""
        wanted = await self.services.librarian.ask(
            views.ids, replace(self.view, unread_only=True), self.services.clock()
        )
        index = following(self.list.ids, set(wanted), self.list.cursor, step)
        if index is None or index == self.list.cursor:
            self.tell(f"No more unread here · {self.key('next_feed')} goes to the next feed")
        else:
            self._go_to(index)

    def action_read_on(self) -> None:
        """A page on; at the end the next unread article."""
        if self.in_text() and self.text.article is not None:
            self.text.action_read_on()
        else:
            self.open_listed()

    # In the text

    def action_next_passage(self) -> None:
        """The next passage of the text."""
        self.text.action_next_passage()

    def action_previous_passage(self) -> None:
        """The previous passage of the text."""
        self.text.action_previous_passage()

    def action_people(self) -> None:
        """People & places, or the developments again."""
        self._tab("people")

    def action_quotes(self) -> None:
        """Quotes, or the developments again."""
        self._tab("quotes")

    def _tab(self, name: Tab) -> None:
        """Show a tab of the pane of developments, and go there; a second time goes back."""
        if self.developments.tab == name and self.pane == "developments":
            self.developments.tab = "developments"
        else:
            self.developments.tab = name
            self.show_pane("developments")

    def action_toggle_summary(self) -> None:
        """Summary on or off."""
        self.text.action_toggle_summary()

    def action_longer_summary(self) -> None:
        """One sentence more."""
        self.text.action_longer_summary()

    def action_shorter_summary(self) -> None:
        """One sentence less."""
        self.text.action_shorter_summary()

    def action_cycle_highlights(self) -> None:
        """All highlights, quotes only, none."""
        self.text.action_cycle_highlights()

    def action_links(self) -> None:
        """Number the links of the text."""
        if self.text.article is not None and not self.text.article.body.links:
            self.tell("This article has no links")
        self.text.action_links()

    @on(Reader.Paged)
    def _paged(self, event: Reader.Paged) -> None:
        """Space at the end of a text goes to the next unread one."""
        if event.end:
            self.action_next_unread()
