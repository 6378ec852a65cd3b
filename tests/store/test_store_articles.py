import sqlite3
from dataclasses import replace

import pytest
from store_samples import NOW, placed, prepared, searched

from tui.errors import NotFound
from tui.model import Span, View
from tui.store import analyses, articles, feeds, relations, stories, undo, versions


def save(db: sqlite3.Connection, feed: int, *guids: str) -> tuple[int, ...]:
    return articles.save(db, feed, [prepared(guid) for guid in guids], NOW).new


# --- keeping -----------------------------------------------------------------------------------


def test_an_article_comes_back_as_it_was_given(db: sqlite3.Connection, feed: int) -> None:
    given = prepared("a", author="A. Roth", deep=True)
    (number,) = articles.save(db, feed, [given], NOW).new
    found = articles.article(db, number)
    assert found.body == given.draft.body
    assert found.analysis == given.analysis
    head = found.headline
    assert (head.title, head.author, head.link, head.guid) == ("Title of a", "A. Roth", "https://example.org/a", "a")
    assert (head.feed, head.feed_title, head.published, head.words) == (feed, "The Herald", NOW - 100, 12)
    assert (head.read, head.starred, head.story, head.story_size, head.copies) == (False, False, None, 0, 0)


def test_a_feed_fetched_again_adds_only_what_is_new(db: sqlite3.Connection, feed: int) -> None:
    first = articles.save(db, feed, [prepared("a"), prepared("b")], NOW)
    again = articles.save(db, feed, [prepared("c"), prepared("a"), prepared("b")], NOW)
    assert len(first.new) == 2
    assert (len(again.new), again.changed) == (1, ())
    assert feeds.feed(db, feed).articles == 3


def test_the_same_guid_in_another_feed_is_another_article(db: sqlite3.Connection, feed: int) -> None:
    other, _ = feeds.add(db, "https://other.example/", NOW)
    assert len({*save(db, feed, "a"), *save(db, other, "a")}) == 2


def test_of_two_articles_with_one_guid_the_first_counts(db: sqlite3.Connection, feed: int) -> None:
    saved = articles.save(db, feed, [prepared("a", title="one"), prepared("b"), prepared("a", title="two")], NOW)
    assert [head.title for head in articles.headlines(db, saved.new)] == ["one", "Title of b"]


def test_more_than_a_batch_is_kept_in_order(db: sqlite3.Connection, feed: int) -> None:
    guids = [f"g{n}" for n in range(2 * articles.BATCH + 5)]
    assert [head.guid for head in articles.headlines(db, save(db, feed, *guids))] == guids


def test_a_changed_article_is_rewritten_and_keeps_its_marks_and_its_time(db: sqlite3.Connection, feed: int) -> None:
    (number,) = save(db, feed, "a")
    undo.mark(db, [number], read=True, starred=True, now=NOW, label="")
    analyses.put_fresh(db, number, [Span(0, 3)])
    new = prepared("a", title="New", texts=["A quite different text."], published=NOW - 5, terms=["text"], deep=True)
    saved = articles.save(db, feed, [new], NOW + 50)
    assert (saved.new, saved.changed) == ((), (number,))
    found = articles.article(db, number)
    assert (found.headline.title, found.headline.words, found.headline.published) == ("New", 4, NOW - 100)
    assert found.headline.read
    assert found.headline.starred
    assert (found.body, found.analysis, found.fresh) == (new.draft.body, new.analysis, ())
    assert searched(db, "eagle") == []
    assert searched(db, "different") == [number]
    assert relations.frequencies(db, ["eagle", "text"]) == {"text": 1}
    assert stories.items(db, [number])[0].features == new.features


def test_an_article_with_the_same_digest_is_not_touched(db: sqlite3.Connection, feed: int) -> None:
    (number,) = articles.save(db, feed, [prepared("a", digest="d1")], NOW).new
    assert articles.known(db, feed) == {"a": "d1"}
    assert articles.save(db, feed, [prepared("a", title="other", digest="d1")], NOW).changed == ()
    assert articles.save(db, feed, [prepared("a", title="other", digest="d2")], NOW).changed == (number,)


@pytest.mark.parametrize(
    ("published", "kept"),
    [
        (None, NOW),
        (NOW + 1, NOW),
        (10**30, NOW),
        (NOW - 1, NOW - 1),
        (-14_000_000, -14_000_000),
        (-(10**30), -62135596800),
    ],
)
def test_an_article_of_no_time_or_of_the_future_was_published_when_it_was_seen(
    db: sqlite3.Connection, feed: int, published: int | None, kept: int
) -> None:
    saved = articles.save(db, feed, [prepared("a", published=published)], NOW)
    assert articles.headlines(db, saved.new)[0].published == kept


def test_a_feed_that_is_not_there_is_not_found(db: sqlite3.Connection) -> None:
    with pytest.raises(NotFound):
        articles.save(db, 99, [prepared("a")], NOW)


# --- full text ---------------------------------------------------------------------------------


