"""Placing on invented streams: in whatever order articles come, they end in their place and keep their numbers."""

from __future__ import annotations

import gc
import logging
import random
import weakref
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reports import DAY, START, cut, merged, partition, rand, remembered, report

from tui.model import Features, Placement
from tui.stories import neighbourhood, placing, storylines
from tui.stories.holdings import Holdings
from tui.stories.neighbourhood import Neighbourhood
from tui.stories.placing import HORIZON_DAYS, Item, Placer, place
from tui.stories.similarity import slot


def at_once(items):
    return merged(place(items, [], {}, 1))


def a_week():
    """Seven days of eight happenings, four articles each, and as many that stand alone."""
    stream, number = [], 0
    for n in range(8):
        for k in range(4):
            number += 1
            stream.append(report(number, f"happening{n}", day=n % 7 + k * 0.3))
        for _ in range(4):
            number += 1
            stream.append(report(number, f"alone{number}", day=n % 7))
    return stream


def test_reports_of_one_happening_are_one_development():
    placed = at_once([report(1, "flood"), report(2, "flood", day=0.2), report(3, "strike")])
    assert placed[1].development == placed[2].development != placed[3].development
    assert placed[1].story == placed[2].story != placed[3].story


def test_the_reasons_are_terms_that_the_reports_share():
    placed = at_once([report(1, "flood"), report(2, "flood", day=0.2), report(3, "strike")])
    terms = [{term for term, _ in report(n, "flood").features.terms} for n in (1, 2)]
    assert placed[2].why
    assert set(placed[2].why) <= terms[0] & terms[1]
    assert placed[3].why == ()


def test_a_term_is_a_reason_once_however_it_is_spelled():
    items = [report(n, also=["Sea", "sea", "Dover"]) for n in (1, 2)]
    placed = at_once(items)
    assert sorted(word.casefold() for word in placed[2].why) == ["dover", "sea"]


def test_two_happenings_with_the_same_names_stay_apart():
    names = ["Rivertown", "Mayor Hale", "Governor"]
    placed = at_once(
        [
            *(report(n, "flood", day=0.1 * n, also=names) for n in range(1, 4)),
            *(report(n, "fire", day=0.1 * n, also=names) for n in range(4, 7)),
        ]
    )
    assert partition(placed, "development") == {frozenset({1, 2, 3}), frozenset({4, 5, 6})}


def test_people_in_common_make_one_story_of_two_happenings_but_offices_in_common_do_not():
    stories = lambda *common: partition(  # noqa: E731
        at_once(
            [
                *(report(n, "tour", day=0.1 * n, also=common) for n in (1, 2)),
                *(report(n, "talks", day=3 + 0.1 * n, also=common) for n in (3, 4)),
            ]
        ),
        "story",
    )
    assert stories("Alder", "Birk", "Cole", "Dahl", "Eng", "Falk") == {frozenset({1, 2, 3, 4})}
    offices = ("President", "Senator", "Minister", "Secretary", "Governor", "General")
    assert stories(*offices) == {frozenset({1, 2}), frozenset({3, 4})}


def test_two_elections_of_one_week_that_are_told_in_the_same_words_are_two_stories():
    words = ["election", "vote", "president", "candidate", "poll", "party", "voter", "campaign", "result", "opposition"]
    placed = at_once(
        [
            *(report(n, "Ruritania", day=0.2 * n, also=words) for n in range(1, 8)),
            *(report(n, "Freedonia", day=0.2 * (n - 7), also=words) for n in range(8, 15)),
        ]
    )
    assert partition(placed, "story") == {frozenset(range(1, 8)), frozenset(range(8, 15))}
    assert partition(placed, "development") == partition(placed, "story")


def test_two_floods_of_one_day_in_two_places_are_two_developments():
    words = ["flood", "river", "water", "rescue", "house"]
    placed = at_once(
        [report(n, ("Rivertown", "Lakeside")[n % 2], day=0.05 * n, also=words, feed=n) for n in range(1, 21)]
    )
    assert partition(placed, "development") == {frozenset(range(1, 21, 2)), frozenset(range(2, 21, 2))}


