"""The engine as the screen sees it: a process that takes wishes, tells news, and comes back when it dies."""

import asyncio
import os
import signal

import pytest
from newsboat_files import cache

from tui import news
from tui.drawing import Room
from tui.engine.client import Engine
from tui.engine.server import _ended, hold_lock
from tui.model import View
from tui.store import schema, views

FEED = (
    "<rss version='2.0'><channel><title>The Wire</title><item><title>Harbour closed</title><guid>1</guid>"
    "<pubDate>Tue, 14 Nov 2023 10:00:00 GMT</pubDate><description>Dockers in Lisbon walked out.</description></item>"
    "</channel></rss>"
)


class Listener:
    """Keeps the news, and waits for the one that is wanted."""

    def __init__(self):
        self.heard = []
        self._more = asyncio.Event()

    def __call__(self, item):
        self.heard.append(item)
        self._more.set()

    async def until(self, wanted):
        """The first news that is as wanted, heard already or to come."""
        while True:
            for item in self.heard:
                if wanted(item):
                    return item
            self._more.clear()
            await asyncio.wait_for(self._more.wait(), 30)


@pytest.fixture
async def engine(tmp_path):
    (tmp_path / "config.toml").write_text('model = "none"\nrefresh_minutes = 0\n')
    (tmp_path / "wire.xml").write_text(FEED)
    listener = Listener()
    engine = Engine(tmp_path / "library.db", tmp_path / "config.toml", listener)
    engine.news = listener
    engine.folder = tmp_path
    await engine.start()
    yield engine
    await engine.stop()


async def test_a_wish_is_answered_and_the_library_has_what_it_brought(engine):
    engine.add(str(engine.folder / "wire.xml"), "World")
    added = await engine.news.until(lambda item: isinstance(item, news.FeedAdded))
    assert (added.title, added.new) == ("The Wire", 1)
    await engine.news.until(lambda item: isinstance(item, news.Finished) and item.job == "add")
    db = schema.connect(engine.folder / "library.db")
    (article,) = views.ids(db, View(), 2e9)
    db.close()
    engine.study(article)
    assert await engine.news.until(lambda item: item == news.Analysed(article))


async def test_the_path_of_newsboat_s_list_brings_its_feeds_and_its_marks(engine):
    url = (engine.folder / "wire.xml").as_uri()
    (engine.folder / "urls").write_text(f'{url} "World"\nexec:touch ran\n')
    cache(engine.folder / "cache.db", ("1", "", url, 0))
    engine.add(str(engine.folder / "urls"))
    came = await engine.news.until(lambda item: isinstance(item, news.Imported))
    assert (came.new, came.read, came.left_out) == (1, 1, {"exec": 1})
    assert came.cache == str(engine.folder / "cache.db")


async def test_what_fails_is_one_line_of_news(engine):
    engine.add(str(engine.folder / "config.toml"))
    failed = await engine.news.until(lambda item: isinstance(item, news.Failed) and item.job == "add")
    assert "\n" not in failed.message


async def test_an_article_that_is_gone_is_no_reason_to_end(engine):
    engine.study(12345)
    await engine.news.until(lambda item: isinstance(item, news.Failed) and item.job == "study")
    engine.refresh()
    await engine.news.until(lambda item: isinstance(item, news.Finished) and item.job == "refresh")


async def test_it_is_started_again_when_it_dies_and_keeps_the_wishes_made_meanwhile(engine):
    engine.refresh()
    await engine.news.until(lambda item: isinstance(item, news.Finished))
    engine._child.send_signal(signal.SIGKILL)
    await engine._child.wait()
    engine.add(str(engine.folder / "wire.xml"))
    assert await engine.news.until(lambda item: isinstance(item, news.FeedAdded))
    ended = next(item for item in engine.news.heard if isinstance(item, news.Failed) and item.job == "engine")
    assert "library.log" in ended.message, "what was under way has no other end"


async def test_it_ends_with_its_input(engine):
    engine.refresh()
    await engine.news.until(lambda item: isinstance(item, news.Finished))
    child = engine._child
    await engine.stop()
    assert child.returncode == 0


async def test_one_that_cannot_open_its_library_is_given_up_with_a_word(tmp_path):
    (tmp_path / "library.db").write_text("this is no library at all, and never was")
    listener = Listener()
    engine = Engine(tmp_path / "library.db", tmp_path / "config.toml", listener)
    await engine.start()
    failed = await listener.until(lambda item: isinstance(item, news.Failed) and "keeps ending" in item.message)
    listener.heard.clear()
    engine.refresh()
    assert listener.heard == [failed], "a wish that nobody fulfils is answered"
    await engine.stop()
    assert "library.log" in failed.message
    assert "no library of Wireroom" in (tmp_path / "library.log").read_text()


def test_one_instance_does_the_background_work_of_a_library(tmp_path):
    first = hold_lock(tmp_path / "library.db")
    assert first is not None
    assert hold_lock(tmp_path / "library.db") is None
    first.close()
    second = hold_lock(tmp_path / "library.db")
    assert second is not None
    second.close()


async def test_what_waits_behind_a_job_is_stopped_with_it():
    started, stopped = asyncio.Event(), []

    async def for_ever():
        started.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            stopped.append("first")
            raise

    first = asyncio.create_task(for_ever())
    await started.wait()
    second = asyncio.create_task(_ended(first))
    await asyncio.sleep(0)
    second.cancel()
    await asyncio.gather(first, second, return_exceptions=True)
    assert stopped == ["first"]


async def test_pictures_of_an_article_that_is_gone_are_one_line_of_news(engine):
    engine.pictures(12345, Room(80, 24))
    failed = await engine.news.until(lambda item: isinstance(item, news.Failed) and item.job == "pictures")
    assert "\n" not in failed.message


async def test_ctrl_c_in_the_terminal_is_not_for_it(engine):
    engine.refresh()
    await engine.news.until(lambda item: isinstance(item, news.Finished))
    assert os.getpgid(engine._child.pid) != os.getpgrp()