def test_a_body_can_be_replaced_and_the_feeds_is_still_at_hand(db: sqlite3.Connection, feed: int) -> None:
    teaser, page = (
        prepared("a", texts=["A teaser."]),
        prepared("a", texts=["The whole report.", "And its end."], deep=True),
    )
    (number,) = articles.save(db, feed, [teaser], NOW).new
    assert articles.feed_body(db, number) is None
    articles.replace(db, number, page)
    found = articles.article(db, number)
    assert (found.body, found.analysis, found.headline.words) == (page.draft.body, page.analysis, 6)
    assert articles.feed_body(db, number) == teaser.draft.body
    assert searched(db, "report") == [number]
    articles.replace(db, number, teaser, whole=False)
    assert articles.article(db, number).body == teaser.draft.body
    assert articles.feed_body(db, number) is None
    assert searched(db, "report") == []


def test_a_replaced_body_outlives_the_next_fetch_of_the_same(db: sqlite3.Connection, feed: int) -> None:
    teaser, page = prepared("a", texts=["A teaser."]), prepared("a", texts=["The whole report."])
    (number,) = articles.save(db, feed, [teaser], NOW).new
    articles.replace(db, number, page)
    assert articles.save(db, feed, [teaser], NOW).changed == ()
    assert articles.article(db, number).body == page.draft.body


def test_what_the_feed_changes_later_is_its_text_and_the_page_s_stays(db: sqlite3.Connection, feed: int) -> None:
    (number,) = articles.save(db, feed, [prepared("a", texts=["A teaser."])], NOW).new
    whole = prepared("a", texts=["The whole report."])
    articles.replace(db, number, whole)
    corrected = prepared("a", title="Another title", texts=["A correction."])
    assert articles.save(db, feed, [corrected], NOW).changed == (number,)
    found = articles.article(db, number)
    assert (found.headline.title, found.body) == ("Another title", whole.draft.body)
    assert articles.feed_body(db, number) == corrected.draft.body
    assert [version.body.text for version in versions.of(db, number)] == ["A teaser."]


# --- versions ----------------------------------------------------------------------------------


def test_an_updated_article_keeps_its_marks_and_what_it_said_before(db: sqlite3.Connection, feed: int) -> None:
    (number,) = articles.save(db, feed, [prepared("a", title="First", texts=["One."])], NOW).new
    undo.mark(db, [number], read=True, starred=True, now=NOW, label="")
    assert articles.article(db, number).changed == 0
    for n in range(1, 13):
        articles.save(db, feed, [prepared("a", title=f"Take {n}", texts=[f"Text {n}."])], NOW + n)
    found = articles.article(db, number)
    assert (found.headline.read, found.headline.starred, found.changed) == (True, True, NOW + 12)
    kept = versions.of(db, number)
    assert len(kept) == versions.KEPT
    assert [(kept[0].title, kept[0].body.text, kept[0].replaced)] == [("Take 11", "Text 11.", NOW + 12)]


def test_what_is_the_same_is_no_version(db: sqlite3.Connection, feed: int) -> None:
    (number,) = articles.save(db, feed, [prepared("a")], NOW).new
    articles.save(db, feed, [prepared("a")], NOW + 1)
    assert versions.of(db, number) == []


def test_the_original_link_is_kept_beside_the_clean_one(db: sqlite3.Connection, feed: int) -> None:
    item = prepared("a")
    given = "https://a.example/x?utm_source=rss"
    draft = replace(item.draft, link="https://a.example/x", original=given)
    (number,) = articles.save(db, feed, [replace(item, draft=draft)], NOW).new
    assert articles.article(db, number).headline.link == "https://a.example/x"
    (marked,) = articles.marked(db, feed)
    assert marked.link == given, "other readers know it by that one"


# --- reading -----------------------------------------------------------------------------------


def test_headlines_come_in_the_order_of_the_ids(db: sqlite3.Connection, feed: int) -> None:
    a, b, c = save(db, feed, "a", "b", "c")
    assert [head.id for head in articles.headlines(db, [c, 99, a, b, a])] == [c, a, b, a]
    assert articles.headlines(db, []) == []


def test_a_headline_tells_its_story_and_its_copies(db: sqlite3.Connection, feed: int) -> None:
    a, b, c = save(db, feed, "a", "b", "c")
    stories.save_placements(db, [placed(a, 1, 2), placed(b, 1, 3), placed(c, 1, 2, copy_of=a)])
    first, second, copy = articles.headlines(db, [a, b, c])
    assert (first.story, first.story_title, first.story_size, first.development, first.copies) == (
        1,
        "Title of a",
        2,
        2,
        1,
    )
    assert (second.development, second.copies) == (3, 0)
    assert copy.copy_of == a


def test_an_article_that_is_not_there_is_not_found(db: sqlite3.Connection) -> None:
    with pytest.raises(NotFound, match="no article 5"):
        articles.article(db, 5)
    with pytest.raises(NotFound, match="no article 5"):
        articles.replace(db, 5, prepared("a"))


def test_marks_are_true_or_false_not_numbers(db: sqlite3.Connection, feed: int) -> None:
    (number,) = save(db, feed, "a")
    undo.mark(db, [number], read=True, now=NOW, label="")
    head = articles.headlines(db, [number])[0]
    assert head.read is True
    assert head.starred is False


def test_an_empty_body_is_kept(db: sqlite3.Connection, feed: int) -> None:
    given = prepared("a", texts=[])
    (number,) = articles.save(db, feed, [replace(given, features=prepared("a").features)], NOW).new
    assert articles.article(db, number).body.text == ""
    assert articles.ids(db, View(), NOW) == [number]
