from collections.abc import Callable

import pytest

SpeakersOf = Callable[..., list[str | None]]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The union said the strike was on. They said the talks “have come to an end.”", "The union"),
        ("The union called a strike. “We are all going,” they said.", "The union"),
        ("Teachers met on Monday. “We are going to the sea,” they said.", "Teachers"),
        ("Two critics of the plan spoke. They called it “a waste of money.” “It must go,” they said.", None),
        ("Swiss officials rejected the plan. It was only “guesswork by the press,” they added.", "Swiss officials"),
        ("The report said the road was shut. It added that drivers “are not safe there.”", "The report"),
        ("The Red Cross closed the camp. It said the guests “will be looked after.”", "Red Cross"),
        ("Anna Lind and Peter Berg called a strike. “We will all go,” they wrote.", "Anna Lind and Peter Berg"),
    ],
)
def test_they_and_it_are_the_group_before(speakers_of: SpeakersOf, text: str, speaker: str | None) -> None:
    assert speakers_of(text)[-1] == (speaker or "Two critics of the plan")


@pytest.mark.parametrize(
    "text",
    [
        "Viktor Lund said the union was wrong. “We will all go on,” they said.",
        "Prices rose on Monday. They said it “was a good day for all.”",
        "The union met. It rained. It rained more. It was late. They said: “We will all go on.”",
        "The report said the road was shut. “We will all go on,” they said.",
        "Critics said the road was shut. It said drivers “are not safe there.”",
        "They said: “We will all go home.”",
    ],
)
def test_where_it_is_not_plain_they_are_nobody(speakers_of: SpeakersOf, text: str) -> None:
    assert speakers_of(text)[-1] is None


def test_people_in_a_row_speak_together(speakers_of: SpeakersOf) -> None:
    said = speakers_of("“We will all go home now,” Anna Lind, Peter Berg and Olaf Roth said in a letter.")
    assert said == ["Anna Lind, Peter Berg and Olaf Roth"]