def test_two_floods_half_a_year_apart_are_two_stories():
    placed = at_once([report(1, "flood"), report(2, "flood", day=0.5), report(3, "flood", day=180)])
    assert placed[1].story == placed[2].story != placed[3].story


def test_a_story_that_returns_after_30_days_is_the_same_story_but_a_new_development():
    placed = at_once([report(1, "trial"), report(2, "trial", day=0.5), report(3, "trial", day=30)])
    assert placed[3].development != placed[1].development
    assert placed[3].story == placed[1].story
    assert placed[3].why


def test_one_report_in_forty_feeds_is_one_development_of_one_original_and_39_copies():
    wire = [report(n, "flood", feed=n, text="wire", day=0.01 * n) for n in range(1, 41)]
    placed = at_once(wire)
    assert len(partition(placed, "development")) == 1
    assert placed[1].copy_of is None
    assert {placed[n].copy_of for n in range(2, 41)} == {1}


def test_forty_feeds_that_report_one_thing_each_in_its_own_words_are_one_development_and_no_copies():
    placed = at_once([report(n, "flood", feed=n, day=0.002 * n) for n in range(1, 41)])
    assert len(partition(placed, "development")) == 1
    assert {p.copy_of for p in placed.values()} == {None}


def test_the_original_is_the_one_published_first_even_if_its_copies_came_first():
    original = report(1, "flood", text="wire", day=0)
    copies = [cut(original, 2, 0.6, day=0.2), cut(original, 3, 0.9, day=0.3)]
    placer = Placer()
    placed = merged(placer.place(copies))
    assert placed[3].copy_of == 2
    placed = merged(placer.place([original]), placed)
    assert [placed[n].copy_of for n in (1, 2, 3)] == [None, 1, 1]
    assert len({placed[n].development for n in (1, 2, 3)}) == 1


def linked(number, link, feed, day=0.0, title="Dam breaks"):
    """A teaser of a few words, which are others each time."""
    terms = tuple((f"teaser{number}x{n}", 1.0) for n in range(6))
    return Item(number, START + int(day * DAY), title, feed, Features(terms), link=link)


def test_one_page_in_two_feeds_is_one_article_and_a_copy_however_little_they_tell_of_it():
    page = "https://wire.example/dam"
    placed = at_once([linked(1, page, feed=1), linked(2, page, feed=2, day=0.1), linked(3, page, feed=3, day=0.2)])
    assert [placed[n].copy_of for n in (1, 2, 3)] == [None, 1, 1]
    assert len(partition(placed, "development")) == 1


def test_one_page_that_comes_to_a_second_feed_later_is_found_and_the_first_published_is_the_original():
    page = "https://wire.example/dam"
    placer = Placer()
    placed = merged(placer.place([report(n, "flood") for n in range(10, 400)]))
    placed = merged(placer.place([linked(2, page, feed=2, day=0.3)]), placed)
    placed = merged(placer.place([linked(1, page, feed=1, day=0.1)]), placed)
    assert (placed[1].copy_of, placed[2].copy_of) == (None, 1)


@pytest.mark.parametrize(
    "other",
    [
        linked(2, "https://wire.example/dam", feed=1, day=0.1),  # its own feed says that it is another one
        linked(2, "https://wire.example/strike", feed=2, day=0.1),
        linked(2, "https://wire.example/dam", feed=2, day=0.1, title="Weather"),  # all link to the front page
        linked(2, "https://wire.example/dam", feed=2, day=3),  # a page that is new each day
        linked(2, "", feed=2, day=0.1),
    ],
)
def test_what_may_be_another_text_is_no_copy(other):
    assert at_once([linked(1, "https://wire.example/dam", feed=1), other])[2].copy_of is None


def test_half_a_text_in_foreign_company_is_a_copy_but_a_text_that_tells_far_more_is_not():
    wire = report(1, "flood", text="wire")
    placed = at_once([wire, cut(wire, 2, 0.5, day=0.1, foreign=20), cut(wire, 3, 1.0, day=0.2, foreign=200)])
    assert placed[2].copy_of == 1
    assert placed[3].copy_of is None


