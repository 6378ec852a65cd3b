"""Articles, analyses and libraries that the tests of the store are made of."""

import sqlite3
from collections.abc import Sequence

from tui.model import (
    Analysis,
    Body,
    Draft,
    Entity,
    Features,
    Kin,
    Passage,
    Placement,
    Prepared,
    Quote,
    Span,
    View,
)
from tui.store import views

NOW = 1_000_000
DAY = 86_400

TEXTS = ("The Eagle has landed on the Moon.", "Armstrong said: “One small step.”")


def prepared(
    guid: str,
    *,
    title: str = "",
    texts: Sequence[str] = TEXTS,
    published: int | None = NOW - 100,
    terms: Sequence[str] = ("eagle", "moon"),
    author: str = "",
    deep: bool = False,
    digest: str = "",
) -> Prepared:
    """An article of plain paragraphs, each of which is a passage with all ``terms``."""
    body = Body.of(texts)
    draft = Draft(guid, title or f"Title of {guid}", f"https://example.org/{guid}", author, published, body=body)
    return Prepared(draft, analysis(body, terms, deep=deep), features(terms), digest)


def features(terms: Sequence[str]) -> Features:
    """Features with weights that single precision holds exactly."""
    return Features(tuple((term, 2.0 - n / 8) for n, term in enumerate(terms)), (7, 2**31), roundup=False)


def analysis(body: Body, terms: Sequence[str] = (), *, deep: bool = False, version: int = 1) -> Analysis:
    """Each paragraph is a sentence and a passage, each passage related to the next; deep: with a name and a quote."""
    spans = body.paragraphs
    weighted = tuple((term, 2.0 - n / 8) for n, term in enumerate(terms))
    passages = tuple(
        Passage(span, (n,), span, weighted, (Kin(n + 1, 0.25, ("moon",)),) if n + 1 < len(spans) else ())
        for n, span in enumerate(spans)
    )
    said = Entity("Neil Armstrong", "person", ("Armstrong",), (Span(0, 3),))
    money = Entity("$5", "money", (), (Span(0, 2),))
    quote = Quote(
        Span(4, 9), "Neil Armstrong", "person", mention=Span(0, 3), cue=Span(1, 2), rule="cue", confidence=0.5
    )
    return Analysis(
        version,
        "en",
        deep,
        spans,
        spans[:1],
        (said, money) if deep else (),
        (quote, Quote(Span(0, 3))) if deep else (),
        passages,
    )


def searched(db: sqlite3.Connection, query: str) -> list[int]:
    """What a search finds, the newest first."""
    return views.ids(db, View("search", query), NOW)


def placed(article: int, story: int, development: int | None = None, copy_of: int | None = None) -> Placement:
    """A placement; the development bears the story's number plus one unless it is given."""
    return Placement(article, story, development or story + 1, copy_of, ("moon",))
