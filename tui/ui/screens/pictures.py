"""The pictures of the article: in the places of the images, or one of them large."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.timer import Timer

from tui.drawing import Drawing, Room, of_bytes
from tui.model import Body
from tui.news import Pictured
from tui.ui.screens.errands import Errands
from tui.ui.widgets.reader import Reader

if TYPE_CHECKING:
    from tui.ui.screens.picture import PictureView

_SETTLED = 0.2
"""Seconds that a width stays before the pictures are drawn for it."""


class Pictures(Errands):
    """Pictures are wished from the engine, which fetches and draws them; here they are shown as they come."""

    def start_pictures(self) -> None:
        """None is wished."""
        self._awaited: dict[tuple[int, str], set[str]] = {}
        """The addresses of pictures that are being drawn, by article and room."""
        self._redrawing: Timer | None = None

    def action_pictures(self) -> None:
        """Show the pictures of the text, or hide them."""
        reader = self.text
        if reader.article is None or not reader.display:
            self.tell("Open an article first")
        elif not addresses(reader.article.body):
            self.tell("This article has no pictures")
        elif reader.pictures is not None:
            reader.show_pictures(None)
        else:
            reader.show_pictures({})
            self._draw(reader)
            self.tell(f"{self.key('open')} shows one large · {self.key('pictures')} hides them")

    def _draw(self, reader: Reader) -> None:
        """Wish the pictures of a text in the size that there is room for."""
        if reader.article is not None:
            self._wish(reader.article.headline.id, self._room(reader), addresses(reader.article.body))

    def _wish(self, article: int, room: Room, urls: list[str], only: str = "") -> None:
        """Wish pictures, and say so in the status line."""
        self._awaited.setdefault((article, str(room)), set()).update(urls)
        self.services.engine.pictures(article, room, only)
        self.tell_errand()

    def _room(self, reader: Reader) -> Room:
        """The room for a picture in a text; there it must be made of cells, which scroll with it."""
        return self._room_of(*reader.room, inline=True)

    def _room_of(self, columns: int, rows: int, *, inline: bool = False) -> Room:
        """The room of so many cells on this terminal."""
        from tui.ui import terminal

        best = terminal.way(os.environ, true_colour=self.app.console.color_system == "truecolor")
        return terminal.room(columns, rows, "blocks" if inline and best == "sixel" else best)

    @on(Reader.RoomChanged)
    def _room_changed(self, event: Reader.RoomChanged) -> None:
        """Draw for the new width once it stays."""
        if self._redrawing is not None:
            self._redrawing.stop()
        self._redrawing = self.set_timer(_SETTLED, lambda: self._draw(event.reader))

    # What the engine tells

    def pictured(self, news: Pictured) -> None:
        """A picture was drawn, or cannot be."""
        key = (news.article, news.room)
        waiting = self._awaited.get(key, set())
        waiting.discard(news.url)
        if not waiting:
            self._awaited.pop(key, None)
        self.tell_errand()
        self.beside_the_loop(self._put_in(news), "pictures")

    async def _put_in(self, news: Pictured) -> None:
        """Show it where there is such room for it."""
        picture = await asyncio.to_thread(_read, news.path) if news.path else news.why
        view = self._view()
        if view is not None and (view.article, str(view.room)) == (news.article, news.room):
            self._send(picture)
            view.show(news.url, picture)
        for reader in (self.reader, self.beside):
            shown = reader.article
            if reader.pictures is None or shown is None or shown.headline.id != news.article:
                continue
            if str(self._room(reader)) == news.room:
                self._send(picture)
                reader.show_pictures({**reader.pictures, news.url: picture})

    def _send(self, picture: Drawing | str) -> None:
        """Give kitty the picture; its placeholders show it."""
        # By the driver, since what goes to the terminal beside it may come in the middle of one of its codes.
        if isinstance(picture, Drawing) and picture.way == "kitty" and self.app._driver is not None:
            self.app._driver.write(picture.code)

    # What the errand says

    def errand(self) -> str:
        """What is being done with an article."""
        return super().errand() or ("fetching the pictures …" if self._awaited else "")

    def pictures_failed(self) -> None:
        """The wish could not be fulfilled at all."""
        self._awaited.clear()
        self.tell_errand()

    def errands_ended(self) -> None:
        """No picture is fetched either."""
        self._awaited.clear()
        super().errands_ended()

    def stop_errand(self) -> bool:
        """Stop fetching pictures as well."""
        stopped = super().stop_errand()
        if self._awaited:
            self.services.engine.cancel("pictures")
            self.pictures_failed()
            stopped = True
        return stopped

    # One of them large

    def _view(self) -> PictureView | None:
        """The picture that lies over the newsroom, if there is one."""
        from tui.ui.screens.picture import PictureView

        return self.app.screen if isinstance(self.app.screen, PictureView) else None

    def open_pointed(self) -> None:
        """Where no development is pointed at and a picture is seen, show that large."""
        seen = self.text.picture_seen()
        if seen and self.developments.pointed is None:
            self._open(self.text, seen)
        else:
            super().open_pointed()

    @on(Reader.PictureChosen)
    def _picture_chosen(self, event: Reader.PictureChosen) -> None:
        """A click on a picture."""
        self._open(event.reader, event.url)

    def _open(self, reader: Reader, url: str) -> None:
        """Show a picture over the newsroom, as large as there is room."""
        from tui.ui.screens.picture import PictureView

        article = reader.article
        if article is not None:
            self.app.push_screen(PictureView(article, addresses(article.body), url, self._wish_one))

    def _wish_one(self, article: int, url: str, columns: int, rows: int) -> Room:
        """The large view wants a picture in so many cells: the room that it will be told for."""
        room = self._room_of(columns, rows)
        self._wish(article, room, [url], url)
        return room


def addresses(body: Body) -> list[str]:
    """The addresses of the pictures of a text, each once."""
    return list(dict.fromkeys(block.url for block in body.blocks if block.kind == "image" and block.url))


def _read(path: str) -> Drawing | str:
    """A drawing from its file, or why there is none."""
    try:
        return of_bytes(Path(path).read_bytes())
    except (OSError, ValueError) as error:
        return f"the drawing cannot be read: {error}"
