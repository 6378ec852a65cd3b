"""The page of the log: what was not shown, or was gone too soon to be read."""

from __future__ import annotations

from pathlib import Path

from textual.content import Content

from tui.ui.highlight import content
from tui.ui.screens.page import Page, PageScroll

_TAIL = 64 * 1024
"""Bytes of the log's end that are shown."""


class Log(Page):
    """The end of the log file."""

    heading = "Log"

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def text(self) -> Content:
        """The last lines, the newest at the foot."""
        try:
            with self._path.open("rb") as file:
                file.seek(max(0, self._path.stat().st_size - _TAIL))
                lines = file.read().decode("utf8", "replace")
        except FileNotFoundError:
            lines = ""
        except OSError as error:
            lines = f"{self._path} cannot be read: {error.strerror}"
        return content(lines.strip() or f"Nothing was logged in {self._path}")

    def on_mount(self) -> None:
        """The newest lines first."""
        self.query_one(PageScroll).scroll_end(animate=False)
