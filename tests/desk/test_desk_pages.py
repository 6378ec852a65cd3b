"""Pages that are fetched without being asked for."""

import pytest
from test_desk_refresh import NOW, rss

from tui.desk import pages, reading, refresh, subscribe
from tui.errors import FeedError, WorkerError, WorkerTimeout
from tui.model import FeedSettings, View
from tui.store import articles, feeds, views

PARAGRAPHS = "".join(
    f"<p>{n}. The council met again and put its decision about the crane off, by a vote of {n}.</p>" for n in range(12)
)
WHOLE = f"<article>{PARAGRAPHS}</article>"
TEASER = "<p>The council met.</p>"


def stories(site, *names):
    items = "".join(
        f"<item><title>{name}</title><guid>{name}</guid><link>{site.root}/{name}</link>"
        f"<pubDate>Tue, 14 Nov 2023 2{n}:00:00 GMT</pubDate><description><![CDATA[{TEASER}]]></description></item>"
        for n, name in enumerate(names)
    )
    return f"<rss version='2.0'><channel><title>Wire</title>{items}</channel></rss>"


def text_of(desk, title):
    rows = articles.headlines(desk.db, views.ids(desk.db, View("all", copies=True), NOW))
    return articles.article(desk.db, next(row.id for row in rows if row.title == title)).body.text


async def fetched(desk):
    count = 0
    while await pages.fetch_next(desk):
        count += 1
    return count


async def test_what_comes_to_a_feed_that_is_set_so_is_fetched_once_the_newest_first(desk, site):
    site.pages |= {
        "/feed": stories(site, "one", "two"),
        "/one": WHOLE,
        "/two": WHOLE,
    }
    (added,) = await subscribe.add(desk, [f"{site.root}/feed"])
    assert await fetched(desk) == 0, "nobody wished for it"
    feeds.configure(desk.db, added.feed, FeedSettings(full_text=True))
    assert await fetched(desk) == 2
    assert site.asked[1:] == ["/two", "/one"]
    assert "by a vote of 11" in text_of(desk, "one")
    assert await fetched(desk) == 0


async def test_a_paywall_leaves_the_feed_s_text_and_is_not_asked_again(desk, site):
    site.pages |= {
        "/feed": stories(site, "one"),
        "/one": f"<article>{TEASER}</article><p>Subscribe to continue reading</p>",
    }
    (added,) = await subscribe.add(desk, [f"{site.root}/feed"])
    feeds.configure(desk.db, added.feed, FeedSettings(full_text=True))
    assert await fetched(desk) == 1
    assert text_of(desk, "one") == "The council met."
    assert await fetched(desk) == 0


async def test_a_page_with_less_text_than_the_feed_does_not_take_its_place(desk, site):
    long = rss("one", text=PARAGRAPHS * 3).replace("https://wire.example/0", f"{site.root}/one")
    site.pages |= {"/feed": long, "/one": f"<article><p>{'A short note about the crane. ' * 6}</p></article>"}
    (added,) = await subscribe.add(desk, [f"{site.root}/feed"])
    feeds.configure(desk.db, added.feed, FeedSettings(full_text=True))
    before = text_of(desk, "one")
    assert await fetched(desk) == 1
    assert text_of(desk, "one") == before


async def test_the_full_text_stays_when_the_feed_changes_the_article(desk, site):
    site.pages |= {"/feed": stories(site, "one"), "/one": WHOLE}
    (added,) = await subscribe.add(desk, [f"{site.root}/feed"])
    feeds.configure(desk.db, added.feed, FeedSettings(full_text=True))
    await fetched(desk)
    site.pages["/feed"] = stories(site, "one").replace("The council met.", "The council met twice.")
    await refresh.refresh(desk)
    assert "by a vote of 11" in text_of(desk, "one")


async def test_the_feed_s_text_comes_back_and_the_full_text_again_after_the_feed_has_changed_it(desk, site):
    clutter = "<p>The post one appeared first on Wire.</p>"
    site.pages |= {"/feed": stories(site, "one").replace(TEASER, TEASER + clutter), "/one": WHOLE}
    (added,) = await subscribe.add(desk, [f"{site.root}/feed"])
    feeds.configure(desk.db, added.feed, FeedSettings(full_text=True))
    await fetched(desk)
    (article,) = views.ids(desk.db, View(), NOW)
    for text in ("The council met.", "The council met twice."):
        site.pages["/feed"] = stories(site, "one").replace(TEASER, f"<p>{text}</p>{clutter}")
        await refresh.refresh(desk)
        await reading.full_text(desk, article)
        assert text_of(desk, "one") == text
        await reading.full_text(desk, article)
        assert "by a vote of 11" in text_of(desk, "one")


@pytest.mark.parametrize(("error", "words"), [(WorkerTimeout("x:y"), "longer than"), (WorkerError("x:y"), "memory")])
async def test_a_page_that_breaks_its_reader_says_so_in_words(desk, site, monkeypatch, error, words):
    site.pages |= {"/feed": stories(site, "one"), "/one": WHOLE}
    await subscribe.add(desk, [f"{site.root}/feed"])

    async def breaks(*_, **__):
        raise error

    monkeypatch.setattr(desk.parsers, "run", breaks)
    with pytest.raises(FeedError, match=f"the page of this article takes .*{words}"):
        await reading.full_text(desk, views.ids(desk.db, View(), NOW)[0])


async def test_an_article_that_goes_while_its_page_is_fetched_ends_nothing(desk, site, monkeypatch):
    site.pages |= {"/feed": stories(site, "one"), "/one": WHOLE}
    (added,) = await subscribe.add(desk, [f"{site.root}/feed"])
    feeds.configure(desk.db, added.feed, FeedSettings(full_text=True))

    async def gone(desk, number):
        desk.db.execute("DELETE FROM articles")
        articles.article(desk.db, number)

    monkeypatch.setattr(reading, "full_text", gone)
    assert await fetched(desk) == 1
