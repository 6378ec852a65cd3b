"""The beginning: an empty library welcomes; a list of feeds is imported; the sample edition is switched to."""

from __future__ import annotations

from pathlib import Path

from tui import agreed, paths
from tui.errors import WireroomError
from tui.text import count_of
from tui.text import line as one_line
from tui.ui.screens.subscribing import Subscribing

TO_SAMPLE = 64
"""The code with which the program ends to be opened again on the sample edition."""


_HOSTS = 8
"""Hosts that are named in a question."""


class Beginning(Subscribing):
    """First steps."""

    async def fill(self) -> None:
        """Everything that the first paint left out; where there are no feeds, the ways to some."""
        await super().fill()
        if not self.sidebar.feeds and self.services.sample is None and self.app.screen is self:
            self.action_welcome()
        with self.reporting():
            self._ask_for_secrets()

    def _ask_for_secrets(self) -> None:
        """Where feeds would send secrets for the first time from this machine, ask: the library may be another's."""
        feeds = [feed for feed in self.sidebar.feeds if agreed.lacking(feed.url, feed.settings.headers)]
        hosts = agreed.by_host((feed.url, feed.settings.headers) for feed in feeds)
        if not hosts or self.app.screen is not self:
            return
        from tui.ui.screens.confirm import Confirm

        def answered(yes: bool | None) -> None:
            """Agree, and fetch the feeds that waited for it."""
            if yes:
                with self.reporting():
                    for feed in feeds:
                        agreed.agree(feed.url, feed.settings.headers)
                    self.services.engine.refresh([feed.id for feed in feeds])

        lines = [one_line(f"{', '.join(f'${name}' for name in names)} to {host}", 120) for host, names in hosts.items()]
        more = [f"and to {count_of(len(lines) - _HOSTS, 'more host')}"] if len(lines) > _HOSTS else []
        question = "\n".join(["The feeds of this library would send secrets of yours:", *lines[:_HOSTS], *more])
        note = "Send them only if it is your own. Until then these feeds are not fetched."
        self.app.push_screen(Confirm(question, note, "Send", "Not now", no_first=True), answered)

    def action_welcome(self) -> None:
        """The first screen again."""
        from tui.ui.screens.welcome import Welcome

        self.app.push_screen(Welcome(self.services.keymap), self._begin)

    def _begin(self, way: str | None) -> None:
        """Go a way that was chosen."""
        if way == "add":
            self.action_add_feed()
        elif way == "import":
            self.action_import_feeds()
        elif way == "sample":
            self.app.exit(return_code=TO_SAMPLE)

    def action_import_feeds(self) -> None:
        """Ask for a file with a list of feeds, and subscribe to them; newsboat's own is offered where there is one."""

        def named(path: str | None) -> None:
            """Subscribe to what is in the file."""
            if path:
                with self.reporting():
                    self.services.engine.add(str(_existing(path)))

        urls = paths.newsboat_list()
        hint = "path of an OPML file, or of newsboat’s urls or cache.db"
        if urls is not None and paths.newsboat_cache(urls) is not None:
            hint = "newsboat’s feeds, with what was read and flagged in it; or the path of an OPML file"
        self.ask("Import", _short(urls) if urls else "~/", hint, named)


def _existing(path: str) -> Path:
    """The file of that path. Raises WireroomError if it is none."""
    file = paths.expanded(path)
    try:
        found = file.is_file()
    except OSError as error:  # as of a name that is too long, or a folder that is closed to this user
        raise WireroomError(f"{one_line(path, 120)} cannot be read: {error.strerror}") from error
    if not found:
        raise WireroomError(f"{file} is not a file; the path of a list of feeds, please")
    return file


def _short(path: Path) -> str:
    """A path as a user writes it."""
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)
