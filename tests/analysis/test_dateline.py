"""Where a report begins: datelines of agencies and papers, and what only looks like one."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.analysis import dateline
from tui.analysis.sentences import split_text


# Written with | where the report begins.
@pytest.mark.parametrize(
    "marked",
    [
        "PARIS — |The talks began.",
        "PARIS, March 16 -- |The talks began.",
        "NEW YORK (AP) - |The talks began.",
        "HYANNIS PORT, Mass., July 25 (The Wire) — |“We go,” he said.",
        "LEEDS AND YORK, ENGLAND — |The talks began.",
        "BONN/PARIS (Reuters) - |The talks began.",
        "LIMA, Ohio/PARIS (Reuters) - |The talks began.",
        "Rio de Janeiro (CNN) |The talks began.",
        "Amman, Jordan (CNN) -- |The talks began.",
        "(CNN)|The talks began on Monday.",
        "(Reuters) - |20 ministers met.",
        "Washington – |The talks began.",
        "Manchester, England — |The talks began.",
        "NEW DELHI: |The talks began.",
        "Berlin (dpa) - |Die Gespräche begannen.",
        "PARIS, 5 juillet (AFP) – |Les pourparlers ont commencé.",
        "МОСКВА, 5 июля — |Переговоры начались.",
    ],
)
def test_a_report_begins_behind_its_dateline(marked: str) -> None:
    text = marked.replace("|", "")
    assert dateline.end(text, 0) == marked.index("|")


@pytest.mark.parametrize(
    "text",
    [
        "The talks — they began.",
        "NATO — the alliance — met on Monday.",
        "NATO and the talks.",
        "Lind — The Mayor’s Tale is her first book.",
        "Washington — and the country — looked on.",
        "LIND: We go to the town by bus.",
        "FILE - In this picture the harbour is empty.",
        "The Party of Work (PW) met in the town.",
        "(1) The first of the points is the last.",
        "PARIS — Go",
        "",
    ],
)
def test_other_words_before_a_dash_stay(text: str) -> None:
    assert dateline.end(text, 0) == 0


def test_a_sentence_has_no_dateline_before_it() -> None:
    text = "PARIS, July 20 (AP) — The talks began. They ended."
    assert [span.of(text) for span in split_text(text)] == ["The talks began.", "They ended."]


@given(st.text(alphabet="A —-(),.a1", max_size=200))
def test_it_lies_inside_the_text(text: str) -> None:
    assert 0 <= dateline.end(text, 0) <= len(text)


@pytest.mark.parametrize("text", ["A" * 200_000, "A, " * 50_000, "A /-" * 50_000, "(" * 100_000, "A (" * 70_000])
def test_a_hostile_text_takes_no_time(text: str) -> None:
    started = time.process_time()
    dateline.end(text + " — A", 0)
    assert time.process_time() - started < 0.2
