"""What the stories must get right, on reports in full sentences: each as it would happen to a reader."""

from __future__ import annotations

import itertools
import logging
import random

import press
import pytest
from press import read, stream, where
from reports import merged, partition

from tui.model import Placement
from tui.stories.placing import Placer, place


def at_once(items):
    return merged(place(items, [], {}, 1))


def paper():
    """A few days of a paper: each happening's reports by number."""
    happenings = (press.FLOOD, press.OTHER_FLOOD, press.ELECTION, press.OTHER_ELECTION, press.TRIAL, press.FERRY)
    firsts = itertools.count(100, 100)
    return {first: stream(first, reports) for first, reports in zip(firsts, happenings, strict=False)}


def test_each_happening_of_a_few_days_is_one_story():
    days = paper()
    placed = at_once(list(itertools.chain(*days.values())))
    expected = {frozenset(item.id for item in items) for items in days.values()}
    assert partition(placed, "story") == expected


@pytest.mark.parametrize("one", [press.FLOOD, press.ELECTION])
def test_two_floods_and_two_elections_of_the_same_days_are_two_stories_whichever_is_told_first(one):
    other = {press.FLOOD: press.OTHER_FLOOD, press.ELECTION: press.OTHER_ELECTION}[one]
    for first, second in ((one, other), (other, one)):
        placed = at_once([*stream(1, first), *stream(11, second, day=0.1)])
        assert len(where(placed, (1, 2, 3))) == len(where(placed, (11, 12, 13))) == 1
        assert where(placed, (1, 2, 3)).isdisjoint(where(placed, (11, 12, 13)))


@pytest.mark.parametrize("late", [0, 1, 2])
def test_a_report_that_arrives_last_is_placed_as_if_it_had_come_in_time(late):
    items = [*stream(1, press.FLOOD), *stream(11, press.OTHER_FLOOD), *stream(21, press.TRIAL)]
    placer, placed = Placer(), {}
    for item in (item for n, item in enumerate(items) if n != late):
        placed = merged(placer.place([item]), placed)
    before = placed[1 + (late != 1)].story if late else placed[2].story
    placed = merged(placer.place([items[late]]), placed)
    assert partition(placed, "story") == partition(at_once(items), "story")
    assert placed[1 + late].story == before, "the others keep their number"


def test_a_ferry_and_a_yard_become_one_story_when_reports_tell_that_they_are_one_case(caplog):
    caplog.set_level(logging.INFO, "tui.stories")
    placer = Placer()
    ferry, yard = stream(1, press.FERRY), stream(11, press.YARD, day=0.2)
    placed = merged(placer.place([*ferry, *yard]))
    assert where(placed, (1, 2)).isdisjoint(where(placed, (11, 12)))
    old = where(placed, (1, 2)) | where(placed, (11, 12))
    for item in stream(21, press.BRIDGES, day=2, step=0.2):
        placed = merged(placer.place([item]), placed)
    stories = where(placed, (1, 2, 11, 12, 21, 22, 23, 24))
    assert len(stories) == 1
    assert stories <= old, "no new number"
    assert any("took in story" in message for message in caplog.messages)


def test_what_was_together_by_mistake_parts_when_more_is_known_and_the_larger_part_keeps_the_number(caplog):
    caplog.set_level(logging.INFO, "tui.stories")
    flood, other = stream(1, press.FLOOD), stream(11, press.OTHER_FLOOD, day=0.1)
    known = [*flood, other[0]]
    before = {item.id: Placement(item.id, story=7, development=8) for item in known}
    placed = merged(place(other[1:], known, before, 9), before)
    assert (where(placed, (1, 2, 3)), where(placed, (1, 2, 3), "development")) == ({7}, {8})
    assert len(where(placed, (11, 12, 13))) == len(where(placed, (11, 12, 13), "development")) == 1
    assert where(placed, (11, 12, 13)).isdisjoint({7})
    assert any("parted from story 7" in message for message in caplog.messages)


def test_a_case_that_returns_after_thirty_days_is_the_same_story_and_another_development():
    others = [*stream(101, press.FLOOD, day=1), *stream(201, press.ELECTION, day=29)]
    placed = at_once([*stream(1, press.TRIAL), *others, read(9, press.APPEAL, day=30)])
    assert where(placed, (9,)) == where(placed, (1, 2))
    assert placed[9].development not in where(placed, (1, 2), "development")
    assert {"Stellan", "Hugo Stellan", "Meridian", "Meridian Bank"} & set(placed[9].why)


def test_after_half_a_year_it_is_another_story():
    placed = at_once([*stream(1, press.TRIAL), read(9, press.APPEAL, day=180)])
    assert where(placed, (9,)).isdisjoint(where(placed, (1, 2)))


# --- copies ------------------------------------------------------------------------------------

