from collections.abc import Callable

import pytest

from tui.analysis.entities import group, initials
from tui.analysis.mentions import Mention
from tui.model import Entity, EntityKind, Span


def mentions(kind: EntityKind, *names: str) -> list[Mention]:
    """Mentions one after the other; "Mr. Smith" has a title."""
    found, at = [], 0
    for name in names:
        title, _, text = name.partition(". ")
        title, text = (title + ".", text) if text else ("", name)
        found.append(Mention(Span(at, at + len(text)), kind, text, title))
        at += len(text) + 20
    return found


def by_name(found: list[Mention]) -> dict[str, Entity]:
    return {entity.name: entity for entity in group(found)}


def test_a_surname_belongs_to_the_full_name() -> None:
    entity = by_name(mentions("person", "Neil Armstrong", "Armstrong", "Mr. Armstrong"))["Neil Armstrong"]
    assert entity.aliases == ("Armstrong", "Mr. Armstrong")
    assert len(entity.mentions) == 3


def test_the_longest_full_name_is_the_canonical_one() -> None:
    found = by_name(
        mentions(
            "person", "Ban", "Ban Ki-moon", "Hillary Clinton", "Hillary Rodham Clinton", "Suu Kyi", "Aung San Suu Kyi"
        )
    )
    assert set(found) == {"Ban Ki-moon", "Hillary Rodham Clinton", "Aung San Suu Kyi"}


def test_a_headline_that_runs_on_makes_no_longer_name() -> None:
    assert set(
        by_name(mentions("person", "Elizabeth Warren Hammers", "Elizabeth Warren", "Elizabeth Warren", "Warren"))
    ) == {"Elizabeth Warren"}


def test_titles_tell_two_people_of_one_surname_apart() -> None:
    found = by_name(mentions("person", "Hillary Clinton", "Bill Clinton", "Mrs. Clinton", "Mr. Clinton", "Mr. Clinton"))
    assert len(found["Hillary Clinton"].mentions) == 2
    assert len(found["Bill Clinton"].mentions) == 3


def test_whoever_is_mrs_is_not_her_husband() -> None:
    assert set(by_name(mentions("person", "Robert Goddard", "Mrs. Goddard"))) == {"Robert Goddard", "Mrs. Goddard"}


def test_a_surname_alone_means_whom_the_article_is_about() -> None:
    names = ["Ted Cruz", "Cruz", "Ted Cruz", "Heidi Cruz", "Cruz"]
    assert len(by_name(mentions("person", *names))["Ted Cruz"].mentions) == 4


def test_one_wrong_letter_is_a_slip() -> None:
    assert set(by_name(mentions("person", "Tyresha McClenney", "McLenney"))) == {"Tyresha McClenney"}
    assert len(by_name(mentions("person", "Ann Brown", "Crown"))) == 2


def test_two_people_stay_two() -> None:
    assert set(by_name(mentions("person", "Ann Smith", "Bob Smith", "Lena"))) == {"Ann Smith", "Bob Smith", "Lena"}


def test_a_short_forename_is_the_same_person() -> None:
    found = by_name(mentions("person", "Andrew Berg", "Andy Berg", "Ann Smith", "Bob Smith"))
    assert found["Andrew Berg"].aliases == ("Andy Berg",)
    assert {"Ann Smith", "Bob Smith"} <= set(found)


def test_a_surname_without_its_article_belongs_to_the_full_name() -> None:
    found = by_name(mentions("person", "Hazem al-Tarafi", "Tarafi", "Sheikh. Tarafi"))
    assert len(found["Hazem al-Tarafi"].mentions) == 3


def test_a_family_name_that_comes_first_is_the_surname() -> None:
    found = by_name(mentions("person", "Kim Jong Un", "Kim Jong Un", "Tony Kim", "Kim", "Kim"))
    assert len(found["Kim Jong Un"].mentions) == 4


def test_a_family_is_nobody_of_it() -> None:
    assert "Berghams" in by_name(mentions("person", "Ann Bergham", "Berghams", "Bergham"))


def test_a_chamber_is_not_its_committee() -> None:
    found = by_name(mentions("organisation", "Senate Ways Committee", "Senate", "House Ways Committee", "House"))
    assert {"Senate", "House"} <= set(found)


def test_one_organisation_in_singular_and_plural() -> None:
    assert len(by_name(mentions("organisation", "Badr Brigades", "Badr Brigade", "Badr Brigades"))) == 1


def test_a_name_is_one_however_its_capitals_stand() -> None:
    assert set(by_name(mentions("other", "Lundcare", "LundCare", "Lundcare"))) == {"Lundcare"}


def test_a_state_is_known_by_its_short_form() -> None:
    assert set(by_name(mentions("place", "Mass.", "Massachusetts"))) == {"Massachusetts"}


def test_half_a_land_is_that_land() -> None:
    found = by_name(mentions("place", "North Korea", "South Korea", "North", "South"))
    assert set(found) == {"North Korea", "South Korea"}


def test_a_word_that_is_called_out_is_nobody(named: Callable[..., dict[str, Entity]]) -> None:
    found = named("“Roger, we copy,” said Viktor Lund. “Anna, come here,” he said. Anna Smith came.")
    assert "Roger" not in found
    assert len(found["Anna Smith"].mentions) == 2


def test_capitals_stand_for_the_long_form() -> None:
    entity = by_name(mentions("organisation", "North Atlantic Treaty Organization", "NATO", "NATO"))[
        "North Atlantic Treaty Organization"
    ]
    assert entity.aliases == ("NATO",)


def test_a_short_name_stands_for_the_one_longer_name_that_begins_with_it() -> None:
    assert set(by_name(mentions("organisation", "Baffinland Iron Mines", "Baffinland"))) == {"Baffinland Iron Mines"}
    assert len(by_name(mentions("organisation", "Northern Rail", "Northern Trust", "Northern"))) == 3


def test_a_place_is_known_by_its_name_in_the_list() -> None:
    assert set(by_name(mentions("place", "U.S.", "United States", "US", "NAIROBI", "Nairobi"))) == {
        "United States",
        "Nairobi",
    }


def test_the_most_mentioned_comes_first() -> None:
    assert [entity.name for entity in group(mentions("place", "Ulm", "Bonn", "Bonn"))] == ["Bonn", "Ulm"]


@pytest.mark.parametrize(
    ("name", "letters"),
    [("North Atlantic Treaty Organization", "NATO"), ("Department of Justice", "DJ"), ("", "")],
)
def test_initials_leave_small_words_out(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_thousands_of_names_take_no_time() -> None:
    names = [f"Bob {chr(97 + i % 26)}{chr(97 + i // 26 % 26)}{i}" for i in range(3000)]
    assert len(group(mentions("person", *names, "Bob"))) >= 3000


def test_an_article_gives_entities_with_true_spans(named: Callable[..., dict[str, Entity]]) -> None:
    text = "Neil Armstrong spoke in Houston. Mr. Armstrong thanked NASA."
    found = named(text)
    assert {span.of(text) for span in found["Neil Armstrong"].mentions} == {"Neil Armstrong", "Armstrong"}
    assert found["Neil Armstrong"].kind == "person"
