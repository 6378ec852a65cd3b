"""What the user has said of stories holds: whatever arrives later, however late, and whatever is gathered anew."""

from __future__ import annotations

import logging
import random

import pytest
from reports import merged, partition, remembered, report

from tui.model import Said
from tui.stories import developments, identity, parts, placing, storylines, threads
from tui.stories.placing import HORIZON_DAYS, place

MERGED = Said(dict.fromkeys(range(1, 9), 1))
"""All that there was is one story."""
PARTED = Said(dict.fromkeys(range(1, 5), 1) | dict.fromkeys(range(5, 9), 2), frozenset({(1, 2), (2, 1)}))
"""What came first stays apart from what came then."""


def two(first: str, then: str, also=()):
    """Four reports of each of two happenings, two days apart."""
    return [
        *(report(n, first, day=0.1 * n, also=also) for n in range(1, 5)),
        *(report(n, then, day=2 + 0.1 * n, also=also) for n in range(5, 9)),
    ]


def later(first: str, then: str, also=(), start=9):
    """Twenty more, of both in turn, over ten days."""
    return [report(start + n, (first, then)[n % 2], day=3 + n / 2, also=also) for n in range(20)]


def together(placed, articles):
    return {placed[number].story for number in articles}


def step_by_step(early, more, said):
    """Placed one by one, each by a Placer of its own, begun anew; gives all placements."""
    placed = merged(place(early, [], {}, 1))
    known, next_id = list(early), 100
    for item in more:
        placer = remembered(known, placed, next_id)
        placed = merged(placer.place([item], next_id, said), placed)
        next_id = placer.next_id
        known.append(item)
    return placed


NAMES = [f"name{n}" for n in range(5)]
"""Few enough for two happenings that share them, enough for one story of both."""


@pytest.mark.parametrize("seed", range(4))
def test_what_was_merged_stays_merged_when_more_arrive(seed):
    early, more = two("flood", "strike"), later("flood", "strike")
    random.Random(seed).shuffle(more)
    assert len(together(step_by_step(early, more, Said()), range(1, 29))) == 2, "by the rules these are two"
    assert len(together(step_by_step(early, more, MERGED), range(1, 29))) == 1


def test_what_was_merged_is_one_when_all_is_gathered_anew():
    everything = [*two("flood", "strike"), *later("flood", "strike")]
    assert len(together(merged(place(everything, [], {}, 1, MERGED)), range(1, 29))) == 1


@pytest.mark.parametrize("seed", range(4))
def test_what_was_parted_stays_apart_and_each_side_gets_its_own(seed):
    early, more = two("flood", "repair", NAMES), later("flood", "repair", NAMES)
    random.Random(seed).shuffle(more)
    assert len(together(step_by_step(early, more, Said()), range(1, 29))) == 1, "by the rules these are one"
    placed = step_by_step(early, more, PARTED)
    flood, repair = together(placed, range(1, 5)), together(placed, range(5, 9))
    assert len(flood) == len(repair) == 1
    assert flood != repair
    assert together(placed, range(9, 29, 2)) == flood
    assert together(placed, range(10, 29, 2)) == repair


def test_what_was_parted_is_apart_when_all_is_gathered_anew():
    everything = [*two("flood", "repair", NAMES), *later("flood", "repair", NAMES)]
    placed = merged(place(everything, [], {}, 1, PARTED))
    assert together(placed, [*range(1, 5), *range(9, 29, 2)]).isdisjoint(together(placed, range(5, 9)))
    assert together(placed, [*range(5, 9), *range(10, 29, 2)]).isdisjoint(together(placed, range(1, 5)))


def test_an_article_that_arrives_late_joins_neither_what_was_parted_nor_parts_what_was_merged():
    late = [report(40, "flood", "repair", day=1, also=NAMES), report(41, "flood", "strike", day=1)]
    parted = step_by_step(two("flood", "repair", NAMES), late[:1], PARTED)
    assert together(parted, range(1, 5)).isdisjoint(together(parted, range(5, 9)))
    assert len(together(step_by_step(two("flood", "strike"), late[1:], MERGED), [*range(1, 9), 41])) == 1


def test_one_development_can_be_parted_from_the_same_happening():
    early = [report(n, "flood", day=0.1 * n) for n in range(1, 9)]
    placed = merged(place(early, [], {}, 1, PARTED))
    assert partition(placed, "story") == {frozenset(range(1, 5)), frozenset(range(5, 9))}
    assert partition(placed, "development") == {frozenset(range(1, 5)), frozenset(range(5, 9))}


def test_a_copy_is_not_folded_under_an_article_from_which_it_was_parted():
    early = [report(n, "flood", day=0.1 * n, text="the same") for n in range(1, 9)]
    placed = merged(place(early, [], {}, 1, PARTED))
    assert {placed[n].copy_of for n in range(2, 5)} == {1}
    assert {placed[n].copy_of for n in range(5, 9)}.isdisjoint({1, 2, 3, 4})