def test_a_late_article_joins_what_is_there_and_the_numbers_stay():
    placer = Placer()
    early = [report(1, "flood", day=0), report(2, "flood", day=2), report(3, "strike", day=1)]
    placed = merged(placer.place(early))
    late = merged(placer.place([report(4, "flood", day=1)]))
    assert late[4].development == placed[1].development
    assert set(late) == {4}, "nobody else moved"


def test_a_round_up_is_in_nobodys_story():
    items = [report(n, "flood", day=0.1 * n) for n in range(1, 4)]
    items += [report(n, "strike", day=0.1 * n) for n in range(4, 7)]
    placed = at_once([*items, report(9, "flood", "strike", day=0.2, roundup=True)])
    assert len(partition(placed, "story")) == 3
    assert frozenset({9}) in partition(placed, "story")


def test_two_developments_that_turn_out_to_be_one_are_merged_under_the_number_of_the_larger(caplog):
    caplog.set_level(logging.INFO, "tui.stories")
    bridge = [f"bridge{n}" for n in range(12)]
    left = [report(n, "collapse", day=0.1 * n) for n in range(1, 4)]
    right = [report(n, "inquiry", day=0.1 * n) for n in range(4, 6)]
    placer = Placer()
    placed = merged(placer.place([*left, *right]))
    assert placed[1].development != placed[4].development
    both = [report(n, "collapse", "inquiry", day=0.3, also=bridge) for n in range(6, 16)]
    after = merged(placer.place(both), placed)
    assert after[1].story == after[4].story == placed[1].story
    assert placed[4].story not in {p.story for p in after.values()}
    assert f"story {placed[1].story} took in story {placed[4].story} (2 articles)" in caplog.messages


def test_a_story_that_splits_leaves_its_number_with_the_larger_part(caplog):
    caplog.set_level(logging.INFO, "tui.stories")

    def old(number):
        return Placement(number, story=7, development=8)

    earlier = [report(n, "flood", day=0.1 * n) for n in range(1, 6)] + [report(6, "fire", day=0.3)]
    new = [report(7, "fire", day=0.4), report(8, "fire", day=0.5), report(9, "flood", day=0.6)]
    placed = merged(place(new, earlier, {n: old(n) for n in range(1, 7)}, 9))
    assert {placed.get(n, old(n)).development for n in (1, 2, 3, 4, 5, 9)} == {8}
    assert placed[6].development == placed[7].development == placed[8].development
    assert placed[6].development >= 9
    assert placed[6].story >= 9
    assert f"story {placed[6].story} parted from story 7 (1 article)" in caplog.messages


def test_numbers_are_positive_and_never_given_twice():
    placer = Placer()
    placed = merged(placer.place(a_week(), 50))
    numbers = {p.story for p in placed.values()} | {p.development for p in placed.values()}
    assert min(numbers) >= 50
    assert max(numbers) < placer.next_id
    again = placer.place([report(900, "other")])
    assert again[0].story not in numbers


def test_placing_nothing_changes_nothing():
    assert place([], [report(1, "flood")], {1: Placement(1, 1, 2)}, 3) == []


def test_an_earlier_article_without_a_placement_is_placed_as_well():
    placed = merged(place([report(2, "flood", day=0.1)], [report(1, "flood")], {}, 1))
    assert set(placed) == {1, 2}


def test_an_article_whose_text_changed_is_placed_anew():
    placer = Placer()
    placed = merged(placer.place([report(1, "flood"), report(2, "flood", day=0.1), report(3, "strike")]))
    changed = Item(2, START, "Strike", 1, report(2, "strike").features)
    after = merged(placer.place([changed]), placed)
    assert after[2].development == after[3].development == placed[3].development


