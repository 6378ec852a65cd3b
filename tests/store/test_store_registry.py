import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from store_samples import NOW, placed, prepared, searched

from tui.errors import ConfigError, NotFound
from tui.model import Analysis, Entity, EntityCount, Quote, Span, View
from tui.store import analyses, articles, coverage, migrations, names, registry, schema, stories, views

ONE, TWO, THREE = "Volodymyr Zelensky", "Volodymyr Zelenskyy", "Volodymyr Zelenskiy"


def _read(db: sqlite3.Connection, feed: int, guid: str, *people: str, text: str = "") -> int:
    """An article that names these people, the first of whom says its first four characters."""
    (number,) = articles.save(db, feed, [prepared(guid, texts=[text or f"So said {people[0]} today."])], NOW).new
    entities = tuple(Entity(name, "person", (), (Span(n, n + 3),)) for n, name in enumerate(people))
    analyses.put(
        db, number, Analysis(1, deep=True, entities=entities, quotes=(Quote(Span(0, 4), people[0], "person"),))
    )
    return number


def _known(db: sqlite3.Connection) -> dict[str, str]:
    """Every spelling and what it is known as."""
    rows = db.execute("SELECT e.name, h.name FROM entities e JOIN entities h ON h.id = e.head")
    return dict(rows.fetchall())


def _number(db: sqlite3.Connection, name: str) -> int:
    return registry.find(db, name)[0].id


# --- one name for all that ask -----------------------------------------------------------------


def test_every_spelling_stands_for_the_name(db: sqlite3.Connection, feed: int) -> None:
    a = _read(db, feed, "a", ONE, "Olena Zelenska")
    b = _read(db, feed, "b", TWO, "Olena Zelenska")
    c = _read(db, feed, "c", "Somebody Else")
    registry.merge(db, ONE, TWO)
    for name in (ONE, TWO):
        assert analyses.mentioning(db, name, "person") == [b, a]
        assert views.ids(db, View("entity", f"person:{name}"), NOW) == [b, a]
        assert {saying.article for saying in analyses.sayings(db, name, 9)} == {a, b}
        assert len(names.times(db, name, "person")) == 2
        assert names.places(db, [a, b, c], name, "person") == {a: Span(0, 3), b: Span(0, 3)}
        assert names.company(db, name, "person", 9) == [EntityCount("Olena Zelenska", "person", 2)]
    assert names.aliases(db, ONE, "person") == [TWO]
    assert names.company(db, "Olena Zelenska", "person", 9) == [EntityCount(ONE, "person", 2)]
    assert analyses.entities(db, "zelenskyy") == [EntityCount(ONE, "person", 2)]
    assert names.spellings(db, TWO, "person") == [EntityCount(ONE, "person", 1), EntityCount(TWO, "person", 1)]


def test_an_article_is_shown_under_the_registered_name(db: sqlite3.Connection, feed: int) -> None:
    _read(db, feed, "a", ONE)
    b = _read(db, feed, "b", TWO)
    registry.merge(db, ONE, TWO)
    analysis = analyses.get(db, b)
    assert analysis is not None
    assert analysis.entities == (Entity(ONE, "person", (TWO,), (Span(0, 3),)),)
    assert [quote.speaker for quote in analysis.quotes] == [ONE]


def test_two_names_of_one_article_that_the_user_merges_are_one_entity(db: sqlite3.Connection, feed: int) -> None:
    number = _read(db, feed, "a", "Bibi", "Benjamin Netanyahu")
    registry.merge(db, "Benjamin Netanyahu", "Bibi")
    analysis = analyses.get(db, number)
    assert analysis is not None
    assert [(e.name, e.aliases, len(e.mentions)) for e in analysis.entities] == [("Benjamin Netanyahu", ("Bibi",), 2)]
    assert analyses.mentioning(db, "Bibi", "person") == [number]


def test_a_story_says_who_spoke_under_one_name(db: sqlite3.Connection, feed: int) -> None:
    a, b = _read(db, feed, "a", ONE), _read(db, feed, "b", TWO)
    stories.save_placements(db, [placed(a, 1), placed(b, 1)])
    registry.merge(db, ONE, TWO)
    assert {saying.speaker for saying in coverage.sayings(db, 1)} == {ONE}


