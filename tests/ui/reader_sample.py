"""A small article with everything in it, written in a shorthand: ``{p:Neil Armstrong|Armstrong}`` marks a mention."""

from __future__ import annotations

import re
from dataclasses import replace

from tui.model import (
    Analysis,
    Article,
    Block,
    BlockKind,
    Body,
    Entity,
    EntityKind,
    Headline,
    Link,
    Passage,
    Quote,
    Span,
)

LANDING = -14_182_943
"""20 July 1969, 20:17:37 UTC."""

_KINDS: dict[str, EntityKind] = {"p": "person", "o": "organisation", "g": "place"}

_LEAD = (
    "{g:Houston|HOUSTON}, July 20 — {p:Neil Armstrong|Neil Armstrong} and {p:Edwin Aldrin|Edwin Aldrin} are on "
    "the moon. Their craft came down in the {g:Sea of Tranquility|Sea of Tranquility} at 20:17 GMT."
)
_SAID = (
    "Fuel for less than a minute was left. {q:Neil Armstrong|“The Eagle has landed,”} {m:|he} {c:|said}, and the "
    "room at the {o:Manned Spacecraft Center|Manned Spacecraft Center} let out its breath. {q:Charles Duke|“We’re "
    "breathing again,”} {c:|answered} {m:|the capsule communicator}."
)
BLOCKS: tuple[tuple[BlockKind, str], ...] = (
    ("paragraph", _LEAD),
    ("paragraph", _SAID),
    ("heading", "What happens next"),
    ("item", "The crew rests, or does not."),
    ("item", "The hatch opens."),
    ("quote", "We choose to go to the moon."),
    ("table", "Time\tHappening\tFeet\n20:05\tPowered descent begins\t50,000\n20:17\tContact light\t0"),
    ("code", "P64  LOAD\n    TC   BANKCALL"),
    ("image", "The lunar module in Houston"),
    ("paragraph", "The {l:https://news.example/plan|flight plan} was {l:https://news.example/out|published}."),
    ("paragraph", "日本では月面着陸の中継を数百万人が見守った。「信じられない」と学生は語った。🚀"),
    *(
        ("paragraph", f"Orbit {n}: Collins circled alone. Every two hours he came out from behind the moon.")
        for n in range(9)
    ),
)


def article(number: int = 1) -> Article:
    """The article, fully analysed: a passage a prose paragraph, the second and the third sentence its summary."""
    text, blocks = "", []
    mentions: dict[tuple[str, str], list[Span]] = {}
    quotes: list[Quote] = []
    links: list[Link] = []
    for kind, source in BLOCKS:
        base = len(text) + (2 if text else 0)
        plain, marks = _read(source, base)
        text += ("\n\n" if text else "") + plain
        blocks.append(Block(Span(base, len(text)), kind, 1, "•" if kind == "item" else ""))
        for mark, name, span in marks:
            if mark == "q":
                quotes.append(Quote(span, name, "person", rule="cue-after", confidence=0.9))
            elif mark in "mc":
                quotes[-1] = replace(quotes[-1], **{"mention" if mark == "m" else "cue": span})
            elif mark == "l":
                links.append(Link(span, name))
            else:
                mentions.setdefault((name, mark), []).append(span)
    body = Body(text, tuple(blocks), tuple(links))
    entities = tuple(Entity(name, _KINDS[k], (name.split()[-1],), tuple(m)) for (name, k), m in mentions.items())
    return Article(_headline(number), body, _analysis(body, entities, tuple(quotes)), fresh=(_sentences(body)[3],))


def _read(source: str, base: int) -> tuple[str, list[tuple[str, str, Span]]]:
    """The plain text of a block, and its marks."""
    plain, at, marks = "", 0, []
    for found in re.finditer(r"\{(\w):([^|]*)\|([^}]*)\}", source):
        plain += source[at : found.start()]
        marks.append((found[1], found[2], Span(base + len(plain), base + len(plain) + len(found[3]))))
        plain, at = plain + found[3], found.end()
    return plain + source[at:], marks


def _sentences(body: Body) -> tuple[Span, ...]:
    """The sentences, simply."""
    return tuple(
        Span(span.start + found.start(), span.start + found.end())
        for span in body.paragraphs
        for found in re.finditer(r"\S.*?(?:[.!?](?=\s|$)|$)", span.of(body.text))
    )


def _analysis(body: Body, entities: tuple[Entity, ...], quotes: tuple[Quote, ...]) -> Analysis:
    """What the article says."""
    sentences = _sentences(body)
    passages = tuple(
        Passage(span, (n,), next(s for s in sentences if span.holds(s)), (("term", 1 / (n + 1)),))
        for n, span in enumerate(body.paragraphs)
    )
    return Analysis(1, "en", True, sentences, sentences[1:3], entities, quotes, passages)


def _headline(number: int) -> Headline:
    """The head."""
    return Headline(
        number, 1, "Herald", "Eagle down, crew prepares to walk", LANDING + 2900, words=1320, author="A. Roth", story=7,
        story_title="Apollo 11", story_size=9, copies=2,
    )  # fmt: skip
