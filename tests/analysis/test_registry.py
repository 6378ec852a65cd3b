"""Two names of different articles are one only where nothing speaks against it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.analysis import registry
from tui.model import EntityKind, KnownName

SAME: list[tuple[str, str, EntityKind]] = [
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "person"),
    ("Volodymyr Zelenskiy", "Volodymyr Zelenskyy", "person"),
    ("Zelensky", "Zelenskyy", "person"),
    ("Benjamin Netanyahu", "Binyamin Netanyahou", "person"),
    ("Sergei Lavrov", "Sergey Lavrov", "person"),
    ("Alexei Navalny", "Aleksei Navalny", "person"),
    ("Mohammed bin Salman", "Mohammad bin Salman", "person"),
    ("Yulia Tymoshenko", "Julia Timoshenko", "person"),
    ("Alexander Lukashenko", "Alexander Lukashenka", "person"),
    ("Pelé", "Pele", "person"),
    ("Kim Jong-un", "Kim Jong Un", "person"),
    ("Mr. Volodymyr Zelensky", "Volodymyr Zelensky", "person"),
    ("Hezbollah", "Hizbollah", "organisation"),
    ("World Health Organization", "World Health Organisation", "organisation"),
    ("Labour Party", "Labor Party", "organisation"),
    ("The New York Times", "New York Times", "organisation"),
    ("National Theatre", "National Theater", "organisation"),
    ("U.N.", "UN", "organisation"),
    ("Bakhchysarai", "Bakhchisaray", "place"),
]
DIFFERENT: list[tuple[str, str, EntityKind]] = [
    ("Ian Johnson", "Ian Johnston", "person"),
    ("John Smith", "John Smyth", "person"),
    ("Jon Stewart", "John Stewart", "person"),
    ("Robert Peters", "Robert Peterson", "person"),
    ("Maria Castellano", "Mario Castellano", "person"),
    ("Alexandr Medvedev", "Alexandr Medvedeva", "person"),
    ("Gustav Petersohn", "Gustavo Petersohn", "person"),
    ("Lesia Tymoshenko", "Lucia Tymoshenko", "person"),
    ("Bill Clinton", "Hillary Clinton", "person"),
    ("George W. Bush", "George H. W. Bush", "person"),
    ("Zelensky", "Volodymyr Zelensky", "person"),
    ("Volodymyr Zelensky", "Olena Zelenska", "person"),
    ("Boeing 737", "Boeing 747", "organisation"),
    ("ESAME", "ESAMI", "organisation"),
    ("First Bank", "First National Bank", "organisation"),
    ("Severodonetsk", "Sievierodonetsk", "place"),  # one place, by two letters: left to the user
    ("Niger", "Nigeria", "place"),
    ("Iran", "Iraq", "place"),
    ("Austria", "Australia", "place"),
    ("Slovakia", "Slovenia", "place"),
    ("Dominica", "Dominican Republic", "place"),
    ("Opening Day", "Opening Days", "event"),
]


@pytest.mark.parametrize(("one", "other", "kind"), SAME)
def test_spellings_of_one_name_come_together_by_their_key(one: str, other: str, kind: EntityKind) -> None:
    assert registry.likeness(one, other, kind) == "same"
    assert registry.key(one, kind) == registry.key(other, kind)


@pytest.mark.parametrize(("one", "other", "kind"), DIFFERENT)
def test_names_of_two_stay_two(one: str, other: str, kind: EntityKind) -> None:
    assert registry.likeness(one, other, kind) == "different" or registry.key(one, kind) != registry.key(other, kind)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Donald Trump", "Donald J. Trump"),
        ("Donald John Trump", "Donald J. Trump"),
        ("V. Zelensky", "Volodymyr Zelensky"),
        ("Samuel Jackson", "Samuel L. Jackson"),
    ],
)
def test_an_initial_more_or_less_is_one_person_only_within_a_story(one: str, other: str) -> None:
    assert registry.likeness(one, other, "person") == "maybe"
    apart, together = KnownName(1, 1, other), KnownName(1, 1, other, near=True)
    assert registry.decide(one, "person", [apart]) is None
    assert registry.decide(one, "person", [together]) == 1


def test_nobody_joins_whom_an_article_tells_from_them() -> None:
    zelensky = KnownName(1, 1, "Volodymyr Zelensky")
    assert registry.decide("Volodymyr Zelenskyy", "person", [zelensky]) == 1
    beside = KnownName(1, 1, "Volodymyr Zelensky", beside=True)
    assert registry.decide("Volodymyr Zelenskyy", "person", [beside]) is None


def test_the_head_of_a_spelling_is_joined() -> None:
    known = [KnownName(7, 3, "Volodymyr Zelenskyy"), KnownName(3, 3, "Volodymyr Zelensky")]
    assert registry.decide("Volodymyr Zelenskiy", "person", known) == 3


def test_a_name_that_could_be_two_stays_by_itself() -> None:
    known = [KnownName(1, 1, "Sergei Petrenko"), KnownName(2, 2, "Serhey Petrenko")]
    assert registry.decide("Sergey Petrenko", "person", known[:1]) == 1
    assert registry.decide("Sergei Petrenko", "person", [*known, KnownName(3, 3, "Sergey Petrenko")]) is None


def test_one_spelling_that_does_not_fit_keeps_a_name_out() -> None:
    known = [KnownName(1, 1, "George Bush", near=True), KnownName(2, 1, "George W. Bush", near=True)]
    assert registry.decide("George H. W. Bush", "person", known) is None
    assert registry.decide("George H. W. Bush", "person", known[:1]) == 1


def test_only_people_organisations_and_places_have_a_key() -> None:
    assert registry.key("Christmas", "event") == registry.key("$5", "money") == registry.key("...", "person") == ""


@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from(sorted(registry.REGISTERED)))
def test_any_two_names_are_compared_alike_both_ways_round(one: str, other: str, kind: EntityKind) -> None:
    assert registry.likeness(one, one, kind) == "same"
    assert registry.likeness(one, other, kind) == registry.likeness(other, one, kind)
    if registry.likeness(one, other, kind) != "different" and registry.key(one, kind):
        assert registry.key(one, kind) == registry.key(other, kind)
