"""newsboat's query feeds: what can be said becomes a search, all else is left out with its reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.feeds import newsboat, newsboat_queries
from tui.feeds.newsboat_queries import QueryFeed, Tagged, distinct
from tui.text import clean

FEEDS = [Tagged("news", "news"), Tagged("news world", "news"), Tagged("tech", "tech"), Tagged("fun tech", "fun")]


def read(expression: str, feeds: list[Tagged] = FEEDS) -> QueryFeed:
    return newsboat_queries.read(f"query:Name:{expression}", "", feeds)


@pytest.mark.parametrize(
    ("expression", "query"),
    [
        ('unread = "yes"', "is:unread"),
        ('unread == "no"', "is:read"),
        ('unread != "yes"', "-is:unread"),
        ('unread="yes"', "is:unread"),
        ('unread =~ "yes"', "is:unread"),
        ('flags # "s"', "is:starred"),
        ('flags =~ "s"', "is:starred"),
        ('flags !# "s"', "-is:starred"),
        ('flags != ""', "is:starred"),
        ('flags = ""', "-is:starred"),
        ("age between 0:7", "within:8d"),
        ("age between 7:0", "within:8d"),
        ("age between 2:7", "-within:2d within:8d"),
        ("age <= 7", "within:8d"),
        ("age < 7", "within:7d"),
        ("age > 7", "-within:8d"),
        ("age >= 7", "-within:7d"),
        ("age = 0", "within:1d"),
        ("age = 3", "-within:3d within:4d"),
        ("age != 0", "-within:1d"),
        ('age < "7"', "within:7d"),
        ('title =~ "moon"', 'title:"moon"*'),
        ('title =~ "moon walk"', 'title:"moon walk"*'),
        ('title =~ "moon "', 'title:"moon"'),
        ('title !~ "covid-19"', '-title:"covid-19"*'),
        ('title # "Moon"', 'title:"Moon"'),
        ('content =~ "Ödön’s"', 'text:"Ödön’s"*'),
        ('content !# "moon"', '-text:"moon"'),
        ('author =~ "roth"', 'author:"roth"*'),
        ('author = "Anna Roth"', 'author:"Anna Roth"'),
        ('title = "What (else)?"', 'title:"What (else)?"'),
        ("title =~ 2024", 'title:"2024"*'),
        ('feedtitle =~ "herald"', 'feed:"herald"'),
        ('feedtitle !~ "月面"', '-feed:"月面"'),
        ('feedtitle = "The Herald"', 'feed:"=The Herald"'),
        ('feedtitle != "The Herald"', '-feed:"=The Herald"'),
        ('tags # "news"', 'folder:"news"'),
        ('tags !# "news"', '-folder:"news"'),
        ('tags =~ "NEW"', 'folder:"news"'),
        ('tags # "fun"', 'folder:"fun"'),
        ('unread = "yes" and age between 0:2', "is:unread within:3d"),
        ('( unread = "yes" and(age < 2) ) and title =~ "a:b"', 'is:unread within:2d title:"a:b"*'),
        (' unread = "yes"and (tags # "news")', 'is:unread folder:"news"'),
    ],
)
def test_what_a_search_can_say_it_says(expression: str, query: str) -> None:
    assert read(expression) == QueryFeed("Name", query)


@pytest.mark.parametrize(
    ("expression", "why"),
    [
        ('title =~ "a" or title =~ "b"', "“or”"),
        ('unread = "yes" and (title =~ "a" or title =~ "b")', "“or”"),
        ('title =~ "moon|mars"', "a regular expression"),
        ('title =~ "^moon"', "a regular expression"),
        ('title !~ "moon.*"', "a regular expression"),
        ('title =~ "\\\\bmoon"', "a regular expression"),
        ('feedtitle =~ "moo?n"', "a regular expression"),
        ('tags =~ "^news"', "“tags” are compared in a way of their own"),
        ('link =~ "moon"', "“link” is not searched"),
        ("unread_count > 3", "“unread_count” is not searched"),
        ('title != "moon"', "“title” is compared as a whole"),
        ('author !# "two words"', "“author” is compared as a whole"),
        ('content = "moon"', "“content” is compared as a whole"),
        ('title < "moon"', "“title” is compared as a whole"),
        ('title =~ ""', "no words for “title”"),
        ('title =~ "--"', "no words for “title”"),
        ('title =~ "月面"', "a script without blanks between words"),
        ('title = "a\\"b"', "signs in the value of “title”"),
        ('title = "a\tb"', "signs in the value of “title”"),
        ('feedtitle # "Herald"', "“feedtitle” is compared in a way of its own"),
        ('feedtitle =~ "=x"', "“feedtitle” is compared in a way of its own"),
        ('feedtitle = "x*"', "“feedtitle” is compared in a way of its own"),
        ('feedtitle = " x"', "“feedtitle” is compared in a way of its own"),
        ('unread = "maybe"', "“unread” is not compared with yes or no"),
        ("unread > 0", "“unread” is not compared with yes or no"),
        ('flags =~ "[ab]"', "“flags” are not compared with one letter"),
        ('flags # "ab"', "“flags” are not compared with one letter"),
        ("age < 0", "“age” is compared in a way of its own"),
        ("age >= 0", "“age” is compared in a way of its own"),
        ("age != 3", "“age” is compared in a way of its own"),
        ("age =~ 3", "“age” is compared in a way of its own"),
        ("age between -1:7", "“age” is not compared with days"),
        ("age < 0:7", "“age” is not compared with days"),
        ("age <= 99999", "“age” is not compared with days"),
        ('age between "7"', "“age” is not compared with days"),
        ('tags # "tech"', "the tag tech is not just one folder"),
        ('tags # "world"', "the tag world is not just one folder"),
        ('tags # "elsewhere"', "no feed has the tag elsewhere"),
        ('tags # "two words"', "no feed has the tag two words"),
        ('tags # ""', "no feed has the tag "),
        ('tags = "news"', "“tags” are compared in a way of their own"),
        ("", "it cannot be read"),
        ("unread", "it cannot be read"),
        ("unread = yes", "it cannot be read"),
        ('unread = "yes" age < 3', "it cannot be read"),
        ('unread = "yes" and', "it cannot be read"),
        ('unread = "yes" andage < 3', "it cannot be read"),
        ('(unread = "yes"', "it cannot be read"),
        ('unread = "yes")', "it cannot be read"),
        ("()", "it cannot be read"),
        ('unread = "yes":sort:date', "it cannot be read"),
        (" and ".join(['unread = "yes"'] * 17), "too long"),
        (" and ".join([f'title =~ "{"x" * 80}"'] * 16), "too long"),
    ],
)
def test_what_it_cannot_say_is_left_out_with_the_reason(expression: str, why: str) -> None:
    assert read(expression) == QueryFeed("Name", why=why)


@pytest.mark.parametrize(
    ("expression", "by_words"),
    [
        ('title =~ "moon"', True), ('unread = "yes" and content !# "x"', True), ('author = "A B"', True),
        ('feedtitle =~ "moon"', False), ('unread = "yes" and age < 3 and tags # "news"', False), ("link", False),
    ],
)  # fmt: skip
def test_what_looks_for_words_is_known_to_be_not_quite_the_same(expression: str, by_words: bool) -> None:
    assert read(expression).by_words == by_words


def test_a_tag_is_a_folder_if_just_its_feeds_come_into_that() -> None:
    in_case = [Tagged("News", "News"), Tagged("news", "news")]
    assert read('tags # "news"', in_case).why == "the tag news is not just one folder"
    assert read('tags # "long"', [Tagged("long reads", "long reads")]).query == 'folder:"long reads"'
    assert read('tags # "a"', [Tagged("a", "")]).why == "the tag a is not just one folder"
    assert read('tags # "a"', [Tagged('a "b"', 'a "b"')]).why == "a quotation mark in the name of a folder"


def test_a_line_has_a_name_of_its_own_or_by_a_tag() -> None:
    lines = 'https://a.example/feed news\n"query:Fresh:age < 2" meta "~What is new"\n"query::age < 2"\nquery:Bare'
    assert newsboat.read(lines.encode()).queries == (
        QueryFeed("What is new", "within:2d"),
        QueryFeed("query::age < 2", why="it has no name"),
        QueryFeed("Bare", why="it cannot be read"),
    )


def test_the_tags_of_a_query_feed_are_those_of_the_list_also_below_it() -> None:
    lines = '"query:News:tags # \\"news\\"" !\nhttps://a.example/ news\nhttps://b.example/ other "!news"'
    found = newsboat.read(lines.encode())
    assert found.queries == (QueryFeed("News", 'folder:"news"'),)
    assert found.left_out == {"hidden": 1}


def test_of_two_with_one_name_the_first_has_it() -> None:
    one, other = QueryFeed("a", "is:unread"), QueryFeed("a", "is:read")
    left = QueryFeed("a", why="another one has this name")
    assert distinct([one, other, one, QueryFeed("b", "is:read")]) == (one, left, QueryFeed("b", "is:read"))


PIECES = [
    "query:",
    ":",
    '"',
    "\\",
    "unread",
    "=",
    "yes",
    "and",
    "or",
    " ",
    "(",
    ")",
    "title",
    "=~",
    "\x1b[31m",
    "age",
    "0:7",
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=12).map("".join), st.text(max_size=5))
def test_whatever_is_in_it_it_is_said_or_left_out(raw: str, title: str) -> None:
    found = newsboat_queries.read(f"query:{raw}", title, FEEDS)
    assert bool(found.query) != bool(found.why)
    for said in (found.name, found.query, found.why):
        assert clean(said) == said and "\n" not in said
