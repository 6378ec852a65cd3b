"""The summary of a story out of the summaries of its articles."""

from __future__ import annotations

from tui.digest.overview import overview, repeats
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
    chosen = overview([*landing, *walk], 2)
    assert {t.development for t in chosen} == {1, 2}


def test_the_summary_keeps_the_order_it_came_in() -> None:
    sentences = [told("First battalion comes home.", 1, 1), told("Second capsule reaches orbit.", 2, 2),
                 told("Third harbour opens again.", 3, 3), told("Harbour pilots celebrate opening.", 4, 3)]  # fmt: skip
    chosen = overview(sentences)
    assert chosen == sorted(chosen, key=sentences.index)


def test_the_summary_has_at_most_so_many_sentences() -> None:
    sentences = [told(f"Sentence{n} about{n} something{n} different{n}.", n, n) for n in range(40)]
    assert len(overview(sentences)) == 6
    assert len(overview(sentences, 2)) == 2
    assert overview([]) == []


def test_what_most_articles_share_stands_for_a_development() -> None:
    sentences = [
        told("Ferry tickets cost nine pence this season.", 1),
        told("The moon landing succeeded.", 1),
        told("The moon landing succeeded on schedule.", 2),
        told("Everybody watched the moon landing.", 3),
    ]
    assert "moon landing" in overview(sentences, 1)[0].text


def test_a_sentence_without_words_repeats_nothing() -> None:
    assert not repeats("Oh!", ["Ah!", ""])
    assert repeats("The moon landing", ["A moon landing has been made"])
