"""Who is in a group, by an index and what has changed since."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import report

from tui.stories import groups
from tui.stories.groups import Groups
from tui.stories.holdings import Holdings


def holdings(days):
    """Articles that come in another order than that of their time, in no group."""
    held = Holdings()
    held.add([report(n + 1, "flood", day=day) for n, day in enumerate(days)])
    return held


@given(st.lists(st.integers(0, 4), min_size=8, max_size=8), st.lists(st.integers(1, 4), min_size=8, max_size=8))
def test_groups_are_what_the_column_says_whether_indexed_or_not(first, then):
    held = holdings([5, 3, 8, 1, 2, 9, 4, 7])
    held.column("story")[:] = first
    table = Groups(held, "story")
    for name in sorted(set(first) - {0}):
        table.drop(name)
    for name in set(then):
        table.put(name, held.ordered(np.flatnonzero(np.array(then) == name)))
    for _ in range(2):
        assert held.column("story").tolist() == then
        assert sorted(table.names()) == sorted(set(then))
        for name in range(1, 6):
            rows = table.of(name).tolist()
            assert sorted(rows) == [row for row, one in enumerate(then) if one == name]
            assert held.column("time")[rows].tolist() == sorted(held.column("time")[rows].tolist())
            assert (name in table) == bool(rows)
        assert sorted(table.all_of(set(then)).tolist()) == list(range(8))
        table.index()


def test_what_comes_into_another_group_has_moved_and_what_stays_has_not():
    held = holdings([1, 2, 3])
    held.column("story")[:] = [7, 7, 9]
    table = Groups(held, "story")
    table.put(7, np.array([0, 1, 2]))
    assert np.concatenate(table.moved).tolist() == [2]
    table.settle()
    assert table.moved == []


@pytest.mark.parametrize("changes", [0, 100])
def test_settling_makes_the_index_anew_when_much_has_changed(monkeypatch, changes):
    monkeypatch.setattr(groups, "CHANGES", changes)
    held = holdings([1, 2])
    table = Groups(held, "development")
    table.put(3, np.array([0, 1]))
    table.settle()
    assert (3 in table._changed) == (changes > 0)
    assert table.of(3).tolist() == [0, 1]
    assert list(table.names()) == [3]