def changed_in_between(placer):
    """All placements of a week one by one, each ninth article of which tells something else some days later."""
    placed, number = {}, 1
    for n, item in enumerate(sorted(a_week(), key=lambda item: item.published)):
        placed = merged(placer.place([item], number), placed)
        if n % 9 == 8:
            other = replace(item, features=report(item.id, f"happening{n % 8}", also=["moved"]).features)
            placed = merged(placer.place([other], number), placed)
        number = placer.next_id
    return placed


def test_what_is_remembered_of_developments_changes_no_placement(monkeypatch):
    # The week is more than WHOLE here, so that only what is around an article is gathered anew.
    monkeypatch.setattr(placing, "WHOLE", 3)
    known = changed_in_between(Placer())
    monkeypatch.setattr(storylines, "SINGLE", -1)
    assert changed_in_between(Placer()) == known


@pytest.mark.parametrize("whole", [0, 100])
def test_a_story_is_about_what_its_articles_say_by_now(monkeypatch, whole):
    monkeypatch.setattr(placing, "WHOLE", whole)
    placer = Placer()
    first = report(1, "flood", day=0)
    placed = merged(placer.place([first, report(2, "flood", day=0.2)]))
    said = replace(first, features=report(1, "flood", also=["drought"]).features)
    assert merged(placer.place([said]), placed)[1].story == placed[1].story
    assert slot("drought") in placer._storylines.about(placed[1].story).slots


@pytest.mark.parametrize("features", [Features(), Features((("lone", 1.0),)), Features((("nought", 0.0),), (1, 2))])
def test_articles_that_say_hardly_anything_stand_alone(features):
    items = [Item(n, START, "", 1, features) for n in (1, 2)]
    assert set(at_once(items)) == {1, 2}


def test_an_article_from_before_1970_is_placed():
    items = [report(1, "landing"), report(2, "landing")]
    early = [Item(i.id, -14_000_000 + i.id, i.title, 1, i.features) for i in items]
    placed = at_once(early)
    assert placed[1].development == placed[2].development


def test_the_same_stream_in_any_order_gives_the_same_numbers_at_once():
    stream = a_week()
    shuffled = stream[:]
    random.Random(4).shuffle(shuffled)
    assert at_once(stream) == at_once(shuffled)


def test_ids_do_not_decide_who_comes_first_among_articles_of_one_second():
    stream = [report(n, f"happening{n % 5}") for n in range(1, 31)]
    renumbered = [Item(100 - i.id, i.published, i.title, i.feed, i.features) for i in stream]
    back = {frozenset(100 - n for n in group) for group in partition(at_once(renumbered), "development")}
    assert back == partition(at_once(stream), "development")


@settings(max_examples=6, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from([1, 3, 10]))
def test_whatever_the_order_of_arrival_the_outcome_is_nearly_the_same(chance, batch):
    stream = a_week()
    expected = at_once(stream)
    chance.shuffle(stream)
    placer, placed = Placer(), {}
    for n in range(0, len(stream), batch):
        placed = merged(placer.place(stream[n : n + batch]), placed)
    assert rand(expected, placed, "development") >= 0.98
    assert rand(expected, placed, "story") >= 0.98


def test_what_comes_feed_by_feed_in_bulk_is_placed_as_if_it_had_come_at_once():
    stream = a_week()
    expected = at_once(stream)
    random.Random(8).shuffle(stream)
    placer, placed = Placer(), {}
    for n in range(0, len(stream), 4):
        placed = merged(placer.place(stream[n : n + 4]), placed)
    assert partition(placed, "development") == partition(expected, "development")
    assert partition(placed, "story") == partition(expected, "story")


def test_all_is_weighed_anew_with_every_hundredth_more_in_however_small_steps_it_comes():
    held = Holdings()
    held.add([Item(n, START + n, "", 1, Features(((f"term{n}", 1.0),))) for n in range(1_000)])
    held.settle()
    settled = 0
    for n in range(1_000, 1_100):
        held.add([Item(n, START + n, "", 1, Features(((f"term{n}", 1.0),)))])
        settled += held.settle()
    assert settled in {9, 10}


