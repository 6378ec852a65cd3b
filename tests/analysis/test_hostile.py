"""Whatever the text is, the analysis answers: in bounded time and size, with spans that lie in the text.

Times are of the processor, and several times what was measured, so that only a cost that grows with the square of the
text (it was there more than once) breaks them, never a busy machine.
"""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui import text
from tui.analysis import clutter, languagemodel, passages, reading, study
from tui.model import Analysis, Body

PIECES = (
    *"“”\"'‘’«»„「」.,:;?!…—-()[]•\n\t ",
    *("said", "Smith", "Ann Smith", "he", "she", "that", "according to", "who", "told", "the", "NATO", "Lisbon"),
    *("Mr.", "U.S.", "10 a.m.", "A.", "“No,” she said.", "according to police", "as saying", "’s", "PARIS (AP) — "),
    *("Read more:", "Photo: AP", "By Ann Smith", "http://a.example/b", "@x", "1,234.5", "$5", "x" * 150),
    *("😀", "👩‍👩‍👧", "漢字", "عربي", "हिंदी", "\u0301", "\u202e", "ß", "İ", "ﬁ", "\u2028", "\xa0", "\ufeff", "\x1b[0m"),
)
LARGE = {
    "nothing": "",
    "blanks": " \n\t\n" * 20_000,
    "one sentence": "the strike went on while ships waited for the talks " * 20_000,
    "quote marks": '"' * 100_000,
    "opening quote marks": "“" * 100_000,
    "quotes that are never closed": "“a " * 100_000,
    "quotes": "“no,” said Smith. " * 20_000,
    "single marks": "'a " * 100_000,
    "emoji": "😀🎉👩‍👩‍👧‍👦" * 30_000,
    "no blanks": "abcdefghij" * 100_000,
    "capitals": "Ab" * 200_000,
    "stops": "." * 400_000,
    "sentences of a letter": "A. " * 130_000,
    "no Latin": "新华社北京电总统说。" * 40_000,
    "accents": "e" + "\u0301" * 400_000,
    "brackets": "(" * 400_000,
    "acronyms": "NATO UN EU " * 36_000,
    "somebody said that somebody said": "He said that she said that " * 15_000,
    "addresses": "https://a.example/b " * 20_000,
    "mixed scripts": "abc αβγ абв 漢字 עברית عربي हिंदी ไทย “” " * 10_000,
}
SKIM_SECONDS = 6.0
STUDY_SECONDS = 15.0


def _holds(body: Body, analysis: Analysis) -> None:
    """Every span lies in the text and has something in it."""
    spans = [*analysis.sentences, *analysis.summary]
    spans += [span for passage in analysis.passages for span in (passage.span, passage.lead)]
    spans += [span for entity in analysis.entities for span in entity.mentions]
    spans += [span for q in analysis.quotes for span in (q.span, q.mention, q.cue) if span is not None]
    assert all(span.end <= len(body.text) and span.of(body.text).strip() for span in spans)
    assert all(0 <= quote.confidence <= 1 and quote.speaker != "" for quote in analysis.quotes)
    assert [quote.span for quote in analysis.quotes] == sorted(quote.span for quote in analysis.quotes)
    assert all(entity.name.strip() and entity.mentions for entity in analysis.entities)


def _body(words: str) -> Body:
    """A text as it arrives: cleaned, cut at the limit, in paragraphs, less its clutter."""
    return clutter.strip("", Body.of(text.clean(words)[: text.BODY_LIMIT].split("\n")))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=60), st.sampled_from(["", " "]), st.sampled_from([1, 1, 1, 30]))
def test_any_text_is_studied(nlp: Any, pieces: list[str], between: str, times: int) -> None:
    body = _body(between.join(pieces) * times)
    _holds(body, study.study(between.join(pieces[:5]), body))


@pytest.mark.parametrize("name", LARGE)
def test_a_monstrous_text_is_skimmed_in_seconds(name: str) -> None:
    body = _body(LARGE[name])
    before = time.process_time()
    analysis = reading.skim("A title", body)
    assert time.process_time() - before < SKIM_SECONDS
    _holds(body, analysis)


@pytest.mark.parametrize("name", ["quotes", "one sentence", "acronyms", "somebody said that somebody said"])
def test_a_monstrous_text_is_studied_in_seconds(nlp: Any, name: str) -> None:
    body = _body(LARGE[name])
    before = time.process_time()
    analysis = study.study("A title", body)
    assert time.process_time() - before < STUDY_SECONDS
    assert all(span.end <= languagemodel.READ_LIMIT for entity in analysis.entities for span in entity.mentions)
    _holds(body, analysis)


def test_a_text_of_very_many_lines_has_a_bounded_number_of_passages() -> None:
    analysis = reading.skim("", Body.of(["Smith said so."] * 20_000))
    assert len(analysis.passages) <= passages.LIMIT + passages.REST
    assert sum(len(passage.paragraphs) for passage in analysis.passages) == 20_000
