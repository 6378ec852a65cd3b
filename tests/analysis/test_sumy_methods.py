"""Our summarizer in sumy's shape, and sumy's own on our words."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.analysis import sumy_methods

TEXTS = [
    "The bridge over the river fell on Monday, the police said.",
    "Nobody was hurt when the bridge fell, the mayor said.",
    "Farmers sold apples at the market.",
    "Engineers had warned of cracks in the bridge.",
]


def test_our_summarizer_is_called_as_sumy_s_are():
    found = sumy_methods.WireroomSummarizer(title="Bridge falls")(sumy_methods.document(TEXTS), 2)
    assert [str(sentence) for sentence in found] == TEXTS[:2]


def test_the_tokenizer_gives_sentences_and_words():
    words = sumy_methods.Words()
    assert words.to_sentences("Mr. Roth left. Nobody saw it.") == ("Mr. Roth left.", "Nobody saw it.")
    assert words.to_words("The Mayor's bridge fell!") == ("the", "mayor", "bridge", "fell")


def test_a_sentence_that_stands_twice_is_chosen_once():
    assert len(sumy_methods.best([TEXTS[0], TEXTS[0], *TEXTS], 3, "textrank")) == 3
    chosen = sumy_methods.best([TEXTS[0], TEXTS[0], *TEXTS], 3, "textrank")
    assert len({[TEXTS[0], TEXTS[0], *TEXTS][n] for n in chosen}) == 3


@pytest.mark.parametrize("method", ["lexrank", "textrank", "luhn", "lsa"])
def test_sentences_without_end_and_without_words_cost_no_minutes_and_warn_of_nothing(method):
    long = [" ".join(f"word{n * k}" for n in range(3_000)) for k in range(20)]
    before = time.process_time()
    assert len(sumy_methods.best(long, 3, method)) == 3
    assert time.process_time() - before < 5
    assert len(sumy_methods.best(["A.", "B.", "…", "!"], 3, method)) <= 3


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.text(alphabet="ab.“", min_size=1, max_size=12) | st.sampled_from(TEXTS), max_size=6), st.integers(1, 4)
)
def test_any_sentences_are_chosen_from_by_every_method(texts, count):
    for method in ("lexrank", "textrank", "luhn", "lsa", "wireroom"):
        chosen = sumy_methods.best(texts, count, method)
        assert len(set(chosen)) == len(chosen) <= count
        assert all(0 <= number < len(texts) for number in chosen)


def test_a_method_that_is_none_is_refused():
    with pytest.raises(ValueError, match="summing up called 'guess'"):
        sumy_methods.best(TEXTS, 2, "guess")
