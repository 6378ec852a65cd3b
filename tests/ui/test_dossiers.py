"""The pages of stories and names over the newsroom: what they tell, how one walks on them, where they lead."""

from __future__ import annotations

import pytest
from newsroom_library import MOON, NOW, SIZES, Open, Room, analysis
from textual.widgets import OptionList

from tui.config import Config
from tui.model import Analysis, Body, Draft, Entity, Placement, Prepared, Span
from tui.store import analyses, articles, feeds, registry, schema, state, stories
from tui.ui.gathering import look
from tui.ui.screens.entity import EntityPage
from tui.ui.screens.story import StoryPage


def add(room: Room, title: str, *, story: int | None = None, minutes: int = 1) -> int:
    """Another article of the Herald arrives; gives its id."""
    db = schema.connect(room.app.services.library)
    body = Body.of(("Buzz Aldrin has followed Neil Armstrong down the ladder.", MOON[0]))
    draft = Draft(title, title, "", "", NOW - 60 * minutes, None, body)
    herald = feeds.find(db, "Herald").id
    (number,) = articles.save(db, herald, [Prepared(draft, analysis(body))], NOW + 7200).new
    if story is not None:
        stories.save_placements(db, [Placement(number, story, 9, None, ("orbit",))])
        analyses.put_fresh(db, number, [body.paragraphs[0]])
    db.close()
    return number


@pytest.mark.parametrize("size", [*SIZES, (60, 20)])
async def test_the_story_page_tells_all_there_is(newsroom: Open, size) -> None:
    async with newsroom(size) as room:
        await room.press("v")
        assert isinstance(room.app.screen, StoryPage)
        seen = room.text()
        await room.press("tab", "G")
        seen += room.text()
        for text in ("Apollo 11", "3 articles", "articles in every"):
            assert text in seen, text


