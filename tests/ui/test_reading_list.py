"""What becomes of a list when the library changes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.ui.reading_list import arrived, following, ids_of, merged

lists = st.lists(st.integers(1, 40), unique=True, max_size=30).map(ids_of)


def test_what_was_read_stays_before_the_one_that_followed_it() -> None:
    assert merged(ids_of([1, 2, 3]), ids_of([9, 1, 3]), {2}).tolist() == [9, 1, 2, 3]


def test_what_was_read_at_the_head_goes_below_what_is_new() -> None:
    assert merged(ids_of([1, 2]), ids_of([9, 2]), {1}).tolist() == [9, 1, 2]


def test_what_was_read_at_the_end_stays_after_its_neighbour() -> None:
    assert merged(ids_of([1, 2]), ids_of([1, 9]), {2}).tolist() == [1, 2, 9]


def test_when_all_are_read_all_stay_below_what_is_new() -> None:
    assert merged(ids_of([1, 2]), ids_of([9]), {1, 2}).tolist() == [9, 1, 2]
    assert merged(ids_of([1, 2]), ids_of([]), {1, 2}).tolist() == [1, 2]


@given(lists, lists, st.sets(st.integers(1, 40)))
def test_merging_loses_nothing_and_doubles_nothing(old, new, keep) -> None:
    found = merged(old, new, keep).tolist()
    assert len(found) == len(set(found))
    assert set(found) == set(new) | (set(old) & keep)
    assert [n for n in found if n in set(new)] == new.tolist()


@given(lists, lists)
def test_only_what_is_above_and_was_not_there_counts_as_arrived(old, new) -> None:
    here = new[-1] if len(new) else None
    count = arrived(old, new, here)
    assert 0 <= count <= len(set(new) - set(old))
    assert arrived(new, new, here) == 0


def test_the_next_wanted_is_found_in_both_directions_and_once_round() -> None:
    ids = ids_of([10, 11, 12, 13])
    assert following(ids, {13}, 0, 1) == 3
    assert following(ids, {11}, 2, -1) == 1
    assert following(ids, {10}, 2, 1) == 0
    assert following(ids, {12}, 2, 1) == 2, "itself, when nothing else is"
    assert following(ids, set(), 0, 1) is None
    assert following(ids_of([]), {1}, 0, 1) is None
