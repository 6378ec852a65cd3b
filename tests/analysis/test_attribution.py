from collections.abc import Callable

import pytest

from tui.analysis import attribution, speakers
from tui.analysis.attribution import CONFIDENCE, NOBODY
from tui.analysis.narration import Narration

Narrate = Callable[..., Narration]


def rules(page: Narration) -> list[str]:
    return [link.rule for link in attribution.links(page, speakers.cues(page))]


@pytest.mark.parametrize(
    ("paragraphs", "rule"),
    [
        (["“We are going home,” said Ann Smith."], "cue-after"),
        (["Ann Smith said, “We are going home.”"], "cue-before"),
        (["Ann Smith said: “We are going home.”"], "colon"),
        (["“We are going home.” — Ann Smith"], "dash"),
        (["Ann Smith: “We are going home.”"], "label"),
        (["“SMITH: We are going home.”"], "label"),
        (["The crew “was ready to go,” according to Ann Smith."], "according-to"),
        (["“This is how the long winter began.”"], "none"),
    ],
)
def test_each_decision_keeps_its_rule(narrated: Narrate, paragraphs: list[str], rule: str) -> None:
    assert rules(narrated(*paragraphs))[-1] == rule


def test_what_follows_leans_on_what_was_settled(narrated: Narrate) -> None:
    assert rules(narrated("“We go,” said Ann Smith. “It is late.”")) == ["cue-after", "same-speaker"]
    assert rules(narrated("Ann Smith said: “We go home today.", "“And we stay there.”"))[1] == "continued"


def test_a_quotation_that_leans_is_less_certain(narrated: Narrate) -> None:
    page = narrated("“We go,” said Ann Smith. “It is late.”")
    first, second = attribution.links(page, speakers.cues(page))
    assert 0 < second.confidence < first.confidence <= 1


def test_the_last_one_to_speak_speaks_on_in_the_next_paragraph(narrated: Narrate) -> None:
    page = narrated("Ann Smith said the law had failed the poor.", "“We have to do much better than this.”")
    link = attribution.links(page, speakers.cues(page))[0]
    assert link.rule == "last-speaker"
    assert link.voice is not None
    assert page.words[link.voice.head].text == "Smith"


def test_a_speech_verb_above_a_stance_reports_it(narrated: Narrate) -> None:
    page = narrated("The protesters said they want “justice for all of us” in the city.")
    link = attribution.links(page, speakers.cues(page))[0]
    assert link.voice is not None
    assert page.words[link.voice.head].text == "protesters"


def test_a_cue_behind_a_conjunction_belongs_to_its_own_quotation(narrated: Narrate) -> None:
    page = narrated("Bob Jones called her “a cheat and a liar,” and Ann Smith answered, “That is not true.”")
    heads = [link.voice and page.words[link.voice.head].text for link in attribution.links(page, speakers.cues(page))]
    assert heads == ["Jones", "Smith"]


def test_every_rule_has_a_confidence() -> None:
    assert all(0 <= value <= 1 for value in CONFIDENCE.values())
    assert CONFIDENCE[NOBODY.rule] == NOBODY.confidence == 0


def test_a_page_without_quotations_has_no_links(narrated: Narrate) -> None:
    assert rules(narrated("Nobody said anything.")) == []
    assert rules(narrated("")) == []


def test_a_speaker_named_after_the_last_paragraph_spoke_the_first_ones_too(narrated: Narrate) -> None:
    opening = "The council met in the night. The dam has stood since 1931."
    page = narrated(opening, "“The water rose for a week.", "“Nobody saw it come.", "“And we do now,” Ann Smith said.")
    found = attribution.links(page, speakers.cues(page))
    assert [link.rule for link in found] == ["continued", "continued", "cue-after"]
    assert {page.words[link.voice.head].text for link in found if link.voice} == {"Smith"}
    assert found[0].confidence < found[1].confidence < found[2].confidence


def test_a_quotation_that_was_closed_does_not_go_on(narrated: Narrate) -> None:
    page = narrated("The council met in the night.", "“The Long Winter”", "“We stay here,” Ann Smith said.")
    assert attribution.links(page, speakers.cues(page))[0].rule != "continued"


