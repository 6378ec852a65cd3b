"""Search finds what was skimmed, and before that what it was told to find; the index fits the articles all the time."""

from test_store_skims import arrive, skimmed

from tui.model import View
from tui.store import articles, feeds, indexing, schema, skims, undo, views


def found(db, query):
    return views.ids(db, View("search", query), 2e9)


def test_what_is_skimmed_is_found_and_what_waits_is_not_yet(db, feed):
    first, second = arrive(db, feed, "a", "b").new
    assert found(db, "eagle") == []
    skims.keep(db, [skimmed(waiting) for waiting in skims.waiting(db, 1)])
    assert found(db, "eagle") == [first]
    skims.keep(db, [skimmed(waiting) for waiting in skims.waiting(db, 1)])
    assert sorted(found(db, "eagle")) == [first, second]


def test_of_a_text_with_clutter_search_knows_only_what_is_left(db, feed):
    (number,) = arrive(db, feed, "a", texts=("The Eagle has landed. Read more",)).new
    skims.keep(db, [skimmed(skims.waiting(db, 1)[0], "The Eagle has landed.")])
    assert found(db, "landed") == [number] and found(db, "more") == []


def test_all_that_there_is_is_found_without_waiting_for_it_to_be_skimmed(db, feed, monkeypatch):
    monkeypatch.setattr(indexing, "_BATCH", 2)
    new = arrive(db, feed, "a", "b", "c", "d", "e").new
    indexing.add_all(db)
    assert sorted(found(db, "eagle")) == sorted(new) and skims.count(db) == 5
    indexing.add_all(db)
    assert len(found(db, "eagle")) == 5


def test_what_was_found_before_it_was_skimmed_is_not_found_twice_afterwards(db, feed):
    (number,) = arrive(db, feed, "a", texts=("The Eagle has landed. Read more",)).new
    indexing.add_all(db)
    assert found(db, "more") == [number]
    skims.keep(db, [skimmed(skims.waiting(db, 1)[0], "The Eagle has landed.")])
    assert found(db, "more") == [] and found(db, "landed") == [number]


def test_an_article_that_changes_while_it_waits_is_found_by_its_new_text_only(db, feed):
    (number,) = arrive(db, feed, "a").new
    arrive(db, feed, "a", texts=("It was the Hawk.",))
    assert schema.integrity(db) == []
    skims.keep(db, [skimmed(waiting) for waiting in skims.waiting(db, 9)])
    assert found(db, "hawk") == [number] and found(db, "eagle") == []


def test_an_article_that_changes_later_stays_in_search_while_it_waits_for_another_skim(db, feed):
    (number,) = arrive(db, feed, "a").new
    skims.keep(db, [skimmed(waiting) for waiting in skims.waiting(db, 9)])
    arrive(db, feed, "a", texts=("It was the Hawk.",))
    assert skims.count(db) == 1
    assert found(db, "hawk") == [number] and found(db, "eagle") == []


def test_what_waits_can_be_deleted_and_brought_back(db, feed):
    arrive(db, feed, "a", "b")
    with schema.transaction(db):
        feeds.remove(db, feed)
    undo.undo(db)
    db.execute("DELETE FROM articles WHERE guid = 'a'")
    assert schema.integrity(db) == []
    indexing.add_all(db)
    (left,) = found(db, "eagle")
    assert articles.article(db, left).headline.guid == "b" and schema.integrity(db) == []
