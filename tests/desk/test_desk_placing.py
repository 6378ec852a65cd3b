"""What the desk remembers between two placings is what the library holds, whoever has written to it meanwhile."""

import asyncio
import random
import shutil
import threading

import pytest

from tui import paths
from tui.config import Config
from tui.desk import Desk, placing
from tui.model import Analysis, Body, Draft, Features, FeedSettings, Prepared
from tui.store import articles, corrections, feeds, pruning, schema, state, stories, undo
from tui.stories import placing as rules

NOW = 1_700_000_000
DAY = 86_400


@pytest.fixture
async def desk(tmp_path):
    async with Desk(tmp_path / "library.db", Config(model="none"), lambda item: None, lambda: NOW) as desk:
        feeds.add(desk.db, "https://wire.example/feed", NOW)
        feeds.add(desk.db, "https://gone.example/feed", NOW)
        yield desk


@pytest.fixture
async def other(desk, tmp_path):
    """A second instance on the same library."""
    async with Desk(tmp_path / "library.db", Config(model="none"), lambda item: None, lambda: NOW) as other:
        yield other


def prepared(happening, day, also=(), guid=""):
    """A report of a happening, so many days before now."""
    chance = random.Random(f"{happening}{day}")
    terms = [(f"{happening}{n}", 3.0 if n < 6 else 1.0 + chance.random()) for n in range(24)]
    shingles = tuple(sorted(chance.sample(range(1 << 31), 40)))
    title = f"Report of {happening} on day {day}"
    draft = Draft(guid or title, title, published=NOW - int(day * DAY), body=Body.of([title]))
    return Prepared(draft, Analysis(1), Features((*terms, *((name, 2.5) for name in also)), shingles))


def arrive(desk, happening, days, also=(), feed=1):
    """Reports of a happening, one for each of the days before now; gives their ids."""
    return list(articles.save(desk.db, feed, [prepared(happening, day, also) for day in days], NOW).new)


def story_of(desk, ids):
    return {row.story for row in articles.headlines(desk.db, ids)}


def forget(desk):
    """Let nothing be remembered, as in a new process of a user who has emptied the cache."""
    desk.placer = None
    shutil.rmtree(paths.memories())


async def test_what_was_placed_here_is_not_read_again(desk, learned):
    arrive(desk, "flood", [9, 8, 7])
    await placing.place(desk)
    arrive(desk, "flood", [6])
    await placing.place(desk)
    assert learned == []


async def test_two_instances_take_turns_and_number_nothing_twice(desk, other, learned):
    flood, strike = [], []
    for day in range(12, 2, -2):
        flood += arrive(desk, "flood", [day])
        await placing.place(desk)
        strike += arrive(other, "strike", [day])
        flood += arrive(other, "flood", [day - 0.5])
        await placing.place(other)
    assert len(story_of(desk, flood)) == len(story_of(desk, strike)) == 1
    assert story_of(desk, flood) != story_of(desk, strike)
    assert len(learned) == len(set(learned)) > 10, "each was read once, by the instance that had not placed it"


async def test_numbers_that_another_instance_has_given_meanwhile_are_not_given_again(desk, other, monkeypatch):
    flood = arrive(desk, "flood", [3, 2.9])
    strike = []

    async def in_thread(work, *values):
        result = work(*values)
        if work.__name__ == "place" and not strike:
            strike.extend(arrive(other, "strike", [3, 2.9]))
            await placing.place(other)
        return result

    monkeypatch.setattr(placing.asyncio, "to_thread", in_thread)
    await placing.place(desk)
    assert len(story_of(desk, flood)) == len(story_of(desk, strike)) == 1
    assert story_of(desk, flood) != story_of(desk, strike)


async def test_what_the_user_says_between_two_placings_holds_and_so_does_its_undoing(desk):
    flood, strike = arrive(desk, "flood", [9, 8.9]), arrive(desk, "strike", [9, 8.9])
    await placing.place(desk)
    (one,), (two,) = story_of(desk, flood), story_of(desk, strike)
    corrections.merge(desk.db, one, two, NOW)
    strike += arrive(desk, "strike", [8])
    await placing.place(desk)
    assert story_of(desk, [*flood, *strike]) == {one}
    undo.undo(desk.db)
    strike += arrive(desk, "strike", [7.5])
    flood += arrive(desk, "flood", [7.5])
    await placing.place(desk)
    assert story_of(desk, flood).isdisjoint(story_of(desk, strike))
    assert len(story_of(desk, strike)) == 1


