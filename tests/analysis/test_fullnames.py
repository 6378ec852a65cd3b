import pytest

from tui.analysis.fullnames import FullNames
from tui.analysis.mentions import Mention
from tui.model import Span


def named(*texts: str, titles: tuple[str, ...] = ()) -> list[str]:
    """The full name of each mention; "President Lund" has a title, "wife: Anna Lund" stands behind "wife"."""
    found, at = [], 0
    for text in texts:
        kin, title = text.startswith("wife: "), ""
        text = text.removeprefix("wife: ")
        for office in ("President ", "Mr. "):
            if text.startswith(office):
                title, text = office.strip(), text.removeprefix(office)
        found.append(Mention(Span(at, at + len(text)), "person", text, title, kin))
        at += len(text) + 450
    names = FullNames(found, titles)
    return [names.name_of(mention) for mention in found]


def test_a_son_is_not_his_father() -> None:
    found = named("Viktor Lund Jr.", "Lund Jr.", "President Lund", "Viktor Lund", "Viktor Lund Jr.")
    assert found == ["Viktor Lund Jr.", "Viktor Lund Jr.", "Viktor Lund", "Viktor Lund", "Viktor Lund Jr."]


def test_the_office_of_the_father_tells_the_son_from_him() -> None:
    assert named("Viktor Lund Jr.", "President Lund") == ["Viktor Lund Jr.", "Lund"]


@pytest.mark.parametrize("mark", ["Jr.", "III"])
def test_what_stands_behind_a_name_belongs_to_it_where_nobody_else_bears_it(mark: str) -> None:
    assert named(f"Viktor Lund {mark}", "Lund", "Viktor Lund") == [f"Viktor Lund {mark}"] * 3


def test_a_comma_before_it_makes_no_other_name() -> None:
    assert named("Viktor Lund, Jr.", "Lund") == ["Viktor Lund Jr."] * 2


def test_a_queen_keeps_her_number() -> None:
    assert named("Elizabeth II", "Elizabeth II") == ["Elizabeth II"] * 2


def test_a_headline_lends_the_forename() -> None:
    assert named("Lund", "Lund", titles=("Viktor Lund: No Deal",)) == ["Viktor Lund"] * 2
    assert named("Lund", titles=("A Day with V.K. Lund",)) == ["V.K. Lund"]
    assert named("Lund", titles=("Will Lund Go?", "VIKTOR Quarn")) == ["Lund"]


def test_an_accident_of_a_headline_is_no_name() -> None:
    assert named("Anna Lind Opens", "Anna Lind", "Lind") == ["Anna Lind"] * 3


def test_a_surname_means_who_was_named_in_full_just_now() -> None:
    found = named("Anna Lind", "Omar Khan", "Khan", "Sadiq Khan", "Khan")
    assert found[1:] == ["Omar Khan", "Omar Khan", "Sadiq Khan", "Sadiq Khan"]


def test_a_relative_is_not_whom_the_surname_alone_means() -> None:
    found = named("President Lund", "wife: Anna Lund", "Lund", "Viktor Lund")
    assert found == ["Viktor Lund", "Anna Lund", "Viktor Lund", "Viktor Lund"]
    assert named("President Lund", "wife: Anna Lund", "Lund") == ["Lund", "Anna Lund", "Lund"]
    assert named("wife: Anna Lund", "Lund") == ["Anna Lund", "Anna Lund"]
