from collections.abc import Callable

import pytest

from tui.analysis import indirect, speakers
from tui.analysis.narration import Narration

Narrate = Callable[..., Narration]


def clauses(page: Narration) -> list[str]:
    return [page.span(c.first, c.last).of(page.text) for c in indirect.clauses(page, speakers.cues(page))]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Smith said that the talks had failed again.",
        "Ann Smith said the talks had failed again.",
        "Ann Smith told reporters that the talks had failed again.",
        "According to Ann Smith, the talks had failed again.",
        "The talks had failed again, according to Ann Smith.",
        "The talks had failed again, Ann Smith said.",
    ],
)
def test_the_reported_clause_is_found(narrated: Narrate, text: str) -> None:
    assert [clause.lower() for clause in clauses(narrated(text))] == ["the talks had failed again"]


def test_a_clause_with_a_quotation_in_it_is_direct_speech(narrated: Narrate) -> None:
    assert clauses(narrated("Ann Smith said that the talks “had failed again.”")) == []


def test_thoughts_and_short_clauses_are_no_reports(narrated: Narrate) -> None:
    assert clauses(narrated("Ann Smith believes that the talks had failed again.")) == []
    assert clauses(narrated("Ann Smith said no.")) == []


def test_nested_reports_count_once(narrated: Narrate) -> None:
    found = clauses(narrated("Ann Smith said that Bob Jones had told her that the talks had failed again."))
    assert len(found) == 1


@pytest.mark.parametrize(
    "text", ["He left the town. According to police", "According to police,", "according to police"]
)
def test_a_source_of_nothing_reports_nothing(narrated: Narrate, text: str) -> None:
    assert clauses(narrated(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ann Smith declined to say whether the talks would go on.",
        "Ann Smith has refused to say that the talks would go on.",
        "Ann Smith did not say that the talks would go on.",
        "Ann Smith never said the talks would go on.",
    ],
)
def test_what_was_not_said_is_not_reported(narrated: Narrate, text: str) -> None:
    assert clauses(narrated(text)) == []


def test_what_was_denied_is_reported(narrated: Narrate) -> None:
    assert clauses(narrated("Ann Smith said the talks would not go on.")) == ["the talks would not go on"]


@pytest.mark.parametrize("text", ["Ann Smith said so.", "Ann Smith said no to it.", "Ann Smith told him."])
def test_less_than_a_clause_is_nothing(narrated: Narrate, text: str) -> None:
    assert clauses(narrated(text)) == []


def test_a_report_within_a_report_is_the_outer_one_s(narrated: Narrate) -> None:
    page = narrated("Ann Smith said that Bob Jones had said that the talks would go on.")
    (clause,) = indirect.clauses(page, speakers.cues(page))
    assert page.words[clause.cue.voice.head].text == "Smith"
