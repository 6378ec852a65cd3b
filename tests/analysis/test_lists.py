"""The lists that come with the analysis: what is in them must be what the rules take it for."""

from __future__ import annotations

import pytest

from tui.analysis import cues, names, places, words
from tui.analysis.names import plain


def test_forenames_are_plain_and_of_one_gender() -> None:
    found = names.forenames()
    assert len(found) > 1_000
    assert all(name == plain(name) and name for name in found)
    assert (found["peter"], found["maria"]) == ("male", "female")


def test_titles_say_their_gender_or_none() -> None:
    found = names.titles()
    assert (found["mr"], found["mrs"], found["president"]) == ("male", "female", None)
    assert not set(found) & set(names.forenames())


def test_roles_are_nouns_of_one_person_or_of_several() -> None:
    one, several = names.roles(), names.collectives()
    assert (one["spokesman"], one["nun"], one["official"]) == ("male", "female", None)
    assert not set(one) & (several - {"publisher"})
    assert all(word == plain(word) for word in [*one, *several])


def test_a_place_is_known_by_one_name_and_that_by_itself() -> None:
    found = places.names()
    assert len(found) > 1_000
    assert all(places.canonical(known) == known for known in set(found.values()))


@pytest.mark.parametrize(
    ("name", "known"), [("Kiev", "Kyiv"), ("the U.S.", "United States"), ("Odessa", "Odesa"), ("Nowhere", "Nowhere")]
)
def test_other_names_of_a_place_lead_to_its_own(name: str, known: str) -> None:
    assert places.canonical(name) == known


def test_every_cue_is_one_word_in_lower_case() -> None:
    found = cues.verbs()
    assert all(form == form.lower() and not set(form) & set(" .,;[]#") for form in found)
    assert {found["said"], found["believes"], found["called"]} == {"speech", "stance", "name"}
    assert "put" in found


def test_words_that_tell_a_kind_tell_one_only() -> None:
    lists = names.sections("words.txt")
    kinds = [set(lists[kind]) for kind in ("place", "organisation", "event", "other")]
    assert sum(map(len, kinds)) == len(set().union(*kinds))


def test_no_title_of_the_terms_is_a_stop_word_that_would_hide_a_name() -> None:
    assert "president" in words.TITLES
    assert all(word == word.lower() for word in words.TITLES)


def test_a_forename_of_both_is_a_forename_without_a_gender() -> None:
    assert names.is_forename("casey")
    assert "casey" not in names.forenames()
    assert names.is_forename("peter")
    assert not names.is_forename("table")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("andy", "andrew", True),
        ("j", "john", True),
        ("bill", "bob", False),
        ("ann", "ann", True),
        ("ted", "edward", True),
    ],
)
def test_short_forenames_stand_for_the_long_ones(one: str, other: str, same: bool) -> None:
    assert names.is_same_forename(one, other) is same


def test_a_short_form_of_a_state_needs_its_stop() -> None:
    assert places.canonical("Mass.") == "Massachusetts"
    assert places.canonical("Mass") == "Mass"
    assert not places.is_place("Miss")
