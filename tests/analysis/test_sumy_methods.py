"""Our summarizer in sumy's shape, and sumy's own on our words."""

import pytest

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


def test_a_method_that_is_none_is_refused():
    with pytest.raises(ValueError, match="summing up called 'guess'"):
        sumy_methods.best(TEXTS, 2, "guess")
