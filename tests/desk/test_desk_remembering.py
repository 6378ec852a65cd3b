"""A new process knows what the last one did, and finds what has changed since; no file in the cache does harm."""

import random

import numpy as np
import pytest

from tui import paths
from tui.config import Config
from tui.desk import Desk, placing, remembering
from tui.model import Analysis, Body, Draft, Features, Prepared
from tui.store import articles, corrections, feeds, stories

NOW = 1_700_000_000
DAY = 86_400


@pytest.fixture
def process(tmp_path):
    """A function that starts a desk as a new process would."""

    def start():
        return Desk(tmp_path / "library.db", Config(model="none"), lambda item: None, lambda: NOW)

    return start


def prepared(happening, day):
    """A report of a happening, so many days before now."""
    chance = random.Random(f"{happening}{day}")
    terms = tuple((f"{happening}{n}", 3.0 if n < 6 else 1.0 + chance.random()) for n in range(24))
    title = f"Report of {happening} on day {day}"
    draft = Draft(title, title, published=NOW - int(day * DAY), body=Body.of([title]))
    return Prepared(draft, Analysis(1), Features(terms, tuple(sorted(chance.sample(range(1 << 31), 40)))))


async def arrive(desk, happening, days):
    """Reports of a happening, one for each of the days before now, placed; gives their ids."""
    if not feeds.every(desk.db):
        feeds.add(desk.db, "https://wire.example/feed", NOW)
    new = articles.save(desk.db, 1, [prepared(happening, day) for day in days], NOW).new
    await placing.place(desk)
    return list(new)


def story_of(desk, ids):
    return {row.story for row in articles.headlines(desk.db, ids)}


def memory():
    (path,) = paths.memories().iterdir()
    return path


async def test_the_next_process_reads_no_article_again_and_goes_on_with_its_stories(process, learned):
    async with process() as desk:
        flood, strike = await arrive(desk, "flood", [9, 8.9]), await arrive(desk, "strike", [9, 8.9])
    async with process() as desk:
        more = await arrive(desk, "flood", [8.5])
        assert learned == []
        assert story_of(desk, more) == story_of(desk, flood) != story_of(desk, strike)


async def test_what_has_changed_in_between_is_found(process, learned):
    async with process() as desk:
        flood, strike = await arrive(desk, "flood", [9, 8.9]), await arrive(desk, "strike", [9, 8.9])
        kept = memory().read_bytes()
    async with process() as desk:
        one, two = *story_of(desk, flood), *story_of(desk, strike)
        corrections.merge(desk.db, one, two, NOW)
        unseen = await arrive(desk, "strike", [8.7])
    memory().write_bytes(kept)  # what is remembered is older than the library
    learned.clear()
    async with process() as desk:
        await arrive(desk, "flood", [8.5])
        assert learned == unseen
        assert {story.id for story in stories.every(desk.db)} == {one}


async def test_it_is_written_anew_for_many_articles_only(process):
    async with process() as desk:
        await arrive(desk, "flood", [9 - n / 100 for n in range(2 * remembering.STALE)])
        first = memory().stat()
        await arrive(desk, "flood", [8.5])
        assert memory().stat().st_ino == first.st_ino
    async with process() as desk:
        await arrive(desk, "flood", [8.4, 8.3])
        assert memory().stat().st_ino != first.st_ino, "the one that was not in the file counts"


@pytest.mark.parametrize("damage", ["empty", "half", "other", "older"])
async def test_a_file_that_is_of_no_use_is_left(process, learned, damage):
    async with process() as desk:
        flood = await arrive(desk, "flood", [9, 8.9])
    path = memory()
    if damage == "empty":
        path.write_bytes(b"")
    elif damage == "half":
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    elif damage == "other":
        with path.open("wb") as file:
            np.savez(file, form=remembering._form(), id=np.arange(3))
    else:
        with np.load(path) as arrays:
            kept = {**arrays, "form": np.array([0, 0])}
        with path.open("wb") as file:
            np.savez(file, **kept)
    async with process() as desk:
        more = await arrive(desk, "flood", [8.5])
        assert learned == flood
        assert story_of(desk, more) == story_of(desk, flood)


async def test_without_room_for_it_stories_are_made_all_the_same(process, monkeypatch):
    def full(file, **arrays):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(remembering.np, "savez", full)
    async with process() as desk:
        assert len(story_of(desk, await arrive(desk, "flood", [9, 8.9]))) == 1
    assert list(paths.memories().iterdir()) == []


async def test_nobody_else_can_read_it(process):
    async with process() as desk:
        await arrive(desk, "flood", [9, 8.9])
    assert memory().stat().st_mode & 0o077 == 0
