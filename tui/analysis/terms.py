"""The words a text is about, as strings that are good keys and can be shown: "Armstrong", "lunar module", "landing".

A word is lower-cased and brought to a form like its lemma by rules; a name keeps its capitals and loses its possessive.
Names of two or three words, and pairs of words that recur, are terms as well. Nothing here knows how rare a term is:
weights are before IDF, which is for whoever has seen other texts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from math import log
from zlib import crc32

from tui.analysis import dateline
from tui.analysis.words import SEAT, STOP_WORDS, TITLES, lemma
from tui.model import PROSE, Body, Features, Span

KEPT = 80
"""Terms of an article that are kept: half as many lose half a point of B-cubed F."""

LEAD = 700
"""Characters at the top of an article that count as its lead."""

TITLE_WEIGHT, LEAD_WEIGHT = 2.0, 1.0
SHINGLE_WORDS, SHINGLE_SHARE, SHINGLE_LIMIT = 5, 8, 1_500

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\d[\d,.]*\d|[^\W_]+(?:[’'.&-][^\W_]+)*")
_ADDRESS = re.compile(r"\b(?:\w{1,60}:/|(?:[\w-]{1,60}\.){1,6}\w{2,20})/\S+|\b[\w.-]{1,60}@\S+")
_ENDING = frozenset('.!?…:“”"()[]•|\n')
_NUMBER = re.compile(r"(?:1[89]|20)\d\d|\d{1,2}(?:\.\d)?|\d+(?:st|nd|rd|th)|\d{1,2}[apAP]m|\d+-\w+")
_WORD = re.compile(r"[^\W_]+")
_ROUNDUP = re.compile(
    r"^the latest\s*[:|–—-]|\blive(?: ?blog| updates?| coverage)?\s*[:|–—]|\blive ?blog\b|\blive updates\b"
    r"|\bas it happened\b|\bround-?up\b|"
    r"\b(?:news )?in brief\b|\b(?:morning|evening|daily|weekly|news|weekend) (?:briefing|mail|digest|edition"
    r"|headlines|update)\b|"
    r"\bweek in review\b|\b(?:top|today['’]s) (?:stories|headlines)\b|\bnewsletter\b|\bopen thread\b"
    r"|\bwhat to know (?:today|this morning)\b|"
    r"\bthings to know (?:today|for|this)\b|\blinks for\b|\bthis week in\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\W*(?:\d{1,2}[:.]\d\d\b|\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b)", re.IGNORECASE)


Word = tuple[int, str, str, bool, bool, bool]
"""One word: where it stands; as written, less its possessive and points; its key in lower case; whether it has a
capital, opens a sentence (where a capital says nothing), follows the word before with nothing but a blank between.
Plain tuples, since every word of every article becomes one: named ones cost three times as much."""


def features(title: str, body: Body) -> Features:
    """What placing an article in stories needs: terms (title twice, lead once, body 1 + log tf) and hashed 5-grams.

    Of the recipes measured on 10,677 news articles this one joined best (B-cubed F .90). Hashing word 5-grams and
    keeping one in eight finds every trimmed copy at half the cost of MinHash.
    """
    text = prose(body)
    heading = read(title)
    names = names_of(heading) if not _in_headline_case(heading) else {}
    counts = Counter(term for _, term in _placed(text)) + _pairs(read(text))
    weights = {term: 1 + log(count) for term, count in counts.items()}
    for term in {term for at, term in _placed(text) if at < LEAD}:
        weights[term] += LEAD_WEIGHT
    for term in {term for _, term in terms_of(heading, names | _named(text))}:
        weights[term] = weights.get(term, 0.0) + TITLE_WEIGHT
    return Features(_heaviest(weights, KEPT), _shingles(text), is_roundup(title, body))


def of_text(text: str) -> dict[str, float]:
    """The terms of a piece of text, each weighing 1 + log of how often it occurs."""
    words = read(text)
    return weighed(term for _, term in terms_of(words, names_of(words)))


def weighed(found: Iterable[str]) -> dict[str, float]:
    """Each term with 1 + log of how often it occurs."""
    return {term: 1 + log(count) for term, count in Counter(found).items()}


def by_span(text: str, spans: Sequence[Span]) -> list[list[str]]:
    """The terms in each of the spans (in order, apart), read as parts of the whole text: it tells what is a name."""
    out: list[list[str]] = [[] for _ in spans]
    number = 0
    for at, term in _placed(text):
        while number < len(spans) and spans[number].end <= at:
            number += 1
        if number == len(spans):
            break
        if spans[number].start <= at:
            out[number].append(term)
    return out


@lru_cache(maxsize=2)
def _named(text: str) -> dict[str, str]:
    return names_of(read(text))


@lru_cache(maxsize=2)
def _placed(text: str) -> list[tuple[int, str]]:
    return terms_of(read(text), _named(text))


def prose(body: Body) -> str:
    """The text with blanks in place of its dateline, code, tables and images, so that offsets hold."""
    begins = dateline.begins(body)
    text = " " * begins + body.text[begins:]
    for block in body.blocks:
        if block.kind not in PROSE and len(block.span):
            text = text[: block.span.start] + " " * len(block.span) + text[block.span.end :]
    return text


@lru_cache(maxsize=4)
def read(text: str) -> tuple[Word, ...]:
    """The words of a text in order, without those of addresses and seats, which say nothing of what happened.

    The last few texts are remembered: summary, passages and features read one.
    """
    if "/" in text or "@" in text:
        text = _ADDRESS.sub(_blank, text)
    if "-" in text:
        text = SEAT.sub(_without_seat, text)
    words: list[Word] = []
    end = 0
    for match in _TOKEN.finditer(text):
        at, form = match.start(), match[0]
        gap = text[end:at]
        end = match.end()
        if not form.isalpha():
            form = _bare(form)
        key = form.lower()
        follows = gap == " " or (gap == ". " and bool(words) and (len(words[-1][2]) == 1 or words[-1][2] in TITLES))
        first = not end or (not follows and (not words or not _ENDING.isdisjoint(gap)))
        words.append((at, form, key, form[0] != key[0], first, follows))
    return tuple(words)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _without_seat(found: re.Match[str]) -> str:
    """Blanks in the place of a seat that stands behind a name; anything else ("a D-Wave computer") as it is."""
    start = found.start()
    behind = found.string.startswith(", ", start - 2) or found.string.startswith("(", start - 1)
    return _blank(found) if start > 1 and behind else found[0]


def _bare(token: str) -> str:
    if token[-1] == "." or "." in token[1:2]:
        return token.replace(".", "")
    token = token.replace("’", "'")
    return token[:-2] if token.endswith(("'s", "'S")) else token


def names_of(words: Iterable[Word]) -> dict[str, str]:
    """The words that are written with a capital where none is due, by key: the form that they are shown in."""
    small: set[str] = set()
    inside: dict[str, str] = {}
    opening: Counter[str] = Counter()
    forms: dict[str, str] = {}
    opener = ""  # the name-like word that opened the sentence, right before this one
    for _, form, key, capital, first, follows in words:
        if not capital:
            small.add(key)
            opener = ""
        elif key in STOP_WORDS and not (form.isupper() and len(form) > 1):
            opener = ""
        elif first:
            forms.setdefault(key, form)
            opening[key] += 1
            opener = key
            if form.isupper() and len(form) > 2:
                inside.setdefault(key, form.capitalize() if len(form) > 5 else form)  # WASHINGTON of a dateline
        else:
            if key not in inside or inside[key].isupper():
                inside[key] = form
            if opener and follows:
                inside.setdefault(opener, forms[opener])
            opener = ""
    opened = {key: forms[key] for key, count in opening.items() if count > 1 and key not in small}
    return opened | {key: form for key, form in inside.items() if key not in small or form.isupper()}


def terms_of(words: Iterable[Word], names: Mapping[str, str]) -> list[tuple[int, str]]:
    """The terms of a text with their places: names as written, names of several words joined, other words by lemma."""
    out: list[tuple[int, str]] = []
    run: list[str] = []
    for at, _, key, capital, _, follows in words:
        name = names.get(key) if capital else None
        if run and (name is None or not follows or key in TITLES):
            if len(run) > 1:
                out.append((out[-1][0], " ".join(run[-3:])))
            run = []
        if name is not None:
            if len(name) > 1:  # an initial is left out: George W. Bush is George Bush
                out.append((at, name))
                if key not in TITLES:
                    run.append(name)
        elif key not in STOP_WORDS and len(key) > 1 and (key.isalpha() or not _NUMBER.fullmatch(key)):
            base = lemma(key)
            if base not in STOP_WORDS:
                out.append((at, base))
    if len(run) > 1:
        out.append((out[-1][0], " ".join(run[-3:])))
    return out


def _pairs(words: Iterable[Word]) -> Counter[str]:
    """The pairs of neighbouring small words that recur ("lunar module"), and how often."""
    counts: Counter[tuple[str, str]] = Counter()
    before = ""
    for _, _, key, capital, _, follows in words:
        plain = "" if capital or key in STOP_WORDS or not key.isalpha() else key
        if plain and before and follows:
            counts[before, plain] += 1
        before = plain
    joined: Counter[str] = Counter()
    for (one, two), count in counts.items():
        if count > 1:
            joined[f"{one} {lemma(two)}"] += count
    return joined


def _in_headline_case(words: Iterable[Word]) -> bool:
    """Whether A Title Is Written Like This, so that its capitals tell nothing of names."""
    capitals = [capital for _, _, key, capital, first, _ in words if len(key) > 3 and not first]
    return len(capitals) > 1 and sum(capitals) > 0.7 * len(capitals)


def _heaviest(weights: Mapping[str, float], limit: int) -> tuple[tuple[str, float], ...]:
    """The heaviest terms; of equal ones names first, then what came first in the text."""
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0][:1].islower()))
    return tuple((term, round(weight, 3)) for term, weight in ranked[:limit])


def _shingles(text: str) -> tuple[int, ...]:
    """CRC-32 of the word 5-grams of a text, one in eight of them: by value, so the same ones are kept everywhere."""
    words = _WORD.findall(text.casefold())
    data = " ".join(words).encode()
    starts = [0, *accumulate(len(word.encode()) + 1 for word in words)]
    kept = {
        value
        for start, end in zip(starts, starts[SHINGLE_WORDS:], strict=False)
        if not (value := crc32(data[start : end - 1])) % SHINGLE_SHARE
    }
    return tuple(sorted(kept)[:SHINGLE_LIMIT])


def is_roundup(title: str, body: Body) -> bool:
    """Whether the article reports many things: a live blog, a briefing. It must not hold two stories together."""
    if _ROUNDUP.search(title):
        return True
    stamped = sum(_CLOCK.match(body.text, span.start, span.start + 20) is not None for span in body.paragraphs[:60])
    return stamped >= 5
