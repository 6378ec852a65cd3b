"""The language model for the tests of the deep analysis: loaded once, on first use."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from tui.analysis import entities, languagemodel, marks, mentions, quotes
from tui.analysis.narration import Narration
from tui.model import Body, Entity, Quote

if TYPE_CHECKING:
    from spacy.tokens import Doc

Row = tuple[str, str | None, str]


@pytest.fixture(scope="session")
def nlp() -> Any:
    return languagemodel.load("md")


@pytest.fixture(scope="session")
def parsed(nlp: Any) -> Callable[..., tuple[Body, Doc]]:
    def parse(*paragraphs: str) -> tuple[Body, Doc]:
        body = Body.of(paragraphs)
        return body, next(iter(languagemodel.parse(nlp, [body])))

    return parse


@pytest.fixture(scope="session")
def kinds(parsed: Callable[..., tuple[Body, Doc]]) -> Callable[..., dict[str, str]]:
    """The kind of each name in paragraphs."""

    def find(*paragraphs: str) -> dict[str, str]:
        return {mention.text: mention.kind for mention in mentions.mentions(parsed(*paragraphs)[1])}

    return find


@pytest.fixture(scope="session")
def narrated(parsed: Callable[..., tuple[Body, Doc]]) -> Callable[..., Narration]:
    """A page of paragraphs."""

    def narrate(*paragraphs: str) -> Narration:
        body, doc = parsed(*paragraphs)
        return Narration.of(doc, body.paragraphs, marks.find(doc.text, body.paragraphs))

    return narrate


@pytest.fixture(scope="session")
def quoted(parsed: Callable[..., tuple[Body, Doc]]) -> Callable[..., list[Quote]]:
    """The quotes of paragraphs, direct and indirect."""

    def quote(*paragraphs: str) -> list[Quote]:
        body, doc = parsed(*paragraphs)
        return list(quotes.find(doc, body, entities.find(doc)))

    return quote


@pytest.fixture(scope="session")
def speakers_of(quoted: Callable[..., list[Quote]]) -> Callable[..., list[str | None]]:
    """Who speaks each direct quote."""

    def speakers(*paragraphs: str) -> list[str | None]:
        return [quote.speaker for quote in quoted(*paragraphs) if quote.kind == "direct"]

    return speakers


@pytest.fixture(scope="session")
def named(parsed: Callable[..., tuple[Body, Doc]]) -> Callable[..., dict[str, Entity]]:
    """The entities of paragraphs by name."""

    def name(*paragraphs: str) -> dict[str, Entity]:
        return {entity.name: entity for entity in entities.find(parsed(*paragraphs)[1])}

    return name
