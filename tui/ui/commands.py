"""The command palette: every action of the table, every feed, folder and kept search, every theme."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tui.model import View
from tui.text import line as one_line
from tui.ui import keys, themes
from tui.ui.highlight import content
from tui.ui.screens.newsroom import Newsroom


@dataclass(frozen=True, slots=True)
class Command:
    """A line of the palette: what it says, what it does, and a remark (its keys)."""

    text: str
    run: Callable[[], object]
    help: str = ""


class Matching(Provider):
    """Commands that match what is typed; a subclass says which there are."""

    def sources(self) -> Iterator[Iterator[Command]]:
        """The commands, in the order in which equally good ones stand."""
        raise NotImplementedError

    async def search(self, query: str) -> Hits:
        """Those that match what is typed."""
        matcher = self.matcher(query)
        for command in chain.from_iterable(self.sources()):
            # Not matcher.highlight: it reads the candidate as markup, and a feed's title is foreign.
            score = matcher.match(command.text)
            if score > 0:
                yield Hit(score, self._display(command.text, query), command.run, command.text, command.help)

    def _display(self, text: str, query: str) -> Content:
        """The text with what was typed underlined, where it stands in one piece."""
        shown = content(text)
        at = text.casefold().find(query.casefold())
        return shown.stylize("underline", at, at + len(query)) if at >= 0 else shown

    def themes(self) -> Iterator[Command]:
        """All themes, ours first."""
        for name in themes.ours_first(self.app.available_themes):
            yield Command(themes.command(name), partial(setattr, self.app, "theme", name))


class Themes(Matching):
    """Nothing but themes."""

    def sources(self) -> Iterator[Iterator[Command]]:
        """All of them."""
        yield self.themes()

    async def discover(self) -> Hits:
        """All of them, by their names alone; the present one first, so that opening the list changes nothing."""
        present = self.app.theme
        for command in sorted(self.themes(), key=lambda command: themes.of_command(command.text) != present):
            yield DiscoveryHit(content(themes.of_command(command.text)), command.run, command.text)


class Commands(Matching):
    """What can be done from the newsroom."""

    def sources(self) -> Iterator[Iterator[Command]]:
        """Actions, themes, searches, feeds and folders."""
        yield from (self._actions(), self.themes(), self._searches(), self._feeds())

    async def discover(self) -> Hits:
        """Every action; those that everybody does by keys come last."""
        for command in sorted(self._actions(), key=lambda command: command.help.startswith("Move")):
            yield DiscoveryHit(content(command.text), command.run, command.text, command.help)

    @property
    def _newsroom(self) -> Newsroom | None:
        """The newsroom, if it is what the palette was opened on."""
        return self.screen if isinstance(self.screen, Newsroom) else None

    def _actions(self) -> Iterator[Command]:
        """The actions of the newsroom and the app."""
        newsroom = self._newsroom
        keymap = newsroom.services.keymap if newsroom else {}
        for action in keys.ACTIONS:
            target = self.app if action.scope == "app" else newsroom if action.scope == "newsroom" else None
            if target is not None and action.name != "command_palette":
                run = partial(self.app.run_action, action.name, target)
                bound = keys.all_shown(action.name, keymap)
                label = action.label[0].upper() + action.label[1:]
                yield Command(label, run, f"{action.group} · {bound}" if bound else action.group)

    def _searches(self) -> Iterator[Command]:
        """All searches that are kept."""
        newsroom = self._newsroom
        if newsroom is None:
            return
        for search in newsroom.sidebar.searches:
            yield Command(f"Search: {one_line(search.name)}", partial(newsroom.open_view, search.view))

    def _feeds(self) -> Iterator[Command]:
        """All feeds and folders."""
        newsroom = self._newsroom
        if newsroom is None:
            return
        for folder in sorted({feed.folder for feed in newsroom.sidebar.feeds} - {""}):
            yield Command(f"Folder: {one_line(folder)}", partial(newsroom.open_view, View("folder", folder)))
        for feed in newsroom.sidebar.feeds:
            yield Command(f"Feed: {one_line(feed.title)}", partial(newsroom.open_view, View("feed", str(feed.id))))
