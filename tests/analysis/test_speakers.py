from collections.abc import Callable

import pytest

from tui.analysis import speakers
from tui.analysis.narration import Narration

Narrate = Callable[..., Narration]


def voices(page: Narration) -> list[tuple[str, str]]:
    """Each cue and the phrase that speaks."""
    return [
        (page.words[cue.word].text, page.span(cue.voice.first, cue.voice.last).of(page.text))
        for cue in speakers.cues(page)
    ]


@pytest.mark.parametrize(
    ("text", "cue", "voice"),
    [
        ("The old mayor said nothing new.", "said", "The old mayor"),
        ("“We go home now,” said the old mayor.", "said", "the old mayor"),
        ("She told the reporters everything.", "told", "She"),
        ("The crew is well, according to the old mayor.", "according", "the old mayor"),
        ("Tulsa police chief Chuck Jordan said it was over.", "said", "Tulsa police chief Chuck Jordan"),
        ("Trump’s lawyer said it was over.", "said", "Trump’s lawyer"),
        ("The footage shows Ann Smith saying it was over.", "saying", "Ann Smith"),
        ("His statement was met by a tweet from Rome saying it was over.", "saying", "Rome"),
    ],
)
def test_the_subject_of_a_cue_speaks(narrated: Narrate, text: str, cue: str, voice: str) -> None:
    assert (cue, voice) in voices(narrated(text))


def test_who_was_cited_speaks_and_not_who_cites(narrated: Narrate) -> None:
    assert ("saying", "him") in voices(narrated("The agency quoted him as saying that it was over."))


def test_a_relative_pronoun_stands_for_its_noun(narrated: Narrate) -> None:
    page = narrated("It was the mayor who said it was over.")
    cue = next(cue for cue in speakers.cues(page) if page.words[cue.word].text == "said")
    assert page.words[cue.voice.head].text == "mayor"
    assert cue.voice.relative is not None
    assert page.words[cue.voice.relative].text == "who"


def test_whose_statement_it_is_speaks(narrated: Narrate) -> None:
    assert ("saying", "Ann Smith") in voices(narrated("Ann Smith’s statement saying it was over came late.")) or (
        "saying",
        "Ann Smith’s",
    ) in voices(narrated("Ann Smith’s statement saying it was over came late."))


def test_cues_inside_marks_are_none(narrated: Narrate) -> None:
    assert voices(narrated("“The mayor said it was over.”")) == []


def test_a_name_beside_the_verb_beats_a_subject_further_off(narrated: Narrate) -> None:
    page = narrated("These employees, Stumpf explained, were “well-paid and well-fed people.”")
    assert ("explained", "Stumpf") in voices(page)


def test_the_class_of_a_cue_is_known(narrated: Narrate) -> None:
    kinds = {}
    for text in ("Ann said no.", "Ann believes it.", "Ann called it a day."):
        page = narrated(text)
        kinds.update({page.words[cue.word].text: cue.kind for cue in speakers.cues(page)})
    assert kinds == {"said": "speech", "believes": "stance", "called": "name"}
