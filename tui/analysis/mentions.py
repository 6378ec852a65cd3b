"""Where people, organisations and places are named: the model's findings, put right over the whole article.

The model reads a few words at a time and calls the same name a person here and a place there. So, one after the other:
its spans are trimmed of titles and blanks (``edges``), letters tell kinds (``spelling``), listed places are places,
long names are put together (``longforms``), the article votes on every name (``votes``), and names known from one
place are found everywhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.analysis import places
from tui.analysis.datelines import datelines
from tui.analysis.edges import trimmed
from tui.analysis.longforms import bared, defined, joined, parted
from tui.analysis.names import ARTICLES, SONS, Index, is_forename, kin, kind_words, no_names, plain, titles
from tui.analysis.runs import NAMED, Run, Words, ordered, surnames, taken, without
from tui.analysis.spelling import capitals, numbered, spelt
from tui.analysis.votes import kind_by_last_word, vote
from tui.model import EntityKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where something is named.

    ``title`` is what stands before a person's name ("Mr."); ``kin``: a relative's word does ("his wife, Anna Lind").
    """

    span: Span
    kind: EntityKind
    text: str
    title: str = ""
    kin: bool = False


def mentions(doc: Doc) -> list[Mention]:
    """All that ``doc`` names, in order, apart from one another."""
    words = Words(doc)
    runs = [run for ent in doc.ents if (run := trimmed(words, ent.start, ent.end, ent.label_))]
    for step in _STEPS:
        runs = step(words, runs)
    return [_mention(words, run) for run in runs]


def _mention(words: Words, run: Run) -> Mention:
    start, end = words.starts[run.start], words.starts[run.end - 1] + len(words.written[run.end - 1])
    person = run.kind == "person"
    title = _title(words, run) if person else ""
    return Mention(Span(start, end), run.kind, words.text[start:end], title, person and _is_kin(words, run.start))


def _is_kin(words: Words, start: int) -> bool:
    """Whether a word for a relative stands before the name that begins at ``start``."""
    before = start - 1 - (words.at(start - 1) == ",")
    return words.at(before).lower() in kin() or (words.at(before) + words.at(before - 1)).lower() == "ladyfirst"


def _title(words: Words, run: Run) -> str:
    """What stands before a person's name, the whole of it: "Prime Minister", without the "Former" of a beginning."""
    first = run.start
    while first and plain(words.written[first - 1]) in titles() and words.written[first - 1][0].isupper():
        first -= 1
    first += words.at(first) == "Former"
    return " ".join(words.written[first : run.start])


def _listed(words: Words, runs: Sequence[Run]) -> list[Run]:
    """Listed places are places, also where the model saw nothing; a forename stays what the model says."""
    claimed, bearers = taken(words, runs), surnames(words, runs)
    out = [run if words.name(run) in bearers else _as_place(words, run) for run in runs]
    for start, end in words.matches(places.index()):
        name = " ".join(words.written[start:end])
        inside = [run for run in out if start <= run.start and run.end <= end]
        if len(inside) > 1 and all(run.kind == "place" for run in inside):
            out = [*without(out, start, end), Run(start, end, "place")]  # Trinidad and Tobago
        elif not any(claimed[start:end]) and plain(name) not in bearers and not places.is_also_a_person(name):
            out.append(Run(start, end, "place"))
    return ordered(out)


def _as_place(words: Words, run: Run) -> Run:
    name = words.name(run)
    if run.kind not in {"person", "organisation"} or name not in places.names():
        return run
    return run if run.kind == "person" and places.is_also_a_person(name) else replace(run, kind="place")


def _halves(words: Words, runs: Sequence[Run]) -> list[Run]:
    """``the North`` is a country where the article tells North Quarn from South Quarn."""
    names = {words.name(run) for run in runs if run.kind == "place" and len(run) == 2}
    halves = (name.partition(" ") for name in names)
    both = {first for first, _, land in halves if f"{places.OPPOSITE.get(first, '')} {land}" in names}
    claimed = taken(words, runs)
    found = [
        Run(at, at + 1, "place")
        for at, word in enumerate(words.plain)
        if word in both and words.written[at].istitle() and words.at(at - 1).lower() == "the" and not claimed[at]
    ]
    return ordered([*runs, *found])