def test_a_search_finds_the_other_spellings(db: sqlite3.Connection, feed: int) -> None:
    a, b, c = _read(db, feed, "a", ONE), _read(db, feed, "b", TWO), _read(db, feed, "c", 'The "Z" Man')
    assert searched(db, "zelensky said") == [a]
    registry.merge(db, ONE, TWO)
    assert set(searched(db, "zelensky said")) == {a, b}
    assert set(searched(db, '"Volodymyr Zelenskyy"')) == {a, b}
    assert searched(db, "said -zelenskyy") == [c]
    registry.merge(db, ONE, 'The "Z" Man')
    assert set(searched(db, '"Volodymyr Zelensky"')) == {a, b, c}


# --- the user's word, and how it is taken back -------------------------------------------------


def test_a_split_undoes_a_merge_with_all_that_hung_on_it(db: sqlite3.Connection, feed: int) -> None:
    for guid, name in zip("abcd", (ONE, TWO, THREE, "Bibi"), strict=True):
        _read(db, feed, guid, name)
    registry.merge(db, TWO, THREE)
    before = _known(db)
    head, tree = registry.merge(db, ONE, THREE)
    assert (head.name, tree.name) == (ONE, TWO)
    assert {name for name, known in _known(db).items() if known == ONE} == {ONE, TWO, THREE}
    assert [(one.name, other.name) for one, other in registry.split(db, tree.name)] == [(ONE, TWO)]
    assert _known(db) == before


def test_splitting_the_name_itself_parts_all_its_spellings(db: sqlite3.Connection, feed: int) -> None:
    for guid, name in zip("abc", (ONE, TWO, THREE), strict=True):
        _read(db, feed, guid, name)
    registry.merge(db, ONE, TWO)
    registry.merge(db, ONE, THREE)
    assert len(registry.split(db, ONE)) == 2
    assert _known(db) == {ONE: ONE, TWO: TWO, THREE: THREE}


@pytest.mark.parametrize("new", [TWO, "The President"])
def test_a_name_that_is_renamed_back_is_as_it_was(db: sqlite3.Connection, feed: int, new: str) -> None:
    a, b = _read(db, feed, "a", ONE), _read(db, feed, "b", TWO)
    registry.merge(db, ONE, TWO)
    before = _known(db)
    old, known = registry.rename(db, TWO, new)
    assert (old.name, known.name) == (ONE, new)
    assert set(_known(db).values()) == {new}
    assert analyses.entities(db) == [EntityCount(new, "person", 2)]
    assert analyses.mentioning(db, new, "person") == [b, a]
    registry.rename(db, new, ONE)
    assert _known(db) == before


def test_what_the_user_says_outlives_the_articles(db: sqlite3.Connection, feed: int) -> None:
    a, b = _read(db, feed, "a", ONE), _read(db, feed, "b", TWO)
    registry.merge(db, ONE, TWO)
    with schema.transaction(db):
        analyses.forget(db, [a, b])
    assert analyses.entities(db) == []
    _read(db, feed, "c", TWO)
    assert analyses.entities(db) == [EntityCount(ONE, "person", 1)]


def test_what_cannot_be_is_said(db: sqlite3.Connection, feed: int) -> None:
    _read(db, feed, "a", ONE)
    _read(db, feed, "b", TWO)
    (number,) = articles.save(db, feed, [prepared("c")], NOW).new
    analyses.put(db, number, Analysis(1, deep=True, entities=(Entity("Kyiv", "place"), Entity("Georgia", "place"))))
    with pytest.raises(NotFound, match="no article names 'Nobody'"):
        registry.merge(db, ONE, "Nobody")
    with pytest.raises(ConfigError, match="only names of a kind"):
        registry.merge(db, ONE, "Kyiv")
    with pytest.raises(ConfigError, match="no other spelling"):
        registry.split(db, ONE)
    with pytest.raises(ConfigError, match="is another name"):
        registry.rename(db, ONE, TWO)
    assert registry.merge(db, ONE, ONE)[1].name == ONE
    assert registry.rename(db, ONE, ONE)[1].name == ONE
    assert _known(db)[ONE] == ONE


