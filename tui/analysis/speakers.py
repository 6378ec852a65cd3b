"""Who is the subject of a cue: the noun phrase that the sentence says speaks, found by grammar, then by place.

Gives ``Voice`` values: the words of the phrase and its head; who that is, by name, is for ``people`` and ``quotes``.
"""

from __future__ import annotations

from dataclasses import dataclass

from tui.analysis.cues import PHRASAL, CueClass, verbs
from tui.analysis.narration import Narration, Word
from tui.analysis.phrases import PRONOUNS, SUBJECTS, Voice, author, document, phrase, phrase_from
from tui.analysis.words import SEAT, listed

_OBJECTS = frozenset({"him", "her", "them", "me", "us", "his", "its", "their", "my", "our", "your"})
_NOBODY = frozenset({"nobody", "none", "nothing"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp"})
_CLAUSES = frozenset({"conj", "xcomp", "advcl", "ccomp", "parataxis", "dep", "pcomp", "prep", "acomp", "oprd"})
_AUXILIARIES = listed(
    """
    have has had is are was were be been being 's ’s 've will would could did does do may might can should must
    ’ve 'd ’d
    """
)
_NEAR = 15


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb or "according to": the numbers of its words, its speaker, its class.

    ``sure`` is how certain the speaker was found, from 0 to 1.
    """

    word: int
    last: int
    voice: Voice
    kind: CueClass = "speech"
    sure: float = 1.0

    @property
    def speech(self) -> bool:
        """Whether its subject speaks for certain."""
        return self.kind == "speech"


def cues(page: Narration) -> list[Cue]:
    """All cues outside quotations that have a speaker, in order."""
    forms = verbs()
    found = []
    for number, word in enumerate(page.words):
        if not page.outside(number):
            continue
        kind = "speech" if _phrasal(page, number) else forms.get(word.lower)
        if kind and (word.verb or _inverted(page, number)) and _is_meant(page, number):
            cue = _verb_cue(page, number, kind)
        elif word.lower == "according" and number + 2 < len(page.words) and page.words[number + 1].lower == "to":
            cue = _source(page, number, number + 1)
        elif word.lower == "per" and number + 1 < len(page.words) and _opens_phrase(page.words[number + 1]):
            cue = _source(page, number, number)
        else:
            continue
        if cue:
            found.append(cue)
    return found


def _phrasal(page: Narration, number: int) -> bool:
    """``“…,” the senator shot back``: two words that report only beside a quotation."""
    particle = PHRASAL.get(page.words[number].lower)
    if particle is None or number + 1 >= len(page.words) or page.words[number + 1].lower != particle:
        return False
    begin, end = page.sentences[page.sentence[number]]
    return any(quotation >= 0 for quotation in page.quote[begin:end])


def _is_meant(page: Narration, number: int) -> bool:
    """``as he put it`` reports; whoever put a thing somewhere does not."""
    following = page.words[number + 1].lower if number + 1 < len(page.words) else ""
    return page.words[number].lower not in {"put", "puts", "putting"} or following == "it"


def _inverted(page: Narration, number: int) -> bool:
    """Whether the word stands where a cue stands though the model takes it for no verb: ``…,” tweeted Smith``."""
    return (
        number > 0 and page.quote[number - 1] >= 0 and page.words[number].lower.endswith(("ed", "s", "said", "wrote"))
    )


def _verb_cue(page: Narration, number: int, kind: CueClass) -> Cue | None:
    for find, sure in (
        (_cited, 1.0),
        (_after_quote if kind == "speech" else _named_after_quote, 0.98),
        (_name_before, 1.0),
        (_by_grammar, 1.0),
        (_left_of, 0.7),
        (_over_apposition, 0.7),
    ):
        voice = find(page, number)
        if voice and (find is _cited or page.words[voice.head].lower not in _OBJECTS):
            return None if _is_nobody(page, voice) else Cue(number, number, voice, kind, sure)
    return None


def _is_nobody(page: Narration, voice: Voice) -> bool:
    """``No one said …``, ``no official would say …``: nobody speaks."""
    return page.words[voice.first].lower == "no" or page.words[voice.head].lower in _NOBODY


def _opens_phrase(word: Word) -> bool:
    return word.name or word.tag in {"DT", "PRP$"}


def _source(page: Narration, number: int, last: int) -> Cue | None:
    """The noun phrase after "according to" or "per"."""
    head = next((child for child in page.children[last] if page.words[child].dep == "pobj"), None)
    voice = phrase(page, head) if head is not None else phrase_from(page, last + 1)
    return Cue(number, last, voice) if voice else None


def _name_before(page: Narration, verb: int) -> Voice | None:
    """``…, Smith said, …``, ``Smith said: …``: a name right before the verb speaks, whatever the parse finds."""
    before = verb - 1
    if before < 1 or not page.outside(before) or not page.words[before].name or SEAT.match(page.words[before].text):
        return None
    voice = phrase(page, before)
    if page.words[verb].tag == "VBG":
        return voice if page.words[before].dep != "npadvmod" else None
    if not page.words[verb].finite:
        return None
    opening = voice.first - 1
    parenthetic = opening < 0 or page.words[opening].text in {",", "—", "–"} or not page.outside(opening)
    announces = verb + 1 < len(page.words) and page.words[verb + 1].text == ":"
    return voice if parenthetic or announces else None


def _cited(page: Narration, verb: int) -> Voice | None:
    """``the agency cited him as saying``, ``he was quoted as saying``: the one who is cited, not the one who cites."""
    head = page.words[verb].head
    if page.words[verb].lower != "saying" or page.words[head].lower != "as":
        return None
    citing = page.words[head].head
    for child in page.children[citing]:
        if page.words[child].dep in {"dobj", "nsubjpass"} and page.outside(child):
            return phrase(page, child)
    return None


def _after_quote(page: Narration, verb: int) -> Voice | None:
    """``…,” said the commander``: right after a quotation, what follows the verb speaks, whatever the parse says."""
    if page.words[verb].tag == "VBG" or page.words[verb].lower.endswith("ing"):
        return None
    before = verb - 1
    while before > 0 and page.words[before].text in {",", "—", "–", "-", "--"} and page.outside(before):
        before -= 1
    if before < 0 or page.outside(before) or verb + 1 >= len(page.words):
        return None
    follows = page.words[verb + 1]
    if follows.lower in PRONOUNS or follows.tag == "DT" or follows.noun or follows.tag in {"PRP$", "JJ", "CD"}:
        return phrase_from(page, verb + 1)
    return None


def _named_after_quote(page: Narration, verb: int) -> Voice | None:
    """``…,” believes Lind``: with no verb of speech it must be a name; "“…,” condemns violence" has none."""
    voice = _after_quote(page, verb)
    return voice if voice and page.words[voice.head].name else None


def _by_grammar(page: Narration, verb: int) -> Voice | None:
    """The verb's subject; if it has none, that of the clause it belongs to ("some were heard shouting")."""
    seen = 0
    subjects = SUBJECTS
    while seen < 6:
        seen += 1
        found = [child for child in page.children[verb] if page.words[child].dep in subjects and page.outside(child)]
        if found:
            return _subject(page, max((child for child in found if child < verb), default=found[0]), verb)
        agent = next((child for child in page.children[verb] if page.words[child].dep == "agent"), None)
        if agent is not None:
            return _agent(page, agent)
        word = page.words[verb]
        if word.dep == "acl" or (word.dep == "pcomp" and page.words[word.head].dep == "prep"):
            return _participle(page, verb) if word.dep == "acl" else _next_subject(page, word.head)
        if word.dep == "relcl":
            return document(page, word.head)
        if word.dep not in _CLAUSES or word.head == verb or not page.outside(word.head):
            return None
        subjects = SUBJECTS | {"nsubjpass"} if word.dep in _COMPLEMENTS and word.tag == "VBG" else SUBJECTS
        verb = word.head
    return None


def _next_subject(page: Narration, preposition: int) -> Voice | None:
    """``In announcing …, she``: the subject of the verb on which the preposition hangs."""
    verb = page.words[preposition].head
    for child in page.children[verb]:
        if page.words[child].dep in SUBJECTS and page.outside(child):
            return _subject(page, child, verb)
    return None


def _agent(page: Narration, by: int) -> Voice | None:
    head = next((child for child in page.children[by] if page.words[child].dep == "pobj" and page.outside(child)), None)
    return None if head is None else phrase(page, head)


def _subject(page: Narration, noun: int, verb: int) -> Voice | None:
    """The subject as a phrase; a relative pronoun stands for the noun before its clause."""
    if page.words[noun].lower in _RELATIVE and page.words[noun].tag in {"WP", "WDT", "IN", "DT"}:
        while page.words[verb].dep == "conj":
            verb = page.words[verb].head
        if page.words[verb].dep == "relcl":
            return _relative(document(page, page.words[verb].head), noun)
        before = page.left_edge(noun) - 1
        if before >= 0 and page.words[before].text == ",":
            before -= 1
        return _relative(phrase(page, before), noun) if before >= 0 and page.words[before].noun else phrase(page, noun)
    return author(page, noun) or phrase(page, noun)


def _relative(voice: Voice | None, pronoun: int) -> Voice | None:
    """A phrase with the "who" that stands for it, if that is near."""
    near = voice is not None and 0 < pronoun - voice.last <= _NEAR
    return Voice(voice.first, voice.last, voice.head, pronoun) if voice and near else voice


def _participle(page: Narration, verb: int) -> Voice | None:
    """``footage of Clinton asking``: the noun right before; ``his refusal to call``: nobody in particular."""
    before = verb - 1
    if page.words[verb].tag == "VB" or before < 0:
        return None
    if page.outside(before) and page.words[before].noun:
        return document(page, before)
    return document(page, page.words[verb].head)


def _left_of(page: Narration, verb: int) -> Voice | None:
    """The noun phrase right before the verb, its helpers and adverbs; nobody before a passive ("was told")."""
    if any(page.words[child].dep == "auxpass" for child in page.children[verb]):
        return None
    at = verb - 1
    while at >= 0 and page.outside(at) and (page.words[at].tag in {"RB", "MD"} or page.words[at].lower in _AUXILIARIES):
        at -= 1
    if at < 0 or not page.outside(at) or page.paragraph[at] != page.paragraph[verb]:
        return None
    word = page.words[at]
    return phrase(page, at) if word.noun or word.lower in PRONOUNS else None


def _over_apposition(page: Narration, verb: int) -> Voice | None:
    """``Lind, a former producer for “The Hour,” explained``: by place, the name before a description between commas."""
    begin, at = page.sentences[page.sentence[verb]][0], verb - 1
    if at < 0 or (page.outside(at) and page.words[at].text != ","):
        return None
    while at > begin + 1 and not (page.outside(at) and page.words[at].finite):
        at -= 1
        opens = page.words[at].text == "," and page.words[at - 1].name and page.outside(at)
        if opens and page.words[at + 1].tag in {"DT", "PRP$", "CD"}:
            return phrase(page, at - 1)
    return None
