"""News survive the pipe."""

import pytest

from tui import news


@pytest.mark.parametrize(
    "item",
    [
        news.Progress("refresh", 3, 10),
        news.FeedChecked(4, error="no answer"),
        news.FeedAdded(1, "The Wire", "https://wire.example/feed", 12),
        news.Placed(9),
        news.Analysed(7),
        news.Failed("add", "x is no feed"),
        news.Finished("refresh", "2 feeds"),
    ],
)
def test_news_come_out_as_they_went_in(item):
    assert news.from_json(news.to_json(item)) == item


def test_what_is_no_news_is_refused():
    with pytest.raises(KeyError):
        news.from_json({"news": "Rumour"})
