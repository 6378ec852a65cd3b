"""The cheap analysis as a whole."""

import time

from hypothesis import given
from hypothesis import strategies as st

from tui.analysis import VERSION, clutter, reading, terms
from tui.model import Body

REPORT = Body.of(
    [
        "The bridge over the Aller fell on Monday, and nobody was hurt, the mayor of the town said.",
        "It had been closed for a week because of cracks that were found in one of its piers.",
        "“We were lucky. We were warned,” said Anna Lind, the mayor. The council meets on Tuesday.",
    ]
)


def test_a_skim_says_all_that_needs_no_language_model():
    found = reading.skim("Bridge falls", REPORT)
    assert (found.version, found.language, found.deep) == (VERSION, "en", False)
    assert [span.of(REPORT.text) for span in found.summary] == [REPORT.text.split("\n\n")[0]]
    assert len(found.sentences) == 4
    assert [passage.paragraphs for passage in found.passages] == [(0, 1, 2)]
    assert not found.entities
    assert not found.quotes


def test_the_length_of_the_summary_can_be_asked_for():
    assert len(reading.skim("Bridge falls", REPORT, sentences=3).summary) == 3


def test_an_article_of_400_words_costs_milliseconds():
    words = "The mayor of Verden said the bridge over the river would be built anew by the firm of Otto Berg in May. "
    body = Body.of(f"{words}Item {n} says that {n} people of Bonn saw it fall." for n in range(13))
    best = 1.0
    for n in range(10):
        start = time.process_time()
        reading.skim(f"Bridge falls {n}", Body.of([*(s.of(body.text) for s in body.paragraphs), f"End {n}."]))
        best = min(best, time.process_time() - start)
    assert best < 0.02  # 3 ms on a quiet machine


@given(st.text(max_size=400), st.text(max_size=60))
def test_any_text_can_be_read(text, title):
    body = clutter.strip(title, Body.of(text.splitlines()))
    found = reading.skim(title, body)
    terms.features(title, body)
    for span in (*found.sentences, *found.summary, *(passage.span for passage in found.passages)):
        assert span.end <= len(body.text)
