"""The rows of the sidebar."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tui.model import Counts, Feed, FeedSettings, SavedSearch, View
from tui.ui.widgets.sidebar import rows

FEEDS = (
    Feed(1, "https://a.example", "beta", folder="World", unread=2),
    Feed(2, "https://b.example", "Alpha", folder="World", unread=3),
    Feed(3, "https://c.example", "Loose", unread=1, error="gone"),
)


def labels(**more: object) -> list[str]:
    """The words of the rows."""
    return [row.label for row in rows(FEEDS, Counts(**more), ())]


def test_views_come_first_then_folders_then_feeds_in_none() -> None:
    feeds = ["World", "Alpha", "beta", "Loose"]
    assert labels() == ["Today", "Unread", "Stories", "Starred", "All", "", *feeds, "", "3 feeds, all well"]


def test_what_is_muted_has_a_sign_and_does_not_count() -> None:
    muted = replace(FEEDS[0], settings=FeedSettings(muted=True))
    found = rows([muted, *FEEDS[1:]], Counts(), ())
    assert next(row for row in found if row.label == muted.title).sign == "⊘"
    counts = [
        next(row.count for row in rows(some, Counts(), ()) if row.kind == "folder")
        for some in (FEEDS, [muted, *FEEDS[1:]])
    ]
    assert counts[0] - counts[1] == muted.unread > 0


def test_a_folder_counts_what_is_unread_in_it_also_when_closed() -> None:
    closed = rows(FEEDS, Counts(), {"World"})
    assert [(row.label, row.count) for row in closed if row.kind in ("folder", "feed")] == [("World", 5), ("Loose", 1)]


def test_failing_feeds_have_a_sign_and_a_line() -> None:
    found = rows(FEEDS, Counts(failing=2), ())
    assert found[-1].label == "2 feeds failing"
    assert next(row for row in found if row.label == "Loose").sign == "⚠"
    assert rows(FEEDS, Counts(failing=1), ())[-1].label == "1 feed fails"


@given(st.lists(st.builds(Feed, st.integers(1, 9), st.just("u"), st.text(), folder=st.sampled_from(["", "A", "b"]))))
def test_every_feed_has_one_row(feeds) -> None:
    assert sum(row.kind == "feed" for row in rows(feeds, Counts(), ())) == len(feeds)


def test_searches_stand_between_the_views_and_the_folders_with_what_was_counted() -> None:
    kept = [SavedSearch(7, "Moon", "moon"), SavedSearch(9, "Ports", "harbour")]
    found = rows(FEEDS, Counts(), (), kept, {9: 4})
    at = [row.label for row in found].index("All")
    assert [(row.label, row.count, row.view) for row in found[at + 1 : at + 3]] == [
        ("Moon", 0, View("search", "moon")),
        ("Ports", 4, View("search", "harbour")),
    ]
    assert [row.kind for row in found[at + 3 : at + 5]] == ["gap", "folder"]
