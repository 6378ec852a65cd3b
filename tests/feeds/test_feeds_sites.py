"""Addresses of sites whose feeds are where a rule says."""

import pytest

from tui.feeds.sites import feeds_of, handle

CHANNEL = "UC" + "x" * 22


@pytest.mark.parametrize(
    ("page", "feeds"),
    [
        (f"https://www.youtube.com/channel/{CHANNEL}/videos", [f"videos.xml?channel_id={CHANNEL}"]),
        ("https://m.youtube.com/user/harbour", ["videos.xml?user=harbour"]),
        ("https://www.youtube.com/playlist?list=PL12&x=1", ["videos.xml?playlist_id=PL12"]),
        ("https://www.youtube.com/@harbour", []),
        ("https://youtu.be/abc", []),
        ("https://github.com/harbour/crane", ["harbour/crane/releases.atom", "harbour/crane/commits.atom"]),
        ("https://github.com/harbour/crane.git", ["harbour/crane/releases.atom", "harbour/crane/commits.atom"]),
        ("https://github.com/harbour/crane/issues/3", ["harbour/crane/releases.atom", "harbour/crane/commits.atom"]),
        ("https://github.com/harbour/crane/tree/feature/x", ["harbour/crane/commits/feature/x.atom"]),
        ("https://github.com/harbour/crane/commits", ["harbour/crane/commits.atom"]),
        ("https://github.com/harbour/crane/tags", ["harbour/crane/tags.atom"]),
        ("https://github.com/harbour", ["github.com/harbour.atom"]),
        ("https://github.com/explore", []),
        ("https://gist.github.com/harbour", []),
        ("https://github.com/harbour/crane/releases.atom", []),
        ("https://old.reddit.com/r/boats/", ["www.reddit.com/r/boats/.rss"]),
        ("https://reddit.com/r/boats/top?t=week", ["www.reddit.com/r/boats/top/.rss?t=week"]),
        ("https://www.reddit.com/user/pilot", ["www.reddit.com/user/pilot/.rss"]),
        ("https://www.reddit.com/r/boats/.rss", []),
        ("https://www.reddit.com/", []),
        ("https://harbour.substack.com/p/the-crane", ["https://harbour.substack.com/feed"]),
        ("https://substack.com/@harbour", ["https://harbour.substack.com/feed"]),
        ("https://harbour.substack.com/feed", []),
        ("https://medium.com/@pilot/some-post", ["https://medium.com/feed/@pilot"]),
        ("https://medium.com/harbour-press", ["https://medium.com/feed/harbour-press"]),
        ("https://medium.com/tag/boats", ["https://medium.com/feed/tag/boats"]),
        ("https://pilot.medium.com/about", ["https://pilot.medium.com/feed"]),
        ("https://medium.com/feed/@pilot", []),
        ("https://bsky.app/profile/pilot.example", ["https://bsky.app/profile/pilot.example/rss"]),
        ("https://boats.social/@pilot", ["https://boats.social/@pilot.rss"]),
        ("https://boats.social/@pilot.rss", []),
        ("https://boats.social/@pilot/12345", []),
        ("https://news.example/world", []),
        ("https://notgithub.com/a/b", []),
        ("https://[broken", []),
    ],
)
def test_the_feeds_of_a_page_follow_from_its_address(page, feeds):
    found = feeds_of(page)
    assert len(found) == len(feeds)
    for address, end in zip(found, feeds, strict=True):
        assert address.startswith("https://") and address.endswith(end)
        assert feeds_of(address) == [], "what a rule gives is a feed, not another page"


def test_a_name_of_the_fediverse_is_an_address():
    assert handle("@pilot@boats.social") == "https://boats.social/@pilot"
    assert handle("pilot@boats.social") == handle("@pilot") == ""
