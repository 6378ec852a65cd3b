"""What the list is to show, and in which order: sorted, filtered, searched, unfolded, the next feed's."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import takewhile

from tui.model import View
from tui.ui import view_names
from tui.ui.screens.keeping_up import KeepingUp


class Choosing(KeepingUp):
    """The keys that change the list."""

    def action_sort(self) -> None:
        """Ask for the order of the list."""
        from tui.ui.screens.menu import Choice, Menu

        def chosen(sort: str | None) -> None:
            """Show the list in that order."""
            for known in view_names.SORTS:
                if known == sort:
                    self._change(replace(self.view, sort=known))

        choices = [Choice(sort, sort[0], name) for sort, name in view_names.SORTS.items()]
        self.app.push_screen(Menu("Sort the list", choices, self.view.sort), chosen)

    def action_unread_only(self) -> None:
        """Only what is unread, or all."""
        view = View("all", sort=self.view.sort) if self.view.kind == "unread" else self.view
        self._change(replace(view, unread_only=not self.view.unread_only))

    def action_show_copies(self) -> None:
        """Copies folded under their original, or as rows of their own, from now on in every list."""
        self.view = replace(self.view, copies=not self.view.copies)
        self._change(self.view)
        self.tell("Copies are shown separately" if self.view.copies else "Copies are folded")

    def action_unfold(self) -> None:
        """Show the copies of the article under the cursor below it, or fold them again, also from one of them."""
        headline = self.list.headline(self.list.cursor)
        if headline is None:
            return
        original = headline.id if headline.copy_of is None else headline.copy_of
        if original in self.unfolded:
            self.list.move_to_article(original)
            self.kept -= set(takewhile(partial(self._is_copy, original), self.list.ids[self.list.cursor + 1 :]))
        elif not headline.copies:
            self.tell("No other feed has this text")
            return
        self.unfolded ^= {original}
        self.beside_the_loop(self.reload_list(), "unfold", exclusive=True)

    def _is_copy(self, original: int, number: int) -> bool:
        """Whether an article of the list is a copy of another one."""
        headline = self.list.known(number)
        return headline is not None and headline.copy_of == original

    def action_search(self) -> None:
        """Ask for words, and list all articles that have them."""

        def searched(query: str | None) -> None:
            """List what has these words."""
            if query:
                self.open_view(View("search", query))
                self.show_pane("list")

        value = self.view.key if self.view.kind == "search" else ""
        self.ask("Search", value, view_names.QUERY_HINT, searched)

    def action_filter(self) -> None:
        """Ask for words, and keep only those articles of the view that have them; of the names the next kind."""
        if self.pane == "developments" and self.developments.tab == "people":
            self.developments.next_kind()
            return

        def filtered(query: str | None) -> None:
            """Keep what matches of the list; no words: all of it."""
            if query is not None:
                self._change(self.view, words=query)

        self.ask("Filter", self.words, "keeps the articles of this list that match", filtered)

    def action_clear_filter(self) -> None:
        """The whole view again."""
        if self.words:
            self._change(self.view, words="")

    def action_next_feed(self) -> None:
        """The list of the next feed in the sidebar."""
        self._step_feed(1)

    def action_previous_feed(self) -> None:
        """The list of the previous feed in the sidebar."""
        self._step_feed(-1)

    def _step_feed(self, step: int) -> None:
        """Show the list of a feed beside this one; from a text, which belongs to the list that is left, go there."""
        view = self.sidebar.neighbour(self.view, step)
        if view is None:
            self.tell("That was the last feed" if step > 0 else "That was the first feed")
            return
        only = self.view.unread_only and self.view.kind != "unread"
        self.open_view(replace(view, unread_only=only), remember=False)
        if self.in_text():
            self.show_pane("list")
