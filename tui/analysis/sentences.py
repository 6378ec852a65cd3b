"""Where sentences end: rules for news English, and what other languages with capitals share with it.

A paragraph is never joined with the next one, so that a heading or a list item without a full stop is a sentence of its
own. A dateline is no part of the sentence behind it. A quotation of several sentences stays whole, together with the
words that introduce it or name its speaker.

Measured on the 24 news documents of the GUM corpus (765 sentences; boundaries inside paragraphs, outside quotations):
P .989, R .939, F1 .964. What is missed are captions and lists that lost their line breaks.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from tui.analysis import dateline, marks
from tui.analysis.words import listed
from tui.model import Body, Sentence, Span

QUOTATION_LIMIT = 1_000
"""Characters of a quotation that is kept whole; a longer one is a speech, and its sentences stand apart."""

LOST = 30
"""Characters before and behind a line break that was lost."""

# A stop, the marks that close with it, and the blank behind; or a stop glued to a word that opens a sentence; or none
# before a word that has a capital inside no sentence: a line break was lost behind a caption or a title.
_STOP = re.compile(
    r"(?P<stop>\.(?:[ \u00a0]?\.){2,3}|[.!?…؟۔।]{1,6}|[。！？])(?P<closing>(?:[\"'”’»“)\]]| ?\[\d{1,3}\])*)"
    r"(?:(?P<blank>\s+)|(?<=[。！？])|(?=[\"“]?(?:The|He|She|It|They|We|In|But|And|A|An|On|At|This|That|I|For|As|If"
    r"|However|When)\b[ ,]))"
    r"|(?<=[a-z\d])(?P<lost> )(?=(?:The|After|While|When|As|It|Every|Meanwhile) [a-z])"
)
_JOINS = re.compile(r"\b(?:in|of|on|at|by|with|for|from|to|and|or|the|an?|called|via|as|is|was)$")
_BEFORE = re.compile(r"(?:[^\W\d_]|\d)(?:[\w.’'&-]*\w)?$")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}$")
_NEXT = re.compile(r"[\"'“”‘’«»„(\[¿¡*•—–-]*\s*(?P<word>[\w$£€#@]+)")
_NUMERAL = re.compile(r"\d{1,3}(?:\.\d{1,2})*")
_BRAND = re.compile(r"[a-z][A-Z]")
_LINKS = ("http://", "https://", "pic.twitter.com/")
_SPEAKER = re.compile(
    r"(?:(?:[A-Z][\w.’'-]*|of|the|de|van|von|bin|al) ){1,5}(?:said|says|asked|asks|told|added|wrote|replied"
    r"|shouted|cried|"
    r"tweeted|wondered|continued|exclaimed|joked|demanded)\b(?! that\b)"
)

_TITLES = listed(
    """
    Mr Mrs Ms Mx Dr Prof Gen Lt Col Sgt Capt Cpt Gov Sen Sens Rep Reps Rev Hon Fr Pres Supt Det Insp Cmdr Cdr
    Adm Maj Pvt Cpl Brig Amb Atty Msgr Messrs Mme Mlle Mt Ft Pte Const Ald Sec Treas Asst Assoc Dir Cllr Sra
    Srta Dn Vice-Adm
    """
)
"""Stand before a name: what follows belongs to them, whatever it is."""

_NUMBERED = listed(
    """
    No Nos no nos p pp Art art Sec sec Fig fig Vol vol Ch ch Para para cf c ca approx Op
    """
)
"""Stand before a number; before anything else they are words."""

_MONTHS_DAYS = listed(
    """
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
    """
)
_SHORT = _MONTHS_DAYS | listed(
    """
    Inc Corp Co Ltd Plc PLC Bros Cos LLC LLP Jr Sr Esq St Ste Ave Blvd Rd Hwy Dept Univ Assn Assoc Natl Intl
    Gov Govt Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev
    Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo Ont Que etc al vs v est max min viz dept ed eds Ed Eds N S E
    W SE SW NE NW
    """
)
"""Shortened words that also end sentences: they do where the next word is one that opens them."""

_INSIDE = listed(
    """
    e.g i.e a.k.a vs v cf viz z.B d.h u.a bzw Mio Mrd
    """
)
"""Never the last word of a sentence."""

_GERMAN_MONTHS = listed(
    """
    Januar Februar März April Mai Juni Juli August September Oktober November Dezember
    """
)
_AFTER_HOUR = listed(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec ET EST EDT CT CST CDT
    MT MST MDT PT PST PDT GMT BST UTC CET CEST IST JST AEST AEDT Eastern Central Pacific Mountain London New
    """
)
"""What may follow 10 a.m. in the same sentence: days, months, time zones."""

