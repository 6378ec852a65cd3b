"""Names of different articles find each other as the articles are read, and the user's word stands."""

import pytest

from tui.config import Config
from tui.desk import Desk, naming
from tui.model import Analysis, Body, Draft, Entity, EntityCount, Placement, Prepared
from tui.store import analyses, articles, feeds, registry, stories

NOW = 1_700_000_000


@pytest.fixture
async def desk(tmp_path):
    async with Desk(tmp_path / "library.db", Config(), clock=lambda: NOW) as desk:
        feeds.add(desk.db, "https://herald.example/feed", NOW)
        yield desk


def read(desk, guid, *people, story=None):
    """An article that names these people, read as the desk reads it."""
    draft = Draft(guid, guid, body=Body.of(["Some words."]))
    (number,) = articles.save(desk.db, 1, [Prepared(draft, Analysis(1))], NOW).new
    if story:
        stories.save_placements(desk.db, [Placement(number, story, story + 1)])
    analyses.put(desk.db, number, Analysis(1, deep=True, entities=tuple(Entity(name, "person") for name in people)))
    naming.register(desk, number)
    return number


async def test_a_spelling_joins_the_name_that_was_there_first(desk):
    read(desk, "a", "Volodymyr Zelensky", "Vitali Klitschko")
    read(desk, "b", "Volodymyr Zelenskyy")
    read(desk, "c", "Volodymyr Zelenskiy")
    assert analyses.entities(desk.db) == [
        EntityCount("Volodymyr Zelensky", "person", 3),
        EntityCount("Vitali Klitschko", "person", 1),
    ]


async def test_two_people_of_one_article_are_never_one_whichever_comes_first(desk):
    read(desk, "a", "Sergei Lavrov", "Sergey Lavrov")
    assert len(analyses.entities(desk.db)) == 2
    read(desk, "b", "Dmitri Medvedev")
    read(desk, "c", "Dmitry Medvedev")
    assert len(analyses.entities(desk.db, "med")) == 1
    read(desk, "d", "Dmitry Medvedev", "Dmitri Medvedev")
    assert len(analyses.entities(desk.db, "med")) == 2
    read(desk, "e", "Dmitriy Medvedev")
    assert len(analyses.entities(desk.db, "med")) == 3, "it could be either"


async def test_an_initial_tells_nothing_within_a_story_and_all_outside(desk):
    read(desk, "a", "Donald Trump", story=1)
    read(desk, "b", "Donald J. Trump", story=1)
    read(desk, "c", "Samuel Jackson", story=3)
    read(desk, "d", "Samuel L. Jackson", story=5)
    assert [count.articles for count in analyses.entities(desk.db, "trump")] == [2]
    assert [count.articles for count in analyses.entities(desk.db, "jackson")] == [1, 1]


async def test_what_the_user_split_stays_apart_though_it_is_read_again(desk):
    read(desk, "a", "Volodymyr Zelensky")
    number = read(desk, "b", "Volodymyr Zelenskyy")
    registry.split(desk.db, "Volodymyr Zelenskyy")
    analyses.put(desk.db, number, analyses.get(desk.db, number))
    naming.register(desk, number)
    assert len(analyses.entities(desk.db)) == 2


async def test_a_library_from_before_the_registry_catches_up(desk, monkeypatch):
    monkeypatch.setattr(naming, "BACKLOG", 2)
    monkeypatch.setattr(naming, "register", lambda *_: None)
    for number in range(3):
        read(desk, f"a{number}", f"Volodymyr Zelensk{'y' * (number + 1)}", f"Person Number{number}")
    monkeypatch.undo()
    monkeypatch.setattr(naming, "BACKLOG", 2)
    for _ in range(3):
        naming.register(desk, 1)
    assert [count.articles for count in analyses.entities(desk.db, "zelensk")] == [3]
    assert registry.unsettled(desk.db, 9) == []