def _grown(words: Words, runs: Sequence[Run]) -> list[Run]:
    """A person's name takes in the names beside it that nobody has claimed, and the rest of itself."""
    claimed = taken(words, runs)
    out: list[Run] = []
    for run in runs:
        if run.kind != "person":
            out.append(run)
        elif out and out[-1].kind == "person" and out[-1].end == run.start:
            out[-1] = replace(out[-1], end=run.end)
        else:
            out.append(_whole(words, run, claimed, out[-1].end if out else 0))
    return out


def _whole(words: Words, run: Run, claimed: Sequence[bool], floor: int) -> Run:
    """A person's name with its neighbours from ``floor`` on; ``Viktor Lund`` before "School" is part of its name."""
    start, end = run.start, run.end
    short = len(run) == 1 or words.written[start].islower()  # "Lund", "al-Tarafi"
    while short and start > floor and not claimed[start - 1] and _may_be_surname(words, start - 1):
        start -= 1
    while end < len(words) and not claimed[end] and (step := _step(words, end)):
        end += step
    if len(run) > 1 or end - start > 1:
        end += _generation(words, end)
    kind = kind_words().get(words.at(end)) if words.tag(end) == "NNP" and not claimed[end] else None
    return Run(start, end + 1, kind) if kind else Run(start, end, "person")


def _step(words: Words, at: int) -> int:
    """Words of the surname that stands at ``at``: none, one, or three ("al-Tarafi")."""
    article = words.at(at + 1) == "-" and words.written[at].lower() in ARTICLES and words.glued(at + 1)
    if article and at + 2 < len(words) and _may_be_surname(words, at + 2):
        return 3
    return int(_may_be_surname(words, at))


def _generation(words: Words, at: int) -> int:
    """Words of the "Jr." or ", Jr." that stands behind a name at ``at``."""
    comma = words.at(at) == ","
    return 1 + comma if plain(words.at(at + comma)) in SONS else 0


def _may_be_surname(words: Words, at: int) -> bool:
    word = words.written[at]
    return (
        words.tags[at] == "NNP"
        and word[0].isupper()
        and word.isalpha()
        and not word.isupper()
        and word not in no_names()
        and plain(word) not in titles()
    )


def _by_last_word(words: Words, runs: Sequence[Run]) -> list[Run]:
    """A name's last word tells its kind, whatever the model says."""
    return [replace(run, kind=kind_by_last_word(words, run) or run.kind) for run in runs]


def _repeats(words: Words, runs: Sequence[Run]) -> list[Run]:
    """Every place where a name of this article stands again, the longest name first."""
    known = _known(words, runs)
    out = {(run.start, run.end): run for run in runs}
    owner: list[Run | None] = [None] * len(words)
    for run in runs:
        owner[run.start : run.end] = [run] * len(run)
    for start, end in list(words.matches(Index(known), surnames(words, runs))):
        inside = {one for i in range(start, end) if (one := owner[i]) is not None}
        if any(run.start < start or run.end > end or run.kind not in NAMED for run in inside):
            continue
        for run in inside:
            out.pop((run.start, run.end), None)
        kind = known[" ".join(words.plain[start:end])].most_common(1)[0][0]
        out[(start, end)] = Run(start, end, kind)
    return ordered(list(out.values()))


def _known(words: Words, runs: Sequence[Run]) -> dict[str, Counter[EntityKind]]:
    """The names of the article with their kinds, and the surnames of people whose forename is known."""
    known: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    for run in runs:
        if run.kind in NAMED or (len(run) > 1 and words.written[run.end - 1].isdigit() and run.kind == "other"):
            known[words.name(run)][run.kind] += 1
        if run.kind == "person" and len(run) > 1 and is_forename(words.plain[run.start]):
            last = words.written[run.end - 1]
            if last.isalpha() and len(last) > 2 and last not in no_names() and plain(last) not in places.names():
                known[plain(last)]["person"] += 1
    return known


# The second vote knows which full names the first has made people.
_STEPS = (
    spelt,
    datelines,
    _listed,
    _halves,
    numbered,
    _grown,
    _by_last_word,
    parted,
    bared,
    joined,
    defined,
    vote,
    vote,
    capitals,
    _repeats,
    _grown,
)