@pytest.mark.parametrize("text", ["“Why now?” Ann Smith asked.", "“Never!” Smith said on Monday. Others agreed."])
def test_a_question_and_the_name_of_who_asked_are_one_sentence(narrated: Narrate, text: str) -> None:
    assert rules(narrated(text)) == ["cue-after"]


def test_a_new_sentence_behind_a_question_stays_one(narrated: Narrate) -> None:
    page = narrated("Lee asked, “Why now?” Smith said that the law had been changed.")
    link = attribution.links(page, speakers.cues(page))[0]
    assert link.voice is not None
    assert page.words[link.voice.head].text == "Lee"


@pytest.mark.parametrize(
    ("paragraphs", "rule", "speaker"),
    [
        (["Ann Smith made a plea to the council:", "“We have to leave the town.”"], "colon", "Smith"),
        (["Ann Smith wrote this to the council on Monday:", "“We have to leave the town.”"], "colon", "Smith"),
        (["“We have to leave the town now.” Smith said this to the council on Monday."], "next-sentence", "Smith"),
        (["Ann Smith said it was over. “We have to leave the town.”"], "sentence-before", "Smith"),
        (["Minutes before, Ann Smith’s voice had come through the static: “We are all going home.”"], "colon", "Smith"),
        (["Ann Smith, who had called the plan “a gift to the valley,” left."], "cue-before", "Smith"),
        (["According to Ann Smith, the plan was “a gift to the valley.”"], "according-to", "Smith"),
        (["The plan, “a gift to the valley,” was dropped, Ann Smith said."], "cue-after", "Smith"),
        (["Ann Smith, on the radio: “We have to leave the town.”"], "label", "Smith"),
        (["The letter began: “We have to leave the town.”"], "colon", "letter"),
        (["“We have to leave the town.” —Ann Smith, mayor"], "dash", "Smith"),
    ],
)
def test_a_rule_finds_the_speaker(narrated: Narrate, paragraphs: list[str], rule: str, speaker: str) -> None:
    page = narrated(*paragraphs)
    (link,) = attribution.links(page, speakers.cues(page))
    assert link.voice is not None
    assert (link.rule, page.words[link.voice.head].text) == (rule, speaker)


def test_paragraphs_that_are_each_left_open_go_on_even_with_a_blank_behind_the_mark(narrated: Narrate) -> None:
    page = narrated("Ann Smith said she is tired.", '" We will go home today.', '" We will do it soon."')
    found = attribution.links(page, speakers.cues(page))
    assert [link.rule for link in found] == ["last-speaker", "continued"]


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("“We go,” said Ann Smith. Bob Jones said no. “It is late for all of us.”", ["Smith", "Jones"]),
        ("Ann Smith: “We go.” Bob Jones: “We stay.”", ["Smith", "Jones"]),
        ("Ann Smith told the council it was “not safe” and “not fair.”", ["Smith", "Smith"]),
        ("“We go,” said Ann Smith, “and we go now.”", ["Smith", "Smith"]),
        ("“We go,” Ann Smith said, according to the Herald. “It is late for all.”", ["Smith", "Smith"]),
        ("“We go,” said Ann Smith as the choir sang. “It is late for all.”", ["Smith", "Smith"]),
    ],
)
def test_of_two_quotations_each_has_its_speaker(narrated: Narrate, text: str, heads: list[str]) -> None:
    page = narrated(text)
    found = attribution.links(page, speakers.cues(page))
    assert [link.voice and page.words[link.voice.head].text for link in found] == heads


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["It rained for a week.", "It rained on.", "“We have to leave the town.”"],
        ["The plan of Ann Smith is “a gift to the whole valley” of the river."],
        ["Ann Smith said no.", "It rained on and on.", "Nobody came.", "“We have to leave the town.”"],
    ],
)
def test_nobody_is_made_to_speak_from_far_away(narrated: Narrate, paragraphs: list[str]) -> None:
    assert rules(narrated(*paragraphs)) == ["none"]