def test_a_large_development_is_parted_as_well(monkeypatch):
    monkeypatch.setattr(placing, "WHOLE", 0)
    early = [report(n, "flood", day=0.01 * n) for n in range(1, 61)]
    said = Said(dict.fromkeys(range(1, 31), 1) | dict.fromkeys(range(31, 61), 2), frozenset({(1, 2), (2, 1)}))
    placed = merged(place(early, [], {}, 1, said))
    for number in range(61, 75):
        item = report(number, "flood", day=0.01 * number)
        placed = merged(place([item], early, placed, 1000 + 10 * number, said), placed)
        early.append(item)
    assert together(placed, range(1, 31)).isdisjoint(together(placed, range(31, 61)))


@pytest.mark.parametrize("whole", [0, placing.WHOLE])
def test_long_stories_that_move_as_a_whole_stay_as_they_were_said_to_be(monkeypatch, whole):
    monkeypatch.setattr(placing, "WHOLE", whole)
    monkeypatch.setattr(storylines, "LOOSE", 3)
    flood = [report(n, f"flood{n}", day=n, also=NAMES) for n in range(1, 15)]
    strike = [report(n, f"strike{n}", day=n - 14, also=["pay", "union", "dock", "pier"]) for n in range(15, 29)]
    more = [report(n, f"flood{n}", day=n - 14, also=NAMES) for n in range(29, 36)]
    assert len(together(step_by_step(flood + strike, more, Said()), range(1, 36))) > 1
    said = Said(dict.fromkeys(range(1, 29), 5))
    assert len(together(step_by_step(flood + strike, more, said), range(1, 36))) == 1
    apart = Said(dict.fromkeys(range(1, 8), 1) | dict.fromkeys(range(8, 15), 2), frozenset({(1, 2), (2, 1)}))
    placed = step_by_step(flood + strike, more, apart)
    assert len(together(placed, range(1, 8))) == len(together(placed, range(8, 15))) == 1
    assert together(placed, range(1, 8)) != together(placed, range(8, 15))


def test_a_roundup_goes_where_the_user_says():
    early = [report(1, "flood"), report(2, "flood", day=0.1), report(3, "flood", "strike", day=0.2, roundup=True)]
    assert len(together(merged(place(early, [], {}, 1)), range(1, 4))) == 2
    assert len(together(merged(place(early, [], {}, 1, Said(dict.fromkeys(range(1, 4), 1)))), range(1, 4))) == 1


def test_what_nothing_is_said_of_is_placed_as_ever():
    everything = [*two("flood", "strike"), *later("flood", "strike")]
    elsewhere = [report(n, "quake", day=0.2 * (n - 100)) for n in range(100, 106)]
    said = Said(dict.fromkeys(range(100, 106), 1))
    assert merged(place([*everything, *elsewhere], [], {}, 1, said)) == merged(
        place([*everything, *elsewhere], [], {}, 1)
    )


def test_the_horizon_is_no_shorter_than_what_a_merge_must_reach():
    early = two("flood", "strike")
    late = report(30, "strike", day=HORIZON_DAYS)
    assert len(together(step_by_step(early, [late], MERGED), [*range(1, 9), 30])) == 1


def test_what_the_rules_join_and_part_is_logged(caplog):
    first = merged(place([report(1, "flood"), report(2, "strike")], [], {}, 1))
    assert not caplog.records
    into, gone = first[1].story, first[2].story
    with caplog.at_level(logging.INFO):
        both = Said({1: 1, 2: 1})
        place([report(3, "flood", day=0.1)], [report(1, "flood"), report(2, "strike")], first, 10, both)
    assert f"story {into} took in story {gone} (1 article)" in caplog.messages


# --- the parts ---------------------------------------------------------------------------------


def test_groups_of_different_blocks_are_not_joined_along_a_third():
    links = [(0, 1, 0.9), (1, 2, 0.8), (0, 2, 0.9)]
    assert developments.gather(3, links, blocks=[1, 0, 2]) == [[0, 1], [2]]
    assert developments.gather(3, links, blocks=[0, 0, 2]) == [[0, 1, 2]]


def test_bonds_join_first_and_bar_then():
    told = [parts.Part(*parts.unit(*vector(n)), 0, 0) for n in (1, 1, 9, 9)]
    assert threads.gather(told) == [[0, 1], [2, 3]]
    bonds = threads.Bonds([{1}, {2}, {1}, ()], {(1, 2), (2, 1)})
    assert threads.gather(told, bonds=bonds) == [[0, 2, 3], [1]]
    chain = threads.Bonds([{1}, {2}, {1, 2}, ()])
    assert threads.gather(told, bonds=chain) == [[0, 1, 2, 3]]


def vector(first: int):
    """The slots and weights of three terms."""
    import numpy as np

    return np.array([first, first + 1, first + 2], np.intp), np.ones(3, np.float32)


def test_a_dear_number_is_kept_whoever_is_larger():
    old = {"a": 1, "b": 1, "c": 2}
    assert identity.keep([["a", "b", "c"]], old, lambda: 9) == [1]
    assert identity.keep([["a", "b", "c"]], old, lambda: 9, dear={2}) == [2]
