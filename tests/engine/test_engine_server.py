"""What the engine does with wishes that cross each other, with what fails, and with an input that ends."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest

from tui.config import Config
from tui.desk import Desk
from tui.engine import server
from tui.engine.protocol import Wish, wish_to_line
from tui.errors import LibraryError, ModelMissing, NotFound
from tui.news import Failed, Finished, News, Progress
from tui.store import feeds

NOW = 1_700_000_000


class Engine:
    """A server in this process: wishes go in by ``wish``, ``told`` is what it says."""

    def __init__(self, desk: Desk, told: list[News]) -> None:
        self.desk, self.told = desk, told
        self.lines = asyncio.StreamReader()
        self.server = server.Server(desk, desk.path)
        self.serving = asyncio.create_task(self.server.serve(self.lines))

    def wish(self, *wishes: Wish) -> None:
        """Send wishes."""
        for wish in wishes:
            self.lines.feed_data(wish_to_line(wish))

    async def until(self, holds: Callable[[], bool]) -> None:
        """Let the jobs go on until something holds."""
        async with asyncio.timeout(10):
            while not holds():  # noqa: ASYNC110  what is waited for tells nobody of it
                await asyncio.sleep(0)

    async def end(self) -> None:
        """End the input, and wait for what follows."""
        self.lines.feed_eof()
        await self.serving


@pytest.fixture
async def engine(tmp_path, monkeypatch) -> AsyncIterator[Engine]:
    """An engine of an empty library whose background work another instance does."""
    monkeypatch.setattr(server, "hold_lock", lambda _: None)
    told: list[News] = []
    async with Desk(tmp_path / "library.db", Config(model="none"), told.append, lambda: NOW) as desk:
        desk.path = tmp_path / "library.db"
        engine = Engine(desk, told)
        yield engine
        await engine.end()


class Job:
    """Stands in for work: counts its starts, waits until it is let go on, and says if it was stopped."""

    def __init__(self) -> None:
        self.asked: list[object] = []
        self.stopped = 0
        self.go_on = asyncio.Event()

    async def __call__(self, _desk: Desk, *args: object) -> None:
        self.asked.append(args[0] if args else None)
        try:
            await self.go_on.wait()
        except asyncio.CancelledError:
            self.stopped += 1
            raise


async def test_a_line_that_is_no_wish_is_logged_and_the_next_one_done(engine, monkeypatch, caplog) -> None:
    monkeypatch.setattr(server.reading, "study", study := Job())
    engine.lines.feed_data(b'{"do": "format the disk"}\nnot json\n')
    engine.wish(Wish("study", article=7))
    await engine.until(lambda: bool(study.asked))
    assert caplog.text.count("a line that is no wish") == 2


async def test_a_second_refresh_while_one_runs_is_that_one(engine, monkeypatch) -> None:
    monkeypatch.setattr(server.refresh, "fetch_all", fetch := Job())
    engine.wish(Wish("refresh", feeds=(3,)), Wish("refresh"))
    await engine.until(lambda: bool(fetch.asked))
    assert fetch.asked == [(3,)]
    fetch.go_on.set()
    await engine.until(lambda: "refresh" not in engine.server._jobs)
    engine.wish(Wish("refresh"))
    await engine.until(lambda: fetch.asked == [(3,), ()])


async def test_what_is_stopped_says_so_and_what_does_not_run_cannot_be(engine, monkeypatch) -> None:
    monkeypatch.setattr(server.refresh, "fetch_all", fetch := Job())
    engine.wish(Wish("cancel", text="add"), Wish("refresh"))
    await engine.until(lambda: bool(fetch.asked))
    engine.wish(Wish("cancel", text="refresh"))
    await engine.until(lambda: Finished("refresh", "stopped") in engine.told)
    assert fetch.stopped == 1


@pytest.mark.parametrize("shown", ["skim", "stories"])
async def test_what_is_shown_of_settling_stops_it(engine, monkeypatch, shown) -> None:
    monkeypatch.setattr(server.settling, "settle", settle := Job())
    monkeypatch.setattr(server.refresh, "fetch_all", Job())
    engine.wish(Wish("refresh"))
    await engine.until(lambda: bool(settle.asked) or "settle" in engine.server._jobs)
    engine.wish(Wish("cancel", text=shown))
    await engine.until(lambda: "settle" not in engine.server._jobs)
    assert Finished("settle", "stopped") in engine.told, "after the last news of how far it is"
    assert "refresh" in engine.server._jobs


async def test_a_look_at_another_address_ends_the_one_before(engine, monkeypatch) -> None:
    monkeypatch.setattr(server.subscribe, "look", look := Job())
    engine.wish(Wish("look", text="a.example"))
    await engine.until(lambda: len(look.asked) == 1)
    engine.wish(Wish("look", text="b.example"))
    await engine.until(lambda: len(look.asked) == 2)
    assert (look.asked, look.stopped) == (["a.example", "b.example"], 1)


async def test_what_was_opened_last_is_studied_first_and_of_many_only_the_last(engine, monkeypatch) -> None:
    monkeypatch.setattr(server.reading, "study", study := Job())
    engine.wish(Wish("study", article=1))
    await engine.until(lambda: study.asked == [1])
    engine.wish(*(Wish("study", article=number) for number in range(2, 9)))
    await engine.until(lambda: len(engine.server._wanted) == server._WANTED and engine.server._wanted[-1] == 8)
    study.go_on.set()
    await engine.until(lambda: "study" not in engine.server._jobs)
    assert study.asked == [1, 8, 7, 6, 5]


async def test_an_article_that_is_gone_does_not_keep_others_from_being_read(engine, monkeypatch):
    asked = []

    async def study(_, article):
        asked.append(article)
        await asyncio.sleep(0)
        if article == 2:
            raise NotFound("there is no article 2")

    monkeypatch.setattr(server.reading, "study", study)
    engine.wish(*(Wish("study", article=number) for number in (1, 2, 3)))
    await engine.until(lambda: "study" not in engine.server._jobs and len(asked) == 3)
    assert sorted(asked) == [1, 2, 3]


async def test_an_error_that_nobody_foresaw_is_one_line_and_the_next_wish_is_done(engine, monkeypatch, caplog) -> None:
    async def breaks(*_: object) -> None:
        raise ZeroDivisionError("by [/x] nothing")

    monkeypatch.setattr(server.reading, "full_text", breaks)
    monkeypatch.setattr(server.reading, "study", study := Job())
    engine.wish(Wish("full_text", article=1))
    await engine.until(lambda: any(isinstance(item, Failed) for item in engine.told))
    assert engine.told[-1] == Failed("full_text", "full_text failed: ZeroDivisionError: by [/x] nothing")
    assert "the job full_text" in caplog.text
    engine.wish(Wish("study", article=1))
    await engine.until(lambda: bool(study.asked))


async def test_two_full_texts_are_fetched_one_after_the_other(engine, monkeypatch) -> None:
    monkeypatch.setattr(server.reading, "full_text", fetch := Job())
    engine.wish(Wish("full_text", article=1), Wish("full_text", article=2))
    await engine.until(lambda: bool(fetch.asked))
    for _ in range(5):
        await asyncio.sleep(0)
    assert fetch.asked == [1]
    fetch.go_on.set()
    await engine.until(lambda: fetch.asked == [1, 2])


async def test_with_the_input_end_the_jobs(engine, monkeypatch) -> None:
    monkeypatch.setattr(server.refresh, "fetch_all", fetch := Job())
    engine.wish(Wish("refresh"))
    await engine.until(lambda: bool(fetch.asked))
    await engine.end()
    assert (fetch.stopped, engine.server._jobs) == (1, {})


async def test_deep_work_waits_while_anything_is_wished_and_tells_how_far_it_is(engine, monkeypatch) -> None:
    left = [True, True, False]

    async def deepen(_: Desk) -> bool:
        return left.pop(0)

    monkeypatch.setattr(server.reading, "deepen", deepen)
    monkeypatch.setattr(server.analyses, "waiting_count", lambda *_: len(left))
    monkeypatch.setattr(server, "_IDLE_SECONDS", 0.0)
    monkeypatch.setattr(server.reading, "study", study := Job())
    engine.wish(Wish("study", article=1))
    await engine.until(lambda: bool(study.asked))
    deep = asyncio.create_task(engine.server._deep())
    for _ in range(20):
        await asyncio.sleep(0)
    assert len(left) == 3
    study.go_on.set()
    await engine.until(lambda: not left)
    deep.cancel()
    assert [item for item in engine.told if isinstance(item, Progress)] == [
        Progress("deep", 1, 3), Progress("deep", 2, 3),
    ]  # fmt: skip


async def test_a_model_that_is_missing_is_said_once_and_a_full_disk_each_time(engine, monkeypatch) -> None:
    errors = [LibraryError("no room"), LibraryError("no room"), ModelMissing("no model")]

    async def deepen(_: Desk) -> bool:
        raise errors.pop(0)

    monkeypatch.setattr(server.reading, "deepen", deepen)
    monkeypatch.setattr(server, "_TROUBLE_SECONDS", 0.0)
    engine.desk.model_missed = False
    await engine.server._deep()
    assert engine.told == [Failed("deep", "no room"), Failed("deep", "no room"), Failed("deep", "no model")]
    errors.append(ModelMissing("no model"))
    await engine.server._deep()
    assert len(engine.told) == 3


@pytest.mark.parametrize(("minutes", "fetched"), [(30, True), (0, False)])
async def test_feeds_that_are_due_are_fetched_unless_that_is_not_wanted(engine, monkeypatch, minutes, fetched) -> None:
    number, _ = feeds.add(engine.desk.db, "https://wire.example/feed", NOW - 9000)
    monkeypatch.setattr(engine.desk, "config", Config(model="none", refresh_minutes=minutes))
    monkeypatch.setattr(server.refresh, "fetch_all", fetch := Job())
    scheduled = asyncio.create_task(engine.server._scheduled())
    for _ in range(20):
        await asyncio.sleep(0)
    scheduled.cancel()
    assert fetch.asked == ([(number,)] if fetched else [])


async def test_articles_let_go_of_are_told_and_a_library_that_is_held_is_not_the_end(
    engine, monkeypatch, caplog
) -> None:
    monkeypatch.setattr(server.pruning, "prune", lambda _: 2)
    engine.server._prune()
    assert [type(item).__name__ for item in engine.told] == ["Placed"]

    def held(_: object) -> int:
        raise LibraryError("another program holds it")

    monkeypatch.setattr(server.pruning, "prune", held)
    engine.server._prune()
    assert "another program holds it" in caplog.text