def test_which_terms_of_an_article_are_kept_does_not_depend_on_what_came_before_it():
    long = Item(900, START, "", 1, Features(tuple((f"term{n}", 1.0 + n / 100) for n in range(80))))
    first, last = Holdings(), Holdings()
    first.add([long])
    last.add([Item(n, START, "", 1, long.features) for n in range(100)])
    last.settle()
    last.add([long])
    assert set(first.vectors.of(0)[0].tolist()) == set(last.vectors.of(100)[0].tolist())


def test_a_kept_placer_and_one_built_from_the_library_agree():
    stream = sorted(a_week(), key=lambda item: item.order)
    kept, placed, next_id = Placer(), {}, 1
    one = {}
    for n in range(0, len(stream), 8):
        batch = stream[n : n + 8]
        one = merged(kept.place(batch), one)
        fresh = remembered(stream[:n], placed, next_id)
        placed = merged(fresh.place(batch), placed)
        next_id = fresh.next_id
    assert partition(one, "development") == partition(placed, "development")
    assert partition(one, "story") == partition(placed, "story")


def test_numbers_stay_while_articles_are_added():
    stream = sorted(a_week(), key=lambda item: item.order)
    placer, placed, moved = Placer(), {}, 0
    for item in stream:
        for placement in placer.place([item]):
            before = placed.get(placement.article)
            moved += before is not None and before.development != placement.development
            placed[placement.article] = placement
    assert moved <= len(stream) * 0.1


def test_in_a_large_library_only_the_neighbourhood_is_gathered_again(monkeypatch):
    monkeypatch.setattr(placing, "WHOLE", 0)
    gathered = []
    original = Neighbourhood.gather
    monkeypatch.setattr(
        Neighbourhood,
        "gather",
        lambda self, region, *more: gathered.append(len(region)) or original(self, region, *more),
    )
    placer = Placer()
    placer.place([report(n, f"happening{n % 40}", day=n % 40) for n in range(400)])
    placer.place([report(500, "happening3", day=3.1)])
    assert gathered[1] <= 11


def test_a_large_development_takes_in_new_reports_and_copies_without_being_taken_apart(monkeypatch):
    monkeypatch.setattr(placing, "WHOLE", 0)
    monkeypatch.setattr(neighbourhood, "SOLID", 6)
    placer = Placer()
    flood = [report(n, "flood", day=0.02 * n, text="wire" if n in (3, 4) else "") for n in range(1, 31)]
    placed = merged(placer.place([*flood, report(31, "strike", day=0.3)]))
    news = [report(40, "flood", day=0.7), cut(flood[9], 41, 0.8, day=0.8), report(42, "strike", day=0.7)]
    after = merged(placer.place(news), placed)
    assert {after[n].development for n in (*range(1, 31), 40, 41)} == {placed[1].development}
    assert (after[4].copy_of, after[41].copy_of, after[40].copy_of) == (3, 10, None)
    assert after[42].development == placed[31].development
    early = merged(placer.place([report(50, "flood", text="wire", day=0.0)]), after)
    assert [early[n].copy_of for n in (50, 3, 4)] == [None, 50, 50]


def test_what_no_new_article_can_reach_is_forgotten(monkeypatch):
    monkeypatch.setattr(placing, "FORGET", 50)
    placer = Placer()
    placer.place([report(n, f"old{n}", day=0) for n in range(60)])
    assert placer.since < START
    placer.place([report(n, "now", day=3 * HORIZON_DAYS) for n in range(100, 130)])
    assert placer.since == START + HORIZON_DAYS * DAY
    placed = merged(placer.place([report(200, "now", day=3 * HORIZON_DAYS + 1), report(201, "old3", day=0)]))
    assert len({p.story for p in placed.values()}) == 2


@pytest.fixture
def uncollected():
    """Nothing is collected that only a search for cycles finds."""
    gc.disable()
    yield
    gc.enable()


def test_who_is_not_kept_gives_its_memory_back_at_once(uncollected):
    placer = Placer()
    placer.place([report(1, "flood"), report(2, "flood", day=0.1)])
    kept = weakref.ref(placer._held)
    del placer
    assert kept() is None
