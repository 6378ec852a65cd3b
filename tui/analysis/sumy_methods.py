"""The summarizers of sumy, and ours in its shape: everything here costs sumy's import (1.2 s, it brings nltk along).

sumy's own tokenizer wants an nltk download; its summarizers only ask a sentence for its words, and ours gives those.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import Any

from sumy.models.dom import ObjectDocumentModel, Paragraph
from sumy.models.dom import Sentence as SumySentence
from sumy.nlp.stemmers import Stemmer
from sumy.summarizers import AbstractSummarizer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from tui.analysis import sentences, summary, terms
from tui.analysis.words import STOP_WORDS
from tui.config import SummaryMethod

SENTENCE_LIMIT = 60
"""Sentences that sumy is given: its graphs grow with their square (LSA: 259 ms at 200)."""

WORD_LIMIT = 100
"""Words of a sentence that sumy is given: TextRank compares every word of one with every word of the other."""

CHARACTER_LIMIT = 2_000
"""Characters of a sentence in which those words stand."""


class Words:
    """A tokenizer as sumy wants it, on our own sentences and words."""

    def to_sentences(self, text: str) -> tuple[str, ...]:
        """The sentences of a paragraph."""
        return tuple(span.of(text) for span in sentences.split_text(text))

    def to_words(self, text: str) -> tuple[str, ...]:
        """The first ``WORD_LIMIT`` words of a sentence, in lower case."""
        return tuple(key for _, _, key, _, _, _ in terms.read(text[:CHARACTER_LIMIT])[:WORD_LIMIT])


class WireroomSummarizer(AbstractSummarizer):  # type: ignore[misc]
    """Our method as one of sumy's: ``WireroomSummarizer(title="…")(document, 3)``."""

    def __init__(self, stemmer: Any = None, *, title: str = "") -> None:
        super().__init__(*([stemmer] if stemmer else []))
        self.title = title

    def __call__(self, document: ObjectDocumentModel, sentences_count: int) -> tuple[SumySentence, ...]:
        """The best sentences of a document, in their order."""
        texts = [str(sentence) for sentence in document.sentences]
        found = [list(terms.of_text(text)) for text in texts]
        chosen = summary.choose(texts, found, frozenset(terms.of_text(self.title)), sentences_count)
        return tuple(document.sentences[n] for n in sorted(chosen))


def document(texts: Sequence[str]) -> ObjectDocumentModel:
    """Sentences as a document of sumy's."""
    tokenizer = Words()
    return ObjectDocumentModel([Paragraph([SumySentence(text, tokenizer) for text in texts])])


def best(texts: Sequence[str], count: int, method: SummaryMethod) -> list[int]:
    """The numbers of the ``count`` sentences that a method of sumy's chooses; no text is chosen twice."""
    looked_at = list(dict.fromkeys(texts[:SENTENCE_LIMIT]))
    with warnings.catch_warnings():
        # LexRank divides by 0 where no sentence is like another, LSA warns of few words: no matter of the reader's.
        warnings.simplefilter("ignore")
        chosen = {str(sentence) for sentence in _summarizer(method)(document(looked_at), count)}
    return [texts.index(text) for text in looked_at if text in chosen][:count]


def _summarizer(method: SummaryMethod) -> AbstractSummarizer:
    """Raises ValueError for a name that is none of ours."""
    kinds = {
        "lexrank": LexRankSummarizer,
        "textrank": TextRankSummarizer,
        "luhn": LuhnSummarizer,
        "lsa": LsaSummarizer,
        "wireroom": WireroomSummarizer,
    }
    if method not in kinds:
        raise ValueError(f"there is no way of summing up called {method!r}")
    made = kinds[method](Stemmer("english"))
    if hasattr(made, "stop_words"):
        made.stop_words = STOP_WORDS
    return made
