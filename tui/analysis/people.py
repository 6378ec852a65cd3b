"""Who "he", "she", "they" and "it" are: people and how present each is where a pronoun stands.

A small salience model in the line of Lappin and Leass 1994: a mention counts by its part in the sentence and fades with
every sentence; gender and number must agree; nobody who is only named inside a quotation is a candidate. Somebody
without a name who speaks ("a spokesman for the mayor") is one by that description. "They" and "it" are for ``groups``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence, Set

from tui.analysis.bindings import SUBJECTS, Bindings
from tui.analysis.descriptions import Descriptions
from tui.analysis.genders import HE, SHE, genders
from tui.analysis.groups import Groups
from tui.analysis.names import Gender, kin, plain, roles
from tui.analysis.narration import Narration, Word
from tui.analysis.speakers import Cue
from tui.model import Entity, EntityKind, Span

_WEIGHTS = {
    "nsubj": 3.0,
    "nsubjpass": 3.0,
    "dobj": 1.4,
    "pobj": 1.0,
    "poss": 1.0,
    "appos": 1.2,
    "compound": 0.4,
    "attr": 1.2,
}
_FADES = 0.55
_GONE = 0.02
_MOST = 6.0
_WITHIN = 2.0
_SPOKE = 1.0
_NEW = 1.5
_UNKNOWN = 0.75
_PAIRED = 0.7
"""Of "Lind and Berg" neither is likely to be meant by the "he" behind."""

_TWICE = 2
_CROWD = 100
_EMBEDDED = frozenset({"ccomp", "advcl", "relcl", "acl", "xcomp", "csubj"})
_GOING_ON = frozenset({"added", "adds", "continued", "continues", "concluded", "concludes", "elaborated"})
"""What only the one who spoke before can do."""

_INDEFINITE = frozenset({"a", "an", "one", "another"})


class Cast:
    """The article's entities by place, and the pronouns outside quotations resolved one after the other."""

    def __init__(self, page: Narration, entities: Sequence[Entity], cues: Sequence[Cue]) -> None:
        self.page = page
        places = sorted((span, entity) for entity in entities for span in entity.mentions)
        self._spans = [span for span, _ in places]
        self._starts = [span.start for span in self._spans]
        self._entities = [entity for _, entity in places]
        self._kinds: dict[str, EntityKind] = {
            entity.name: entity.kind for entity in sorted(entities, key=lambda entity: entity.kind == "person")
        }
        self._surnames: dict[str, list[Entity]] = defaultdict(list)
        for entity in entities:
            if entity.kind == "person":
                self._surnames[plain(entity.name).split(" ")[-1]].append(entity)
        self._entities = [self._bearer(entity) or entity for entity in self._entities]
        self._genders = genders(page, entities, self.entities_in)
        self._descriptions = Descriptions(page, entities)
        self.pronouns: dict[int, str] = {}
        """Whom the pronouns mean, by the number of the word; ``described``: whom "the senator" does."""

        self.described: dict[int, str] = {}
        self.groups = Groups(page, self.entity_at)
        self._bindings = Bindings(page, self._named)
        self._met: set[str] = set()
        self._guesses: Counter[tuple[str, Gender]] = Counter()
        self._verbs = {cue.voice.head: page.words[cue.word].lower for cue in cues if cue.speech}
        self._resolve({cue.voice.head for cue in cues}, self._verbs.keys())

    def _bearer(self, entity: Entity) -> Entity | None:
        """Whose surname a bare name is that the model took for no person: it first stands behind the full name.

        A firm that is called like its founder is named before him, or in one phrase with him.
        """
        if entity.kind in {"person", "place"} or " " in entity.name:
            return None
        known = self.called(entity.name)
        after = known and " " in known.name and min(known.mentions) < min(entity.mentions)
        return known if after else None

    def entity_at(self, span: Span) -> Entity | None:
        """The entity that is named somewhere in ``span``; the last one if there are several."""
        found = self.entities_in(span)
        return found[-1] if found else None

    def entity_starting(self, start: int) -> Entity | None:
        """The entity whose mention begins at the character ``start``."""
        at = bisect_left(self._starts, start)
        return self._entities[at] if at < len(self._starts) and self._starts[at] == start else None

    def called(self, surname: str) -> Entity | None:
        """The person with that last name, if there is one only: for what the model took for no name of anybody."""
        bearers = self._surnames.get(plain(surname).split(" ")[-1], [])
        return bearers[0] if len(bearers) == 1 else None

    def kind(self, name: str | None) -> EntityKind | None:
        """The kind of the entity called ``name``."""
        return self._kinds.get(name) if name else None

    def entities_in(self, span: Span) -> list[Entity]:
        """All entities named in ``span``, in order."""
        at = bisect_left(self._starts, span.start)
        if at and self._spans[at - 1].end > span.start:
            at -= 1
        found = []
        while at < len(self._spans) and self._spans[at].start < span.end:
            found.append(self._entities[at])
            at += 1
        return found

    def gender(self, name: str) -> Gender | None:
        """What the article and the list of forenames say."""
        return self._genders.get(name)

    def _resolve(self, speaking: Set[int], saying: Set[int]) -> None:
        """Walks through the text once, keeping how present each person is; ``saying`` are the subjects of speech."""
        presence: dict[str, float] = defaultdict(float)
        here: dict[str, float] = defaultdict(float)
        sentence = -1
        at = 0
        spoke: str | None = None
        for number, word in enumerate(self.page.words):
            while at < len(self._spans) and self._spans[at].end <= word.start:
                at += 1
            if not self.page.outside(number):
                continue
            if self.page.sentence[number] != sentence:
                sentence = self.page.sentence[number]
                presence = defaultdict(float, {n: v * _FADES for n, v in presence.items() if v > _GONE})
                here.clear()
            lower = word.lower
            name: str | None = None
            group = self.groups.follow(number, number in saying)
            if group:
                self.pronouns[number] = group
            if lower in HE or lower in SHE:
                gender: Gender = "male" if lower in HE else "female"
                name = self._bound(number, gender, spoke) or self._meant(
                    presence, gender, self._bindings.others(number)
                )
                if name is None and number in saying:  # a forename has deceived us: there is nobody else
                    name = max(presence, key=presence.__getitem__, default=None)
                if name:
                    self.pronouns[number] = name
            elif at < len(self._spans) and self._spans[at].end == word.end and self._entities[at].kind == "person":
                name = self._entities[at].name
                if name not in self._met:
                    self._met.add(name)
                    presence[name] += 0.0 if self._is_paired(number) else _NEW
            elif word.text[:1].isupper() and word.dep in SUBJECTS and (called := self._unmarked(number, at, saying)):
                name = called
            elif word.noun and (bearers := self._descriptions.meant(number)) and not self._goes_on(number):
                name = max(sorted(bearers), key=lambda bearer: presence[bearer])
                self.described[number] = name
            elif lower in kin() and word.dep in {"nsubj", "nsubjpass"}:
                name = self._relative(number)
            elif lower in roles() and number in saying:
                name = self._nameless(number)
            if name and (weight := self._weight(number, speaking)) > here[name]:
                presence[name] = min(_MOST, presence[name] + weight - here[name])
                here[name] = weight
            if number in saying:
                spoke = name or group or self._someone(word)
            if len(presence) > _CROWD:
                presence = defaultdict(float, sorted(presence.items(), key=lambda item: -item[1])[: _CROWD // 2])

    def _unmarked(self, number: int, at: int, saying: Set[int]) -> str | None:
        """The person behind a surname that the model took for no name; or a new one, by all of the name, who speaks."""
        word = self.page.words[number]
        if at < len(self._spans) and self._spans[at].start < word.end:
            return None
        known = self.called(word.text)
        if known:
            return known.name
        run = self.page.called(number) if number in saying else None
        return self.page.span(*run).of(self.page.text) if run else None

    def _relative(self, number: int) -> str | None:
        """``my father``: somebody without a name, known by whose relative it is."""
        page = self.page
        owner = next((c for c in page.children[number] if page.words[c].dep == "poss" and c < number), None)
        if owner is None or any(page.words[c].dep == "appos" for c in page.children[number]):
            return None
        if self._goes_on(number):
            return None
        name = f"{page.words[owner].lower} {page.words[number].lower}" if page.words[owner].tag == "PRP$" else None
        if name:
            self._genders[name] = kin()[page.words[number].lower]
        return name

    def _nameless(self, number: int) -> str | None:
        """``a spokesman for the mayor``: somebody without a name who speaks, known by the words themselves."""
        page, first, last = self.page, self.page.left_edge(number), self.page.reach(number)
        if page.words[first].lower not in _INDEFINITE:
            return None
        after = last + 1 + (last + 1 < len(page.words) and page.words[last + 1].text == ",")
        if after < len(page.words) and page.words[after].name:
            return None
        name = page.span(first, last).of(page.text)
        self._genders[name] = roles()[page.words[number].lower]
        return name

    def _goes_on(self, number: int) -> bool:
        """Whether a name, or more of the phrase, follows a description."""
        following = self.page.words[number + 1] if number + 1 < len(self.page.words) else None
        return following is not None and (following.noun or following.lower in {",", "of", "'s", "’s"})

    def _weight(self, number: int, speaking: Set[int]) -> float:
        word = self.page.words[number]
        if word.dep == "appos":  # ``her daughter, Rhonda, waits``: as much there as what she is called beside
            word = self.page.words[word.head]
        weight = _WEIGHTS.get(word.dep, 0.8)
        if word.dep in {"nsubj", "nsubjpass"} and self.page.words[word.head].dep in _EMBEDDED:
            weight = _WITHIN
        if self._is_paired(number):
            weight *= _PAIRED
        return weight + (_SPOKE if number in speaking else 0.0)

    def _is_paired(self, number: int) -> bool:
        """Whether another name follows with "and"."""
        return any(self.page.words[child].dep == "conj" for child in self.page.children[number])

    def _bound(self, number: int, gender: Gender, spoke: str | None) -> str | None:
        """Whom the sentence makes the pronoun, if the gender agrees: a reporter must be known to have it."""
        reporter = self._bindings.reporter(number)
        if reporter and self._genders.get(reporter) == gender:
            return reporter
        candidates = [self._bindings.in_front(number)]
        if self._verbs.get(number) in _GOING_ON:  # ``“…,” she added``: the one who spoke last
            candidates.append(spoke)
        return next((name for name in candidates if name and self._genders.get(name) in {None, gender}), None)

    def _someone(self, word: Word) -> str | None:
        """A name of two words that speaks: somebody, though the model may take it for a thing."""
        named = self.entity_at(Span(word.start, word.end))
        return named.name if named and named.kind != "organisation" and named.name.count(" ") == 1 else None

    def _named(self, number: int, *, deep: bool = True) -> str | None:
        """The person that a word names or stands for, or who stands beside it between commas."""
        word = self.page.words[number]
        named = self.entity_at(Span(word.start, word.end))
        if named and named.kind == "person":
            return named.name
        meant = self._descriptions.meant(number)
        known = self.pronouns.get(number) or self.described.get(number) or (min(meant) if len(meant) == 1 else None)
        if known or not deep:
            return known
        beside = (c for c in self.page.children[number] if self.page.words[c].dep == "appos")
        return next((self._named(child, deep=False) for child in beside), None)

    def _meant(self, presence: dict[str, float], gender: Gender, others: set[str | None]) -> str | None:
        """The most present one of a gender, none of ``others``; one of unknown gender, chosen twice, is known by it."""
        best, most = None, 0.0
        for name, value in presence.items():
            known = self._genders.get(name)
            if name in others or (known is not None and known != gender):
                continue
            value *= 1.0 if known == gender else _UNKNOWN
            if value > most:
                best, most = name, value
        if best is not None and self._genders.get(best) is None:
            self._guesses[best, gender] += 1
            if self._guesses[best, gender] >= _TWICE:
                self._genders[best] = gender
        return best
