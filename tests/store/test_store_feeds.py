import sqlite3

import pytest
from store_samples import DAY, NOW, prepared

from tui.errors import LibraryError, NotFound
from tui.model import FeedSettings
from tui.store import articles, feeds

URL = "https://a.example/feed"


def checked(db: sqlite3.Connection, feed: int, **facts: object) -> None:
    given = {"now": NOW, "etag": "", "modified": "", "body_hash": "", "next_check": NOW + 3600} | facts
    feeds.checked(db, feed, **given)  # type: ignore[arg-type]


def test_a_feed_is_added_once(db: sqlite3.Connection) -> None:
    number, new = feeds.add(db, URL, NOW, title="A", folder="World")
    assert new
    assert feeds.add(db, URL, NOW + 5) == (number, False)
    (feed,) = feeds.every(db)
    assert (feed.url, feed.title, feed.folder, feed.added, feed.unread) == (URL, "A", "World", NOW, 0)


def test_a_feed_without_a_title_goes_by_its_address(db: sqlite3.Connection) -> None:
    feeds.add(db, URL, NOW)
    assert feeds.every(db)[0].title == URL


def test_a_password_that_an_older_version_left_in_an_address_is_in_no_name(db: sqlite3.Connection) -> None:
    number, _ = feeds.add(db, "https://ann:opensesame@x.example/feed", NOW)
    assert feeds.feed(db, number).title == "https://x.example/feed"


def test_feeds_come_by_folder_and_name(db: sqlite3.Connection) -> None:
    for title, folder in (("b", "World"), ("A", "World"), ("z", ""), ("x", "arts")):
        feeds.add(db, f"https://{title}.example/", NOW, title=title, folder=folder)
    assert [feed.title for feed in feeds.every(db)] == ["z", "x", "A", "b"]


# --- names -------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["1", "https://herald.example/feed", "the herald", "herald", " HERALD "])
def test_a_feed_is_found_by_number_address_title_or_part(db: sqlite3.Connection, feed: int, words: str) -> None:
    feeds.add(db, "https://other.example/", NOW, title="Other")
    assert feeds.find(db, words).id == feed


def test_a_whole_title_wins_over_a_part(db: sqlite3.Connection) -> None:
    one, _ = feeds.add(db, "https://a.example/", NOW, title="Wire")
    feeds.add(db, "https://b.example/", NOW, title="Wire Extra")
    assert feeds.find(db, "wire").id == one


@pytest.mark.parametrize(("words", "message"), [("nothing", "no feed 'nothing'"), ("exam", "2 feeds"), ("", "no feed")])
def test_what_no_feed_or_several_fit_is_not_found(db: sqlite3.Connection, feed: int, words: str, message: str) -> None:
    feeds.add(db, "https://other.example/", NOW, title="Other")
    with pytest.raises(NotFound, match=message):
        feeds.find(db, words)


def test_the_title_that_the_user_gave_wins_until_it_is_taken_back(db: sqlite3.Connection, feed: int) -> None:
    feeds.edit(db, feed, title="My Herald")
    checked(db, feed, title="The Daily Herald")
    assert feeds.feed(db, feed).title == "My Herald"
    feeds.edit(db, feed, title="")
    assert feeds.feed(db, feed).title == "The Daily Herald"


def test_what_a_user_calls_a_feed_cannot_act_on_the_terminal(db: sqlite3.Connection) -> None:
    number, _ = feeds.add(db, URL, NOW, title="A\x1b[31m", folder="World\x1b]0;x\x07")
    feed = feeds.feed(db, number)
    assert (feed.title, feed.folder) == ("A", "World")
    feeds.edit(db, number, title="My\x1b[31m\nHerald", folder="Space\x07")
    feed = feeds.feed(db, number)
    assert (feed.title, feed.folder) == ("My Herald", "Space")


