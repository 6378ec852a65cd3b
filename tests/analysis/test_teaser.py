"""What is only the beginning of an article, and what is all of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.analysis.teaser import is_teaser
from tui.model import Body

TITLE = "Bridge of Verden falls"
REPORT = [
    "The old bridge of Verden fell into the river on Monday morning. Nobody was hurt, since it had been closed in May.",
    "Engineers had warned of its piers for years. The town had put off the repair three times for want of money.",
    "A ferry will carry people over from Thursday. The mayor said a new bridge would stand by the end of next year.",
]


@pytest.mark.parametrize(
    "texts",
    [
        ["The old bridge fell on Monday.", "Nobody was hurt."],
        [*REPORT, "The council will meet on Tuesday to talk about […]"],
        [*REPORT, "The council will meet on Tuesday to talk about..."],
        [*REPORT, "The council will meet on Tuesday to talk about the money and the"],
        [*REPORT, "Continue reading"],
        [*REPORT, "Read more…"],
        [*REPORT[:2], REPORT[2] + " Read the full story."],
        [*REPORT, "[Read more at the Gazette]"],
        [*REPORT, "Weiterlesen →"],
        [
            *REPORT,
            "The council will meet on Tuesday to talk about […]",
            "The post Bridge falls appeared first on Gazette.",
        ],
        [TITLE, "Engineers had warned of its piers for years."],
    ],
)
def test_a_beginning_is_known_as_such(texts: list[str]) -> None:
    assert is_teaser(TITLE, Body.of(texts))


@pytest.mark.parametrize(
    "texts",
    [
        REPORT,
        [*REPORT, "Read more: Ten bridges that may fall"],
        [*REPORT, "By Anna Lind"],
        [*REPORT, "Follow us on Twitter"],
        [*(REPORT * 20), "Who knows what will come of it all…"],
        [],
    ],
)
def test_a_whole_report_is_none_and_nothing_is_no_beginning(texts: list[str]) -> None:
    assert not is_teaser(TITLE, Body.of(texts))


@given(st.text(max_size=40), st.lists(st.text(max_size=200), max_size=4))
def test_any_text_has_an_answer(title: str, texts: list[str]) -> None:
    assert is_teaser(title, Body.of(texts)) in (True, False)
