"""The 5-grams of many texts in one array."""

from __future__ import annotations

import zlib

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tui.stories.shingles import Shingles


def kept(text):
    """16 bits of each 5-gram, the upper ones of a product."""
    return [gram * 2_654_435_761 % 2**32 // 2**16 for gram in text]


TEXTS = st.lists(st.lists(st.integers(0, (1 << 32) - 1), max_size=30), max_size=12)


@given(TEXTS, st.data())
def test_texts_come_back_whatever_is_replaced_and_dropped(texts, data):
    table, known = Shingles(), list(texts)
    for text in texts:
        table.add(text)
    for row in data.draw(st.lists(st.sampled_from(range(len(known))), max_size=4)) if known else ():
        known[row] = [row]
        table.put(row, [row])
    stay = data.draw(st.lists(st.sampled_from(range(len(known))), unique=True)) if known else []
    table.keep(np.array(stay, np.intp))
    known = [known[row] for row in stay]
    table.add([5, 6])
    assert [table.of(row) for row in range(len(table))] == [kept(text) for text in (*known, [5, 6])]


def test_texts_that_differ_in_the_same_places_do_not_fall_together():
    table = Shingles()
    texts = [[zlib.crc32(f"text {number}, gram {n}".encode()) for n in range(40)] for number in range(300)]
    for text in texts:
        table.add(text)
    shared = [len(set(table.of(0)) & set(table.of(row))) for row in range(1, 300)]
    assert max(shared) <= 2


def test_there_is_room_for_many():
    table = Shingles()
    for number in range(3_000):
        table.add([number] * 3)
    assert len(table) == 3_000
    assert table.of(2_999) == kept([2_999] * 3)