def test_editing_changes_only_what_is_given(db: sqlite3.Connection, feed: int) -> None:
    checked(db, feed, etag="e", body_hash="h")
    feeds.edit(db, feed, folder="Space")
    found = feeds.feed(db, feed)
    assert (found.title, found.folder, found.next_check) == ("The Herald", "Space", NOW + 3600)
    assert feeds.state(db, feed).etag == "e"


def test_a_new_address_is_fetched_afresh(db: sqlite3.Connection, feed: int) -> None:
    checked(db, feed, etag="e", modified="m", body_hash="h")
    feeds.edit(db, feed, url=URL)
    state = feeds.state(db, feed)
    assert (state.url, state.etag, state.modified, state.body_hash) == (URL, "", "", "")
    assert feeds.feed(db, feed).next_check == 0


def test_two_feeds_cannot_have_one_address(db: sqlite3.Connection, feed: int) -> None:
    other, _ = feeds.add(db, URL, NOW)
    with pytest.raises(LibraryError, match="another feed has https"):
        feeds.edit(db, feed, url=URL)
    feeds.remove(db, other)
    with pytest.raises(LibraryError, match="a feed that was removed has"):
        feeds.edit(db, feed, url=URL)


def test_a_password_does_not_come_into_the_library_by_an_edit(db: sqlite3.Connection, feed: int) -> None:
    with pytest.raises(LibraryError, match="a password in an address is not kept") as refused:
        feeds.edit(db, feed, url="https://ann:opensesame@herald.example/feed")
    assert "opensesame" not in str(refused.value)
    old, _ = feeds.add(db, "https://ann:opensesame@x.example/feed", NOW)
    feeds.edit(db, old, title="X", url="https://ann:opensesame@x.example/feed")
    assert feeds.feed(db, old).title == "X", "what an older version left there can be kept as it is"


@pytest.mark.parametrize("what", [feeds.feed, feeds.state, feeds.remove, feeds.edit])
def test_a_feed_that_is_not_there_is_not_found(db: sqlite3.Connection, what: object) -> None:
    with pytest.raises(NotFound):
        what(db, 99)  # type: ignore[operator]


# --- health ------------------------------------------------------------------------------------


def test_a_good_fetch_is_recorded_and_ends_a_series_of_failures(db: sqlite3.Connection, feed: int) -> None:
    for n in range(2):
        feeds.failed(db, feed, now=NOW + n, error="no such host", next_check=NOW + 60)
    found = feeds.feed(db, feed)
    assert (found.failures, found.error, found.checked, found.succeeded) == (2, "no such host", NOW + 1, 0)
    assert articles.counts(db, NOW).failing == 1
    checked(db, feed, now=NOW + 9, etag="e", modified="m", body_hash="h", site="https://herald.example/")
    found = feeds.feed(db, feed)
    assert (found.failures, found.error, found.checked, found.succeeded) == (0, None, NOW + 9, NOW + 9)
    assert (found.title, found.site) == ("The Herald", "https://herald.example/")
    assert feeds.state(db, feed).modified == "m"


def test_an_unchanged_feed_keeps_its_title_and_site(db: sqlite3.Connection, feed: int) -> None:
    checked(db, feed, title="T", site="S")
    checked(db, feed)
    assert (feeds.feed(db, feed).title, feeds.feed(db, feed).site) == ("T", "S")


def test_a_permanent_redirect_is_followed_for_good_after_a_week(db: sqlite3.Connection, feed: int) -> None:
    old = feeds.feed(db, feed).url
    for days, expected in ((0, old), (6, old), (7, URL)):
        checked(db, feed, now=NOW + days * DAY, moved=URL)
        assert feeds.feed(db, feed).url == expected


def test_a_redirect_that_changes_its_mind_starts_anew(db: sqlite3.Connection, feed: int) -> None:
    for days, moved in ((0, URL), (4, "https://b.example/"), (8, URL), (10, "")):
        checked(db, feed, now=NOW + days * DAY, moved=moved)
    assert feeds.feed(db, feed).url == "https://herald.example/feed"


