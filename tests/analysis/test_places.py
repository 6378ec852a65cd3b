import pytest

from tui.analysis import places


@pytest.mark.parametrize(
    "name", ["Kyiv", "KUALA LUMPUR", "Côte d’Ivoire", "New York City", "U.S.", "Texas", "Black Sea"]
)
def test_the_list_knows_places_however_they_are_written(name: str) -> None:
    assert places.is_place(name)


@pytest.mark.parametrize("name", ["Armstrong", "Apple", "", "said"])
def test_the_list_has_no_other_words(name: str) -> None:
    assert not places.is_place(name)


@pytest.mark.parametrize(
    ("written", "known"),
    [("U.S.", "United States"), ("the United States", "United States"), ("Kiev", "Kyiv"), ("Nowhere", "Nowhere")],
)
def test_a_place_is_known_by_one_name(written: str, known: str) -> None:
    assert places.canonical(written) == known


def test_some_places_are_forenames_as_well() -> None:
    assert places.is_also_a_person("Sofia")
    assert not places.is_also_a_person("Berlin")


def test_every_known_name_leads_to_itself() -> None:
    for known in set(places.names().values()):
        assert places.canonical(known) == known