TITLE, TEXT = press.WIRE
PARAGRAPHS = TEXT.split("\n")
TRIMMED = (TITLE, "\n".join(PARAGRAPHS[:4]))
EDITED = (
    "Silo blast in Karlsby leaves four dead",
    TEXT.replace("tore open", "ripped open").replace("on Thursday morning ", "").replace("Eleven", "At least eleven"),
)
FRAMED = (
    "Four dead in the port: what we know",
    "\n".join(
        [
            "Our reporters are on their way to the coast, and this page will be brought up to date through the day.",
            *PARAGRAPHS,
            "Dust explosions in silos are rare but feared: the last one in this country was nineteen years ago.",
        ]
    ),
)
OWN = (
    "“The sky was yellow”: how Karlsby lived through the blast",
    (
        "Anna Berg was hanging out washing when the windows of her kitchen came in. The silo in the port of Karlsby had"
        " exploded, half a mile away.\nFour dockers died. She knew one of them, she says, he used to bring her coffee."
        "\nThe whole street smelled of burnt bread. In the afternoon the Lindgren company sent somebody with flowers."
    ),
)


@pytest.mark.parametrize("order", [(1, 2, 3, 4), (4, 3, 2, 1), (3, 1, 4, 2)])
def test_trimmed_edited_and_framed_texts_are_copies_of_the_first_in_whatever_order_they_come(order):
    items = {
        1: read(1, press.WIRE, feed=1),
        2: read(2, TRIMMED, 0.1, feed=2),
        3: read(3, EDITED, 0.2, feed=3),
        4: read(4, FRAMED, 0.3, feed=4),
    }
    placer, placed = Placer(), {}
    for number in order:
        placed = merged(placer.place([items[number]]), placed)
    assert [placed[n].copy_of for n in (1, 2, 3, 4)] == [None, 1, 1, 1]
    assert len(where(placed, items, "development")) == 1


def test_a_paper_s_own_report_of_the_same_is_no_copy_but_the_same_development():
    placed = at_once([read(1, press.WIRE), read(2, OWN, 0.2, feed=2), read(3, TRIMMED, 0.3, feed=3)])
    assert [placed[n].copy_of for n in (1, 2, 3)] == [None, None, 1]
    assert len(where(placed, (1, 2, 3), "development")) == 1


def test_copies_change_nothing_for_what_is_not_one():
    """Of what a story is about, and of what else joins it, forty copies say no more than one text."""
    plain = [read(1, press.WIRE), read(2, OWN, 0.2, feed=2), *stream(11, press.FLOOD), *stream(21, press.FERRY)]
    copies = [read(100 + n, (TRIMMED, EDITED, FRAMED)[n % 3], 0.01 * n, feed=100 + n) for n in range(1, 41)]
    alone, among = at_once(plain), at_once([*plain, *copies])
    numbers = {item.id for item in plain}
    assert partition({n: among[n] for n in numbers}, "story") == partition(alone, "story")
    assert {among[item.id].copy_of for item in copies} == {1}


@pytest.mark.parametrize("seed", [1, 2])
def test_one_text_in_forty_feeds_at_once_is_one_development_and_39_copies(seed):
    """As a first refresh brings it: each feed by itself, in any order, with what else it has."""
    chance = random.Random(seed)
    forms = [press.WIRE, TRIMMED, EDITED, FRAMED]
    feeds = [[read(1, press.WIRE, feed=1)]]
    feeds += [[read(n, chance.choice(forms), 0.005 * n, feed=n)] for n in range(2, 41)]
    other = [*stream(201, press.FLOOD), *stream(301, press.ELECTION), *stream(401, press.TRIAL)]
    for n, item in enumerate(other):
        feeds[n].append(item)
    chance.shuffle(feeds)
    placer, placed = Placer(), {}
    for feed in feeds:
        placed = merged(placer.place(feed), placed)
    assert placed[1].copy_of is None
    assert {placed[n].copy_of for n in range(2, 41)} == {1}
    assert len(where(placed, range(1, 41), "development")) == 1
    assert where(placed, range(1, 41)).isdisjoint(where(placed, [item.id for item in other]))


# --- round-ups and live blogs ------------------------------------------------------------------


def test_a_briefing_on_six_matters_joins_none_of_them():
    days = paper()
    items = [*itertools.chain(*days.values()), *stream(701, press.YARD)]
    alone = at_once(items)
    briefings = [read(900 + n, press.BRIEFING, day=0.3 + 0.5 * n, feed=90) for n in range(4)]
    among = at_once([*items, *briefings])
    numbers = {item.id for item in items}
    assert partition({n: among[n] for n in numbers}, "story") == partition(alone, "story")
    assert {among[item.id].story for item in briefings}.isdisjoint(where(among, numbers))


def test_a_report_that_stands_in_an_earlier_live_blog_in_full_is_no_copy_of_it():
    blog = (
        "Live: storm over the country",
        "\n".join(["We follow the storm.", *(text for _, text in (press.FERRY[0], *press.FLOOD[:2]))]),
    )
    placed = at_once([read(9, blog, feed=9), *stream(1, press.FLOOD, day=0.1), *stream(11, press.FERRY, day=0.1)])
    assert [placed[n].copy_of for n in (1, 2, 11)] == [None, None, None]
    assert len(where(placed, (1, 2, 3))) == len(where(placed, (11, 12))) == 1
    assert len(where(placed, (9, 1, 11))) == 3


def test_a_live_blog_in_two_feeds_is_one_with_a_copy():
    blog = ("Live: storm over the country", "\n".join(text for _, text in press.FLOOD))
    placed = at_once([read(1, blog, feed=1), read(2, blog, 0.1, feed=2)])
    assert placed[2].copy_of == 1
