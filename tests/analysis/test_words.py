"""Forms under which words are counted: one for all forms of a word, and one that can be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.analysis.words import STOP_WORDS, lemma


@pytest.mark.parametrize(
    ("forms", "base"),
    [
        ("announce announces announced announcing", "announce"),
        ("investigate investigates investigated investigating", "investigate"),
        ("stop stops stopped stopping", "stop"),
        ("fill fills filled filling", "fill"),
        ("vote votes voted voting", "vote"),
        ("visit visits visited visiting", "visit"),
        ("charge charges charged charging", "charge"),
        ("decide decides decided deciding", "decide"),
        ("settle settles settled settling", "settle"),
        ("accuse accuses accused accusing", "accuse"),
        ("pass passes passed passing", "pass"),
        ("treat treats treated treating", "treat"),
        ("order orders ordered ordering", "order"),
        ("claim claims claimed claiming", "claim"),
        ("require requires required requiring", "require"),
        ("argue argues argued arguing", "argue"),
        ("create creates created creating", "create"),
        ("city cities", "city"),
        ("church churches", "church"),
        ("tax taxes taxed taxing", "tax"),
        ("die dies died dying", "die"),
        ("child children", "child"),
        ("fight fought fighting", "fight"),
        ("carry carries carried carrying", "carry"),
    ],
)
def test_all_forms_of_a_word_are_counted_as_one(forms, base):
    found = {lemma(form) for form in forms.split()}
    assert found == {base}


@pytest.mark.parametrize(
    "word", ["news", "crisis", "virus", "king", "morning", "shooting", "politics", "bus", "need", "red", "b2b", "gas"]
)
def test_words_that_only_look_like_forms_stay(word):
    assert lemma(word) == word


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzé'", min_size=1, max_size=14))
def test_no_word_is_lost(word):
    assert lemma(word)


def test_stop_words_are_in_lower_case():
    assert all(word == word.lower() for word in STOP_WORDS)
