import subprocess
import sys
from typing import Any

import pytest

from tui.analysis import VERSION, reading, study
from tui.errors import ModelMissing
from tui.model import Block, Body, Span

BODY = Body.of(
    [
        "Neil Armstrong landed on the moon on Sunday, after a flight of four days from Cape Canaveral.",
        "“We are all very proud of the crew,” Mr. Armstrong said. He thanked NASA for its help.",
    ]
)


def test_a_study_holds_all_that_a_skim_does_and_names_and_quotes(nlp: Any) -> None:
    skimmed, studied = reading.skim("Eagle lands", BODY), study.study("Eagle lands", BODY)
    assert studied.deep
    assert studied.version == VERSION
    assert (studied.summary, studied.sentences) == (skimmed.summary, skimmed.sentences)
    assert "Neil Armstrong" in {entity.name for entity in studied.entities}
    assert [quote.speaker for quote in studied.quotes if quote.kind == "direct"] == ["Neil Armstrong"]


def test_many_come_in_their_order(nlp: Any) -> None:
    bodies = [Body(), BODY, Body.of(["Ann Smith said: “We are all going home.”"])]
    found = list(study.study_many((("", body) for body in bodies), "md"))
    assert [len(analysis.quotes) for analysis in found] == [0, 1, 1]
    assert all(analysis.deep for analysis in found)


def test_another_language_is_not_read_as_english(nlp: Any) -> None:
    text = (
        "Der Bürgermeister der Stadt sagte am Montag vor der Presse: „Wir werden die Schule im nächsten Jahr bauen.“ "
    )
    analysis = study.study("", Body.of([text * 3, text * 3]))
    assert analysis.language == "de"
    assert analysis.entities == ()
    assert {quote.speaker for quote in analysis.quotes} == {None}


def test_code_is_never_read(nlp: Any) -> None:
    text = "Ann Smith wrote it.\n\nprint('Bob Jones said it')"
    body = Body(text, (Block(Span(0, 19)), Block(Span(21, len(text)), "code")))
    assert {entity.name for entity in study.study("", body).entities} == {"Ann Smith"}


def test_without_a_model_it_says_so() -> None:
    with pytest.raises(ModelMissing):
        study.study("", BODY, "none")


def test_importing_it_does_not_import_the_model() -> None:
    code = "import sys, tui.analysis.study; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
