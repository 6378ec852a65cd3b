"""The application: themes, services, and the screens that lie over the newsroom. ``run`` is what the command calls."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from time import monotonic

from textual import on
from textual.app import App
from textual.command import Command, CommandPalette, Provider
from textual.filter import LineFilter
from textual.theme import Theme

from tui import paths
from tui.assets import asset_dir
from tui.config import Config
from tui.news import News
from tui.store import state
from tui.store.schema import connect
from tui.ui import keys, themes
from tui.ui.last_gate import LAST_GATE
from tui.ui.librarian import Librarian
from tui.ui.own_colours import NO_COLOURS, OWN_COLOURS
from tui.ui.screens.beginning import TO_SAMPLE
from tui.ui.screens.newsroom import Newsroom
from tui.ui.screens.subscribing import NewsArrived
from tui.ui.services import Edition, Engine, EngineFactory, Services
from tui.ui.tidying import Tidying
from tui.ui.type_ahead import TypeAhead

__all__ = ["TO_SAMPLE", "WireroomApp", "run"]

log = logging.getLogger(__name__)

_LOG_LIMIT = 1_000_000
"""Bytes from which on the log starts anew."""
_SWITCH_SECONDS = 0.001
"""The longest that the librarian's thread keeps the screen's waiting; the interpreter's own 5 ms are felt."""

_TIDY_SECONDS = 0.5
"""How often it is looked whether there is time for collecting garbage."""


def _commands() -> type[Provider]:
    """The palette's commands; imported when the palette is opened first."""
    from tui.ui.commands import Commands

    return Commands


