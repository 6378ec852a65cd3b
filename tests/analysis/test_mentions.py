from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from tui.analysis import mentions


@pytest.fixture
def kinds(parsed: Callable[..., Any]) -> Callable[..., dict[str, str]]:
    def find(*paragraphs: str) -> dict[str, str]:
        return {mention.text: mention.kind for mention in mentions.mentions(parsed(*paragraphs)[1])}

    return find


def test_people_organisations_and_places_are_found(kinds: Callable[..., dict[str, str]]) -> None:
    found = kinds("Neil Armstrong flew to Houston on Monday, NASA said, at a cost of $3 million.")
    assert found["Neil Armstrong"] == "person"
    assert found["Houston"] == "place"
    assert found["NASA"] == "organisation"
    assert found["Monday"] == "date"
    assert found["$3 million"] == "money"


def test_titles_articles_and_endings_are_left_out(parsed: Callable[..., Any]) -> None:
    found = mentions.mentions(parsed("Mr. Armstrong met the Senate. President Kennedy’s wish came true.")[1])
    names = {mention.text: mention.title for mention in found}
    assert names["Armstrong"] == "Mr."
    assert names["Kennedy"] == "President"
    assert "Senate" in names


def test_a_listed_place_is_a_place_in_capitals_too(kinds: Callable[..., dict[str, str]]) -> None:
    found = kinds("KYIV — Shelling hit Kharkiv and Vasylkiv overnight, officials said.")
    assert found["KYIV"] == found["Kharkiv"] == found["Vasylkiv"] == "place"


def test_a_dateline_names_a_place(kinds: Callable[..., dict[str, str]]) -> None:
    found = kinds(
        "HYANNIS PORT, Mass., July 25 (Reuters) — Senator Kennedy spoke.", "ABOARD U.S.S. HORNET, July 24 — It rained."
    )
    assert found["HYANNIS PORT"] == "place"
    assert found["U.S.S. HORNET"] == "place"
    assert found["Kennedy"] == "person"


def test_the_last_word_tells_the_kind(kinds: Callable[..., dict[str, str]]) -> None:
    found = kinds("The Zorbland Liberation Party met in Quarn Province near the Mirova River.")
    assert found["Zorbland Liberation Party"] == "organisation"
    assert found["Quarn Province"] == "place"


def test_one_name_is_of_one_kind(kinds: Callable[..., dict[str, str]]) -> None:
    text = "Mahinda Rajapaksa resigned. Mahinda left the city. Later Mahinda spoke. Mahinda said no more."
    assert kinds(text)["Mahinda"] == "person"


def test_a_name_is_found_wherever_it_stands_again(parsed: Callable[..., Any]) -> None:
    found = mentions.mentions(parsed("Dr. Oyelaran Tunde spoke.", "Everybody thanked Tunde and Tunde left.")[1])
    assert [mention.text for mention in found].count("Tunde") == 2


def test_capitals_are_an_organisation_unless_they_are_not(kinds: Callable[..., dict[str, str]]) -> None:
    found = kinds("The KRDA and the PFDJ met the CEO on TV about GDP.")
    assert found["KRDA"] == found["PFDJ"] == "organisation"
    assert not {"CEO", "TV", "GDP"} & set(found)


def test_shouted_lines_are_no_organisations(kinds: Callable[..., dict[str, str]]) -> None:
    assert "LOT" not in kinds("A WHOLE LOT OF VERY BIG NEWS.")


def test_words_that_only_look_like_names_are_left_out(kinds: Callable[..., dict[str, str]]) -> None:
    found = kinds("The State and the Party agreed. See https://news.example/a for more.")
    assert not {"State", "Party"} & set(found)
    assert not any("http" in name for name in found)


def test_mentions_stand_in_order_and_apart(parsed: Callable[..., Any]) -> None:
    text = "Ann Smith of the World Health Organization (WHO) met Smith of Paris in Paris, Texas, with Ann Smith."
    found = mentions.mentions(parsed(text)[1])
    for before, after in pairwise(found):
        assert before.span.end <= after.span.start
    assert all(mention.span.of(text) == mention.text for mention in found)


@pytest.mark.parametrize("text", ["", "😀 😀 😀", "“” ‘’ — …", "a b c", "١٢٣ こんにちは"])
def test_texts_without_names_have_none(kinds: Callable[..., dict[str, str]], text: str) -> None:
    assert all(kind in {"date", "other", "money", "work", "organisation"} for kind in kinds(text).values())
