"""A small library of invented articles, an engine that only writes down its wishes, and the newsroom on both."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, contextmanager, suppress
from pathlib import Path

from textual.pilot import Pilot
from textual.worker import WorkerCancelled, WorkerFailed

from tui.config import Config
from tui.drawing import Room as PictureRoom
from tui.model import Analysis, Body, Draft, Entity, Passage, Placement, Prepared, Quote, Relation, Span, Spot
from tui.news import News
from tui.store import articles, feeds, relations, schema, stories, undo
from tui.ui.app import WireroomApp
from tui.ui.screens.newsroom import Newsroom

NOW = 1_770_000_000
SIZES = ((80, 24), (120, 36), (160, 45))
HOSTILE = "[/x] [@click=app.bell]press[/] \x1b]52;c;aGk=\x07 \x9b31m \u202eevil"

MOON = (
    "Neil Armstrong and Edwin Aldrin are on the moon. Their craft came down in the Sea of Tranquility at 20:17.",
    "Fuel for less than a minute was left. “The Eagle has landed,” Neil Armstrong radioed to Houston.",
    "Luna 15 has changed its orbit again and was now ten miles above the surface at its lowest.",
)
PORT = ("The harbour ferry runs again after the storm.", "Grain ships wait at the mouth of the river.")

TITLES = (
    ("Eagle down, crew prepares to walk", "Herald", 12, MOON),
    ("Moonwalk brought forward by four hours", "The Wire", 25, MOON),
    ("Markets open lower before holiday", "Ledger", 48, PORT),
    (HOSTILE, "Ledger", 60, PORT),
    ("Luna 15 alters its orbit", "The Wire", 90, MOON),
    ("Harbour ferry runs again", "Herald", 3000, PORT),
)
FOLDERS = {"Herald": "World", "The Wire": "World", "Ledger": ""}


def analysis(body: Body) -> Analysis:
    """What would be known of a body: a passage a paragraph, the names that stand in it."""
    mentions = tuple(Span(*found.span()) for found in re.finditer("Neil Armstrong", body.text))
    entities = (Entity("Neil Armstrong", "person", (), mentions),) if mentions else ()
    passages = tuple(Passage(span, (n,), span, (("orbit", 1.0),)) for n, span in enumerate(body.paragraphs))
    said = re.search("“[^”]*”", body.text)
    quotes = (Quote(Span(*said.span()), "Neil Armstrong", "person", rule="cue-after", confidence=0.9),) if said else ()
    return Analysis(1, "en", True, body.paragraphs, body.paragraphs[:1], entities, quotes, passages)


def fill(path: Path) -> list[int]:
    """Make the library; gives the ids of the articles in the order of ``TITLES``."""
    db = schema.connect(path)
    known = {name: feeds.add(db, f"https://{n}.example/feed", NOW, title=name, folder=folder)[0]
             for n, (name, folder) in enumerate(FOLDERS.items())}  # fmt: skip
    ids = []
    for n, (title, feed, minutes, paragraphs) in enumerate(TITLES):
        body = Body.of(paragraphs)
        draft = Draft(f"guid-{n}", title, f"https://example.org/{n}", "", NOW - 60 * minutes, None, body)
        ids += articles.save(db, known[feed], [Prepared(draft, analysis(body))], NOW).new
    moon = [ids[0], ids[1], ids[4]]
    stories.save_placements(db, [Placement(article, 1, n + 1, None, ("orbit",)) for n, article in enumerate(moon)])
    stories.set_titles(db, {1: "Apollo 11"}, {1: "Landed", 2: "The walk", 3: "Luna 15"})
    relations.save_relations(db, ids[0], [Relation(Spot(ids[0], 0), Spot(ids[4], 2), 0.6, ("orbit",))])
    undo.mark(db, [ids[2]], read=True, now=NOW, label="read")
    feeds.failed(db, known["Ledger"], now=NOW, error="ledger.example did not answer", next_check=NOW + 3600)
    db.close()
    return ids


class FakeEngine:
    """Writes down what it is asked for; ``tell`` sends news up as the real one does."""

    def __init__(self, library: Path, config: Path, on_news: Callable[[News], None]) -> None:
        self.tell = on_news
        self.wishes: list[tuple[object, ...]] = []

    async def start(self) -> None:
        self.wishes.append(("start",))

    async def stop(self) -> None:
        self.wishes.append(("stop",))

    def refresh(self, feeds: Sequence[int] = ()) -> None:
        self.wishes.append(("refresh", *feeds))

    def look(self, address: str) -> None:
        self.wishes.append(("look", address))

    def add(self, address: str, folder: str = "", title: str = "") -> None:
        self.wishes.append(("add", address, folder, title))

    def study(self, article: int) -> None:
        self.wishes.append(("study", article))

    def full_text(self, article: int) -> None:
        self.wishes.append(("full_text", article))

    def pictures(self, article: int, room: PictureRoom, only: str = "") -> None:
        self.wishes.append(("pictures", article, room, only))

    def cancel(self, job: str) -> None:
        self.wishes.append(("cancel", job))


def newsroom_app(path: Path, config: Config | None = None) -> WireroomApp:
    """The app on a library, with a clock that stands still and the engine that does nothing."""
    return WireroomApp(path, config or Config(), clock=lambda: float(NOW), engine_factory=FakeEngine)


class Room:
    """A newsroom under test: keys go in, and everything that follows is waited for."""

    def __init__(self, app: WireroomApp, pilot: Pilot[None], ids: list[int]) -> None:
        self.app, self.pilot, self.ids = app, pilot, ids

    @property
    def screen(self) -> Newsroom:
        """The newsroom, also when a dialog is on top."""
        return self.app.newsroom

    @property
    def engine(self) -> FakeEngine:
        """The engine's wishes."""
        engine = self.app.services.engine
        assert isinstance(engine, FakeEngine)
        return engine

    async def settle(self) -> None:
        """Wait for workers, and for the timers that let a cursor rest, until none is left."""
        await self.pilot.pause()
        while (timers := self._timers()) or any(not worker.is_finished for worker in self.app.workers):
            await self._workers()
            for timer in timers:
                await timer
            await self.pilot.pause()

    async def _workers(self) -> None:
        """Wait for the workers; one that gave way to a newer one, or whose error is told, has ended as well."""
        with suppress(WorkerCancelled, WorkerFailed):
            await self.app.workers.wait_for_complete()

    def _timers(self) -> list[Awaitable[None]]:
        """The timers that run."""
        screen = self.screen
        kept = (screen._preview, screen._studying, screen._relating)
        timers = [timer._task for timer in kept if timer is not None and timer._task is not None]
        return [task for task in timers if not task.done()]

    async def press(self, *keys: str) -> None:
        """Press keys, and wait for what follows each."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def walk(self, *steps: tuple[str, str]) -> None:
        """Press one key after the other, and see what each leads to."""
        for key, told in steps:
            await self.press(key)
            assert told in self.text(), key

    @contextmanager
    def held(self, question: str) -> Iterator[None]:
        """While this lasts the library does not answer the question of that name; keys are pressed by ``pilot``."""
        librarian, answered = self.app.services.librarian, asyncio.Event()
        ask = librarian.ask

        async def late(asked: Callable[..., object], *args: object, **kw: object) -> object:
            """Answer when it is no longer held."""
            if asked.__name__ == question:
                await answered.wait()
            return await ask(asked, *args, **kw)

        librarian.ask = late  # type: ignore[method-assign, assignment]
        try:
            yield
        finally:
            answered.set()
            librarian.ask = ask  # type: ignore[method-assign]

    def text(self) -> str:
        """Everything on the screen."""
        return "\n".join(strip.text for strip in self.app.screen._compositor.render_strips())

    def rows(self) -> list[str]:
        """The titles in the list."""
        found = (self.screen.list.headline(n) for n in range(len(self.screen.list.ids)))
        return [headline.title for headline in found if headline]

    def toasts(self) -> list[str]:
        """What was told."""
        return [str(toast.message) for toast in self.app._notifications]


Open = Callable[..., AbstractAsyncContextManager[Room]]
