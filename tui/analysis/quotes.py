"""Who said what: the quotations of an article with their speakers.

Marks give the spans (``marks``), grammar gives the cues and their subjects (``speakers``), rules join the two
(``attribution``), and here the phrase that speaks becomes a name (``people``) or stays the description it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.analysis import attribution, indirect, marks, speakers, speech
from tui.analysis.attribution import Link
from tui.analysis.indirect import Reported
from tui.analysis.narration import Narration
from tui.analysis.people import Cast
from tui.analysis.phrases import Voice
from tui.model import Body, Entity, EntityKind, Quote, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NOBODYS = frozenset({"who", "which", "that", "it", "they", "we", "i", "you", "this", "these", "those"})
_OTHERS = frozenset({"another", "other", "one", "someone", "somebody", "third", "second"})
_SPEAKING = frozenset({"person", "organisation", "place", "work", "event", "other"})
_FAR = 14
_SPEECH_WORDS = 4


def find(doc: Doc, body: Body, entities: Sequence[Entity]) -> tuple[Quote, ...]:
    """The quotations of ``body`` as far as ``doc`` reads it, in order."""
    read = len(doc.text)
    whole = [Span(span.start, min(span.end, read)) for span in body.paragraphs if span.start < read]
    paragraphs = marks.joined(doc.text, whole)
    page = Narration.of(doc, paragraphs, marks.find(doc.text, paragraphs))
    cues = speakers.cues(page)
    cast = Cast(page, entities, cues)
    links = attribution.links(page, cues)
    spoken = speech.spoken(page, links)
    direct = [_quote(page, cast, number, link) for number, link in enumerate(links) if spoken[number]]
    reported = [_reported(page, cast, clause) for clause in indirect.clauses(page, cues)]
    return tuple(sorted([*direct, *(q for q in reported if q.speaker)], key=lambda q: q.span))


def marked(body: Body) -> tuple[Quote, ...]:
    """What stands in marks and is long enough for speech, with nobody named: for languages the model cannot read."""
    found = marks.find(body.text, marks.joined(body.text, body.paragraphs))
    return tuple(Quote(one.span) for one in found if _is_long(one.inner.of(body.text)))


def _is_long(said: str) -> bool:
    """Whether marked words are enough to be speech; Chinese and Japanese have no blanks between them."""
    return len(said.split()) >= _SPEECH_WORDS or (len(said) >= 2 * _SPEECH_WORDS and min(said) > "\u2fff")


def _reported(page: Narration, cast: Cast, clause: Reported) -> Quote:
    cue, span = clause.cue, page.span(clause.first, clause.last)
    name, kind, mention = speaker_of(page, cast, cue.voice)
    confidence = round(indirect.CONFIDENCE * cue.sure, 2)
    return Quote(span, name, kind, "indirect", mention, page.span(cue.word, cue.last), "reported", confidence)


def _quote(page: Narration, cast: Cast, number: int, link: Link) -> Quote:
    said = page.said[number].marked.span
    if link.voice is None:
        return Quote(said)
    name, kind, mention = speaker_of(page, cast, link.voice)
    cue = page.span(link.cue.word, link.cue.last) if link.cue else None
    return Quote(said, name, kind, "direct", mention, cue, link.rule, link.confidence)


def speaker_of(page: Narration, cast: Cast, voice: Voice) -> tuple[str | None, EntityKind | None, Span]:
    """The canonical name and kind of the one who speaks, or the description, or None; and the span that says so."""
    last = voice.last if voice.relative is None else voice.relative
    mention = page.span(voice.first, last)
    head = page.words[voice.head]
    if head.tag in {"PRP", "PRP$"}:
        name = cast.pronouns.get(voice.head)
        return name, cast.kind(name), mention
    if head.lower in _NOBODYS:
        return None, None, mention
    named = cast.entity_at(Span(head.start, head.end)) or (cast.called(head.text) if head.text[:1].isupper() else None)
    if named and named.kind == "person":
        together = cast.groups.several(voice.head)
        return (together, None, mention) if together else (named.name, "person", mention)
    titled = cast.described.get(voice.head) if voice.head == voice.first + 1 and voice.last == voice.head else None
    if titled and page.reach(voice.head) == voice.head:
        return titled, cast.kind(titled), mention
    apposed, end = _apposed(page, cast, voice)
    if apposed:
        return apposed.name, "person", page.span(voice.first, end)
    if named and named.kind in _SPEAKING:
        return named.name, named.kind, mention
    if head.lower in _OTHERS:
        described = _description(page, voice)
        if described:
            return described.of(page.text), None, Span(mention.start, described.end)
    unknown = page.called(voice.head) if cast.entity_at(mention) is None else None
    if unknown:
        return page.span(*unknown).of(page.text), None, mention
    return page.span(voice.first, max(voice.last, page.reach(voice.head))).of(page.text), None, mention


def _apposed(page: Narration, cast: Cast, voice: Voice) -> tuple[Entity | None, int]:
    """``the governor of the region, Oleksii Kuleba,``: the person named after a description, and the last word."""
    for child in page.children[voice.head]:
        word = page.words[child]
        if child > voice.head and word.dep == "appos" and page.outside(child):
            named = cast.entity_at(Span(word.start, word.end))
            if named and named.kind == "person":
                return named, child
    after = page.reach(voice.head) + 1
    if after < len(page.words) and page.words[after].text == ",":
        after += 1
    if after < len(page.words) and page.outside(after) and page.words[after].name and after - voice.head < _FAR:
        named = cast.entity_starting(page.words[after].start)
        if named and named.kind == "person" and page.sentence[after] == page.sentence[voice.head]:
            return named, after
    return None, voice.last


def _description(page: Narration, voice: Voice) -> Span | None:
    """``another, a teacher,``: what follows the comma."""
    after = voice.last + 1
    if (
        after + 1 >= len(page.words)
        or page.words[after].text != ","
        or page.words[after + 1].tag not in {"DT", "NN", "CD"}
    ):
        return None
    end = after + 1
    while end + 1 < len(page.words) and page.outside(end + 1) and page.words[end + 1].text not in {",", ".", ";", "—"}:
        end += 1
    return page.span(after + 1, end) if end - after < _FAR else None
