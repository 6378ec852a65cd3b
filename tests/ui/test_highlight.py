"""What is marked in a body, and what is put between its characters."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reader_sample import article

from tui.model import Analysis, Body, Link, Quote, Span
from tui.ui.highlight import Paint, content, insertions, paint, shown, speakers

HOSTILE = "\x1b]52;c;aGk=\x07 [@click=app.quit]x[/] \x9b31m \u202eevil\u2066 \ufeff\x00"


_BIDI = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def is_safe(text: str) -> bool:
    """No C0 but newline, no C1, no bidi control, no surrogate."""
    controls = {c for c in text if unicodedata.category(c) in ("Cc", "Cs")} - {"\n"}
    return not controls and not _BIDI & set(text)


def test_content_is_never_markup_and_never_acts() -> None:
    made = content(HOSTILE + "[b]\tx[/b] [/nothing]")
    assert is_safe(made.plain)
    assert not made.spans
    assert made.plain.endswith("[b]    x[/b] [/nothing]")


@given(st.text(st.characters(), max_size=60))
def test_content_and_shown_are_safe_for_any_text(text: str) -> None:
    assert is_safe(content(text).plain)
    assert is_safe(shown(text))
    assert len(shown(text)) == len(text)


spans = st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda p: Span(p[0], p[0] + p[1]))
layers = st.lists(st.tuples(spans, st.sampled_from(["quote", "person", "place", "link"])), max_size=8)


@given(layers, st.integers(0, 50), st.integers(0, 50))
def test_runs_cover_what_is_asked_and_say_what_lies_on_each_character(
    over: list[tuple[Span, str]], start: int, length: int
) -> None:
    runs = list(Paint("x" * 50, over).runs(start, start + length))
    assert [at for first, last, _ in runs for at in range(first, last)] == list(range(start, start + length))
    for first, last, styles in runs:
        for at in range(first, min(last, 50)):
            assert set(styles) == {style for span, style in over if span.start <= at < span.end}


def test_a_look_never_ends_inside_a_letter() -> None:
    text = "Jose\u0301 said"
    assert [(a, b) for a, b, styles in Paint(text, [(Span(0, 4), "person")]).runs(0, len(text)) if styles] == [(0, 5)]


def test_modes_mark_all_or_quotes_or_links_only() -> None:
    shown_article = article()
    found = {
        mode: {
            name
            for _, _, names in paint(shown_article.body, shown_article.analysis, mode).runs(0, 2000)
            for name in names
        }
        for mode in ("all", "quotes", "none")
    }
    assert found["all"] == {"person", "organisation", "place", "quote", "link"}
    assert found["quotes"] == {"quote", "link"}
    assert found["none"] == {"link"}


def test_links_are_numbered_behind_their_words() -> None:
    shown_article = article()
    numbers = [i for i in insertions(shown_article.body, None) if i.link]
    assert [i.text for i in numbers] == ["¹", "²"]
    assert shown_article.body.text[: numbers[0].at].endswith("flight plan")


def said(
    text: str, quote: str, speaker: str, mention: str = "", cue: str = "", **more: object
) -> list[tuple[str, str]]:
    """What is inserted, each with the text before it."""

    def span(part: str) -> Span | None:
        at = text.find(part)
        return Span(at, at + len(part)) if part else None

    first = span(quote)
    assert first is not None
    found = Quote(first, speaker, "person", mention=span(mention), cue=span(cue), confidence=0.9)
    analysis = Analysis(1, deep=True, sentences=(Span(0, len(text)),), quotes=(replace(found, **more),))
    body = Body.of([text])
    return [(text[: i.at], i.text) for i in speakers(body, analysis)]


def test_the_speaker_stands_behind_the_words_that_introduce_them() -> None:
    text = "“The Eagle has landed,” he said, and all breathed."
    assert said(text, "“The Eagle has landed,”", "Neil Armstrong", "he", "said") == [
        ("“The Eagle has landed,” he said", " ‹Neil\u00a0Armstrong›")
    ]


def test_the_speaker_does_not_come_between_a_verb_and_its_object() -> None:
    text = "“Going to be busy,” he told Houston."
    assert said(text, "“Going to be busy,”", "Neil Armstrong", "he", "told")[0][0] == "“Going to be busy,” he"


def test_the_speaker_stands_behind_a_mention_that_follows_the_verb() -> None:
    text = "“Breathing again,” answered the capsule communicator."
    found = said(text, "“Breathing again,”", "Charles Duke", "the capsule communicator", "answered")
    assert found[0][0] == text[:-1]


def test_the_speaker_stands_behind_the_quote_where_the_words_come_before_it() -> None:
    text = "He said: “Go.” Then nothing."
    assert said(text, "“Go.”", "Steve Bales", "He", "said") == [("He said: “Go.”", " ‹Steve\u00a0Bales›")]


@pytest.mark.parametrize("text", ["“Go,” said Steve Bales.", "“Go,” said STEVE\nBALES."])
def test_a_speaker_whom_the_sentence_names_in_full_is_not_named_again(text: str) -> None:
    assert said(text, "“Go,”", "Steve Bales", "", "said") == []


def test_an_alias_is_not_the_whole_name() -> None:
    assert said("“Go,” said Bales.", "“Go,”", "Steve Bales", "Bales", "said") == [
        ("“Go,” said Bales", " ‹Steve\u00a0Bales›")
    ]


def test_a_doubtful_speaker_is_questioned_and_reported_speech_is_left_alone() -> None:
    assert said("“Go,” he said.", "“Go,”", "Steve Bales", "he", confidence=0.4)[0][1] == " ‹Steve\u00a0Bales?›"
    assert said("He said to go.", "to go", "Steve Bales", "He", kind="indirect") == []


def test_two_quotes_in_turn_name_their_speaker_once() -> None:
    text = "“Go,” he said. “Now.”"
    quotes = (Quote(Span(0, 5), "Steve Bales", mention=Span(6, 8)), Quote(Span(15, 21), "Steve Bales"))
    analysis = Analysis(1, deep=True, sentences=(Span(0, 14), Span(15, 21)), quotes=quotes)
    assert len(speakers(Body.of([text]), analysis)) == 1


@given(st.lists(st.tuples(spans, spans, spans), max_size=5), st.text("ab “”.\n", max_size=60))
def test_any_spans_give_insertions_inside_the_text(found: list[tuple[Span, Span, Span]], text: str) -> None:
    quotes = tuple(Quote(a, "Steve Bales", mention=b, cue=c) for a, b, c in found)
    body = replace(Body.of([text]), links=tuple(Link(a, "https://a.example") for a, _, _ in found))
    made = insertions(body, Analysis(1, deep=True, quotes=quotes))
    assert all(0 <= i.at <= len(body.text) for i in made)
    assert list(made) == sorted(made, key=lambda i: i.at)


@given(layers, spans, st.integers(0, 50), st.integers(0, 50))
def test_a_target_is_marked_and_moved_without_changing_the_rest(
    over: list[tuple[Span, str]], target: Span, start: int, length: int
) -> None:
    made, without = Paint("x" * 50, over), Paint("x" * 50, over)
    made.target(Span(0, 50))
    made.target(target)
    end = start + length
    with_target = {at: styles for first, last, styles in made.runs(start, end) for at in range(first, last)}
    assert sorted(with_target) == list(range(start, end))
    for first, last, styles in without.runs(start, end):
        for at in range(first, last):
            marked = target.start <= at < min(target.end, 50)
            assert with_target[at] == ((*styles, "target") if marked else styles)
