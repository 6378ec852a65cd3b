"""The summary of a story out of the summaries of its articles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tui.digest.overview import hangs, overview, repeats, tells_again
from tui.model import Span
from tui.store.coverage import Told


def told(text: str, article: int, development: int = 1) -> Told:
    """A sentence of an article."""
    return Told(article, Span(0, len(text)), text, development, "Wire", article)


def test_no_sentence_is_said_twice() -> None:
    sentences = [
        told("The Eagle landed in the Sea of Tranquility on Sunday.", 1),
        told("On Sunday the Eagle landed safely in the Sea of Tranquility.", 2),
        told("Fuel for less than a minute was left in its tanks.", 3),
    ]
    assert [t.article for t in overview(sentences)] in ([1, 3], [2, 3])


def test_every_development_is_heard_before_one_speaks_twice() -> None:
    landing = [told(f"Landing report {word} number.", n) for n, word in enumerate(("alpha", "bravo", "delta", "gamma"))]
    walk = [told("Walking begins shortly before three.", 9, 2)]
    chosen = overview([*landing, *walk], count=2)
    assert {t.development for t in chosen} == {1, 2}


def test_the_summary_keeps_the_order_it_came_in() -> None:
    sentences = [told("First battalion comes home.", 1, 1), told("Second capsule reaches orbit.", 2, 2),
                 told("Third harbour opens again.", 3, 3), told("Harbour pilots celebrate opening.", 4, 3)]  # fmt: skip
    chosen = overview(sentences)
    assert chosen == sorted(chosen, key=sentences.index)


def test_the_summary_has_at_most_so_many_sentences() -> None:
    sentences = [told(f"Sentence{n} about{n} something{n} different{n}.", n, n) for n in range(40)]
    assert len(overview(sentences)) == 6
    assert len(overview(sentences, count=2)) == 2
    assert overview([]) == []


def test_what_most_articles_share_stands_for_a_development() -> None:
    sentences = [
        told("Ferry tickets cost nine pence this season.", 1),
        told("The moon landing succeeded.", 1),
        told("The moon landing succeeded on schedule.", 2),
        told("Everybody watched the moon landing.", 3),
    ]
    assert "moon landing" in overview(sentences, count=1)[0].text


def test_a_sentence_without_words_repeats_nothing() -> None:
    assert not repeats("Oh!", ["Ah!", ""])
    assert repeats("The moon landing", ["A moon landing has been made"])


@pytest.mark.parametrize(
    "text",
    [
        "It was his sixth, without the one that he won with his team.",
        "We have run the tape three times.",
        "On Friday at nine in the morning it held the Senator and a hundred others.",
        "At 13:32 today it weighed six million pounds.",
        "There were a hundred kilometres to go.",
        "“Nobody saw it,” the pilot said.",
    ],
)
def test_a_sentence_without_its_subject_is_told_only_where_there_is_no_other(text: str) -> None:
    plain = told("Eddy Merckx won the Tour de France in Paris.", 2, 2)
    assert hangs(text)
    assert overview([told(text, 1), plain]) == [plain]
    assert [t.text for t in overview([told(text, 1)])] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "In a statement, the company said it would appeal.",
        "In the hour when Neil Armstrong came down the ladder he was alone.",
        "Since July the Aller bridge has been shut.",
        "Illinois voted on Monday.",
        "Weather stops the search.",
    ],
)
def test_a_sentence_that_names_its_subject_stands_by_itself(text: str) -> None:
    assert not hangs(text)


def test_other_words_for_one_happening_say_it_again_and_the_same_words_for_another_do_not() -> None:
    first = told("A gunman with a shotgun opened fire in the newsroom of the Harbour Gazette on Thursday.", 1)
    second = told("Armed with a shotgun, the gunman fired through the front doors of the newsroom at three.", 2)
    assert tells_again(second, [first])
    assert not tells_again(replace(second, development=2), [first])
    assert len(overview([first, second])) == 1


def test_of_two_sentences_the_one_that_says_what_the_headlines_say_is_told() -> None:
    sentences = [
        told("Lawmakers met in special session about the governor.", 1),
        told("Governor Hale resigned on Tuesday.", 2),
    ]
    assert overview(sentences, ["Governor Hale resigns", "Hale, governor, resigned"], 1)[0].article == 2
