from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from tui.analysis import mentions, runs


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


def test_a_possessive_ending_is_no_part_of_a_name(kinds: Callable[..., dict[str, str]]) -> None:
    found = kinds("Neil Armstrong's flight and Houston’s sky were fine.")
    assert {"Neil Armstrong", "Houston"} <= set(found)


def test_a_place_in_a_person_s_name_leaves_the_person_whole(kinds: Callable[..., dict[str, str]]) -> None:
    assert kinds("Jack London wrote it. Everybody liked Jack London.") == {"Jack London": "person"}


def test_a_city_after_in_is_a_city(kinds: Callable[..., dict[str, str]]) -> None:
    assert kinds("They met in Vasylkiv. The mayor of Vasylkiv spoke.")["Vasylkiv"] == "place"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Tarn County", "place"),
        ("Quell Airport", "place"),
        ("Zorb Ministry", "organisation"),
        ("Ulm University", "organisation"),
    ],
)
def test_kinds_by_the_last_word(kinds: Callable[..., dict[str, str]], name: str, kind: str) -> None:
    assert kinds(f"The people of {name} agreed on Monday.").get(name) == kind


@pytest.mark.parametrize("text", ["a@b.example wrote it.", "See /etc/passwd and C:\\Temp now.", "He is @smith there."])
def test_addresses_and_paths_are_no_names(kinds: Callable[..., dict[str, str]], text: str) -> None:
    assert not any(set(name) & set("@/\\") for name, kind in kinds(text).items() if kind in runs.NAMED)


def test_a_word_called_out_at_the_start_of_a_quotation_is_nobody(named: Callable[..., dict[str, Any]]) -> None:
    assert "Roger" not in named("“Roger. We copy you on the ground,” Ann Smith said.")
    assert "Roger Berg" in named("Roger Berg flew. “Roger, come home,” Ann Smith said.")


def test_a_word_that_fills_a_quotation_is_no_name(named: Callable[..., dict[str, Any]]) -> None:
    assert "Guilty" not in named("“Guilty,” she said. Ann Smith left.")


def test_a_surname_is_found_though_it_is_a_common_word(parsed: Callable[..., Any]) -> None:
    text = (
        "Senator Ann Rounds spoke on Monday. Rounds also said no. “Yes,” Rounds told them. Rounds, who left, was tired."
    )
    found = [mention.text for mention in mentions.mentions(parsed(text)[1])]
    assert found.count("Rounds") == 3


def test_a_common_word_at_the_start_of_a_sentence_is_no_surname(kinds: Callable[..., dict[str, str]]) -> None:
    found = kinds("Ann Rounds left. Rounds of talks followed in Ulm.")
    assert "Rounds" not in found


def test_a_name_that_was_found_again_takes_in_its_forename(parsed: Callable[..., Any]) -> None:
    text = "Karman told reporters about it. Karman spoke for an hour. The police arrested Tawakkol Karman on Friday."
    assert "Tawakkol Karman" in {mention.text for mention in mentions.mentions(parsed(text)[1])}


def test_a_title_of_two_words_is_whole(parsed: Callable[..., Any]) -> None:
    text = "They met Prime Minister Olaf Berg and Attorney General Ann Smith. Former President Viktor Lund came."
    titles = {mention.text: mention.title for mention in mentions.mentions(parsed(text)[1])}
    assert titles["Olaf Berg"] == "Prime Minister"
    assert titles["Ann Smith"] == "Attorney General"
    assert titles["Viktor Lund"] == "President"


def test_half_a_land_is_a_place_where_both_are_named(kinds: Callable[..., dict[str, str]]) -> None:
    found = kinds("South Korea wrote to North Korea. The North’s answer came late, and the South waited.")
    assert found["North"] == found["South"] == "place"
    assert "North" not in kinds("They sailed to the North from South Korea.")


def test_a_listed_place_of_several_names_is_one(kinds: Callable[..., dict[str, str]]) -> None:
    assert "Trinidad and Tobago" in kinds("The summit in Trinidad and Tobago ended.")


def test_a_person_before_a_school_is_part_of_its_name(kinds: Callable[..., dict[str, str]]) -> None:
    found = kinds("Students of Rosa Maria Lund High School in Ulm walked out on Friday.")
    assert {name: kind for name, kind in found.items() if "Lund" in name} == {
        "Rosa Maria Lund High School": "organisation"
    }


def test_an_arabic_surname_with_its_article_is_taken_in(kinds: Callable[..., dict[str, str]]) -> None:
    assert kinds("A cleric, Sheikh Ghaith al-Tarafi, said that he wanted peace.").get("Ghaith al-Tarafi") == "person"
    assert kinds("Another of his aides, Sheikh Ghaith al-Tarafi, said: “We go.”").get("Ghaith al-Tarafi") == "person"
