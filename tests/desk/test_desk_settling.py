"""What arrived is read and placed beside the fetching, and what was left undone is found again."""

import asyncio

import pytest

from tui import news
from tui.config import Config
from tui.desk import Desk, placing, refresh, settling
from tui.errors import WorkerError
from tui.model import View
from tui.store import articles, feeds, skims, stories, views

NOW = 1_700_000_000
TEXT = "<p>The harbour of Lisbon was closed on Monday after dockers walked out over the new shifts.</p>"


def rss(*titles):
    items = "".join(
        f"<item><title>{title}</title><guid>{title}</guid><pubDate>Tue, 14 Nov 2023 1{n}:00:00 GMT</pubDate>"
        f"<description><![CDATA[{TEXT}]]></description></item>"
        for n, title in enumerate(titles)
    )
    return f"<rss version='2.0'><channel><title>Wire</title>{items}</channel></rss>"


@pytest.fixture
def feed(desk, tmp_path):
    """A feed of three articles that was not fetched yet."""
    (tmp_path / "wire.xml").write_text(rss("One", "Two", "Three"))
    return feeds.add(desk.db, (tmp_path / "wire.xml").as_uri(), NOW)[0]


def listed(desk):
    return articles.headlines(desk.db, views.ids(desk.db, View(copies=True), NOW))


async def test_fetching_alone_puts_articles_in_the_lists_and_settling_into_stories(desk, feed):
    tally = await refresh.fetch_all(desk)
    assert tally.articles == 3 and {row.title for row in listed(desk)} == {"One", "Two", "Three"}
    assert all(row.story is None for row in listed(desk)) and skims.count(desk.db) == 3
    await settling.settle(desk)
    assert all(row.story is not None for row in listed(desk)) and skims.count(desk.db) == 0
    assert all(articles.article(desk.db, row.id).analysis for row in listed(desk))


async def test_what_was_left_by_one_that_was_ended_is_found_by_the_next(desk, feed, tmp_path):
    await refresh.fetch_all(desk)
    async with Desk(tmp_path / "library.db", Config(model="none"), clock=lambda: NOW) as later:
        await settling.settle(later)
    assert skims.count(desk.db) == 0 and stories.unplaced(desk.db, 9) == []


async def test_a_refresh_ends_when_stories_are_done(desk, feed):
    tally = await refresh.refresh(desk)
    assert tally.articles == 3 and all(row.story is not None for row in listed(desk))


async def test_while_feeds_are_fetched_what_came_is_skimmed_and_more_is_awaited(desk, feed, monkeypatch):
    monkeypatch.setattr(settling, "_QUIET_SECONDS", 60.0)
    skimmed = asyncio.Event()
    keep = skims.keep

    def kept(db, found):
        skimmed.set()
        return keep(db, found)

    monkeypatch.setattr(skims, "keep", kept)
    async with asyncio.timeout(30), desk.bringing():
        settle = asyncio.create_task(settling.settle(desk))
        await refresh.fetch_all(desk)
        await skimmed.wait()
        assert not settle.done() and len(stories.unplaced(desk.db, 9)) + skims.count(desk.db) == 3
    await settle
    assert stories.unplaced(desk.db, 9) == []


async def test_a_host_that_hangs_does_not_hold_the_stories_of_the_others(desk, feed, monkeypatch):
    monkeypatch.setattr(settling, "_QUIET_SECONDS", 0.0)
    placed = asyncio.Event()
    desk.tell = lambda item: placed.set() if isinstance(item, news.Placed) else None
    async with asyncio.timeout(30), desk.bringing():  # which is as if a feed was still waited for
        settle = asyncio.create_task(settling.settle(desk))
        await refresh.fetch_all(desk)
        await placed.wait()
        assert not settle.done()
    await settle


async def test_the_newest_are_in_stories_while_older_ones_wait(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(settling, "_BATCH", 1)
    monkeypatch.setattr(settling, "_FIRST", 4)
    (tmp_path / "wire.xml").write_text(rss(*(f"Report {n}" for n in range(40))))
    feeds.add(desk.db, (tmp_path / "wire.xml").as_uri(), NOW)
    await refresh.fetch_all(desk)
    waiting, placed, skimmed = [], [], []

    def tell(item):
        if isinstance(item, news.Placed):
            waiting.append(skims.count(desk.db))
            placed.append(item.articles)
        elif isinstance(item, news.Progress) and item.job == "skim":
            skimmed.append((item.done, item.total))

    desk.tell = tell
    await settling.settle(desk)
    assert skimmed[0] == (0, 40) and skimmed[-1] == (40, 40)
    assert waiting[0] > 30 and waiting[-1] == 0 and len(waiting) == 3 and sum(placed) == 40
    assert placed[0] < placed[1] and stories.unplaced(desk.db, 9) == []


async def test_two_do_not_settle_at_once(desk, feed, monkeypatch):
    await refresh.fetch_all(desk)
    places, place = [], placing.place

    async def counted(desk):
        places.append(1)
        return await place(desk)

    monkeypatch.setattr(placing, "place", counted)
    await asyncio.gather(settling.settle(desk), settling.settle(desk))
    assert len(places) == 1


async def test_an_article_that_breaks_its_reader_counts_as_read_and_the_others_are(desk, feed, monkeypatch):
    await refresh.fetch_all(desk)
    run = desk.parsers.run

    async def breaking(function, batch, *args, **options):
        if function == "tui.intake:skim" and any(item.title == "Two" for item in batch):
            raise WorkerError("ended without an answer")
        return await run(function, batch, *args, **options)

    monkeypatch.setattr(desk.parsers, "run", breaking)
    await settling.settle(desk)
    found = {row.title: articles.article(desk.db, row.id).analysis for row in listed(desk)}
    assert skims.count(desk.db) == 0
    assert found["Two"].sentences == () and found["One"].sentences and found["Three"].sentences


async def test_an_article_that_is_opened_need_not_wait_for_its_turn(desk, feed):
    await refresh.fetch_all(desk)
    number = listed(desk)[-1].id
    await settling.skim(desk, number)
    assert articles.article(desk.db, number).analysis is not None and skims.count(desk.db) == 2
    await settling.skim(desk, number)