class WireroomApp(TypeAhead):
    """The screen of Wireroom on one library. Making it raises LibraryError and ConfigError, before any screen."""

    TITLE = "Wireroom"
    BINDINGS = keys.bindings("app")
    COMMANDS = {_commands}  # noqa: RUF012  Textual's own declaration
    CSS_PATH = sorted(asset_dir("styles").glob("*.tcss"))

    _before = ""
    """The theme that was there before the palette was opened; empty while it is not."""

    def __init__(
        self,
        library: Path,
        config: Config,
        *,
        clock: Callable[[], float] = time.time,
        engine_factory: EngineFactory | None = None,
        config_path: Path | None = None,
        sample: Edition | None = None,
    ) -> None:
        super().__init__()
        keymap = keys.keymap(config, config_path)
        self.services = Services(
            library=library,
            db=connect(library),
            librarian=Librarian(library),
            engine=(engine_factory or _engine)(library, config_path or paths.config(), self._on_news),
            clock=clock,
            config=config,
            keymap=keymap,
            sample=sample,
        )
        self.set_keymap(keymap)
        for theme in themes.THEMES:
            self.register_theme(theme)
        chosen = state.recall(self.services.db, "theme", "") or config.theme
        self._begin_with(chosen if chosen in self.available_themes else Config().theme)
        self.newsroom = Newsroom(self.services)

    def _begin_with(self, name: str) -> None:
        """Begin with a theme: one of ours is there before the style sheets are read, which saves reading them twice."""
        if name not in [theme.name for theme in themes.THEMES]:
            self.theme = name
            return
        self.set_reactive(App.theme, name)
        self.set_class(self.current_theme.dark, "-dark-mode", update=False)
        self.set_class(not self.current_theme.dark, "-light-mode", update=False)
        self.set_class(True, f"-theme-{name}", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The tokens of ``themes`` for themes that do not have them."""
        return themes.tokens(self._current())

    def _current(self) -> Theme:
        """The theme, also while the app is being made and has none yet."""
        with suppress(AttributeError):
            return self.current_theme
        return themes.THEMES[0]

    def refresh_css(self, animate: bool = True) -> None:
        """Style all screens anew; also the palette, which Textual (8.2.8) leaves as it was when it opened."""
        super().refresh_css(animate)
        for screen in self.screen_stack:
            if isinstance(screen, CommandPalette):
                self.stylesheet.update(screen, animate=animate)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every line passes last: the gate, and in a theme of the terminal's own colours no others."""
        if not self.native_ansi_color:
            return [LAST_GATE, *super().get_line_filters()]
        return [LAST_GATE, NO_COLOURS if self.no_color else OWN_COLOURS]

    def get_default_screen(self) -> Newsroom:
        """The newsroom."""
        return self.newsroom

    def _on_news(self, news: News) -> None:
        """The engine tells something."""
        self.newsroom.post_message(NewsArrived(news))

    def on_ready(self) -> None:
        """From now on garbage is collected while nobody types; tests without a terminal have other apps beside this."""
        if not self.is_headless:
            tidying = Tidying()
            self.set_interval(_TIDY_SECONDS, lambda: tidying.rest(monotonic() - self.typed_at))

    async def on_unmount(self) -> None:
        """End the engine, and close the library."""
        await self.services.engine.stop()
        self.services.librarian.close()
        self.services.db.close()

    def _handle_exception(self, error: Exception) -> None:
        """What ends the app is in the log as well."""
        log.critical("the screen ended", exc_info=error)
        super()._handle_exception(error)

    # Actions

    def action_help(self) -> None:
        """All keys."""
        from tui.ui.screens.help import Help

        self.push_screen(Help(self.services.keymap))

    def action_show_log(self) -> None:
        """The end of the log."""
        from tui.ui.screens.log import Log

        self.push_screen(Log(paths.log(self.services.library)))

    def action_switch_theme(self) -> None:
        """From dark to light, or back."""
        self.theme = "wireroom-light" if self.current_theme.dark else "wireroom-dark"

    def action_choose_theme(self) -> None:
        """A palette of all themes; each is shown while the cursor is on it."""
        from tui.ui.commands import Themes

        self.push_screen(CommandPalette(providers=[Themes], placeholder="Search for themes…", id="themes"))

    @on(CommandPalette.Opened)
    def _palette_opened(self) -> None:
        """From now on a theme may only be tried."""
        self._before = self.theme

    @on(CommandPalette.OptionHighlighted)
    def _try_theme(self, event: CommandPalette.OptionHighlighted) -> None:
        """Show the theme under the palette's cursor; on anything else the one that was there before."""
        option = event.highlighted_event.option
        name = themes.of_command((isinstance(option, Command) and option.hit.text) or "")
        if self._before:
            self.theme = name if name in self.available_themes else self._before

    @on(CommandPalette.Closed)
    def _palette_closed(self, event: CommandPalette.Closed) -> None:
        """A theme that was tried is chosen, or gone again."""
        if not event.option_selected:
            self.theme = self._before or self.theme
        elif self.theme != self._before:
            self.newsroom.remember("theme", self.theme)
        self._before = ""

    def watch_theme(self, name: str) -> None:
        """Remember the theme for the next time, unless it is only tried."""
        if self.is_running and not self._before:
            self.newsroom.remember("theme", name)


def _engine(library: Path, config: Path, on_news: Callable[[News], None], now: float | None = None) -> Engine:
    """The engine in its own process, on the edition's time if that is given."""
    from tui.engine.client import Engine as Process

    return Process(library, config, on_news, now)


def run(library: Path, config_path: Path, config: Config, *, sample: Edition | None = None) -> int:
    """Open the newsroom on a library until the user leaves; gives the exit code, or ``TO_SAMPLE``.

    Raises LibraryError, ConfigError.

    With ``sample`` it is the bundled edition's own library, read at the edition's own time.
    """
    _log_to(paths.log(library))
    sys.setswitchinterval(_SWITCH_SECONDS)
    app = WireroomApp(
        library,
        config,
        config_path=config_path,
        clock=sample.now if sample else time.time,
        engine_factory=partial(_engine, now=sample.now()) if sample else None,
        sample=sample,
    )
    app.run()
    return app.return_code or 0


def _log_to(path: Path) -> None:
    """Write the log to a file that does not grow for ever."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileNotFoundError):
        if path.stat().st_size > _LOG_LIMIT:
            path.replace(path.with_suffix(".log.old"))
    handler = logging.FileHandler(path, encoding="utf8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger("tui")
    root.addHandler(handler)
    root.setLevel(logging.INFO)