_OPENERS = listed(
    """
    The A An He She It They We I You This That These Those There Here In On At But And Or So As If When While
    After Before Since For From With By To His Her Its Their Our My Your What Who How Why Where Which Although
    Though Because However Meanwhile Still Yet Also Not No One Two Some Many Most Both Each Other Others
    Another Such Only Even Then Now Once Among According Asked Despite During Under Until Unlike Last Next
    Earlier Later Over About Around Through Let Is Are Was Were Do Does Did Has Have Had Can Could Will Would
    Should May Nobody Nothing Everyone Everything Someone Instead Perhaps Maybe Indeed Moreover Nevertheless
    Critics Officials Police Analysts Experts Investigators Authorities Shares It’s It's He’s He's She’s She's
    That’s That's There’s There's They’re They're We’re We're I’m I'm I’ve I've Mr Mrs Ms Dr
    """
)
"""Words that open sentences and hardly ever stand, with a capital, inside one."""


def split(body: Body) -> tuple[Sentence, ...]:
    """The sentences of ``body``'s prose in order, each with the number of its paragraph."""
    paragraphs = body.paragraphs
    return tuple(
        Sentence(span, number) for number, spans in enumerate(_by_paragraph(body.text, paragraphs)) for span in spans
    )


def split_text(text: str) -> list[Span]:
    """The sentences of one paragraph of plain text."""
    return next(_by_paragraph(text, [Span(0, len(text))]))


def _by_paragraph(text: str, paragraphs: Sequence[Span]) -> Iterator[list[Span]]:
    quoted: list[list[Span]] = [[] for _ in paragraphs]
    for marked in marks.find(text, paragraphs):
        if marked.closed and len(marked.span) <= QUOTATION_LIMIT:
            quoted[marked.paragraph].append(marked.span)
    for paragraph, quotations in zip(paragraphs, quoted, strict=True):
        yield list(_sentences(text, paragraph, quotations))


def _sentences(text: str, paragraph: Span, quotations: Sequence[Span]) -> Iterator[Span]:
    start = dateline.end(text, paragraph.start, paragraph.end)
    begins = [quotation.start for quotation in quotations]
    for match in _STOP.finditer(text, paragraph.start, paragraph.end):
        at = match.start() if match["lost"] else match.end("closing")
        if match.end() >= paragraph.end:
            break
        if match["lost"] and (min(at - start, paragraph.end - at) < LOST or _JOINS.search(text, start, at)):
            continue
        before = bisect_left(begins, at)
        if (before and at < quotations[before - 1].end) or not _ends(text, paragraph, match):
            continue
        yield from _trimmed(text, start, at)
        start = at
    yield from _trimmed(text, start, paragraph.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """The span less the blanks at its ends, unless nothing is left."""
    piece = text[start:end]
    bare = piece.strip()
    if bare:
        start += len(piece) - len(piece.lstrip())
        yield Span(start, start + len(bare))


def _ends(text: str, paragraph: Span, match: re.Match[str]) -> bool:
    """Whether the stop that ``match`` found ends a sentence: by the word before it and the word behind it."""
    following = _NEXT.match(text, match.end(), paragraph.end)
    if match["lost"] or match["stop"] in "。！？":
        return True
    if following is None or match["blank"] is None:
        return match["blank"] is None
    word = following["word"]
    if word[0].islower() and not _BRAND.match(word):
        return text.startswith(_LINKS, following.start("word"))
    stop = match["stop"]
    if stop != ".":
        return _ends_loudly(text, match, following)
    before = _BEFORE.search(text, max(paragraph.start, match.start() - 24), match.start())
    if before is None or match["closing"]:
        return True
    return _ends_quietly(before[0], word, before.start() == paragraph.start)


def _ends_loudly(text: str, match: re.Match[str], following: re.Match[str]) -> bool:
    """After ? and ! a speaker may follow ("Why?" Ms. Roth asked); after dots a name, where words were left out."""
    if match["stop"][0] in "?!":
        quoted = following.start("word") > following.start()
        return quoted or not (match["closing"] and _SPEAKER.match(text, following.start("word")))
    if len(match["stop"]) > 1 and match["stop"][0] in "?!.…" and text[match.start() - 1].isspace():
        return following["word"] in _OPENERS
    return True


def _ends_quietly(before: str, word: str, first: bool) -> bool:
    """Whether a full stop between two words ends the sentence; ``first``: ``before`` opens the paragraph."""
    if before in _TITLES or before in _INSIDE:
        return False
    if before in _NUMBERED:
        return not word[0].isdigit()
    if before.casefold() in ("a.m", "p.m"):
        return word not in _AFTER_HOUR
    if before in _MONTHS_DAYS and word[0].isdigit():
        return False
    if (word in _GERMAN_MONTHS and before.isdigit()) or (len(before) == len(word) == 1 and before.islower()):
        return False  # am 12. Mai, z. B.
    if first and (_NUMERAL.fullmatch(before) or len(before) == 1):
        return False
    if before in _SHORT or _DOTTED.match(before) or (len(before) == 1 and before.isalpha() and before.isupper()):
        return word in _OPENERS
    return True
