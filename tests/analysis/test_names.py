import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.analysis import names


@pytest.mark.parametrize(
    ("written", "plain"),
    [("Peña’s", "pena"), ("U.S.", "us"), ("  Ann   Smith's", "ann smith"), ("Jean-Paul", "jean-paul"), ("", "")],
)
def test_names_are_compared_without_case_accents_stops_and_endings(written: str, plain: str) -> None:
    assert names.plain(written) == plain


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("Mr. Neil Armstrong", "Neil Armstrong"),
        ("President Barack Obama", "Barack Obama"),
        ("Ann Smith’s", "Ann Smith"),
        ("Sammy Davis Jr.", "Sammy Davis"),
        ("Smith", "Smith"),
        ("President", "President"),
    ],
)
def test_titles_and_endings_are_no_part_of_a_name(written: str, bare: str) -> None:
    assert names.bare(written) == bare


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Mrs. Clinton", "female"),
        ("Mr Smith", "male"),
        ("Hillary Clinton", "female"),
        ("Neil Armstrong", "male"),
        ("Dr. Maria Lopez", "female"),
        ("Robin Lee", None),
        ("Xqzt Lee", None),
        ("", None),
    ],
)
def test_titles_and_forenames_say_he_or_she(name: str, gender: str | None) -> None:
    assert names.gender_of(name) == gender


def test_no_forename_is_of_both() -> None:
    lists = names.sections("forenames.txt")
    both = {names.plain(n) for n in lists["male"]} & {names.plain(n) for n in lists["female"]}
    assert not both & set(names.forenames())


def test_the_index_finds_the_longest_name_first() -> None:
    index = names.Index(["new york", "new york city", "york"])
    words = ["in", "new", "york", "city", "today"]
    assert list(index.ends(words, 1)) == [4, 3]
    assert list(index.ends(words, 0)) == []
    assert list(index.ends(["new"], 0)) == []


@given(st.text(max_size=40))
def test_plain_is_settled_after_one_pass(text: str) -> None:
    once = names.plain(text)
    assert once == once.lower() or not once.isascii()
    assert "  " not in once
