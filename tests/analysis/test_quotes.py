import dataclasses
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.analysis import entities, quotes
from tui.model import Body, Quote

Speakers = Callable[..., list[str | None]]
Quoted = Callable[..., list[Quote]]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We are going home,” said Neil Armstrong.", "Neil Armstrong"),
        ("“We are going home,” Neil Armstrong told reporters on Monday.", "Neil Armstrong"),
        ("Neil Armstrong said: “We are going home.”", "Neil Armstrong"),
        ("Neil Armstrong said that the crew “was ready to go home.”", "Neil Armstrong"),
        ("“We are going home,” said the mission’s commander, Neil Armstrong.", "Neil Armstrong"),
        ("“We are going home,” mission commander Neil Armstrong said.", "Neil Armstrong"),
        ("According to Neil Armstrong, the crew “was ready to go home.”", "Neil Armstrong"),
        ("The crew “was ready to go home,” according to Neil Armstrong.", "Neil Armstrong"),
        ("“We are going home.” — Neil Armstrong", "Neil Armstrong"),
        ("Neil Armstrong: “We are going home.”", "Neil Armstrong"),
        ("Neil Armstrong called the flight “a great success.”", "Neil Armstrong"),
        ("The governor of the Kyiv region, Oleksii Kuleba, said: “We are holding on.”", "Oleksii Kuleba"),
    ],
)
def test_a_name_beside_the_quotation_speaks(speakers_of: Speakers, text: str, speaker: str) -> None:
    assert speakers_of(text) == [speaker]


def test_what_goes_on_after_the_name_is_of_the_same_speaker(speakers_of: Speakers) -> None:
    assert speakers_of("“We go,” said Ann Smith. “It is late.”") == ["Ann Smith", "Ann Smith"]
    assert speakers_of("“Well,” Ann Smith said, “it is late now.”") == ["Ann Smith", "Ann Smith"]


def test_a_quotation_goes_on_in_the_next_paragraph(speakers_of: Speakers) -> None:
    found = speakers_of("Ann Smith said: “We are going home today.", "“And we are not coming back to this place.”")
    assert found == ["Ann Smith", "Ann Smith"]


def test_a_quotation_over_the_break_of_a_line_is_one(quoted: Quoted, speakers_of: Speakers) -> None:
    lines = ('"I think the road will be shut for weeks.', 'It is a pity," said Ann Smith.', "Nobody drove there.")
    assert [(q.speaker, q.kind) for q in quoted(*lines)] == [("Ann Smith", "direct")]
    assert speakers_of('"Why is the road to the north shut?"', "asked Ann Smith, a baker.") == ["Ann Smith"]


def test_a_surname_leads_to_its_bearer_where_the_model_sees_no_name(parsed: Callable[..., Any]) -> None:
    body, doc = parsed("Olaf Berg came home.", "“We are all going home today,” Berg said.")
    only = [e for e in entities.find(doc) if e.name == "Olaf Berg"]
    only = [dataclasses.replace(e, mentions=e.mentions[:1]) for e in only]
    assert [q.speaker for q in quotes.find(doc, body, only)] == ["Olaf Berg"]


def test_a_surname_that_is_a_common_word_leads_to_its_bearer(speakers_of: Speakers) -> None:
    found = speakers_of("Sen. Jon Tester spoke on Monday.", "“Every time you say it, it is worse,” Tester said.")
    assert found == ["Jon Tester"]


def test_a_speaker_the_model_does_not_know_is_called_by_the_name(parsed: Callable[..., Any]) -> None:
    body, doc = parsed("Qadir Qvortrup of the new institute said the road “is not safe at all.”")
    assert [q.speaker for q in quotes.find(doc, body, [])] == ["Qadir Qvortrup"]


def test_the_paragraph_before_may_announce_it(quoted: Quoted) -> None:
    found = [q for q in quoted("Ann Smith wrote on Sunday:", "“We are all going home today.”") if q.kind == "direct"]
    assert [(q.speaker, q.rule) for q in found] == [("Ann Smith", "colon")]


def test_each_of_two_speakers_has_their_own(speakers_of: Speakers) -> None:
    text = "“We are going home,” said Ann Smith. Bob Jones disagreed. “We are staying here,” Jones said."
    assert speakers_of(text) == ["Ann Smith", "Bob Jones"]


def test_a_surname_and_a_title_lead_to_the_full_name(speakers_of: Speakers) -> None:
    found = speakers_of(
        "Neil Armstrong flew to the moon.",
        "“We are going home,” Mr. Armstrong said.",
        "“Yes, we are,” Armstrong added.",
    )
    assert found == ["Neil Armstrong", "Neil Armstrong"]


def test_he_and_she_are_told_apart(speakers_of: Speakers) -> None:
    text = "Peter Miller met Maria Lopez in Paris on Monday."
    assert speakers_of(text, "“It was a good talk,” she said.") == ["Maria Lopez"]
    assert speakers_of(text, "“It was a good talk,” he said.") == ["Peter Miller"]


def test_whoever_has_no_name_stays_as_described(speakers_of: Speakers) -> None:
    assert speakers_of("“We saw it all from here,” said one of the officers at the site.") == [
        "one of the officers at the site"
    ]
    assert speakers_of("“We saw it all from here,” said another, a teacher.") == ["a teacher"]


