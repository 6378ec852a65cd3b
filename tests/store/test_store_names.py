import sqlite3

from store_samples import NOW, placed, prepared

from tui.model import Analysis, Entity, Span
from tui.store import analyses, articles, feeds, names, stories


def _read(db: sqlite3.Connection, feed: int, guid: str, *entities: Entity) -> int:
    """An article that names these; gives its id."""
    (number,) = articles.save(db, feed, [prepared(guid)], NOW).new
    analyses.put(db, number, Analysis(1, deep=True, entities=entities))
    return number


def _armstrong(*aliases: str) -> Entity:
    return Entity("Neil Armstrong", "person", aliases, (Span(0, 3),))


ALDRIN = Entity("Edwin Aldrin", "person", ("Aldrin",), (Span(0, 3),))
MOON = Entity("Moon", "place", (), (Span(0, 3),))


def test_other_names_are_gathered_from_all_articles_the_most_usual_first(db: sqlite3.Connection, feed: int) -> None:
    _read(db, feed, "a", _armstrong("Armstrong"))
    _read(db, feed, "b", _armstrong("Mr. Armstrong", "Armstrong"), ALDRIN)
    assert names.aliases(db, "Neil Armstrong", "person") == ["Armstrong", "Mr. Armstrong"]
    assert names.aliases(db, "Neil Armstrong", "place") == []


def test_company_is_who_else_is_in_the_articles(db: sqlite3.Connection, feed: int) -> None:
    _read(db, feed, "a", _armstrong(), ALDRIN, MOON)
    b = _read(db, feed, "b", _armstrong(), MOON)
    c = _read(db, feed, "c", _armstrong(), ALDRIN)
    _read(db, feed, "d", ALDRIN)
    stories.save_placements(db, [placed(b, 1), placed(c, 1, copy_of=b)])
    found = names.company(db, "Neil Armstrong", "person", 9)
    assert [(beside.name, beside.articles) for beside in found] == [("Moon", 2), ("Edwin Aldrin", 1)]
    assert len(names.company(db, "Neil Armstrong", "person", 1)) == 1
    assert names.company(db, "Nobody", "person", 9) == []


def test_where_and_when_a_name_is_mentioned(db: sqlite3.Connection, feed: int) -> None:
    a = _read(db, feed, "a", ALDRIN, Entity("Neil Armstrong", "person", (), (Span(4, 9), Span(20, 22))))
    b = _read(db, feed, "b", Entity("Neil Armstrong", "person"))
    assert names.places(db, [a, b], "Neil Armstrong", "person") == {a: Span(4, 9)}
    assert names.places(db, [b], "Edwin Aldrin", "person") == {}
    assert names.times(db, "Neil Armstrong", "person") == [NOW - 100, NOW - 100]
    assert names.times(db, "Neil Armstrong", "place") == []


def test_sources_and_what_has_come_since_are_without_copies(db: sqlite3.Connection, feed: int) -> None:
    a = _read(db, feed, "a", _armstrong())
    b = _read(db, feed, "b", _armstrong())
    wire, _ = feeds.add(db, "https://wire.example/", NOW, title="The Wire")
    c = _read(db, wire, "c", _armstrong("Armstrong"))
    stories.save_placements(db, [placed(a, 1), placed(b, 1, copy_of=a)])
    titles = [feed.title for feed in feeds.every(db)]
    assert names.sources(db, "Neil Armstrong", "person") == [(title, 1) for title in sorted(titles)]
    assert names.sources(db, "Neil Armstrong", "place") == []
    assert names.arrived(db, "Neil Armstrong", "person", NOW - 1) == {a, c}
    assert names.arrived(db, "Neil Armstrong", "person", NOW) == frozenset()
