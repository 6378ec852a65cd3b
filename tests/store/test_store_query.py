"""What a user typed, as words and conditions."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.store import query
from tui.store.query import Condition, Query, Term, parse

DAY = 86_400


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("moon", [Term("moon", prefix=True)]),
        ("moon ", [Term("moon")]),
        ("moo* land", [Term("moo*", prefix=True), Term("land", prefix=True)]),
        ("mo", [Term("mo")]),
        ("月", [Term("月", prefix=True)]),
        ("c++", [Term("c++")]),
        ('-"a phrase"', [Term("a phrase", unwanted=True)]),
        ('title:"a phrase"*', [Term("a phrase", "title", prefix=True)]),
        ('"it is a b"*', [Term("it is a b")]),
        ("TITLE:x -author:y", [Term("x", "title"), Term("y", "author", unwanted=True)]),
        ("is:odd", [Term("is:odd", prefix=True)]),
        ("-within:7y", [Term("within:7y", unwanted=True, prefix=True)]),
        ('say"so', [Term("say so", prefix=True)]),
    ],
)
def test_words(typed: str, terms: list[Term]) -> None:
    assert parse(typed) == Query(tuple(terms))


@pytest.mark.parametrize(
    ("typed", "condition"),
    [
        ("is:unread", Condition("read", unwanted=True)),
        ("-is:read", Condition("read", unwanted=True)),
        ("-is:unread", Condition("read")),
        ("Is:READ", Condition("read")),
        ('is:"starred"', Condition("starred")),
        ("-is:starred", Condition("starred", unwanted=True)),
        ("folder:World", Condition("folder", "World")),
        ('-folder:"long  reads"', Condition("folder", "long reads", unwanted=True)),
        ('folder:""', Condition("folder")),
        ("within:12h", Condition("within", seconds=12 * 3600)),
        ("within:7d", Condition("within", seconds=7 * DAY)),
        ("-within:2W", Condition("within", seconds=14 * DAY, unwanted=True)),
    ],
)
def test_conditions(typed: str, condition: Condition) -> None:
    assert parse(typed) == Query((), (condition,))
    assert parse(f"moon {typed} land").conditions == (condition,)


def test_only_so_much_of_a_query_is_looked_at() -> None:
    found = parse("is:unread moon " * 100)
    assert len(found.terms) + len(found.conditions) == query.TERMS_LIMIT


@pytest.mark.parametrize("typed", ["", "  ", "-", "--", '""', "!?", "-folder", "\x1b[31m"])
def test_what_says_nothing_is_false_and_only_that(typed: str) -> None:
    assert bool(parse(typed)) == (typed == "-folder")


@given(st.text(max_size=60))
def test_any_text_is_a_query_and_blanks_around_it_change_no_condition(typed: str) -> None:
    assert parse(f"  {typed} ").conditions == parse(f"{typed} ").conditions


def test_the_page_about_searches_tells_every_form() -> None:
    page = (Path(__file__).parents[2] / "docs" / "query.md").read_text("utf8")
    assert [form for form, _ in query.FORMS if f"`{form}`" not in page] == []


def test_every_form_that_is_told_says_something() -> None:
    assert all(parse(form) for form, _ in query.FORMS)
