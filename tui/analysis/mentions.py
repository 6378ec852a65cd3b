"""Where people, organisations and places are named: the model's findings, put right over the whole article.

The model reads a few words at a time and calls the same name a person here and a place there. So, one after the other:
its spans are trimmed of titles and blanks, listed places are places, a name's last word tells its kind ("… County"),
the article votes on every name, names known from one place are found everywhere, capitals are organisations.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from tui.analysis import dateline, places
from tui.analysis.names import Index, forenames, plain, sections, titles
from tui.model import EntityKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

KINDS: dict[str, EntityKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "EVENT": "event",
    "WORK_OF_ART": "work",
    "DATE": "date",
    "MONEY": "money",
    "NORP": "other",
    "PRODUCT": "other",
    "LAW": "other",
}
"""What the model's labels are here; times, numbers, languages and shares are left out."""

NAMED: frozenset[EntityKind] = frozenset({"person", "organisation", "place"})
_NEVER_IN_PEOPLE = frozenset("0123456789[]<>")
_VOTING = NAMED | {"other", "work", "event"}
_LONGEST = 8
_DATELINE = 4
_ABOARD = frozenset({"ABOARD", "ON", "IN", "AT", "NEAR"})
_ARTICLES = frozenset({"the", "a", "an"})
_LINKS = frozenset({"of", "the", "and", "for", "de", "la", "del", "al", "bin", "van", "von", "&", "-"})


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where something is named. ``title`` is what stands before a person's name ("Mr.")."""

    span: Span
    kind: EntityKind
    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class _Run:
    """A mention as numbers of words, ``end`` exclusive."""

    start: int
    end: int
    kind: EntityKind


@cache
def _kind_words() -> dict[str, EntityKind]:
    lists = sections("words.txt")
    kinds: tuple[EntityKind, ...] = ("other", "event", "place", "organisation")
    return {word: kind for kind in kinds for word in lists[kind]}


@cache
def _no_names() -> frozenset[str]:
    return frozenset(sections("words.txt")["not"])


@cache
def _no_organisations() -> frozenset[str]:
    return frozenset(sections("words.txt")["acronym"])


def mentions(doc: Doc) -> list[Mention]:
    """All that ``doc`` names, in order, apart from one another."""
    return _Repair(doc).mentions()


