from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    "name",
    [
        "Supreme Court of Georgia",
        "U.S. Court of Appeals for the 7th Circuit",
        "Quarn Authority for River Navigation",
        "Lund University of the Negev",
        "House Committee on Education and Labor",
    ],
)
def test_a_name_goes_on_behind_of_and_for(kinds: Callable[..., dict[str, str]], name: str) -> None:
    found = kinds(f"Judge Rosa Lund serves on the {name} and Olaf Berg left.")
    assert found.get(name) == "organisation"
    assert "Georgia" not in found
    assert found["Olaf Berg"] == "person"


def test_what_somebody_is_of_is_not_his_organisation_s_name(kinds: Callable[..., dict[str, str]]) -> None:
    found = kinds("Reuters of London wrote that Nokia of Finland grew.")
    assert {"London", "Finland"} <= set(found)


def test_two_organisations_are_two(kinds: Callable[..., dict[str, str]]) -> None:
    found = kinds("Ministers are attending World Bank and International Monetary Fund meetings.")
    assert found["World Bank"] == found["International Monetary Fund"] == "organisation"


@pytest.mark.parametrize(
    ("name", "capitals"),
    [
        ("Zorbland Farm Workers and Helpers Union", "ZFWHU"),
        ("Democratic Party", "DP"),
        ("National Anti-Corruption Commission", "NACC"),
        ("Quarn Rugby Development Academy", "QRDA"),
    ],
)
def test_capitals_in_brackets_define_the_name_before_them(
    kinds: Callable[..., dict[str, str]], name: str, capitals: str
) -> None:
    found = kinds(f"On Monday the {name} ({capitals}) met in Ulm. Later {capitals} members left.")
    assert found.get(name) == found.get(capitals) == "organisation"


def test_brackets_that_define_nothing_leave_names_alone(kinds: Callable[..., dict[str, str]]) -> None:
    found = kinds("Olaf Berg (AP) met Rosa Lund (PHOTO) in Ulm.")
    assert found["Olaf Berg"] == found["Rosa Lund"] == "person"


def test_a_people_before_an_organisation_is_no_part_of_it(kinds: Callable[..., dict[str, str]]) -> None:
    found = kinds(
        "The Badr Brigades denied it. The Shia Badr Brigades met Shia clerics. The Badr Brigades and the Shia left."
    )
    assert "Shia Badr Brigades" not in found
    assert found["Badr Brigades"] == "organisation"
