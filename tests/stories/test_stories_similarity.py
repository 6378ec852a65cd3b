"""Sums of vectors, what they share, and how telling terms are."""

from __future__ import annotations

import numpy as np

from tui.analysis.words import TITLES
from tui.stories.background import WORDS
from tui.stories.similarity import COMMON, SLOTS, Frequencies, added, named_once, shared, slot, slots_of, unit


def arrays(vector):
    return np.array(list(vector), np.intp), np.array(list(vector.values()), np.float32)


def test_the_sum_of_vectors_adds_what_they_share():
    slots, weights = added(np.array([5, 1, 5, 9], np.intp), np.array([1, 2, 2, 0.5], np.float32), 2)
    assert dict(zip(slots.tolist(), weights.tolist(), strict=True)) == {5: 3.0, 1: 2.0}


def test_reasons_are_the_heaviest_products():
    one = unit(*arrays({1: 1.0, 2: 2.0, 3: 3.0}))
    assert shared(one, unit(*arrays({3: 1.0, 1: 9.0, 4: 1.0}))) == [1, 3]


def test_a_rare_word_tells_more_than_one_that_every_report_has():
    frequencies = Frequencies()
    rare, official = slots_of([("tranquility", 1), ("official", 1)])
    assert frequencies.idf[rare] > frequencies.idf[official]


def test_counting_shows_only_after_settling():
    frequencies = Frequencies()
    slots = slots_of([("tranquility", 1.0)])
    before = float(frequencies.idf[slots[0]])
    for _ in range(100):
        frequencies.count(slots)
    assert frequencies.idf[slots[0]] == before
    frequencies.settle()
    assert 0 < frequencies.idf[slots[0]] < before
    assert frequencies.counted == 100


def test_what_stands_in_too_many_articles_tells_nothing():
    frequencies = Frequencies()
    assert frequencies.idf[slot(next(iter(WORDS[0.3].split())))] == 0
    assert max(WORDS) > COMMON


def kept(*terms):
    return [term for (term, _), once in zip(terms, named_once(terms), strict=True) if once]


def test_a_name_is_one_term_unless_a_word_of_it_stands_alone_as_well():
    house = [("White House", 1.7), ("White", 1.7), ("House", 1.7), ("house", 1.0)]
    assert kept(("Obama", 3.0), ("Barack Obama", 2.0), ("Barack", 2.0)) == ["Obama", "Barack Obama"]
    assert kept(*house) == ["White House", "house"]
    assert kept(("Barack Obama", 1.0), ("Michelle Obama", 2.0), ("Obama", 2.0)) == ["Barack Obama", "Michelle Obama"]


def test_words_that_recur_together_are_no_name():
    assert kept(("lunar module", 1.7), ("module", 1.7)) == ["lunar module", "module"]


def test_slots_are_the_same_in_every_process_and_never_zero():
    assert slot("Armstrong") == 382875
    assert all(0 < slot(f"term {n}") < SLOTS for n in range(1000))


def test_background_words_are_listed_once():
    words = [word for group in WORDS.values() for word in group.split()]
    assert len(words) == len(set(words))
    assert {word.casefold() for word in words if word != word.casefold()} <= TITLES
