"""The deep work on an article: all that ``reading.skim`` gives, and people, organisations, places and quotes.

Needs a language model; raises ModelMissing without one. Only English is read by it: of an article in another language
the quotations are found by their marks, and nobody is named.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.analysis import dateline, entities, languagemodel, passages, quotes, reading
from tui.config import SummaryMethod
from tui.model import READ_LANGUAGES, Analysis, Body

if TYPE_CHECKING:
    from spacy.tokens import Doc


def study(
    title: str, body: Body, model: str = "md", sentences: int = 0, method: SummaryMethod = "wireroom"
) -> Analysis:
    """The deep analysis of one article whose ``body`` has been stripped of its clutter. Raises ModelMissing.

    ``sentences`` is the summary's length; 0 goes by the article's.
    """
    return next(study_many([(title, body)], model, sentences=sentences, method=method))


def study_many(
    items: Iterable[tuple[str, Body]], model: str = "md", *, sentences: int = 0, method: SummaryMethod = "wireroom"
) -> Iterator[Analysis]:
    """The deep analyses of many articles, in their order, in batches for the model's sake. Raises ModelMissing."""
    nlp = languagemodel.load(model)
    waiting: deque[tuple[str, Body, Analysis]] = deque()

    def bodies() -> Iterator[Body]:
        for title, body in items:
            skimmed = reading.skim(title, body, sentences=sentences, method=method)
            waiting.append((title, body, skimmed))
            yield body if skimmed.language in READ_LANGUAGES else Body()

    for doc in languagemodel.parse(nlp, bodies()):
        yield _deepened(*waiting.popleft(), doc)


def _deepened(title: str, body: Body, skimmed: Analysis, doc: Doc) -> Analysis:
    if skimmed.language not in READ_LANGUAGES:
        return replace(skimmed, deep=True, quotes=quotes.marked(body))
    named = entities.find(doc, title)
    return replace(
        skimmed,
        deep=True,
        entities=named,
        quotes=quotes.find(doc, body, named),
        passages=passages.with_names(skimmed.passages, named, dateline.begins(body)),
    )
