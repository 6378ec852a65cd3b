"""Noun phrases that can speak: where one begins and ends, and whose words a paper is that "says" something.

Gives ``Voice`` values, numbers of words; which phrase is the subject of a cue is for ``speakers``.
"""

from __future__ import annotations

from dataclasses import dataclass

from tui.analysis.narration import Narration
from tui.analysis.words import listed

PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "you"})
SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
DOCUMENTS = listed(
    """
    statement tweet letter post message email e-mail memo note report comment comments remarks words interview
    speech article op-ed column testimony caption voice
    """
)
"""Papers and speeches: what they say, somebody says in them."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A noun phrase that speaks: the numbers of its first word, its last, its head, and of a "who" for it."""

    first: int
    last: int
    head: int
    relative: int | None = None


def phrase(page: Narration, head: int) -> Voice:
    """The noun phrase around ``head``, with the names that the model cut off to its right."""
    last = head
    while last + 1 < len(page.words) and page.words[last + 1].name and page.words[last].name and page.outside(last + 1):
        last += 1
    if page.hyphened(last):
        last += 2
    return Voice(page.left_edge(head), last, last if page.words[last].noun else head)


def phrase_from(page: Narration, first: int) -> Voice | None:
    """The noun phrase that begins at ``first``: determiners and adjectives, then nouns; or a pronoun."""
    if first >= len(page.words) or not page.outside(first):
        return None
    if page.words[first].lower in PRONOUNS:
        return Voice(first, first, first)
    at, noun = first, None
    while at < len(page.words) and page.outside(at) and at - first < 25 and page.sentence[at] == page.sentence[first]:
        word = page.words[at]
        if word.noun:
            noun = at
        elif noun is not None and not (word.tag == "POS" or word.text in {"-", "&"} or word.tag in {"JJ", "CD"}):
            break
        elif noun is None and word.tag not in {
            "DT",
            "JJ",
            "PRP$",
            "CD",
            "VBN",
            "VBG",
            "RB",
            "HYPH",
            "JJS",
            "JJR",
            "''",
            "``",
        }:
            return Voice(first, first, first) if word.tag in {"DT", "NN"} else None
        at += 1
    return None if noun is None else Voice(first, noun, noun)


def author(page: Narration, noun: int) -> Voice | None:
    """``Lind’s statement said``, ``a statement from the union said``: whose paper it is, if it has a name."""
    if page.words[noun].lower not in DOCUMENTS:
        return None
    for child in page.children[noun]:
        word = page.words[child]
        if word.dep == "prep" and word.lower in {"from", "by"}:
            child = next((c for c in page.children[child] if page.words[c].dep == "pobj"), child)
        elif word.dep != "poss":
            continue
        if page.words[child].name and page.outside(child):
            return phrase(page, child)
    return None


def document(page: Narration, noun: int) -> Voice | None:
    """``Trump’s statement saying``: whose statement it is, or who issued it; any other noun speaks itself."""
    if page.words[noun].lower in DOCUMENTS:
        for child in page.children[noun]:
            if page.words[child].dep == "poss" and page.outside(child):
                return phrase(page, child)
        verb = page.words[noun].head
        for child in page.children[verb]:
            if page.words[child].dep in SUBJECTS and page.outside(child) and child != noun:
                return phrase(page, child)
    return phrase(page, noun) if page.outside(noun) and page.words[noun].noun else None