async def test_articles_of_a_removed_feed_draw_nothing_to_their_story_until_it_is_back(desk):
    flood = arrive(desk, "flood", [9, 8.9], feed=2)
    await placing.place(desk)
    feeds.remove(desk.db, 2)
    alone = arrive(desk, "flood", [8.5])
    await placing.place(desk)
    assert len(stories.every(desk.db)) == 1
    assert story_of(desk, alone).isdisjoint(story_of(desk, flood))
    feeds.add(desk.db, "https://gone.example/feed", NOW)
    again = arrive(desk, "flood", [8.4])
    await placing.place(desk)
    assert story_of(desk, again) <= story_of(desk, [*flood, *alone])


async def test_an_article_that_says_something_else_now_is_compared_by_what_it_says_now(desk, learned):
    first = arrive(desk, "flood", [9])
    await placing.place(desk)
    title = "Report of flood on day 9"
    articles.save(desk.db, 1, [prepared("strike", 9, guid=title)], NOW)
    strike = arrive(desk, "strike", [8.8])
    await placing.place(desk)
    assert learned == first
    assert story_of(desk, strike) == story_of(desk, first)


async def test_an_article_from_before_all_that_is_remembered_finds_its_story(desk):
    old = arrive(desk, "flood", [400, 399])
    await placing.place(desk)
    arrive(desk, "strike", [2, 1])
    forget(desk)
    await placing.place(desk)
    assert desk.placer.since == NOW - 2 * DAY - rules.HORIZON_DAYS * DAY
    late = arrive(desk, "flood", [399.5])
    await placing.place(desk)
    assert story_of(desk, late) == story_of(desk, old)


async def test_who_stops_a_placing_leaves_nothing_half_remembered(desk, monkeypatch):
    arrive(desk, "flood", [9, 8])
    await placing.place(desk)
    assert desk.placer is not None
    begun, go_on = threading.Event(), threading.Event()
    place = rules.Placer.place

    def slow(self, *values):
        begun.set()
        go_on.wait(10)
        return place(self, *values)

    with monkeypatch.context() as patch:
        patch.setattr(rules.Placer, "place", slow)
        flood = arrive(desk, "flood", [7])
        job = asyncio.create_task(placing.place(desk))
        await asyncio.to_thread(begun.wait, 10)
        job.cancel()
        with pytest.raises(asyncio.CancelledError):
            await job
        go_on.set()
    assert desk.placer is None
    await placing.place(desk)
    assert len(story_of(desk, flood)) == 1


async def test_two_jobs_of_one_desk_place_one_after_the_other(desk):
    flood = arrive(desk, "flood", [9, 8])
    assert sorted(await asyncio.gather(placing.place(desk), placing.place(desk))) == [0, 2]
    assert len(story_of(desk, flood)) == 1


async def test_an_article_that_goes_while_its_copy_is_placed_is_not_missed(desk, monkeypatch):
    (original,) = arrive(desk, "flood", [9])
    arrive(desk, "strike", [1])
    await placing.place(desk)
    undo.mark(desk.db, [original], read=True, now=NOW, label="read")
    feeds.configure(desk.db, 1, FeedSettings(keep=1))
    (copy,) = arrive(desk, "flood", [9], feed=2)
    asked = []

    async def in_thread(work, *values):
        result = work(*values)
        if work.__name__ == "place" and not asked:
            asked.extend(placement.copy_of for placement in result if placement.article == copy)
            assert pruning.prune(desk.db) == 1
        return result

    monkeypatch.setattr(placing.asyncio, "to_thread", in_thread)
    await placing.place(desk)
    assert asked == [original], "it would have been folded under the one that went"
    (row,) = articles.headlines(desk.db, [copy])
    assert row.story is not None and row.copy_of is None
    assert schema.integrity(desk.db) == []


async def test_whoever_writes_while_the_places_are_read_does_not_wait_for_their_end(desk, other, monkeypatch):
    monkeypatch.setattr(placing, "_HEARD", 1)
    monkeypatch.setattr(stories, "_BATCH", 1)
    monkeypatch.setattr(schema, "BUSY_SECONDS", 0.2)
    arrive(desk, "flood", [9, 8, 7])
    await placing.place(desk)
    arrive(desk, "flood", [6])
    written = []

    async def writing():
        while True:
            await asyncio.sleep(0)
            state.remember(other.db, "theirs", len(written))
            state.remember(desk.db, "ours", len(written))  # another task of this process, as it keeps what it fetched
            written.append(desk.placing.locked())

    work = asyncio.create_task(writing())
    await placing.place(desk)
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    assert any(written)
