"""An article as the rows of its tables. They are made where there is time for it: in a worker, outside of transactions.

What came is kept and shown first (a row without a ``Skim``), and skimmed later.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import NamedTuple

from tui.model import Analysis, Body, Draft, Features, Prepared
from tui.store import analyses, packing

UNSKIMMED = -1
"""``articles.studied`` of an article that waits for its cheap analysis."""


_NOTHING = Body()


@dataclass(frozen=True, slots=True)
class Skim:
    """What the cheap analysis found, as rows: the features that placing needs, with their terms, and the analysis."""

    features: tuple[str, bytes, bytes, bool]
    terms: tuple[str, ...]
    analysis: analyses.Packed


class Row(NamedTuple):
    """An article as rows: ``draft`` without its body, which is ``text`` and ``structure``; no ``skim``: not skimmed.

    A tuple, and all without a body share one: thousands of them come from the workers.
    """

    draft: Draft
    digest: str
    text: str
    structure: str
    words: int
    skim: Skim | None = None


def pack(item: Prepared) -> Row:
    """The rows of an article that was skimmed."""
    row = arrived(item.draft, item.digest)
    return row._replace(skim=skimmed(item.analysis, item.features))


def arrived(draft: Draft, digest: str = "") -> Row:
    """The rows of an article that just came. Without a ``digest`` it gets one of all that it says."""
    text, structure = draft.body.text, packing.structure(draft.body)
    said = "\0".join((draft.title, draft.link, draft.author, text, structure))
    digest = digest or hashlib.blake2b(said.encode(), digest_size=12).hexdigest()
    return Row(replace(draft, body=_NOTHING), digest, text, structure, draft.body.words)


def skimmed(analysis: Analysis, features: Features) -> Skim:
    """The rows of what was found."""
    return Skim(
        (*packing.terms(features.terms), packing.integers(features.shingles), features.roundup),
        tuple(term for term, _ in features.terms),
        analyses.pack(analysis),
    )
