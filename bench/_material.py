"""Invented news to measure with: the same words for the same seed, in stories that many feeds report."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from email.utils import formatdate
from html import escape
from pathlib import Path
from zlib import crc32

from tui.intake import digest_of, prepare
from tui.model import Body, Draft, Placement, Prepared
from tui.store import articles, feeds, schema, stories
from tui.store.migrations import MIGRATIONS

EPOCH = 1_750_000_000
"""The time of the newest invented article, in seconds since 1970."""

_FIRST = ("Amina", "Bruno", "Clara", "Dario", "Edith", "Farouk", "Greta", "Hugo", "Irina", "Jonah", "Kira", "Lars")
_LAST = ("Abbott", "Berg", "Conti", "Duval", "Eriksen", "Fuchs", "Gallo", "Horn", "Ilves", "Jansen", "Lund", "Petit")
_PLACES = ("Lisbon", "Nairobi", "Toronto", "Warsaw", "Osaka", "Bogota", "Helsinki", "Accra", "Denver", "Oslo", "Hanoi")
_MATTERS = (
    ("harbour strike", "dockers", "containers"),
    ("flood barrier", "engineers", "river"),
    ("rail merger", "shareholders", "timetable"),
    ("vaccine trial", "doctors", "patients"),
    ("wheat harvest", "farmers", "drought"),
    ("data breach", "regulators", "passwords"),
    ("budget vote", "deputies", "deficit"),
    ("satellite launch", "controllers", "orbit"),
    ("museum fire", "curators", "paintings"),
)
_SAID = ("said", "warned", "confirmed", "denied", "suggested", "reported")
_PLAIN = ("plan", "review", "decision", "agreement", "figure", "proposal", "inquiry", "market", "deadline", "survey")


def story(seed: int) -> dict[str, str]:
    """The people, place and matter of one invented story."""
    r = random.Random(seed)
    matter, group, thing = r.choice(_MATTERS)
    name = f"{r.choice(_FIRST)} {r.choice(_LAST)}"
    return {
        "matter": matter,
        "group": group,
        "thing": thing,
        "place": r.choice(_PLACES),
        "who": name,
        "n": str(r.randrange(3, 900)),
    }


def draft(feed: int, number: int, words: int = 400, stories_in_all: int = 400) -> Draft:
    """Article ``number`` (0 is the oldest) of a feed."""
    r = random.Random(feed * 1_000_003 + number)
    s = story(r.randrange(stories_in_all))
    title = f"{s['who']} {r.choice(_SAID)} {r.choice(_PLAIN)} in {s['place']} {s['matter']}"
    paragraphs = [f"{s['place'].upper()} — The {s['matter']} went on as {s['group']} met in {s['place']}."]
    while sum(len(p.split()) for p in paragraphs) < words:
        paragraphs.append(" ".join(_sentence(r, s) for _ in range(r.randint(2, 4))))
    link = f"https://news.example/{feed}/{number}"
    return Draft(link, title, link, "A. Reporter", EPOCH - 3600 * (50 - number) + feed, None, Body.of(paragraphs))


def _sentence(r: random.Random, s: dict[str, str]) -> str:
    """One sentence of an invented report."""
    a, b = r.choice(_PLAIN), r.choice(_PLAIN)
    return r.choice(
        [
            f"{s['who']} {r.choice(_SAID)} that the {a} of the {s['thing']} would change the {b}.",
            f"“We will not accept this {a} while the {s['matter']} lasts,” {s['who'].split()[1]} said.",
            f"At least {s['n']} {s['group']} waited in {s['place']} for a {a}.",
            f"The {b} comes after a long {a} over the {s['thing']} in {r.choice(_PLACES)}.",
            f"In {s['place']} the {s['matter']} has become part of every {a}.",
        ]
    )


def rss(feed: int, articles_in_it: int = 50, words: int = 400) -> bytes:
    """A feed of these articles as RSS 2.0."""
    items = "".join(
        f"<item><title>{escape(d.title)}</title><link>{d.link}</link><guid>{d.guid}</guid>"
        f"<pubDate>{formatdate(d.published or 0, usegmt=True)}</pubDate><description>"
        + escape("".join(f"<p>{escape(span.of(d.body.text))}</p>" for span in d.body.paragraphs))
        + "</description></item>"
        for d in (draft(feed, n, words) for n in reversed(range(articles_in_it)))
    )
    head = f"<title>Gazette {feed}</title><link>https://news.example/{feed}</link><description>Invented</description>"
    return f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel>{head}{items}</channel></rss>".encode()


def library(size: int) -> Path:
    """A library of ``size`` articles in up to 200 feeds, with stories; made once and kept in the temporary folder."""
    tables = crc32("".join(MIGRATIONS).encode())
    path = Path(tempfile.gettempdir()) / f"wireroom-bench-{tables:08x}-{size}.db"
    done = path.with_suffix(".done")
    if not done.exists():
        for old in path.parent.glob(path.name + "*"):
            old.unlink()
        _fill(path, size)
        done.touch()
    return path


def _fill(path: Path, size: int) -> None:
    """Write the articles, 500 at a time: the bodies are those of 300 distinct articles, the heads are all different."""
    db = schema.connect(path)
    count = min(200, max(1, size // 50))
    ids = [
        feeds.add(db, f"https://news.example/{n}", EPOCH, title=f"Gazette {n}", folder=f"Folder {n % 8}")[0]
        for n in range(count)
    ]
    pool = [prepare(d := draft(n, n % 50), digest_of(d)) for n in range(min(300, size))]
    for start in range(0, size, 500):
        with schema.transaction(db):
            new = articles.save(
                db, ids[(start // 500) % count], list(_batch(pool, start, min(size, start + 500))), EPOCH
            ).new
            placed = [Placement(i, 1 + i // 5, 1 + i // 2) for i in new]
            stories.save_placements(db, placed)
            stories.set_titles(
                db,
                {p.story: f"Story {p.story}" for p in placed},
                {p.development: f"Development {p.development}" for p in placed},
            )
    db.close()


def _batch(pool: list[Prepared], start: int, end: int) -> Iterator[Prepared]:
    """Articles ``start`` to ``end``, the highest number the newest."""
    for number in range(start, end):
        base = pool[number % len(pool)]
        head = replace(
            base.draft,
            guid=f"g{number}",
            link=f"https://news.example/a/{number}",
            title=f"No. {number} {base.draft.title}",
        )
        yield replace(base, draft=replace(head, published=EPOCH - 60 * (200_000 - number)), digest=str(number))
