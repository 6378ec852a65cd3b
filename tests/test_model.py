"""The vocabulary guards itself."""

import importlib
import inspect
import pkgutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tui.model
from tui.model import Block, Body, Headline, Span


@pytest.mark.parametrize(("start", "end"), [(-1, 0), (2, 1)])
def test_a_span_that_cannot_be_is_refused(start, end):
    with pytest.raises(ValueError, match="no span"):
        Span(start, end)


def test_spans_share_characters_or_not():
    assert Span(0, 3).overlaps(Span(2, 5))
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 5).holds(Span(1, 5))
    assert not Span(0, 5).holds(Span(1, 6))


@given(st.lists(st.text(max_size=20), max_size=8))
def test_a_body_of_paragraphs_holds_each_under_its_span(paragraphs):
    body = Body.of(paragraphs)
    assert [span.of(body.text) for span in body.paragraphs] == [p.strip() for p in paragraphs if p.strip()]


def test_only_prose_counts_as_paragraphs_and_words():
    text = "Two words\n\nx = 1"
    body = Body(text, (Block(Span(0, 9)), Block(Span(11, 16), "code")))
    assert body.paragraphs == (Span(0, 9),)
    assert body.words == 2


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (220, 1), (400, 2), (2200, 10)])
def test_reading_time_is_never_nothing(words, minutes):
    assert Headline(1, 1, "Wire", "Title", 0, words=words).minutes == minutes


def test_all_of_the_vocabulary_is_taken_from_one_place():
    parts = [importlib.import_module(f"tui.model.{part.name}") for part in pkgutil.iter_modules(tui.model.__path__)]
    words = {name for part in parts for name, value in vars(part).items() if inspect.getmodule(value) is part}
    assert words
    assert words <= set(tui.model.__all__)
