from collections.abc import Callable
from typing import Any

import pytest

from tui.analysis.edges import trimmed
from tui.analysis.runs import Words


@pytest.fixture(scope="session")
def cut(parsed: Callable[..., Any]) -> Callable[[str, str, str], str | None]:
    """What is left of a span of a text with a label of the model's."""

    def cut(text: str, span: str, label: str) -> str | None:
        doc = parsed(text)[1]
        start = text.index(span)
        words = doc.char_span(start, start + len(span))
        run = trimmed(Words(doc), words.start, words.end, label)
        return None if run is None else doc[run.start : run.end].text

    return cut


@pytest.mark.parametrize(
    ("text", "span", "label", "left"),
    [
        ("He met the Senate.", "the Senate", "ORG", "Senate"),
        ("He met President Viktor Lund.", "President Viktor Lund", "PERSON", "Viktor Lund"),
        ("It was the first Supreme Court of all.", "first Supreme Court of", "ORG", "Supreme Court"),
        ("They saw Moon Jae-in there.", "Moon Jae", "PERSON", "Moon Jae-in"),
        ("They liked the Olaf Berg-led party.", "Olaf Berg", "PERSON", "Olaf Berg"),
        ("Working with Congress is hard.", "Working with Congress", "ORG", "Congress"),
        ("They signed the Quarn Accord.", "the Quarn Accord", "EVENT", "Quarn Accord"),
        ("He was fired. Viktor Lund FIRED, a great day!", "Viktor Lund FIRED", "PERSON", "Viktor Lund"),
        ("The author is bin Laden.", "bin Laden", "PERSON", "bin Laden"),
        ("He said that Lund visit schools.", "Lund visit schools", "PERSON", "Lund"),
        ("Viktor Lund Sees 'Insult in it.", "Viktor Lund Sees 'Insult", "PERSON", "Viktor Lund Sees"),
        ("On Tuesday, May said so.", "Tuesday, May", "DATE", "Tuesday"),
    ],
)
def test_what_is_no_part_of_a_name_goes(
    cut: Callable[..., str | None], text: str, span: str, label: str, left: str
) -> None:
    assert cut(text, span, label) == left


@pytest.mark.parametrize(
    ("text", "span", "label"),
    [
        ("No one came.", "No one", "PERSON"),
        ("The Attorney General spoke.", "Attorney General", "ORG"),
        ("Viktor Lund, 54, was fined.", "54", "DATE"),
        ("The barn was 28 years old.", "28 years", "DATE"),
        ("An 81-year-old man fell.", "81-year", "DATE"),
        ("A SECOND PLAN FOR ULM", "SECOND", "DATE"),
        ("The Department agreed.", "Department", "ORG"),
    ],
)
def test_what_is_no_name_and_no_date_goes(cut: Callable[..., str | None], text: str, span: str, label: str) -> None:
    assert cut(text, span, label) is None


def test_a_year_and_a_day_stay_dates(cut: Callable[..., str | None]) -> None:
    assert cut("It was in 2015.", "2015", "DATE") == "2015"
    assert cut("It was on Monday.", "Monday", "DATE") == "Monday"
