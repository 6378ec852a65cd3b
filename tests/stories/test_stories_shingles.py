"""The 5-grams of many texts in one array."""

from __future__ import annotations

import zlib

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tui.stories.shingles import Shingles


def kept(text):
    """16 bits of each 5-gram, the upper ones of a product."""
    return {gram * 2_654_435_761 % 2**32 // 2**16 for gram in text}


def common(texts):
    """What each two of some texts have in common."""
    return [[len(kept(one) & kept(other)) for other in texts] for one in texts]


GRAMS = st.integers(0, 40) | st.integers(0, (1 << 32) - 1)
TEXTS = st.lists(st.lists(GRAMS, max_size=30), max_size=12)


@given(TEXTS, st.data())
def test_what_texts_have_in_common_whatever_is_replaced_and_dropped(texts, data):
    table, known = Shingles(), list(texts)
    for text in texts:
        table.add(text)
    for row in data.draw(st.lists(st.sampled_from(range(len(known))), max_size=4)) if known else ():
        known[row] = [row]
        table.put(row, [row])
    stay = data.draw(st.lists(st.sampled_from(range(len(known))), unique=True)) if known else []
    table.keep(np.array(stay, np.intp))
    known = [*(known[row] for row in stay), [5, 6]]
    table.add([5, 6])
    rows = np.arange(len(table))
    assert table.sizes(rows).tolist() == [len(kept(text)) for text in known]
    others = ~np.eye(len(rows), dtype=bool)  # with itself, a text has in common what others have too
    assert table.among(rows)[others].tolist() == np.array(common(known))[others].tolist()
    assert [table.common(row, rows).tolist() for row in rows] == common(known)


def test_texts_that_differ_in_the_same_places_do_not_fall_together():
    table = Shingles()
    texts = [[zlib.crc32(f"text {number}, gram {n}".encode()) for n in range(40)] for number in range(300)]
    for text in texts:
        table.add(text)
    assert table.common(0, np.arange(1, 300)).max() <= 2


def test_there_is_room_for_many():
    table = Shingles()
    for number in range(3_000):
        table.add([number] * 3)
    assert len(table) == 3_000
    assert table.common(2_999, np.arange(3_000)).nonzero()[0].tolist() == [2_999]
