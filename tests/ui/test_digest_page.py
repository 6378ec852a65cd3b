"""The page of today: what it shows of a library, where its rows lead, and since when."""

from __future__ import annotations

from pathlib import Path

import pytest
from briefing_library import EVERYTHING, FERRY, HOUR, NOW, Report, fill
from newsroom_library import HOSTILE, SIZES, Open, Room, analysis, newsroom_app
from newsroom_library import NOW as NEWSROOM_NOW

from tui.digest.briefing import Briefing
from tui.model import Body, Draft, Prepared
from tui.news import Finished
from tui.store import articles, schema, state
from tui.ui import digest_rows
from tui.ui.gathering import briefing_of
from tui.ui.screens.digest import DigestPage
from tui.ui.screens.entity import EntityPage
from tui.ui.screens.story import StoryPage

SPEAKING = Report(
    "Wire", 2, "Pilot heard",
    ("The pilot was heard for an hour.", "“Nobody aboard had any reason to be afraid,” Ann Roth said."),
    1, 104, "Ann Roth",
)  # fmt: skip
MORE = [Report("Ledger", n, f"More {n}", (f"{word} stands by itself.",), 1, 110 + n, "Ann Roth")
        for n, word in ((1, "Cargo insurance"), (3, "Lifeboat drill"), (4, "Weather service"))]  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library of the ferry's story and of others."""
    fill(tmp_path / "ferry.db", (*EVERYTHING, SPEAKING, *MORE))
    return tmp_path / "ferry.db"


def lines(room: Room, side: str) -> list[str]:
    """What a column of the page has, seen or not."""
    return [line.text for line in room.app.screen.query_one(f"#{side}")._lines]


@pytest.mark.parametrize("size", [*SIZES, (60, 20)])
async def test_the_page_opens_in_every_size_and_closes(newsroom: Open, size) -> None:
    async with newsroom(size) as room:
        await room.press("D")
        assert isinstance(room.app.screen, DigestPage)
        assert "Apollo 11" in room.text()
        assert "2 sources · 3 new articles" in room.text()
        await room.press("escape")
        assert room.app.screen is room.screen


async def test_the_page_has_stories_with_what_is_new_and_beside_them_the_rest(path: Path) -> None:
    app = newsroom_app(path)
    async with app.run_test(size=(160, 45)) as pilot:
        room = Room(app, pilot, [])
        await room.settle()
        await room.press("D")
        left, right = lines(room, "left"), lines(room, "right")
    assert left[0] == "Today"
    assert "≣ The Northport ferry" in left
    assert any(line.startswith("+ Cargo insurance stands by itself.") for line in left)
    assert not any("wheat" in line for line in left)
    assert right[0] == "Who said what  3 speakers"
    assert "‹Ann Roth›" in right
    assert any("“Nobody aboard had any reason" in line for line in right)
    assert any(line.startswith("Ann Roth ") and line.endswith(" 4") for line in right)
    assert any("Clock stopped" in line for line in right)