def test_names_are_found_by_kind_and_in_any_case(db: sqlite3.Connection, feed: int) -> None:
    _read(db, feed, "a", "Georgia")
    (number,) = articles.save(db, feed, [prepared("b")], NOW).new
    analyses.put(db, number, Analysis(1, deep=True, entities=(Entity("Georgia", "place"),)))
    assert {spelling.kind for spelling in registry.find(db, "georgia")} == {"person", "place"}
    assert [spelling.kind for spelling in registry.find(db, "place:Georgia")] == ["place"]
    with pytest.raises(NotFound):
        registry.find(db, "event:Georgia")


# --- what the rules need -----------------------------------------------------------------------


def test_rules_are_told_who_is_beside_and_who_is_near(db: sqlite3.Connection, feed: int) -> None:
    a, b, c = _read(db, feed, "a", ONE), _read(db, feed, "b", TWO, "Bibi"), _read(db, feed, "c", THREE, ONE)
    stories.save_placements(db, [placed(a, 1), placed(b, 1), placed(c, 2)])
    with schema.transaction(db):
        for name in (ONE, TWO):
            registry.settle(db, _number(db, name), "v slnsk", None)
    assert [name for _, name, _ in registry.unsettled(db, 9)] == [THREE, "Bibi"]
    seen = {known.name: known for known in registry.alike(db, _number(db, THREE), "person", "v slnsk")}
    assert (seen[ONE].beside, seen[ONE].near) == (True, True)
    assert (seen[TWO].beside, seen[TWO].near) == (False, False)
    (known,) = registry.alike(db, _number(db, TWO), "person", "v slnsk")[:1] or [None]
    assert known is not None
    assert (known.name, known.beside) == (ONE, False)


def test_no_rule_overrules_the_user(db: sqlite3.Connection, feed: int) -> None:
    for guid, name in zip("ab", (ONE, TWO), strict=True):
        _read(db, feed, guid, name)
    one, two = _number(db, ONE), _number(db, TWO)
    registry.merge(db, ONE, TWO)
    registry.split(db, TWO)
    with schema.transaction(db):
        registry.settle(db, two, "v slnsk", one)
    assert _known(db)[TWO] == TWO
    registry.merge(db, ONE, TWO)
    _read(db, feed, "c", ONE, TWO)
    with schema.transaction(db):
        registry.part_clashing(db, 3)
    assert _known(db)[TWO] == ONE


def test_an_article_that_tells_two_apart_parts_what_a_rule_has_joined(db: sqlite3.Connection, feed: int) -> None:
    for guid, name in zip("ab", (ONE, TWO), strict=True):
        _read(db, feed, guid, name)
    with schema.transaction(db):
        registry.settle(db, _number(db, ONE), "v slnsk", None)
        registry.settle(db, _number(db, TWO), "v slnsk", _number(db, ONE))
    assert _known(db)[TWO] == ONE
    number = _read(db, feed, "c", ONE, TWO)
    with schema.transaction(db):
        registry.part_clashing(db, number)
    assert _known(db)[TWO] == TWO


def test_a_library_from_before_the_registry_keeps_its_names(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "MIGRATIONS", migrations.MIGRATIONS[:1])
    with closing(schema.connect(path)) as db:
        db.execute("INSERT INTO feeds (id, url, added) VALUES (1, 'https://a.example/', ?)", (NOW,))
        columns = "id, feed, guid, title, published, added, digest"
        db.execute(f"INSERT INTO articles ({columns}) VALUES (1, 1, 'a', 'A', ?1, ?1, '')", (NOW,))
        db.execute("INSERT INTO entities (id, name, kind, articles) VALUES (1, 'Neil Armstrong', 'person', 1)")
        db.execute("INSERT INTO mentions VALUES (1, 1)")
    monkeypatch.undo()
    with closing(schema.connect(path)) as db:
        assert analyses.entities(db) == [EntityCount("Neil Armstrong", "person", 1)]
        assert [name for _, name, _ in registry.unsettled(db, 9)] == ["Neil Armstrong"]
        assert schema.integrity(db) == []
