"""Whatever a feed says, and whatever a damaged library holds: nothing of it acts on the terminal or ends the app.

The texts go into the library past the gate at which feeds are cleaned, and every screen that shows them is looked at as
it reaches the terminal.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterable, Iterator
from inspect import isawaitable
from itertools import chain, cycle
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newsroom_library import NOW, Room, newsroom_app
from textual import events
from textual.widgets import Input

from tui import paths
from tui.errors import LibraryError
from tui.model import (
    Analysis,
    Block,
    BlockKind,
    Body,
    Draft,
    Entity,
    EntityKind,
    Link,
    Passage,
    Placement,
    Prepared,
    Quote,
    Relation,
    Span,
    Spot,
    View,
)
from tui.news import Failed, FeedAdded, Finished
from tui.store import articles, feeds, relations, schema, stories

FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
"""C0 but the newline, DEL, C1, bidi marks, overrides and isolates, line separators, tags, lone surrogates."""

NASTY = (
    "\x1b]52;c;aGk=\x07",
    "\x1b]8;;javascript:alert(1)\x1b\\here\x1b]8;;\x1b\\",
    "\x1b[31m\x1b[2J\x1b[?1049l",
    "\x1bP$q\x1b\\",
    "\x9b31m\x9d0;title\x9c",
    "\x00\x07\x08\x0b\x0c\x0e\x1a\x7f\x85",
    "\u202edlrow\u202c \u2066isolated\u2069 \u200e\u200f\u061c",
    "a\u200db\u200cc\ufeffd\u00ade\u2060f",
    "Z\u0310\u0301\u0304\u0312" * 9 + "\u0301" * 60,
    "[/x]",
    "[/]",
    "[@click=app.bell]press[/]",
    "[@click='app.quit']q[/]",
    "[link=https://evil.example]l[/link]",
    "[bold red on blue]b[/] $accent [$accent]a[/] \\[x]",
    "\U0001f469\U0001f3fd\u200d\U0001f680\U0001f1e9\U0001f1ea\U0001f44d\U0001f3ff\u2764\ufe0f",
    "日本では月面着陸の中継を数百万人が見守った。",
    "مرحبا بالعالم שלום",
    "pneumonoultramicroscopicsilicovolcanoconiosis" * 12,
    "one\ttwo\nthree\r\nfour\u2028five\u2029six",
    "{0} %s ${x} {x!r} \\n \\x1b[0m",
    "http://[/x] https://user:secret@e.example/\u202e",
    "' OR 1=1 -- \"; * ( NEAR/2 ^ :",
    "\U000e0041\U000e0042\ufff9\ufffb\ue000\uffff",
    "",
    " ",
)
texts = st.lists(st.sampled_from(NASTY) | st.text(max_size=12), min_size=1, max_size=3).map("".join)
storable = texts.map(lambda text: text.encode("utf8", "ignore").decode())
"""SQLite takes no lone surrogates."""
HALF = "(half)"
HALVES = (("bodies", "structure"), ("relations", "why"), ("developments", "why"))
"""JSON can hold half a character: where this text stands in those columns, one is put."""

KINDS: tuple[BlockKind, ...] = ("paragraph", "heading", "item", "quote", "code", "table", "image", "rule", "paragraph")
NAMED: tuple[EntityKind, ...] = ("person", "organisation", "place", "event", "work", "other", "date")


def body(said: Iterator[str]) -> Body:
    """A body of every kind of block, the texts in each."""
    at, parts, blocks = 0, [], []
    for level, kind in enumerate(KINDS, 1):
        part = f"x{next(said)}" if kind != "table" else f"{next(said)}\t{next(said)}\n{next(said)}"
        blocks.append(Block(Span(at, at + len(part)), kind, level % 4, f"{next(said)}{HALF}", next(said)))
        parts.append(part)
        at += len(part) + 2
    text = "\n\n".join(parts)
    links = tuple(Link(block.span, url) for block in blocks[:3] for url in (next(said), f"{HALF}{next(said)}"))
    return Body(text, tuple(blocks), links)


def analysis(body: Body, said: Iterator[str]) -> Analysis:
    """An analysis in which the texts are names and speakers."""
    spans = body.paragraphs
    entities = tuple(Entity(f"{n}{next(said)}", kind, (next(said),), spans[:1]) for n, kind in enumerate(NAMED))
    quotes = tuple(Quote(span, next(said), "person", rule="cue-after", confidence=0.3) for span in spans)
    passages = tuple(Passage(span, (n,), span, ((next(said), 1.0),)) for n, span in enumerate(spans))
    return Analysis(1, "en", True, spans, spans[:2], entities, quotes, passages)


def stock(path: Path, said: Iterator[str]) -> None:
    """A library of such texts: three feeds, each with an article, which are one story."""
    db = schema.connect(path)
    ids = []
    for n in range(3):
        feed = feeds.add(db, f"{next(said)}{n}", NOW, title=next(said), folder=next(said))[0]
        made = body(said)
        draft = Draft(f"{n}", next(said), next(said), next(said), NOW - 60 * n, None, made)
        ids += articles.save(db, feed, [Prepared(draft, analysis(made, said), digest="0")], NOW).new
        feeds.failed(db, feed, now=NOW, error=next(said), next_check=NOW + 3600)
    stories.save_placements(db, [Placement(n, 1, n, None, (f"{next(said)}{HALF}",)) for n in ids])
    stories.set_titles(db, {1: next(said)}, {n: next(said) for n in ids})
    others = [Relation(Spot(ids[0], 0), Spot(n, 0), 0.6, (f"{next(said)}{HALF}",)) for n in ids[1:]]
    relations.save_relations(db, ids[0], others)
    db.executemany("INSERT INTO searches (name, query) VALUES (?, ?)", [(f"{next(said)}{n}", next(said)) for n in "ab"])
    for table, column in HALVES:
        db.execute(f"UPDATE {table} SET {column} = replace({column}, '{HALF}', '\\ud83d')")
    db.commit()
    db.close()


def inspect(room: Room, where: str) -> None:
    """What is on the screen acts on nothing."""
    for strip in room.app.screen._compositor.render_strips():
        for text, style, _ in strip:
            assert not FORBIDDEN.search(text), (where, text)
            if style is not None:
                assert not style.link or urlsplit(style.link).scheme in ("http", "https", "mailto"), (where, style.link)
                acting = {key: value for key, value in style.meta.items() if key.startswith("@")}
                assert set(acting.values()) <= {"grab", "scroll_up", "scroll_down"}, (where, acting)


Step = Callable[[Room, Iterator[str]], object]


async def typed(room: Room, key: str, text: str) -> None:
    """Open a line by its key, and paste a text there."""
    await room.press(key)
    assert isinstance(room.app.focused, Input)
    room.app.focused.post_message(events.Paste(text))


async def adding(room: Room, said: Iterator[str]) -> None:
    """The dialog that adds a feed hears that it failed."""
    await typed(room, "a", next(said))
    room.engine.tell(Failed("add", next(said)))


async def log(room: Room, said: Iterator[str]) -> None:
    """The page of the log, with a text in the file."""
    paths.log(room.app.services.library).write_text(next(said), "utf8")
    await room.app.run_action("show_log")


def toasts(room: Room, said: Iterator[str]) -> None:
    """What the engine tells, and what went wrong."""
    room.engine.tell(FeedAdded(1, next(said), next(said), 2))
    room.engine.tell(Finished("add", next(said)))
    room.engine.tell(Failed("refresh", next(said)))
    room.screen.tell_error(LibraryError(next(said)))
    room.screen.tell_error(ValueError(next(said)))
    room.screen.tell(next(said))


WALKS: dict[str, dict[str, Step]] = {
    "texts": {
        "feeds": lambda r, _: r.press("h"),
        "a feed": lambda r, _: r.screen.action_next_feed(),
        "reader": lambda r, _: r.screen.read(1),
        "links": lambda r, _: r.press("G", "u"),
        "people": lambda r, _: r.screen.action_people(),
        "quotes": lambda r, _: r.screen.action_quotes(),
        "split": lambda r, _: r.screen.open_beside(2),
    },
    "pages": {
        "story": lambda r, _: r.screen.show_story(1),
        "name": lambda r, _: r.screen.show_name(r.screen.reader.article.analysis.entities[0].name, "person"),
        "unknown name": lambda r, said: r.screen.show_name(next(said), "person"),
        "health": lambda r, _: r.screen.action_feed_health(),
        "log": log,
        "help": lambda r, said: typed(r, "question_mark", next(said)),
    },
    "dialogs": {
        "edit": lambda r, _: r.screen.action_edit_feed(),
        "delete": lambda r, _: r.screen.action_delete_feed(),
        "file": lambda r, _: r.screen.action_write_file(),
        "add": adding,
        "palette": lambda r, _: typed(r, "colon", "feed"),
        "palette typed": lambda r, said: typed(r, "colon", next(said)),
        "search": lambda r, said: typed(r, "slash", next(said)),
        "kept": lambda r, said: r.screen.open_view(r.screen.sidebar.searches[0].view, words=next(said)),
        "keep": lambda r, _: r.screen.action_keep_search(),
        "change": lambda r, _: r.screen.ask_to_change(r.screen.sidebar.searches[0]),
        "remove": lambda r, _: r.screen.ask_to_remove(r.screen.sidebar.searches[0]),
    },
    "tidings": {
        "toasts": toasts,
        "search": lambda r, said: r.screen.open_view(View("search", next(said)), words=next(said)),
        "searched again": lambda r, _: r.screen.action_search(),
        "folder": lambda r, said: r.screen.open_view(View("folder", next(said)), words=next(said)),
        "entity": lambda r, said: r.screen.open_view(View("entity", f"person:{next(said)}")),
    },
}
"""Screens to go to one after another from the newsroom, and how."""


async def visit(path: Path, said: Iterator[str], walks: Iterable[str], size: tuple[int, int]) -> None:
    """Go to the screens of some walks, and look at each."""
    app = newsroom_app(path)
    async with app.run_test(size=size, notifications=True) as pilot:
        room = Room(app, pilot, [])
        await room.settle()
        room.screen.show_text(1)
        await room.settle()
        inspect(room, "newsroom")
        for where, step in chain.from_iterable(WALKS[walk].items() for walk in walks):
            room.screen._back_to_newsroom()
            if isawaitable(under_way := step(room, said)):
                await under_way
            await room.settle()
            inspect(room, where)


SIZES = st.sampled_from([(160, 45), (120, 36), (80, 24)])


def look_around(folder: Path, found: list[str], walks: Iterable[str], size: tuple[int, int]) -> None:
    """Go through a library in which these texts stand everywhere."""
    said = cycle(found)
    stock(folder / "library.db", said)
    asyncio.run(visit(folder / "library.db", said, walks, size))


@pytest.mark.timeout(240)  # seconds of work, more on a machine that does other things as well
@pytest.mark.parametrize("walks", [("texts", "pages"), ("dialogs", "tidings")], ids="-".join)
@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(found=st.lists(storable, min_size=20, max_size=40), size=SIZES)
def test_no_text_acts_on_the_terminal_or_ends_the_app(tmp_path_factory, walks, found: list[str], size) -> None:
    look_around(tmp_path_factory.mktemp("hostile"), found, walks, size)


@pytest.mark.parametrize(
    ("found", "walks", "size"),
    [
        (list(NASTY), ("texts", "pages"), (160, 45)),
        (list(NASTY), ("dialogs",), (120, 36)),
        (list(NASTY), ("tidings",), (80, 24)),
        (["".join(NASTY)], ("texts",), (80, 24)),
        (["http://[/x]"], ("texts",), (160, 45)),
    ],
    ids=["texts and pages", "dialogs", "tidings", "all at once", "no address"],
)
def test_what_is_known_to_be_nasty_does_not(tmp_path, found: list[str], walks, size) -> None:
    look_around(tmp_path, found, walks, size)
