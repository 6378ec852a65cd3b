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
        ("The prize-winning baker told us nothing.", "told", "The prize-winning baker"),
        ("The old secretary-general said nothing new.", "said", "The old secretary-general"),
        ("In one film, Ann, a former baker for “The Oven,” explained, “If you bake, do it now.”", "explained", "Ann"),
        ("Some of the workers were heard shouting, “We have had enough.”", "shouting", "Some"),
        ("“The war started long ago,” the senator shot back.", "shot", "the senator"),
        ("His statement was met by a tweet from Rome saying it was over.", "saying", "Rome"),
        ("A statement from Rome said it was over.", "said", "Rome"),
        ("Lund’s letter said it was over.", "said", "Lund"),
        ("Ann Smith, R-Ky., said it was over.", "said", "Ann Smith"),
        ("“It is a fine and quiet day,” believes Ann Smith.", "believes", "Ann Smith"),
    ],
)
def test_the_subject_of_a_cue_speaks(narrated: Narrate, text: str, cue: str, voice: str) -> None:
    assert (cue, voice) in voices(narrated(text))


def test_a_name_before_a_colon_speaks_whatever_the_sentence_is_about(narrated: Narrate) -> None:
    page = narrated("The subject of fairness came up. It has long been a friend of the U.N. Lund said: “We go on.”")
    assert dict(voices(page))["said"].endswith("Lund")


def test_what_is_condemned_does_not_speak(narrated: Narrate) -> None:
    page = narrated("Lund said the law “fits the facts on the ground,” condemns violence and helps the old.")
    assert ("condemns", "violence") not in voices(page)


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


@pytest.mark.parametrize(
    ("text", "cue", "voice"),
    [
        ("It was announced by the old mayor that it was over.", "announced", "the old mayor"),
        ("In announcing the plan, she smiled.", "announcing", "she"),
        ("As the mayor put it, it was over.", "put", "the mayor"),
        ("“We go,” tweeted Ann Smith.", "tweeted", "Ann Smith"),
        ("The crew is well, per the old mayor.", "per", "the old mayor"),
        ("He wrote a letter saying it was over.", "saying", "He"),
        ("Smith has also repeatedly said it was over.", "said", "Smith"),
        ("“We go,” — said the mayor.", "said", "the mayor"),
        ("She nodded and said it was over.", "said", "She"),
        ("The union, which said it was over, left.", "said", "The union"),
        ("“We go,” the mayor, a doctor, said.", "said", "the mayor"),
        ("The mayor was quoted as saying that it was over.", "saying", "The mayor"),
        ("Ann Smith, saying it was over, left.", "saying", "Ann Smith"),
    ],
)
def test_a_subject_is_found_through_the_grammar(narrated: Narrate, text: str, cue: str, voice: str) -> None:
    assert (cue, voice) in voices(narrated(text))


@pytest.mark.parametrize(
    "text", ["He was told that it was over.", "She put the book on the shelf.", "His refusal to say it was a surprise."]
)
def test_verbs_without_a_speaker_are_no_cues(narrated: Narrate, text: str) -> None:
    assert voices(narrated(text)) == []


def test_a_subject_that_only_stands_there_is_less_sure(narrated: Narrate) -> None:
    def sure(text: str) -> list[float]:
        return [cue.sure for cue in speakers.cues(narrated(text))]

    assert sure("The old mayor said it was over.") == [1.0]
    assert sure("“We go,” said the mayor.") == [0.98]


def test_cues_come_in_the_order_of_the_text_each_once(narrated: Narrate) -> None:
    page = narrated("Ann said that Bob said no. According to Lee, Kim told them. “No,” said Max.")
    found = [cue.word for cue in speakers.cues(page)]
    assert found == sorted(set(found))
    assert len(found) == 5


@pytest.mark.parametrize(
    "text",
    ["No one said a word.", "Nobody told the reporters.", "No official would say why.", "None of them said why."],
)
def test_nobody_does_not_speak(narrated: Narrate, text: str) -> None:
    assert voices(narrated(text)) == []


def test_two_words_report_only_beside_a_quotation(narrated: Narrate) -> None:
    assert voices(narrated("The guards shot back.")) == []
    assert voices(narrated("The guards shot a man who spoke of “the road.”")) == [("spoke", "a man")]