def test_a_redirect_to_another_subscription_is_not_followed(db: sqlite3.Connection, feed: int) -> None:
    feeds.add(db, URL, NOW)
    for days in (0, 8):
        checked(db, feed, now=NOW + days * DAY, moved=URL)
    assert len({found.url for found in feeds.every(db)}) == 2


# --- removing ----------------------------------------------------------------------------------


def test_a_removed_feed_is_out_of_sight_with_its_articles(db: sqlite3.Connection, feed: int) -> None:
    articles.save(db, feed, [prepared("a")], NOW)
    feeds.remove(db, feed)
    assert feeds.every(db) == []
    assert articles.counts(db, NOW).articles == articles.counts(db, NOW).unread == 0
    assert articles.folders(db) == []


def test_nothing_is_saved_for_a_removed_feed(db: sqlite3.Connection, feed: int) -> None:
    feeds.remove(db, feed)
    with pytest.raises(NotFound):
        articles.save(db, feed, [prepared("a")], NOW)


def test_subscribing_again_brings_the_articles_back(db: sqlite3.Connection, feed: int) -> None:
    articles.save(db, feed, [prepared("a")], NOW)
    feeds.remove(db, feed)
    assert feeds.add(db, "https://herald.example/feed", NOW, folder="Space") == (feed, True)
    assert (feeds.feed(db, feed).unread, feeds.feed(db, feed).folder) == (1, "Space")


# --- settings, rates, and addresses that are alike ----------------------------------------------


def test_settings_are_kept_and_another_interval_counts_at_once(db: sqlite3.Connection) -> None:
    number, _ = feeds.add(db, "https://a.example/", NOW)
    checked(db, number, next_check=NOW + 999, code=200, took=12)
    wanted = FeedSettings(30, 100, True, True, True, (("X-A", "b"),), preferred=True)
    feeds.configure(db, number, FeedSettings(keep=100))
    assert feeds.feed(db, number).next_check == NOW + 999
    feeds.configure(db, number, wanted)
    found = feeds.feed(db, number)
    assert (found.settings, found.next_check, found.code, found.took) == (wanted, 0, 200, 12)
    assert feeds.every(db) == [found]


def test_only_a_feed_that_is_there_is_configured(db: sqlite3.Connection) -> None:
    with pytest.raises(NotFound):
        feeds.configure(db, 7, FeedSettings())


def test_the_rate_of_a_feed_is_of_four_weeks_or_as_far_as_it_goes(db: sqlite3.Connection) -> None:
    day = 86_400
    daily, new = (feeds.add(db, f"https://{name}.example/", NOW)[0] for name in ("daily", "new"))
    articles.save(db, daily, [prepared(str(n), published=NOW - n * day) for n in range(40)], NOW)
    articles.save(db, new, [prepared(str(n), published=NOW - n * day) for n in range(4)], NOW)
    rates = feeds.rates(db, NOW)
    assert rates[daily].weekly == pytest.approx(7)
    assert rates[daily].newest == NOW
    assert rates[new].weekly == pytest.approx(4 * 7 / 3)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://www.A.example/feed/", "https://a.example/feed"),
        ("https://a.example:443/x?y=1", "http://a.example/x?y=1"),
    ],
)
def test_addresses_of_one_feed_are_alike(one: str, other: str) -> None:
    assert feeds.alike(one) == feeds.alike(other)


def test_addresses_of_two_feeds_are_not_alike() -> None:
    urls = [
        "https://a.example/feed",
        "https://a.example/Feed",
        "https://a.example/feed?x",
        "file:///feed",
        "https://b.a.example/feed",
    ]
    assert len(set(map(feeds.alike, urls))) == len(urls)


def test_a_feed_is_known_by_the_address_that_it_moved_to(db: sqlite3.Connection) -> None:
    number, _ = feeds.add(db, "https://a.example/", NOW)
    checked(db, number, moved="https://new.example/feed")
    found = feeds.known(db, ["https://none.example/", "http://new.example/feed/"])
    assert found is not None
    assert found.id == number
    feeds.remove(db, number)
    assert feeds.known(db, ["https://new.example/feed"]) is None
