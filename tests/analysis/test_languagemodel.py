import time
import warnings
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.analysis import languagemodel
from tui.errors import ModelMissing
from tui.model import Block, Body, Span


def test_no_model_is_a_clear_refusal_with_what_to_do() -> None:
    with pytest.raises(ModelMissing, match='set model = "md"'):
        languagemodel.load("none")
    with pytest.raises(ModelMissing, match=r"en_core_web_nowhere.* is not installed: install"):
        languagemodel.load("en_core_web_nowhere")


def test_a_package_that_is_no_model_is_refused() -> None:
    with pytest.raises(ModelMissing, match="cannot be loaded"):
        languagemodel.load("pytest")


def test_loading_is_silent_and_done_once(nlp: Any) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert languagemodel.load("md") is nlp


def test_what_is_no_prose_is_blank_and_offsets_hold() -> None:
    text = "Prose here.\n\nx = said(1)\n\nMore prose."
    blocks = (Block(Span(0, 11)), Block(Span(13, 24), "code"), Block(Span(26, 37)))
    seen = languagemodel.readable(Body(text, blocks))
    assert seen == "Prose here.\n\n           \n\nMore prose."


def test_addresses_and_endless_words_are_blank() -> None:
    seen = languagemodel.readable(Body.of(["See https://x.example/a?b and " + "z" * 500 + " end."]))
    assert seen.split() == ["See", "and", "end."]
    assert len(seen) == len("See https://x.example/a?b and " + "z" * 500 + " end.")


def test_only_the_beginning_of_a_huge_article_is_read(nlp: Any) -> None:
    body = Body.of(["word " * 300_000])
    assert len(languagemodel.readable(body)) <= languagemodel.READ_LIMIT
    tokens = nlp.make_doc(languagemodel.readable(Body.of(['" ' * 100_000])))
    assert len(tokens) > languagemodel.WORD_LIMIT
    assert len(languagemodel._tokens(nlp, Body.of(['" ' * 100_000]))) == languagemodel.WORD_LIMIT


def test_thousands_of_paragraphs_take_no_time(nlp: Any) -> None:
    body = Body.of(["“Hi,” he said."] * 20_000)
    start = time.process_time()
    assert len(languagemodel._tokens(nlp, body)) == languagemodel.WORD_LIMIT
    assert time.process_time() - start < 3


def test_a_sentence_ends_with_its_paragraph(parsed: Callable[..., Any]) -> None:
    body, doc = parsed("A headline without a stop", "The article begins here.")
    starts = {token.idx for token in doc if token.is_sent_start}
    assert {span.start for span in body.paragraphs} <= starts


@pytest.mark.parametrize(
    "text",
    ['"' * 100_000, "(" * 100_000, "x" * 1_000_000, "😀" * 100_000],
    ids=["marks", "brackets", "letters", "emoji"],
)
def test_hostile_words_take_no_time(nlp: Any, text: str) -> None:
    start = time.process_time()
    assert list(languagemodel.parse(nlp, [Body.of([text])]))
    assert time.process_time() - start < 3


def test_a_dateline_is_a_sentence_of_its_own(nlp: Any) -> None:
    doc = next(languagemodel.parse(nlp, [Body.of(["PARIS (AP) — The talks began on Monday."])]))
    assert [sentence.text for sentence in doc.sents][-1] == "The talks began on Monday."


@given(st.lists(st.text(max_size=200), max_size=4))
def test_what_is_read_is_as_long_as_the_text(paragraphs: list[str]) -> None:
    body = Body.of(paragraphs)
    seen = languagemodel.readable(body)
    assert len(seen) == len(body.text[: languagemodel.READ_LIMIT])
    assert all(a == b or a == " " or b in "―\u00a0\u202f\u2009" for a, b in zip(seen, body.text, strict=False))


def test_a_short_form_before_a_hyphen_is_a_word(nlp: Any) -> None:
    assert [word.text for word in nlp.make_doc("a U.S.-led plan")] == ["a", "U.S.", "-", "led", "plan"]
