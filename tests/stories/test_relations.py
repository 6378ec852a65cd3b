"""Passages that tell of the same thing are related, with reasons that are true."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model import Spot
from tui.stories import relations
from tui.stories.relations import LEAST, Candidate, Weigher

DAY = 86_400
LANDING = {"Armstrong": 2.0, "lunar module": 2.0, "fuel": 1.0, "landing": 1.5, "Tranquility": 1.0}


def passage(article, terms, number=0, day=0.0, **what):
    return Candidate(Spot(article, number), int(day * DAY), tuple(terms.items()), **what)


def relate(here, others, idf, **more):
    return relations.relate(here, others, Weigher(idf), **more)


def flat(term):
    return 1.0


def test_the_same_thing_elsewhere_is_related_for_the_terms_that_both_have():
    other = passage(2, {"Armstrong": 2.0, "lunar module": 1.0, "landing": 1.0, "radio": 1.0})
    (relation,) = relate(passage(1, LANDING), [other], flat)
    assert (relation.source, relation.target) == (Spot(1, 0), Spot(2, 0))
    assert relation.why == ("Armstrong", "lunar module", "landing")
    assert LEAST <= relation.score <= 1


def test_one_shared_name_is_only_the_same_subject():
    other = passage(2, {"Armstrong": 5.0, "boyhood": 1.0, "Ohio": 1.0})
    assert relate(passage(1, {"Armstrong": 5.0, "landing": 1.0, "fuel": 1.0}), [other], flat) == []


def test_a_name_counts_once_and_not_again_for_each_of_its_words():
    name = {"Neil Armstrong": 2.0, "Neil": 2.0, "Armstrong": 2.0}
    assert relate(passage(1, name | {"fuel": 1.0}), [passage(2, name | {"Ohio": 1.0})], flat) == []


def test_words_that_every_article_has_are_no_reason():
    common = {"official": 3.0, "report": 3.0, "city": 3.0}

    def idf(term):
        return 0.0 if term in common else 5.0

    assert relate(passage(1, common | {"flood": 1.0}), [passage(2, common | {"strike": 1.0})], idf) == []


def test_copies_and_the_passage_itself_are_left_out():
    here = passage(1, LANDING)
    assert relate(here, [here, passage(2, LANDING, copy=True)], flat) == []


def test_another_passage_of_the_same_article_is_not_looked_for_here():
    assert relate(passage(1, LANDING), [passage(1, LANDING, number=3)], flat) == []


def test_of_another_article_only_the_best_passage_is_given():
    weaker = {"Armstrong": 1.0, "fuel": 1.0, "radio": 1.0, "crowd": 1.0}
    found = relate(passage(1, LANDING), [passage(2, weaker, 0), passage(2, LANDING, 4), passage(3, LANDING)], flat)
    assert [r.target for r in found] == [Spot(2, 4), Spot(3, 0)]


def test_the_best_come_first_and_no_more_than_asked_for():
    others = [passage(n, LANDING | {f"more{k}": 1.0 for k in range(n)}) for n in range(2, 20)]
    found = relate(passage(1, LANDING), others, flat, limit=5)
    assert [r.target.article for r in found] == [2, 3, 4, 5, 6]


def test_what_is_in_the_same_development_is_likelier_related_than_in_another_story_long_ago():
    terms = {"Armstrong": 1.0, "fuel": 1.0, "radio": 1.0, "crowd": 1.0, "lunar module": 1.0}
    scores = [
        relate(passage(1, LANDING), [passage(2, terms, **what)], flat)[0].score
        for what in ({"same_development": True}, {"same_story": True}, {}, {"day": 8})
    ]
    assert scores == sorted(scores, reverse=True)
    assert relate(passage(1, LANDING), [passage(2, terms, day=200, same_story=True)], flat) == []


def days_related(terms):
    """How many days later such a passage of the same story still is related."""
    here = passage(1, LANDING)
    return sum(bool(relate(here, [passage(2, terms, day=day, same_story=True)], flat)) for day in range(100))


def test_what_comes_later_has_to_be_the_more_alike_also_within_a_story():
    faint = {"Armstrong": 1.0, "fuel": 1.0} | {f"other{n}": 1.0 for n in range(8)}
    assert 1 < days_related(faint) < 15 < days_related(LANDING) < 100


@pytest.mark.parametrize("terms", [{}, {"fuel": 0.0}])
def test_a_passage_that_says_nothing_is_related_to_nothing(terms):
    assert relate(passage(1, terms), [passage(2, LANDING)], flat) == []
    assert relate(passage(1, LANDING), [passage(2, terms)], flat) == []


TERMS = st.dictionaries(st.sampled_from("abcdefghij"), st.floats(0, 10), max_size=8)


@given(TERMS, st.lists(TERMS, max_size=6), st.floats(0, 400))
def test_scores_are_from_0_to_1_and_reasons_are_shared(here, there, day):
    others = [passage(n, terms, day=day, same_story=n % 2 == 0) for n, terms in enumerate(there, start=2)]
    for relation in relate(passage(1, here), others, lambda term: math.log(1 + ord(term) - 96)):
        assert LEAST <= relation.score <= 1
        assert len(relation.why) >= 2
        assert set(relation.why) <= set(here) & set(there[relation.target.article - 2])
