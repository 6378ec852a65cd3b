"""Views in words, and as the line that the next start begins with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom_library import HOSTILE

from tui.model import Feed, View
from tui.ui import view_names

KINDS = sorted(view_names.REMEMBERED)


@given(
    st.sampled_from(KINDS),
    st.text(st.characters(exclude_characters="\t\n"), max_size=20),
    st.booleans(),
    st.sampled_from(sorted(view_names.SORTS)),
)
def test_a_view_is_remembered_as_it_was(kind, key, unread, sort) -> None:
    view = View(kind, key, unread, sort)
    assert view_names.of_line(view_names.to_line(view)) == view


@pytest.mark.parametrize("line", ["", "\t\t\t", "search\tmoon\tnewest\t", "feed\t3", "feed\t3\trandom\t", "nonsense"])
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
