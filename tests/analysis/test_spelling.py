from collections.abc import Callable

import pytest


def test_capitals_are_an_organisation_and_no_person(kinds: Callable[..., dict[str, str]]) -> None:
    found = kinds("The KRDA agreed. KRDA founder Olaf Berg thanked everybody at KRDA.")
    assert found["KRDA"] == "organisation"


def test_a_department_in_capitals_is_no_state(kinds: Callable[..., dict[str, str]]) -> None:
    found = kinds("He wanted to lead the VA. Veterans complained about the VA for years.")
    assert found.get("VA") == "organisation"


@pytest.mark.parametrize("word", ["REPEAL", "MORE", "BORDER"])
def test_a_shouted_word_is_no_name(kinds: Callable[..., dict[str, str]], word: str) -> None:
    assert word not in kinds(f"They should {word} it now. We want to repeal the law, and more, at the border.")


@pytest.mark.parametrize("tag", ["R-Ga.", "D-N.Y.", "R-TX", "D-Ohio", "I-Vt."])
def test_party_and_state_are_no_name(kinds: Callable[..., dict[str, str]], tag: str) -> None:
    found = kinds(f"Sen. Rosa Lund ({tag}) voted on Monday.")
    assert found["Rosa Lund"] == "person"
    assert not any(name.startswith(tag[:2]) or name == "TX" for name in found)


@pytest.mark.parametrize("word", ["Lundcare", "Lundnomics", "Lundism"])
def test_a_word_coined_from_a_name_is_no_person(kinds: Callable[..., dict[str, str]], word: str) -> None:
    assert kinds(f"Critics say that {word}’s costs will rise. Voters like {word}.").get(word, "other") == "other"


def test_a_common_word_is_no_person_unless_somebody_bears_it(kinds: Callable[..., dict[str, str]]) -> None:
    assert "Bill" not in kinds("The money is not in Bill. The bill passed, and he signed the bill.")
    assert kinds("Mr. Brown left. The brown dog stayed.")["Brown"] == "person"
    assert kinds("Ann Brown left. Brown was tired of the brown dog.")["Brown"] == "person"


@pytest.mark.parametrize("clock", ["20:17 Greenwich", "3 p.m. Eastern", "02.22 BST", "9 a.m. Quarn time"])
def test_the_zone_of_a_clock_time_is_no_name(kinds: Callable[..., dict[str, str]], clock: str) -> None:
    found = kinds(f"They landed at {clock} on Sunday.")
    assert not any(word in name for name in found for word in clock.split() if word[0].isupper())


def test_a_city_after_a_clock_time_is_a_city(kinds: Callable[..., dict[str, str]]) -> None:
    assert kinds("By 3 p.m. Moscow had answered.")["Moscow"] == "place"


def test_a_number_behind_a_name_belongs_to_it(kinds: Callable[..., dict[str, str]]) -> None:
    found = kinds("Apollo 11 left on Wednesday. The crew of Apollo 11 slept. Apollo 8 had flown before.")
    assert found["Apollo 11"] == found["Apollo 8"] == "other"
    assert "Apollo" not in found


def test_a_pope_s_number_is_his(kinds: Callable[..., dict[str, str]]) -> None:
    assert kinds("In Rome, Paul VI watched it on Monday.").get("Paul VI") == "person"


def test_scores_belong_to_no_name(kinds: Callable[..., dict[str, str]]) -> None:
    assert not any(name[-1].isdigit() for name in kinds("Rangers 2, Arsenal 1. The match ended."))


def test_a_channel_with_its_number_stays_an_organisation(kinds: Callable[..., dict[str, str]]) -> None:
    assert kinds("She told Channel 4 about it on Monday.").get("Channel 4", "organisation") == "organisation"


def test_a_ship_is_no_organisation(kinds: Callable[..., dict[str, str]]) -> None:
    assert kinds("The frigate HMS Quell sailed on Friday.")["HMS Quell"] == "other"


def test_the_house_of_a_parliament_is_an_organisation(kinds: Callable[..., dict[str, str]]) -> None:
    assert kinds("The House voted on Monday, and the Senate will follow.")["House"] == "organisation"
    assert kinds("Former House Speaker Olaf Berg came.")["House"] == "organisation"
    assert "House" not in kinds("The House of cards fell, said Olaf Berg.")
    assert "House" not in kinds("They sold the old House in Ulm.")


def test_a_disease_is_no_organisation(kinds: Callable[..., dict[str, str]]) -> None:
    assert kinds("Deaths from COVID-19 rose in Ulm.").get("COVID-19", "other") == "other"
