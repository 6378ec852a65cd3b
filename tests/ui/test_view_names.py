"""Views in words, and as the line that the next start begins with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom_library import HOSTILE

from tui.model import Feed, SavedSearch, View
from tui.ui import view_names

KINDS = sorted(view_names.REMEMBERED | {"search"})


@given(
    st.sampled_from(KINDS),
    st.text(st.characters(exclude_characters="\t\n"), max_size=20),
    st.booleans(),
    st.sampled_from(sorted(view_names.SORTS)),
)
def test_a_view_is_remembered_as_it_was(kind, key, unread, sort) -> None:
    view = View(kind, key, unread, sort)
    assert view_names.of_line(view_names.to_line(view)) == view


@pytest.mark.parametrize("line", ["", "\t\t\t", "story\t3\tnewest\t", "feed\t3", "feed\t3\trandom\t", "nonsense"])
def test_what_is_no_such_line_is_what_is_unread(line: str) -> None:
    assert view_names.of_line(line) == View("unread", unread_only=True)


@pytest.mark.parametrize(
    ("view", "feed", "said"),
    [
        (View("all", unread_only=True), None, "All ▸ unread"),
        (View("unread", unread_only=True), None, "Unread"),
        (View("feed", "3"), None, "Feed"),
        (View("feed", "3"), Feed(3, "https://a.example", "Herald"), "Herald"),
        (View("feed", "3"), Feed(3, "https://a.example", "Herald", folder="World"), "World ▸ Herald"),
        (View("folder", "World"), None, "World"),
        (View("search", "moon"), None, "Search ▸ moon"),
        (View("entity", "person:Neil: Armstrong"), None, "Mentioning ▸ Neil: Armstrong"),
    ],
)
def test_a_view_is_called_what_it_is_of(view: View, feed: Feed | None, said: str) -> None:
    assert view_names.described(view, feed) == said


def test_a_search_that_is_kept_is_called_by_its_name() -> None:
    assert view_names.described(View("search", "moon"), None, SavedSearch(1, "Probes", "moon")) == "Probes"
    assert view_names.described(
        View("search", "moon", unread_only=True), None, SavedSearch(1, HOSTILE, "")
    ).isprintable()


@pytest.mark.parametrize(
    ("view", "words", "said"),
    [
        (View("all"), "", ""),
        (View("all"), "moon", "moon"),
        (View("unread", unread_only=True), "", "is:unread"),
        (View("today"), "", "within:1d"),
        (View("starred"), "moon", "is:starred moon"),
        (View("search", "moon -luna", unread_only=True), "ferry", "is:unread moon -luna ferry"),
        (View("search", "{0} {x}"), "", "{0} {x}"),
        (View("folder", "Long reads"), "", 'folder:"Long reads"'),
        (View("folder", 'a "b"'), "moon", ""),
        (View("feed", "3"), "", 'feed:"=Herald"'),
        (View("stories"), "moon", ""),
        (View("entity", "person:Neil Armstrong"), "", ""),
    ],
)
def test_what_a_list_shows_is_said_as_a_search_or_not_at_all(view: View, words: str, said: str) -> None:
    assert view_names.said(view, words, Feed(3, "https://a.example", "Herald")) == said


def test_a_feed_that_nobody_knows_is_said_by_no_search() -> None:
    assert view_names.said(View("feed", "3")) == "" == view_names.said(View("feed", "3"), "", Feed(3, "u", 'A "B"'))


def test_a_hostile_name_does_nothing() -> None:
    assert view_names.described(View("folder", HOSTILE)).isprintable()


@pytest.mark.parametrize(
    ("view", "filtered", "keys"),
    [
        (View("all"), True, ["clear_filter", "search"]),
        (View("search", "x", unread_only=True), False, ["clear_filter", "search"]),
        (View("feed", "1", unread_only=True), False, ["reload_all", "unread_only", "next_feed"]),
        (View("starred"), False, ["star"]),
        (View("stories"), False, []),
        (View("folder", "World"), False, ["reload_all"]),
    ],
)
def test_an_empty_list_says_the_keys_that_lead_out_of_it(view: View, filtered: bool, keys: list[str]) -> None:
    told = view_names.nothing_in(view, lambda action: f"<{action}>", filtered=filtered)
    assert told[0] and [line.partition(">")[0][1:] for line in told if line.startswith("<")] == keys


def test_an_empty_search_that_is_kept_says_what_it_looks_for_and_how_it_is_changed() -> None:
    view = View("search", "moon\x1b[31m")
    told = view_names.nothing_in(view, lambda action: f"<{action}>", filtered=False, kept=True)
    assert told[2] == "moon" and "<edit_feed>  changes this search" in told
    assert "moon" not in view_names.nothing_in(view, lambda action: f"<{action}>", filtered=True, kept=True)
