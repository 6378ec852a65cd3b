"""An article is in lists as soon as it came; its skim follows, once, and fits the text that it was made of."""

import sqlite3

import pytest
from store_samples import NOW, analysis, features, placed, prepared

from tui.errors import LibraryFull
from tui.model import Body, View
from tui.store import analyses, articles, feeds, relations, rows, skims, stories, undo, views


def arrive(db, feed, *guids, texts=("The Eagle has landed.",), digest=""):
    """Articles that just came; gives the ids of those that were new."""
    drafts = [prepared(guid, published=NOW - 10 * n, texts=texts).draft for n, guid in enumerate(guids)]
    return articles.save(db, feed, [rows.arrived(draft, digest) for draft in drafts], NOW)


def skimmed(waiting, text=None, terms=("eagle", "moon")):
    """What a reader of ``waiting`` might find: ``text`` without its clutter, and these terms."""
    body = Body.of([waiting.text if text is None else text])
    row = rows.arrived(prepared("x", texts=[body.text]).draft)
    skim = rows.skimmed(analysis(body, terms), features(terms))
    return skims.Skimmed(waiting.id, waiting.digest, row.text, row.structure, row.words, skim)


def test_what_came_is_in_lists_and_can_be_read_before_it_is_skimmed(db, feed):
    (number,) = arrive(db, feed, "a").new
    assert views.ids(db, View(), NOW) == [number]
    found = articles.article(db, number)
    assert found.body.text == "The Eagle has landed." and found.analysis is None


def test_what_waits_is_given_newest_first_and_not_placed_or_studied(db, feed):
    first, second, third = arrive(db, feed, "a", "b", "c").new
    assert [item.id for item in skims.waiting(db, 2)] == [first, second]
    assert [item.id for item in skims.waiting_of(db, [third, 99])] == [third]
    assert skims.count(db) == 3
    assert stories.unplaced(db, 10) == []
    assert analyses.waiting(db, 1, 10) == [] and analyses.waiting_count(db, 1) == 0


def test_a_skim_is_kept_with_the_text_less_its_clutter(db, feed):
    (number,) = arrive(db, feed, "a", texts=("The Eagle has landed. Read more",)).new
    (waiting,) = skims.waiting(db, 9)
    assert skims.keep(db, [skimmed(waiting, "The Eagle has landed.")]) == 1
    found = articles.article(db, number)
    assert found.body.text == "The Eagle has landed." and found.headline.words == 4
    assert found.analysis is not None and found.analysis.passages
    assert views.ids(db, View("search", "read"), NOW) == []
    assert stories.unplaced(db, 9) == [number] and analyses.waiting(db, 1, 9) == [number]
    assert relations.frequencies(db, ["eagle"]) == {"eagle": 1}
    assert skims.count(db) == 0


def test_a_second_skim_of_the_same_article_is_not_kept(db, feed):
    arrive(db, feed, "a")
    (waiting,) = skims.waiting(db, 9)
    assert skims.keep(db, [skimmed(waiting)]) == 1
    assert skims.keep(db, [skimmed(waiting, terms=("other",))]) == 0
    assert relations.frequencies(db, ["eagle", "other"]) == {"eagle": 1}


def test_an_article_that_changed_meanwhile_waits_for_another_skim(db, feed):
    arrive(db, feed, "a")
    (old,) = skims.waiting(db, 9)
    assert arrive(db, feed, "a", texts=("It was the Hawk.",)).changed
    assert skims.keep(db, [skimmed(old)]) == 0
    (new,) = skims.waiting(db, 9)
    assert new.text == "It was the Hawk." and skims.keep(db, [skimmed(new, terms=("hawk",))]) == 1
    assert relations.frequencies(db, ["eagle", "hawk"]) == {"hawk": 1}


def test_a_changed_article_keeps_its_marks_and_story_and_loses_what_was_known_of_its_old_text(db, feed):
    (number,) = arrive(db, feed, "a").new
    skims.keep(db, [skimmed(waiting) for waiting in skims.waiting(db, 9)])
    stories.save_placements(db, [placed(number, 7)])
    undo.mark(db, [number], read=True, now=NOW, label="read")
    arrive(db, feed, "a", texts=("It was the Hawk.",))
    found = articles.article(db, number)
    assert found.analysis is None and found.headline.story == 7 and found.headline.read
    (waiting,) = skims.waiting(db, 9)
    skims.keep(db, [skimmed(waiting, terms=("hawk",))])
    assert relations.frequencies(db, ["eagle", "hawk"]) == {"hawk": 1}
    assert articles.article(db, number).headline.story == 7


def test_what_comes_with_its_skim_does_not_wait_even_where_it_waited(db, feed):
    (number,) = arrive(db, feed, "a").new
    assert articles.save(db, feed, [prepared("a", digest="other")], NOW).changed == (number,)
    assert skims.waiting(db, 9) == []
    assert articles.article(db, number).analysis is not None


def test_the_full_text_of_a_page_is_its_skim_too(db, feed):
    (number,) = arrive(db, feed, "a").new
    articles.replace(db, number, prepared("a", texts=["All of the page."]))
    assert skims.count(db) == 0 and articles.feed_body(db, number).text == "The Eagle has landed."


def test_the_articles_of_a_removed_feed_wait_until_it_comes_back(db, feed):
    arrive(db, feed, "a")
    feeds.remove(db, feed, NOW)
    assert skims.waiting(db, 9) == [] and skims.count(db) == 0
    undo.undo(db)
    assert len(skims.waiting(db, 9)) == 1


def test_nothing_is_kept_of_a_batch_that_fails(db, feed, monkeypatch):
    arrive(db, feed, "a", "b")

    def fail(*_):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(skims, "write_skims", fail)
    with pytest.raises(LibraryFull):
        skims.keep(db, [skimmed(waiting) for waiting in skims.waiting(db, 9)])
    assert skims.count(db) == 2


def test_an_article_without_a_body_does_not_wait_for_ever(db, feed):
    """As a library has it that was brought back from a damaged file."""
    (number,) = arrive(db, feed, "a").new
    assert skims.count(db) == len(skims.waiting(db, 9)) == 1
    db.execute("DELETE FROM bodies WHERE article = ?", (number,))
    assert skims.count(db) == len(skims.waiting(db, 9)) == 0
    db.execute("DELETE FROM articles")
