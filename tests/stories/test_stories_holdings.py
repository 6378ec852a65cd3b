"""What is kept of the articles: where those of a time, a page, an id are."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest
from reports import DAY, START, report

from tui.model import Features
from tui.stories.holdings import Holdings
from tui.stories.postings import BLOCK


@pytest.fixture(scope="module")
def held() -> Holdings:
    """A block of March, in no order, and the beginning of one of April, one report of which is of February."""
    chance = random.Random(2)
    found = Holdings()
    march = [replace(report(n, day=30 * chance.random()), features=Features((), ())) for n in range(BLOCK)]
    april = [replace(report(BLOCK + n, day=31 + n), features=Features((), ())) for n in range(20)]
    found.add([*march, *april])
    found.add([replace(april[3], published=START - 20 * DAY)])
    return found


def of_blocks(held: Holdings, row: int) -> None:
    """Every row within two days of a row is in one of its blocks."""
    time = held.column("time")
    inside = np.flatnonzero(np.abs(time - time[row]) <= 2 * DAY)
    assert {*(inside // BLOCK).tolist()} <= {*held.blocks(row, 2)}


def test_what_is_near_in_time_is_in_the_blocks_that_are_told(held):
    for row in (0, 1, 2, BLOCK, BLOCK + 3, BLOCK + 19):
        of_blocks(held, row)
    assert held.blocks(BLOCK + 19, 2) == [1]
    assert held.blocks(BLOCK + 3, 2) == [1], "it has been moved to February"


def test_blocks_are_told_anew_when_articles_are_dropped(held):
    kept = Holdings()
    kept.restore(held.arrays())
    kept.keep(np.arange(10, len(held)))
    for row in (0, BLOCK - 11, BLOCK - 10, len(kept) - 1):
        of_blocks(kept, row)
    assert kept.blocks(len(kept) - 1, 2) == [1]
    kept.keep(np.arange(0))
    assert len(kept) == 0


def test_articles_are_found_by_their_ids_one_or_many(held):
    ids = held.column("id")
    assert held.rows([int(ids[7])]).tolist() == [7]
    assert held.rows([int(ids[9]), int(ids[7])]).tolist() == [7, 9]
    assert held.rows([-1]).tolist() == []


def test_the_reports_of_one_page_are_found():
    kept = Holdings()
    links = ["https://news.example/0", "https://news.example/1"] * 2 + ["", ""]
    kept.add([replace(report(n), title="Flood", link=link) for n, link in enumerate(links)])
    assert kept.pages(2, 6).tolist() == [0, 2]
    assert kept.pages(2, 1).tolist() == [0]
    assert kept.pages(5, 6).tolist() == []
