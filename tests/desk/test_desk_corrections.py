"""What is said of stories holds in a library: while articles arrive, each placing begun anew, and for all of them."""

import random

import pytest

from tui.config import Config
from tui.desk import Desk, placing
from tui.model import Analysis, Body, Draft, Features, Prepared, Said
from tui.store import articles, corrections, feeds, stories, undo, word
from tui.stories import placing as rules

NOW = 1_700_000_000
DAY = 86_400
NAMES = [f"name{n}" for n in range(5)]


@pytest.fixture
async def desk(tmp_path):
    async with Desk(tmp_path / "library.db", Config(model="none"), lambda item: None, lambda: NOW) as desk:
        feeds.add(desk.db, "https://wire.example/feed", NOW)
        yield desk


def arrive(desk, happening, days, also=()):
    """Reports of a happening, one for each of the days before now; gives their ids."""
    prepared = []
    for day in days:
        chance = random.Random(f"{happening}{day}")
        terms = [
            (f"{happening}{n}", 3.0 if n < 6 else 1.0 + chance.random())
            for n in range(24)
            if n < 6 or chance.random() < 0.7
        ]
        terms += [(name, 2.5) for name in also]
        shingles = tuple(sorted(chance.sample(range(1 << 31), 40)))
        title = f"Report of {happening} on day {day}"
        draft = Draft(title, title, published=NOW - int(day * DAY), body=Body.of([title]))
        prepared.append(Prepared(draft, Analysis(1), Features(tuple(terms), shingles)))
    return list(articles.save(desk.db, 1, prepared, NOW).new)


def story_of(desk, ids):
    return {row.story for row in articles.headlines(desk.db, ids)}


def anew(desk):
    """The story of each article when all are gathered anew, with what the user has said."""
    items = stories.items(desk.db, [place.article for place in stories.places(desk.db, 0)])
    found = rules.place(items, [], {}, 1, word.said(desk.db))
    return {placement.article: placement.story for placement in found}


async def test_a_merge_holds_for_twenty_more_articles_and_for_all_anew(desk):
    flood, strike = arrive(desk, "flood", [20, 19.9, 19.8]), arrive(desk, "strike", [18, 17.9])
    await placing.place(desk)
    (one,), (other,) = story_of(desk, flood), story_of(desk, strike)
    corrections.merge(desk.db, one, other, NOW)
    for n in range(10):
        flood += arrive(desk, "flood", [16 - n])
        strike += arrive(desk, "strike", [16.5 - n])
        await placing.place(desk)
    late = arrive(desk, "strike", [19])
    await placing.place(desk)
    assert story_of(desk, [*flood, *strike, *late]) == {one}
    assert len(set(anew(desk).values())) == 1
    undo.undo(desk.db)
    assert story_of(desk, strike[:2]) != story_of(desk, flood[:3])


async def test_a_split_holds_for_more_articles_and_each_side_gets_its_own(desk):
    flood, repair = arrive(desk, "flood", [20, 19.9, 19.8], NAMES), arrive(desk, "repair", [17, 16.9], NAMES)
    await placing.place(desk)
    (one,) = story_of(desk, [*flood, *repair])
    development = articles.headlines(desk.db, repair)[0].development
    corrections.split(desk.db, development, NOW)
    (own,) = story_of(desk, repair)
    for n in range(10):
        flood += arrive(desk, "flood", [16 - n], NAMES)
        repair += arrive(desk, "repair", [15.5 - n], NAMES)
        await placing.place(desk)
    flood += arrive(desk, "flood", [18], NAMES)
    await placing.place(desk)
    assert story_of(desk, flood) == {one}
    assert story_of(desk, repair) == {own}
    again = anew(desk)
    assert len({again[n] for n in flood}) == len({again[n] for n in repair}) == 1
    assert again[flood[0]] != again[repair[0]]


async def test_what_is_said_while_articles_are_placed_is_not_overruled(desk, monkeypatch):
    flood, strike = arrive(desk, "flood", [3, 2.9]), arrive(desk, "strike", [3, 2.9])
    await placing.place(desk)
    (one,), (other,) = story_of(desk, flood), story_of(desk, strike)
    new = arrive(desk, "strike", [2.8])
    said = []

    async def in_thread(work, *values):
        result = work(*values)
        if work.__name__ == "place":
            said.append(values[-1])
            if len(said) == 1:
                corrections.merge(desk.db, one, other, NOW)
        return result

    monkeypatch.setattr(placing.asyncio, "to_thread", in_thread)
    await placing.place(desk)
    assert said == [Said(), word.said(desk.db)]
    assert story_of(desk, [*flood, *strike, *new]) == {one}


async def test_marks_and_titles_outlast_what_arrives(desk):
    flood = arrive(desk, "flood", [3, 2.9])
    await placing.place(desk)
    (one,) = story_of(desk, flood)
    corrections.rename(desk.db, one, "The flood", NOW)
    corrections.mute(desk.db, one, corrections.FOREVER, NOW)
    new = arrive(desk, "flood", [2.8, 2.7])
    await placing.place(desk)
    story = stories.story(desk.db, one)
    assert (story.title, story.muted_until, story.articles, story.unread) == ("The flood", corrections.FOREVER, 4, 0)
    assert all(row.read for row in articles.headlines(desk.db, new))
    undo.undo(desk.db)
    assert not any(row.read for row in articles.headlines(desk.db, [*flood, *new]))