async def test_enter_on_a_title_opens_the_story_and_on_a_sentence_the_article_at_its_place(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("D", "enter")
        assert isinstance(room.app.screen, StoryPage)
        await room.press("escape")
        assert isinstance(room.app.screen, DigestPage)
        await room.press("j")
        target = room.app.screen.left.target
        await room.press("enter")
        assert room.app.screen is room.screen
        article = room.screen.reader.article
        assert article.headline.id == target.article
        assert target.span == article.analysis.summary[0]


async def test_what_is_read_from_the_story_over_the_page_takes_both_away(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("D", "enter", "enter")
        assert room.app.screen is room.screen
        assert room.screen.pane == "reader"


async def test_a_speaker_and_a_name_lead_to_their_pages(path: Path) -> None:
    app = newsroom_app(path)
    async with app.run_test(size=(160, 45)) as pilot:
        room = Room(app, pilot, [])
        await room.settle()
        await room.press("D", "tab", "enter")
        assert isinstance(room.app.screen, EntityPage)
        await room.press("escape")
        assert isinstance(room.app.screen, DigestPage)


async def test_enter_on_today_in_the_sidebar_lists_articles(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("h", "g", "g", "enter")
        assert room.app.screen is room.screen
        assert "Today" in room.screen.status.crumbs


async def test_foreign_titles_are_shown_as_they_are(tmp_path: Path) -> None:
    reports = [Report(HOSTILE, n, f"{HOSTILE} {n}", (f"{HOSTILE} {word} said so.",), 7, 70 + n, HOSTILE)
               for n, word in ((1, "alpha"), (2, "bravo"))]  # fmt: skip
    fill(tmp_path / "hostile.db", (*reports, Report(HOSTILE, 3, f"{HOSTILE} alone", ("Nothing.",))))
    app = newsroom_app(tmp_path / "hostile.db")
    async with app.run_test(size=(160, 45)) as pilot:
        room = Room(app, pilot, [])
        await room.settle()
        await room.press("D")
        assert isinstance(room.app.screen, DigestPage)
        assert "[/x] [@click=app.bell]press[/]" in room.text()
        assert not {"\x1b", "\x9b", "\u202e"} & set("".join(lines(room, "left") + lines(room, "right")))


def test_the_page_goes_back_to_the_last_look_and_at_least_a_day(path: Path) -> None:
    db = schema.connect(path)
    assert briefing_of(db, NOW).since == NOW - 24 * HOUR, "never looked at: a day"
    state.remember(db, "looked at the digest", [None, NOW - 2 * HOUR])
    assert briefing_of(db, NOW).since == NOW - 24 * HOUR
    state.remember(db, "looked at the digest", [None, NOW - 85 * HOUR])
    told = briefing_of(db, NOW)
    assert told.since == NOW - 85 * HOUR
    assert "Wheat prices" not in [row.title for row in told.single]
    assert 3 in [item.story.id for item in told.items]
    assert briefing_of(db, NOW + 60).since == NOW - 85 * HOUR, "the visit lasts"
    db.close()


async def test_without_articles_the_page_says_so(tmp_path: Path) -> None:
    fill(tmp_path / "old.db", FERRY[:1])
    app = newsroom_app(tmp_path / "old.db")
    async with app.run_test(size=(120, 36)) as pilot:
        room = Room(app, pilot, [])
        await room.settle()
        await room.press("D", "j", "enter")
        assert "No article has come." in room.text()
        assert "the next feed is looked at now" in room.text()
        assert "+ goes further back" in room.text()
        await room.press("R")
        assert room.engine.wishes[-1] == ("refresh",)
        fill_more(tmp_path / "old.db")
        room.engine.tell(Finished("refresh", ""))
        await room.settle()
        assert "1 new article" in room.text(), "what came is told in place"


def fill_more(path: Path) -> None:
    """An article comes."""
    db = schema.connect(path)
    draft = Draft("late", "A late word", "", "", NEWSROOM_NOW - 60, None, Body.of(["News."]))
    articles.save(db, 1, [Prepared(draft, analysis(draft.body))], NEWSROOM_NOW)
    db.close()


async def test_the_time_that_is_told_of_is_made_longer_and_shorter(newsroom: Open) -> None:
    async with newsroom((120, 36)) as room:
        await room.walk(("D", "5 new articles"), ("+", "6 new articles"), ("-", "5 new articles"))
        await room.press("-")
        assert room.toasts() == ["This is the shortest time"]
        await room.press("+", "+", "+", "+")
        assert room.toasts()[-1] == "It goes no further back"


def test_no_row_is_wider_than_the_column() -> None:
    told = Briefing(NOW - 24 * HOUR, NOW, 12_345, 200, 4_321)
    for width in (1, 5, 20, 76):
        for row in (*digest_rows.head(told, width, NOW), *digest_rows.empty(told, width, ["+  goes further back"])):
            assert all(len(line.text) <= max(width, 2) for line in row.lines)
