from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("HOUSTON, July 20 (The Wire) — Men walked on it.", "Wire"),
        ("HOUSTON (Harbour Lantern) -- Men walked on it.", "Harbour Lantern"),
        ("Cairo, Egypt (Lantern) -- A crowd gathered.", "Lantern"),
        ("LONDON, Jan. 5 (Berg) - It rained.", "Berg"),
    ],
)
def test_who_stands_in_brackets_in_a_dateline_wrote_it(
    kinds: Callable[..., dict[str, str]], line: str, outlet: str
) -> None:
    assert kinds(line)[outlet] == "organisation"


def test_a_dateline_tells_that_a_bank_is_a_place(kinds: Callable[..., dict[str, str]]) -> None:
    found = kinds(
        "QUELL BANK, July 20 (Reuters) — It rained.", "The dish at Quell Bank heard it. Quell Bank was quiet."
    )
    assert found["QUELL BANK"] == found["Quell Bank"] == "place"


def test_brackets_in_prose_are_no_dateline(kinds: Callable[..., dict[str, str]]) -> None:
    assert kinds("The writer (Ann Smith) — a friend of Olaf Berg — left.")["Ann Smith"] == "person"
