"""News survive the pipe."""

import json

import pytest

from tui import news


@pytest.mark.parametrize(
    "item",
    [
        news.Progress("refresh", 3, 10),
        news.FeedChecked(4, error="no answer"),
        news.FeedAdded(1, "The Wire", "https://wire.example/feed", 12),
        news.Imported(3, 1, 1, 20, 2, {"query": 2, "exec": 1}, "cache.db"),
        news.Imported(0, 0, left_out={"query": 1}, searches=2, unsaid=(("Either", "“or”"), ("B", "too long"))),
        news.Looked("a", "https://a.example", "The Wire", newest=(("Title", 3), ("", 0)), weekly=0.5),
        news.Pictured(1, "https://a.example/p.png", "20x10", why="too large"),
        news.Placed(9),
        news.Analysed(7),
        news.Failed("add", "x is no feed"),
        news.Finished("refresh", "2 feeds"),
    ],
)
def test_news_come_out_as_they_went_in(item):
    assert news.from_json(json.loads(json.dumps(news.to_json(item)))) == item


def test_what_is_no_news_is_refused():
    with pytest.raises(KeyError):
        news.from_json({"news": "Rumour"})


def test_what_came_of_an_import_is_one_sentence_that_leaves_out_what_there_was_not():
    assert str(news.Imported(1, 0)) == "1 feed added"
    assert str(news.Imported(3, 1, 1, 20, 2, {"query": 2, "exec": 1}, "cache.db")) == (
        "3 feeds added, 1 known already, 1 could not be fetched; 20 articles read, 2 starred, as in cache.db;"
        " 3 lines left out: 1 exec, 2 query feeds"
    )
    assert str(news.Imported(3, 1, 0, 20, 2, {}, "cache.db", dry_run=True)) == (
        "3 feeds to add, 1 known already; at most 20 articles to mark as read, 2 to star, as in cache.db"
    )
    assert str(news.Imported(10_000, 0, left_out={"more": 500, "tag": 2, "hidden": 1})) == (
        "10,000 feeds added; 500 lines left out: 500 above the most that is taken;"
        " 2 further tags left out, since a feed is in one folder; 1 hidden feed shown"
    )


def test_what_became_of_query_feeds_is_told_with_names_and_reasons():
    some = news.Imported(0, 2, left_out={"query": 2}, searches=3, known_searches=1, unsaid=(("A", "“or”"), ("B", "x")))
    assert str(some) == (
        "0 feeds added, 2 known already; 3 searches kept, 1 search known already; 2 lines left out: 2 query feeds;"
        " no search can say what these query feeds do: A (“or”), B (x)"
    )
    assert str(news.Imported(1, 0, dry_run=True, searches=1)).endswith("; 1 search to keep")
    by_words = str(news.Imported(1, 0, searches=3, by_words=2, known_searches=1))
    assert (
        "; 3 searches kept (2 by whole words or their beginnings: newsboat finds any part of one), 1 search" in by_words
    )