def test_the_only_one_with_a_title_is_meant_by_it(speakers_of: Speakers) -> None:
    text = "President Richard Nixon came home on Sunday."
    assert speakers_of(text, "“It was a good trip for us all,” the President said.") == ["Richard Nixon"]
    assert speakers_of(text, "“It was a good trip,” the president of the club said.") == ["the president of the club"]


def test_who_is_told_does_not_speak(speakers_of: Speakers) -> None:
    assert "them" not in speakers_of("Ann Smith came. The officer told them “you can go home now” and left.")


def test_a_possessor_does_not_speak(speakers_of: Speakers) -> None:
    assert speakers_of("“He will not come to the trial,” Donald Trump’s lawyer said.") == ["Donald Trump’s lawyer"]


def test_nobody_named_inside_the_marks_speaks(speakers_of: Speakers) -> None:
    assert speakers_of("“Neil Armstrong said he would come,” she said.") == [None]


def test_an_organisation_and_a_place_can_speak(quoted: Quoted) -> None:
    found = quoted("“The crew is in good health,” NASA said.", "“We will never give in,” Kyiv said.")
    assert [(q.speaker, q.speaker_kind) for q in found] == [("NASA", "organisation"), ("Kyiv", "place")]


def test_a_transcript_names_its_speakers_inside(speakers_of: Speakers) -> None:
    found = speakers_of(
        "Chris Wallace spoke to Mike Pence.",
        "“WALLACE: Will you come to the debate?”",
        "“PENCE: I will be there with you.”",
    )
    assert found == ["Chris Wallace", "Mike Pence"]


def test_scare_quotes_and_titles_are_no_speech(quoted: Quoted) -> None:
    assert quoted("The so-called “expert” stayed in a “smart” house.") == []
    assert [q for q in quoted("He appeared on “Fox News Sunday” last week.") if q.kind == "direct"] == []


def test_a_quotation_nobody_claims_is_kept_without_a_name(quoted: Quoted) -> None:
    found = quoted("“This is how the long winter began.”")
    assert [(q.speaker, q.rule, q.confidence) for q in found] == [(None, "none", 0.0)]


def test_each_quote_says_where_and_why(quoted: Quoted) -> None:
    text = "“We are going home,” the commander said."
    found = quoted(text)[0]
    assert found.span.of(text) == "“We are going home,”"
    assert found.mention is not None
    assert found.mention.of(text) == "the commander"
    assert found.cue is not None
    assert found.cue.of(text) == "said"
    assert found.rule == "cue-after"
    assert 0.9 < found.confidence <= 1


def test_reported_speech_is_indirect(quoted: Quoted) -> None:
    text = "Ann Smith said that the talks would go on next week."
    found = quoted(text)
    assert [(q.kind, q.speaker, q.span.of(text)) for q in found] == [
        ("indirect", "Ann Smith", "the talks would go on next week")
    ]


def test_a_dateline_is_no_part_of_what_was_said(quoted: Quoted) -> None:
    text = "PARIS (Reuters) — The talks will go on next week, Ann Smith said."
    assert [q.span.of(text) for q in quoted(text) if q.kind == "indirect"] == ["The talks will go on next week"]


def test_without_a_language_model_long_marked_spans_are_kept() -> None:
    body = Body.of(["Er sagte: „Wir fahren heute noch nach Hause.“ Das war „gut“."])
    assert [q.span.of(body.text) for q in quotes.marked(body)] == ["„Wir fahren heute noch nach Hause.“"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("« Nous l’avions dit cent fois », a dit Lind. « Personne ne nous a crus. »", 2),
        ("«Lo habíamos dicho cien veces», dijo Lind. «Nadie nos ha creído nunca.»", 2),
        ("市長は「何年も前から警告していた」と述べた。", 1),
        ("市長は「橋」と述べた。", 0),
    ],
)
def test_marks_of_other_languages_are_paired(text: str, said: int) -> None:
    assert len(quotes.marked(Body.of([text]))) == said


@pytest.mark.parametrize(
    "text", ["“", "”", "“”", "said", "“a”", "“We go now.", "he said “", ": “x y z w”", "— “a b c d” —"]
)
def test_pieces_of_a_quotation_do_no_harm(quoted: Quoted, text: str) -> None:
    assert all(q.span.end <= len(text) for q in quoted(text))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(alphabet='ab He.,:"“”‘’—\n', max_size=60), max_size=3))
def test_spans_are_true_whatever_the_text(parsed: Callable[..., Any], paragraphs: list[str]) -> None:
    body, doc = parsed(*paragraphs)
    for quote in quotes.find(doc, body, entities.find(doc)):
        assert quote.span.end <= len(body.text)
        assert 0 <= quote.confidence <= 1
        for part in (quote.mention, quote.cue):
            assert part is None or part.end <= len(body.text)


@pytest.mark.parametrize("word", ["“go” said ", "Smith said “we go now” and "])
def test_the_rules_are_linear(parsed: Callable[..., Any], word: str) -> None:
    body, doc = parsed(word * 800)
    start = time.process_time()
    quotes.find(doc, body, entities.find(doc))
    assert time.process_time() - start < 3