async def test_the_story_page_has_time_line_summary_speakers_and_sources(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("v")
        seen = room.text()
    for text in ("Landed", "The walk", "Luna 15", "why: orbit", "▸ Neil Armstrong and Edwin Aldrin are on the moon"):
        assert text in seen, text
    assert "‹Neil Armstrong›" in seen
    assert "“The Eagle has landed”" in seen
    assert "nothing in Ledger" in seen
    assert seen.count("▸ Neil Armstrong and Edwin Aldrin") == 1, "no sentence is said twice"


async def test_enter_on_the_time_line_reads_the_article(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("v", "enter")
        assert room.app.screen is room.screen
        assert room.screen.reader.article.headline.id == room.ids[4], "the earliest comes first"
        assert room.screen.pane == "reader"


async def test_enter_on_a_sentence_goes_to_its_place(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("v", "tab")
        (target,) = {row.target for row in room.app.screen.right._rows if row.target and "▸" in row.lines[0].text}
        await room.press("enter")
        article = room.screen.reader.article
        assert article.headline.id == target.article
        assert target.span == article.analysis.summary[0]


async def test_back_from_the_story_is_where_one_was(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("enter", "v", "v")
        assert room.app.screen is room.screen
        assert room.screen.pane == "reader"
        await room.press("v", "escape")
        assert room.app.screen is room.screen


async def test_a_click_puts_the_cursor_and_a_second_one_opens(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("v")
        left = room.app.screen.left
        line = next(y for y, line in enumerate(left._lines) if "The walk" in line.text)
        await room.pilot.click(left, offset=(20, line))
        assert "The walk" in left._rows[left.cursor].lines[0].text
        await room.pilot.click(left, offset=(20, line), times=2)
        await room.settle()
        assert room.screen.reader.article.headline.title == "Moonwalk brought forward by four hours"


async def test_the_second_look_tells_what_is_new(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("v")
        assert "New since" not in room.text()
        await room.press("escape")
        number = add(room, "Aldrin follows", story=1)
        db = schema.connect(room.app.services.library)
        state.remember(db, "looked at story 1", [None, NOW - 7200])
        db.close()
        await room.press("v")
        assert "New since you last looked" in room.text()
        assert "+ Buzz Aldrin has followed Neil Armstrong down the ladder." in room.text()
        await room.press("l", "enter")
        assert room.screen.reader.article.headline.id == number


def test_a_visit_lasts_an_hour() -> None:
    first = look(None, 100.0)
    assert first == (None, 100.0)
    again = look(first, 200.0)
    assert again == (None, 200.0), "still the first visit: nothing is new"
    next_day = look(again, 90_000.0)
    assert next_day == (200.0, 90_000.0)
    assert look(next_day, 90_010.0) == (200.0, 90_010.0), "what was new stays new while the visit lasts"


async def test_a_name_opens_its_page_and_its_articles(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("enter", "i", "enter")
        assert isinstance(room.app.screen, EntityPage)
        seen = room.text()
        for text in ("Neil Armstrong", "person · 3 articles", "Mentioned in", "Luna 15 alters its orbit", "Said"):
            assert text in seen, text
        await room.press("j", "enter")
        assert room.app.screen is room.screen
        assert room.screen.reader.article.headline.id == room.ids[1]


async def test_the_second_look_at_a_name_tells_what_is_new(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("enter", "i", "enter")
        assert "new since" not in room.text()
        assert "Sources  2 feeds" in room.text()
        await room.press("escape")
        db = schema.connect(room.app.services.library)
        state.remember(db, "looked at person Neil Armstrong", [None, NOW - 7200])
        db.close()
        await room.press("enter")
        assert "3 new since you last looked" in room.text()
        assert "+ " in room.app.screen.left._lines[room.app.screen.left._row_of.index(room.app.screen.left.cursor)].text


async def test_the_page_of_a_name_leads_to_those_beside_it_and_back(newsroom: Open) -> None:
    async with newsroom() as room:
        db = schema.connect(room.app.services.library)
        both = (Entity("Neil Armstrong", "person", ("Armstrong",), (Span(0, 5),)), Entity("Moon", "place"))
        analyses.put(db, room.ids[0], Analysis(1, deep=True, entities=both))
        db.close()
        room.screen.show_name("Neil Armstrong", "person")
        await room.settle()
        assert "also Armstrong" in room.text()
        await room.walk(("tab", "Moon"), ("enter", "place · 1 article"), ("escape", "person · 3 articles"))
        await room.press("escape")
        assert room.app.screen is room.screen


async def test_a_speaker_of_the_story_has_a_page_from_which_one_reads_on(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("v", "l", "j", "enter")
        assert isinstance(room.app.screen, EntityPage)
        await room.press("enter")
        assert room.app.screen is room.screen, "both pages have done their work"
        assert room.screen.reader.article is not None


@pytest.mark.parametrize("size", SIZES)
async def test_a_name_that_nobody_mentions_has_an_empty_page(newsroom: Open, size) -> None:
    async with newsroom(size) as room:
        room.screen.show_name("[/x] nobody", "organisation")
        await room.settle()
        assert "[/x] nobody" in room.text()
        await room.press("j", "enter", "escape")
        assert room.app.screen is room.screen


async def test_two_names_are_made_one_on_the_page_of_a_name_and_parted_again(newsroom: Open) -> None:
    async with newsroom() as room:
        db = schema.connect(room.app.services.library)
        other = (Entity("First Man", "person", (), (Span(0, 5),)),)
        analyses.put(db, room.ids[0], Analysis(1, deep=True, entities=other))
        db.close()
        room.screen.show_name("Neil Armstrong", "person")
        await room.settle()
        assert "person · 2 articles" in room.text()
        await room.press("M", *"First", "space", *"Man", "enter")
        assert room.toasts()[-1] == "First Man is Neil Armstrong from now on"
        assert "person · 3 articles" in room.text()
        await room.press("X")
        assert "Which of these is another name?" in room.text()
        await room.press("a")
        assert room.toasts()[-1] == "First Man is not Neil Armstrong from now on"
        assert "person · 2 articles" in room.text()
        await room.press("escape")
        assert room.app.screen is room.screen


async def test_a_name_that_there_is_not_is_said(newsroom: Open) -> None:
    async with newsroom() as room:
        room.screen.show_name("Neil Armstrong", "person")
        await room.settle()
        await room.press("M", *"Nobody", "enter")
        assert "no article names" in room.toasts()[-1]
        assert "person · 3 articles" in room.text()


async def test_of_many_spellings_none_is_parted_by_a_key_that_moves(newsroom: Open) -> None:
    async with newsroom() as room:
        db = schema.connect(room.app.services.library)
        spellings = [f"N. {chr(65 + n)}. Armstrong" for n in range(25)]
        people = tuple(Entity(name, "person", (), (Span(0, 5),)) for name in ("Neil Armstrong", *spellings))
        analyses.put(db, room.ids[0], Analysis(1, deep=True, entities=people))
        for name in spellings:
            registry.merge(db, "person:Neil Armstrong", f"person:{name}")
        db.close()
        room.screen.show_name("Neil Armstrong", "person")
        await room.settle()
        await room.press("X")
        choices = room.app.screen.query_one(OptionList)
        assert choices.option_count == 25
        await room.press("j", "j", "k")
        assert choices.highlighted == 1
        await room.press("end", "enter")
        assert room.toasts()[-1].endswith("is not Neil Armstrong from now on")


async def test_the_foot_of_a_page_names_the_keys_as_they_are_bound(newsroom: Open) -> None:
    async with newsroom(config=Config(bindings={"follow_story": "ctrl+e", "list_mentions": "W"})) as room:
        await room.press("v")
        assert "Ctrl+E follow · M mute" in room.text()
        await room.press("escape")
        room.screen.show_name("Neil Armstrong", "person")
        await room.settle()
        assert "W lists its articles" in room.text()