class _Repair:
    """The steps; each takes the runs of the one before and gives better ones."""

    def __init__(self, doc: Doc) -> None:
        self.text = doc.text
        self.words = [token.text for token in doc]
        self.plain = [plain(word) for word in self.words]
        self.tags = [token.tag_ for token in doc]
        self.starts = [token.idx for token in doc]
        self.runs = [run for ent in doc.ents if (run := self._trimmed(ent.start, ent.end, ent.label_))]

    def mentions(self) -> list[Mention]:
        """The runs after all steps, as spans."""
        for step in (
            self._datelines,
            self._listed,
            self._grown,
            self._by_last_word,
            self._vote,
            self._capitals,
            self._repeats,
        ):
            self.runs = step()
        return [self._mention(run) for run in self.runs]

    def _mention(self, run: _Run) -> Mention:
        start, end = self.starts[run.start], self.starts[run.end - 1] + len(self.words[run.end - 1])
        title = ""
        if run.kind == "person" and run.start and plain(self.words[run.start - 1]) in titles():
            title = self.words[run.start - 1] if self.words[run.start - 1][0].isupper() else ""
        return Mention(Span(start, end), run.kind, self.text[start:end], title)

    def _name(self, run: _Run) -> str:
        return " ".join(self.plain[run.start : run.end])

    # --- step by step ---

    def _trimmed(self, start: int, end: int, label: str) -> _Run | None:
        """A span without articles, blanks, marks and titles at its edges; None when it is no name."""
        kind = KINDS.get(label)
        if kind is None:
            return None
        while start < end and self._is_edge(start, kind, end - start):
            start += 1
        while end > start and (
            self.words[end - 1] in {"'s", "’s", "'", "’"} or not self.words[end - 1].strip(' \n\t,;:!?-—–"“”()[]')
        ):
            end -= 1
        if start >= end or end - start > 3 * _LONGEST:
            return None
        run = _Run(start, end, kind)
        if kind in NAMED and not self._is_name(run):
            return None
        return run

    def _is_edge(self, at: int, kind: EntityKind, length: int) -> bool:
        word = self.words[at]
        if word.lower() in _ARTICLES and kind in NAMED:
            return True
        if not any(c.isalnum() or c in "$€£¥₹#@" for c in word):
            return True
        return kind == "person" and length > 1 and (plain(word) in titles() or self.tags[at] in {"VBD", "VBZ", "VBP"})

    def _is_name(self, run: _Run) -> bool:
        words = self.words[run.start : run.end]
        if run.kind == "person" and (not words[0][0].isupper() or any(set(w) & _NEVER_IN_PEOPLE for w in words)):
            return False
        if any("/" in word or "\\" in word or "@" in word for word in words) or not any(w[0].isupper() for w in words):
            return False
        if len(words) == 1:
            return words[0] not in _no_names() and (
                words[0].upper() not in _no_organisations() or not words[0].isupper()
            )
        return True

    def _datelines(self) -> list[_Run]:
        """``HYANNIS PORT, Mass., July 25 (Reuters) —``: the capitals that open a paragraph are where it was written."""
        out = self.runs
        for first in self._paragraph_starts():
            if dateline.end(self.text, self.starts[first]) == self.starts[first]:
                continue
            first += self.words[first] in _ABOARD
            end = first
            while end < len(self.words) and self.words[end].isupper() and self.words[end][0].isalpha():
                end += 1
            if first < end:
                out = [run for run in out if run.end <= first or run.start >= end]
                out.append(_Run(first, end, "place"))
        return sorted(out, key=lambda run: run.start)

    def _paragraph_starts(self) -> list[int]:
        """The words that begin a paragraph."""
        first = (number for number in range(len(self.words)) if number == 0 or "\n" in self.words[number - 1])
        return [number for number in first if not self.words[number].isspace()]

    def _listed(self) -> list[_Run]:
        """Listed places are places, also where the model saw nothing; a forename stays what the model says."""
        taken = self._taken()
        surnames = self._surnames()
        out = [run if self._name(run) in surnames else self._as_place(run) for run in self.runs]
        for start, end in self._matches(places.index()):
            if any(taken[start:end]):
                continue
            name = " ".join(self.words[start:end])
            if plain(name) not in surnames and not places.is_also_a_person(name):
                out.append(_Run(start, end, "place"))
        return sorted(out, key=lambda run: run.start)

    def _as_place(self, run: _Run) -> _Run:
        name = self._name(run)
        if run.kind not in {"person", "organisation"} or name not in places.names():
            return run
        return run if run.kind == "person" and places.is_also_a_person(name) else replace(run, kind="place")

    def _by_last_word(self) -> list[_Run]:
        """``Orange County`` is a place, ``Justice Department`` an organisation, whatever the model says."""
        out = []
        for run in self.runs:
            kind = _kind_words().get(self.words[run.end - 1]) if run.kind in NAMED and run.end - run.start > 1 else None
            out.append(replace(run, kind=kind) if kind else run)
        return out

    def _vote(self) -> list[_Run]:
        """One kind for each name in an article, by majority."""
        votes: dict[str, Counter[EntityKind]] = defaultdict(Counter)
        for run in self.runs:
            if run.kind in _VOTING:
                self._count(run, self._name(run), votes)
        return [self._elected(run, votes) for run in self.runs]

    def _count(self, run: _Run, name: str, votes: dict[str, Counter[EntityKind]]) -> None:
        """What one mention says for its name's kind: its own, its neighbours, its parts."""
        words = name.split()
        before = self.words[run.start - 1] if run.start else ""
        votes[name][run.kind] += 2
        if run.kind == "person":
            for part in {words[0], words[-1]} if len(words) > 1 else ():
                votes[part]["person"] += 8
        if run.kind in {"person", "organisation"} and 2 <= len(words) <= 3 and words[0] in forenames():
            votes[name]["person"] += 3
        if plain(before) in titles() and before[0].isupper():
            votes[name]["person"] += 4
        if before.lower() == "in" and run.kind == "person" and not self._possesses(run):
            votes[name]["place"] += 3
        if name in places.names() and run.kind == "place":
            votes[name]["place"] += 4

    def _possesses(self, run: _Run) -> bool:
        return run.end < len(self.words) and self.tags[run.end] == "POS"

    def _elected(self, run: _Run, votes: dict[str, Counter[EntityKind]]) -> _Run:
        counts = votes.get(self._name(run))
        if run.kind not in _VOTING or not counts:
            return run
        return replace(run, kind=max(counts, key=lambda kind: (counts[kind], kind == run.kind)))

    def _grown(self) -> list[_Run]:
        """A person's name takes in the names beside it that nobody has claimed, and the rest of itself."""
        taken = self._taken()
        out: list[_Run] = []
        for run in self.runs:
            if run.kind == "person" and out and out[-1].kind == "person" and out[-1].end == run.start:
                out[-1] = replace(out[-1], end=run.end)
                continue
            start, end = run.start, run.end
            if (
                run.kind == "person"
                and end - start == 1
                and start
                and not taken[start - 1]
                and self._may_be_surname(start - 1)
            ):
                start -= 1
            while run.kind == "person" and end < len(self.words) and not taken[end] and self._may_be_surname(end):
                end += 1
            out.append(replace(run, start=start, end=end))
        return out

    def _may_be_surname(self, at: int) -> bool:
        word = self.words[at]
        return (
            self.tags[at] == "NNP"
            and word[0].isupper()
            and word.isalpha()
            and not word.isupper()
            and word not in _no_names()
            and plain(word) not in titles()
        )

    def _capitals(self) -> list[_Run]:
        """Words of two to six capitals that nobody has named are organisations: most are, in news."""
        taken = self._taken()
        surnames = self._surnames()
        out = list(self.runs)
        for number, word in enumerate(self.words):
            if taken[number] or self.plain[number] in surnames or not self._is_acronym(number, word):
                continue
            out.append(_Run(number, number + 1, "organisation"))
        return sorted(out, key=lambda run: run.start)

    def _is_acronym(self, number: int, word: str) -> bool:
        if not (
            2 <= len(word) <= 6 and word.isalpha() and word.isupper() and self.tags[number] in {"NNP", "NNPS", "NN"}
        ):
            return False
        around = [w for w in self.words[max(0, number - 2) : number + 3] if w.isalpha() and w != word]
        shouted = sum(w.isupper() and len(w) > 1 for w in around) >= 2
        return not shouted and word not in _no_organisations() and word not in titles()

    def _repeats(self) -> list[_Run]:
        """Every place where a name of this article stands again, the longest name first."""
        known: dict[str, Counter[EntityKind]] = defaultdict(Counter)
        for run in self.runs:
            if run.kind in NAMED:
                known[self._name(run)][run.kind] += 1
        out = {(run.start, run.end): run for run in self.runs}
        owner = self._owners()
        for start, end in list(self._matches(Index(known))):
            inside = {one for i in range(start, end) if (one := owner[i]) is not None}
            kind = known[" ".join(self.plain[start:end])].most_common(1)[0][0]
            if any(run.start < start or run.end > end or run.kind not in NAMED for run in inside):
                continue
            for run in inside:
                out.pop((run.start, run.end), None)
            out[(start, end)] = _Run(start, end, kind)
        return sorted(out.values(), key=lambda run: run.start)

    # --- what the steps look up ---

    def _surnames(self) -> set[str]:
        """The last words of the full names of people."""
        names = [self._name(run).split() for run in self.runs if run.kind == "person"]
        return {name[-1] for name in names if len(name) > 1}

    def _taken(self) -> list[bool]:
        taken = [False] * len(self.words)
        for run in self.runs:
            taken[run.start : run.end] = [True] * (run.end - run.start)
        return taken

    def _owners(self) -> list[_Run | None]:
        owner: list[_Run | None] = [None] * len(self.words)
        for run in self.runs:
            owner[run.start : run.end] = [run] * (run.end - run.start)
        return owner

    def _matches(self, index: Index) -> Iterator[tuple[int, int]]:
        """Where a name of the index stands, written as a name, the longest where several do."""
        at = 0
        while at < len(self.words):
            word = self.words[at]
            ends = index.ends(self.plain, at) if len(word) > 1 and word[0].isupper() else iter(())
            end = next((end for end in ends if self._written_as_name(at, end)), None)
            if end:
                yield at, end
            at = end or at + 1

    def _written_as_name(self, start: int, end: int) -> bool:
        return all(
            self.tags[i].startswith("NNP")
            or (end - start > 1 and self.words[i][0].isupper())
            or (len(self.words[i]) >= _DATELINE and self.words[i].isupper())
            or self.words[i] in _LINKS
            for i in range(start, end)
        )
