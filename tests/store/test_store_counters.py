"""Whatever is done in whatever order, no counter and no index ever differs from what it stands for."""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from store_samples import NOW, analysis, prepared

from tui.model import Body, Placement, View
from tui.store import analyses, articles, feeds, schema, stories, undo, views

FEEDS = ["https://a.example/", "https://b.example/"]
GUIDS = st.lists(st.sampled_from("abcd"), min_size=1, max_size=3)
FEED = st.integers(0, 1)
ARTICLE = st.integers(1, 8)
MARK = st.sampled_from([None, True, False])
PLACES = st.lists(
    st.tuples(ARTICLE, st.integers(1, 3), st.integers(10, 13), st.none() | ARTICLE), min_size=1, max_size=4
)

STEPS = st.one_of(
    st.tuples(st.just("save"), FEED, GUIDS, st.sampled_from(["one", "two"]), st.booleans()),
    st.tuples(st.just("mark"), st.lists(ARTICLE, max_size=4), MARK, MARK),
    st.tuples(st.just("mark_view"), FEED),
    st.tuples(st.just("place"), PLACES),
    st.tuples(st.just("study"), ARTICLE, st.booleans()),
    st.tuples(st.just("remove"), FEED),
    st.tuples(st.just("add"), FEED),
    st.tuples(st.just("undo")),
    st.tuples(st.just("redo")),
)


def subscribed(db: sqlite3.Connection, number: int) -> bool:
    return number in {feed.id for feed in feeds.every(db)}


def save(db: sqlite3.Connection, feed: int, guids: list[str], text: str, deep: bool) -> None:
    if subscribed(db, feed + 1):
        articles.save(db, feed + 1, [prepared(guid, texts=[text], terms=[text], deep=deep) for guid in guids], NOW)


def place(db: sqlite3.Connection, places: list[tuple[int, int, int, int | None]]) -> None:
    there = {head.id for head in articles.headlines(db, range(1, 9))}
    stories.save_placements(
        db,
        [
            Placement(article, story, 10 * story + development, original if original in there - {article} else None)
            for article, story, development, original in {place[0]: place for place in places}.values()
            if article in there
        ],
    )


def study(db: sqlite3.Connection, article: int, deep: bool) -> None:
    if articles.headlines(db, [article]):
        analyses.put(db, article, analysis(Body.of(["The Eagle has landed."]), ["three"], deep=deep))


def do(db: sqlite3.Connection, what: str, *how: object) -> None:
    """One step."""
    match what, how:
        case "mark", (ids, read, starred):
            undo.mark(db, ids, read=read, starred=starred, now=NOW, label="")  # type: ignore[arg-type]
        case "mark_view", (feed,):
            undo.mark_view(db, View("feed", str(feed)), views.ids(db, View("feed", str(feed)), NOW), NOW)
        case "remove", (int(feed),) if subscribed(db, feed + 1):
            feeds.remove(db, feed + 1)
        case "add", (int(feed),):
            feeds.add(db, FEEDS[feed], NOW)
        case "undo" | "redo", ():
            getattr(undo, what)(db)
        case "save" | "place" | "study", _:
            globals()[what](db, *how)


@settings(max_examples=30, deadline=None)
@given(steps=st.lists(STEPS, max_size=14))
def test_counters_and_indices_are_right_after_any_steps(steps: list[tuple[object, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder, closing(schema.connect(Path(folder) / "library.db")) as db:
        for url in FEEDS:
            feeds.add(db, url, NOW)
        do(db, "save", 0, ["a", "b", "c"], "one", True)
        for what, *how in steps:
            do(db, str(what), *how)
        assert schema.integrity(db) == []
        shown = articles.headlines(db, articles.ids(db, View(copies=True), NOW))
        counts = articles.counts(db, NOW)
        assert counts.articles == len(shown)
        assert counts.unread == len(articles.ids(db, View("unread"), NOW))
        assert counts.starred == len(articles.ids(db, View("starred"), NOW))
        for story in stories.every(db):
            members = [head for head in stories.members(db, story.id) if head.copy_of is None]
            assert (story.articles, story.unread) == (len(members), sum(not head.read for head in members))
            assert {d.id for d in story.developments} >= {head.development for head in members}
