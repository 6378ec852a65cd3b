"""Words that carry no subject, titles that stand before names, and the form under which a word is counted."""

from __future__ import annotations

import re
from functools import lru_cache


def listed(words: str) -> frozenset[str]:
    """A set of words written as a text."""
    return frozenset(words.split())


STOP_WORDS = listed(
    """
    a about above across after again against ago all almost alone along already also although always am amid
    among an and another any anyone anything are aren around as ask asked asking asks at away back be became
    because become been before began begin behind being below best better between beyond big both but by call
    called came can cannot come comes coming could couldn day days did didn do does doesn doing don done down
    during each earlier early either else end enough even ever every everyone everything far few first five
    for former found four friday from full further gave get gets getting give given go goes going gone good
    got great had hadn half has hasn have haven having he hello help her here hers herself high him himself
    his hour hours how however i if in including indeed instead into is isn it its itself january february
    march april may june july august september october november december jan feb mar apr jun jul aug sep sept
    oct nov dec just keep kept know known knows large last late later latest least left less let like likely
    little ll long look made make makes making man many maybe me mean means meanwhile men might million
    billion minute minutes monday month months more moreover morning most mr mrs ms dr much must my myself
    near nearly need never nevertheless new news next night no nobody none nor not nothing now number of off
    often old on once one ones only or other others ought our ours ourselves out over own part people percent
    per perhaps place point put quite rather re read really reported report right said same saturday saw say
    saying says second see seem seen seems set several shall she should shouldn show since six small so some
    someone something soon spokesman spokeswoman still such sunday t take taken takes taking tell ten than
    that the their theirs them themselves then there therefore these they thing things think this those though
    three through thursday thus time times to today together told tomorrow tonight too took top toward towards
    tuesday turn two under unless until up upon us use used using ve very via want wanted wants was wasn way
    ways we wednesday week weekend weeks well went were weren what whatever when where whether which while who
    whole whom whose why will with within without woman women won word work would wouldn year years yes
    yesterday yet you young your yours yourself according added another's isn't don't didn't doesn't wasn't
    weren't can't won't wouldn't couldn't shouldn't haven't hasn't hadn't aren't i'm i've i'd i'll you're
    you've you'll you'd he'd he'll she'd she'll it'd it'll we're we've we'll we'd they're they've they'll
    they'd there's that's what's let's who's here's ain't pm am gmt est edt et advertisement photo image
    caption
    """
)
"""Function words, words of time and of reporting: what any article says, whatever it is about."""

TITLES = listed(
    """
    mr mrs ms miss dr prof professor sir lord lady dame president prime minister chancellor senator sen sens reps
    gop rep representative congressman congresswoman governor gov mayor secretary attorney general gen lt lieutenant
    col colonel capt captain sgt sergeant major maj admiral adm judge justice chief king queen prince princess
    pope archbishop bishop rev reverend ambassador director chairman chairwoman chair speaker spokesman
    spokeswoman officer detective inspector vice former deputy foreign leader
    """
)
"""Stand before a name and are no part of it."""

SEAT = re.compile(r"[DRI]-(?!Day\b)(?:[A-Z]\.[A-Z]\.?|[A-Z]{2}\b|[A-Z][a-z]+\.?)")
"""The party and state of a legislator, as they stand behind the name: "R-Ky.", "D-N.Y."."""

_SAME = listed(
    """
    news series species politics economics physics mathematics athletics gymnastics ethics aids sars sos gas
    bus virus census campus bonus focus crisis analysis basis thesis texas arkansas kansas massachusetts
    illinois paris brussels athens naples los angeles vegas orleans always perhaps christmas corps
    headquarters means lens chaos bias canvas pass during evening morning nothing something anything
    everything king ring spring string wing thing bring sing cling swing sting building ceiling wedding
    meeting hearing shooting bombing killing funding housing training opening red bed shed sled hundred indeed
    need seed feed speed breed bleed greed exceed succeed proceed agreed united embed media data wales james
    charles moses jesus
    """
)
_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "people": "people", "lives": "life", "wives": "wife",
    "knives": "knife", "wolves": "wolf", "leaves": "leave", "shelves": "shelf", "halves": "half", "thieves": "thief",
    "died": "die", "dies": "die", "dying": "die", "lied": "lie", "lying": "lie", "tied": "tie", "fell": "fall",
    "fallen": "fall", "rose": "rise", "risen": "rise", "shot": "shoot", "fought": "fight", "struck": "strike",
    "sought": "seek", "bought": "buy", "sold": "sell", "held": "hold", "led": "lead", "lost": "lose", "paid": "pay",
    "spoke": "speak", "spoken": "speak", "wrote": "write", "written": "write", "sent": "send", "spent": "spend",
    "built": "build", "broke": "break", "broken": "break", "chose": "choose", "chosen": "choose", "drove": "drive",
    "driven": "drive", "flew": "fly", "flown": "fly", "grew": "grow", "grown": "grow", "met": "meet", "ran": "run",
    "stood": "stand", "threw": "throw", "thrown": "throw", "created": "create", "focused": "focus",
    "focusing": "focus",
    "creating": "create", "caucuses": "caucus",
}  # fmt: skip
_VOWELS = frozenset("aeiou")
_E_LOST = ("dg", "rg", "iat", "chang", "leng", "rang", "plung", "edul", "quir")
_E_LOST_AFTER_A_VOWEL = tuple(listed("at ot ut ir ar ur id ud ad od um am ap in ib ik ok"))


@lru_cache(maxsize=1 << 16)
def lemma(word: str) -> str:
    """The form under which a lower-case word is counted: singular, without -ed or -ing, an e put back where it went.

    Rules, so it errs; but it errs alike on every form of a word, and what comes out can be read.
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or word in _SAME or not word.isalpha():
        return word
    if word.endswith("s"):
        return _singular(word)
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("ing") and len(word) > 5:
        return _restored(word, word[:-3])
    if word.endswith("ed") and len(word) > 4 and not word.endswith("eed"):
        return _restored(word, word[:-2])
    return word


def _singular(word: str) -> str:
    if word.endswith(("ss", "us", "is", "ous")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


def _restored(word: str, stem: str) -> str:
    """The stem of an -ed or -ing form as a word: "stopp" stop, "announc" announce, "mak" make.

    ``word`` itself if nothing is left that could be one.
    """
    vowels = sum(letter in _VOWELS for letter in stem) + ("y" in stem[1:])
    if not vowels:
        return word
    last, before = stem[-1], stem[-2]
    if last == before:
        return stem if last in "lsfzo" or len(stem) < 4 else stem[:-1]
    if last in "cvzu" or (last == "s" and before != "s") or stem.endswith(_E_LOST):
        return stem + "e"
    if last == "l" and before not in _VOWELS and before not in "rw":
        return stem + "e"
    if vowels == 1 and before in _VOWELS and last not in "wxy":
        return stem + "e"
    long = vowels > 1 and before in _VOWELS and stem[-3] not in _VOWELS
    if long and stem.endswith(_E_LOST_AFTER_A_VOWEL):
        return stem + "e"
    return stem
