"""What is new in an article is what none of the earlier ones said."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.stories.novelty import fresh

EARLIER = [
    "The ferry Mary Lake sank in the storm off Northport on Tuesday with 120 passengers on board.",
    "Rescue boats from Northport brought 98 survivors ashore during the night, the coast guard said.",
    "The captain, Olaf Brandt, told investigators that the bow door had been damaged by a wave.",
]


def test_what_was_said_before_is_not_new():
    assert fresh(EARLIER, EARLIER) == []


def test_a_new_fact_is_new_and_old_ones_put_otherwise_are_not():
    here = [
        "With 120 passengers on board, the ferry Mary Lake sank off Northport in a storm on Tuesday.",
        "Prosecutors charged the shipping company Vesper Lines with manslaughter after inspectors found forged papers.",
    ]
    assert fresh(here, EARLIER) == [1]


def test_a_new_number_and_a_new_name_make_a_sentence_new():
    old = ["The death toll of the ferry disaster has risen to 14, said Anna Weiss."]
    assert fresh(["The death toll of the ferry disaster has risen to 31, said Karl Moor."], old) == [0]
    assert fresh(["The death toll of the ferry disaster has risen to 14, said Karl Moor."], old) == []


def test_what_is_repeated_further_down_is_new_only_once():
    new = "Prosecutors charged the shipping company Vesper Lines with manslaughter on Friday morning."
    assert fresh([new, "The weather was calm.", new], EARLIER) == [0]


def test_sentences_that_say_hardly_anything_are_not_new():
    assert fresh(["He agreed.", "It was over.", "“No,” she said."], EARLIER) == []


def test_without_anything_earlier_nothing_is_new():
    assert fresh(EARLIER, []) == []


def test_the_form_of_a_word_does_not_make_it_new():
    old = ["Inspectors warned owners about damaged doors and leaking pumps, sinking ships and rising costs."]
    assert fresh(["Inspector warns owner about damage: door leaks, pump leaks, ship sinks, cost rises."], old) == []


@given(st.lists(st.text(max_size=60), max_size=6), st.lists(st.text(max_size=60), max_size=6))
def test_numbers_rise_and_are_of_the_sentences_given(here, earlier):
    found = fresh(here, earlier)
    assert found == sorted(set(found))
    assert all(0 <= number < len(here) for number in found)


def test_addresses_and_handles_make_nothing_new():
    tweet = "https://t.co/aB3dE9 pic.clips.example/g9Hd4 @harbour_news @ferrywatch — The ferry sank off Northport"
    assert fresh([tweet], ["The ferry sank off Northport with all its cars."]) == []
    assert fresh([tweet + " with forty passengers and nine lorries aboard"], ["The ferry sank."]) == [0]
