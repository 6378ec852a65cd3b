"""Numbers of groups follow most of their members."""

from __future__ import annotations

from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from tui.stories.identity import keep


def named(groups, old, sizes=None):
    return keep(groups, old, count(100).__next__, sizes)


def test_a_group_that_did_not_change_keeps_its_number():
    assert named([[1, 2], [3]], {1: 7, 2: 7, 3: 8}) == [7, 8]


def test_a_new_group_gets_a_fresh_number():
    assert named([[1], [2]], {1: 7}) == [7, 100]


def test_of_two_that_merge_the_larger_gives_the_number():
    assert named([[1, 2, 3]], {1: 9, 2: 7, 3: 7}) == [7]


def test_of_two_equals_that_merge_the_older_gives_the_number():
    assert named([[1, 2]], {1: 9, 2: 7}) == [7]


def test_of_a_split_the_larger_part_keeps_the_number():
    assert named([[1], [2, 3]], {1: 7, 2: 7, 3: 7}) == [100, 7]


def test_who_leaves_for_another_group_does_not_take_the_number_along():
    assert named([[2, 3], [1]], {1: 7, 2: 7, 3: 8}) == [8, 7]


def test_members_count_by_their_size():
    assert named([[1, 2, 3]], {1: 9, 2: 7, 3: 7}, {1: 5, 2: 1, 3: 1}) == [9]


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=20))
def test_no_number_is_given_twice(moves):
    groups = {}
    for member, (group, _) in enumerate(moves):
        groups.setdefault(group, []).append(member)
    names = named(list(groups.values()), {member: name for member, (_, name) in enumerate(moves)})
    assert len(set(names)) == len(names)
