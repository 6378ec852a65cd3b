"""Following a story: pointing at developments, the split, the jump list."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from newsroom_library import SIZES, Open, Room, newsroom_app

from tui.config import Config
from tui.model import Relation, Span, Spot
from tui.news import Analysed
from tui.store import analyses, articles, relations, schema
from tui.ui.widgets.developments import Developments

FIRST, SECOND, LAST = 0, 1, 4
"""The reports of the moon landing, by their place in ``newsroom_library.TITLES``."""


async def link(room: Room) -> None:
    """The first passage of each of two reports relates to one of the third, and to one another."""
    db = schema.connect(room.app.services.library)
    first, second, last = (room.ids[n] for n in (FIRST, SECOND, LAST))
    relations.save_relations(
        db,
        first,
        [
            Relation(Spot(first, 0), Spot(last, 2), 0.6, ("orbit",)),
            Relation(Spot(first, 0), Spot(second, 1), 0.5, ("Eagle",)),
        ],
    )
    relations.save_relations(db, second, [Relation(Spot(second, 1), Spot(last, 1), 0.5, ("Eagle",))])
    db.close()
    room.engine.tell(Analysed(first))
    await room.settle()


def shown(room: Room) -> list[int | None]:
    """The articles of the two texts, by their place in ``newsroom_library.TITLES``."""
    texts = (room.screen.reader, room.screen.beside)
    return [room.ids.index(text.article.headline.id) if text.article else None for text in texts]


def pane(room: Room) -> str:
    """What can be read in the pane of developments."""
    developments = room.screen.developments
    lines = (developments.render_line(y).text for y in range(developments.scrollable_content_region.height))
    return " ".join(" ".join(lines).split())


def bars(room: Room, text: str) -> list[str]:
    """The lines beside which the bar of the passage under the cursor is painted."""
    reader = getattr(room.screen, text)
    lines = [reader.render_line(y).text for y in range(reader.scrollable_content_region.height)]
    return [line for line in lines if "▌" in line]


@pytest.mark.parametrize("size", SIZES)
async def test_a_development_is_pointed_at_from_the_text_and_enter_opens_it_beside(newsroom: Open, size) -> None:
    async with newsroom(size) as room:
        await link(room)
        await room.press("enter", "}")
        assert room.screen.developments.display
        assert room.screen.developments.pointed is not None
        assert room.screen.key_bar.hints(size[0])[0][2] == "open beside"
        await room.press("enter")
        assert shown(room) == [FIRST, LAST], "the one in time after this one is none, so it is the first"
        assert room.screen.pane == "beside"
        assert room.screen.beside.passage == 2
        assert bars(room, "beside")
        assert size[0] < 100 or bars(room, "reader"), "both are marked"


async def test_next_development_goes_round_and_never_rests_on_the_passage_itself(newsroom: Open) -> None:
    async with newsroom() as room:
        await link(room)
        await room.press("enter")
        seen = []
        for key in ("}", "}", "}", "{", "{"):
            await room.press(key)
            assert room.screen.pane == "reader"
            seen.append(room.screen.developments.pointed.spot.article)
        last, second = room.ids[LAST], room.ids[SECOND]
        assert seen == [last, second, last, second, last]


async def test_enter_without_a_development_says_how_to_get_at_one(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("enter", "enter")
        assert room.toasts() == ["} goes to a development, Enter opens it beside"]
        assert not room.screen.split


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_esc_comes_back_from_the_developments_to_the_text(newsroom: Open, size) -> None:
    async with newsroom(size) as room:
        await room.press("enter", "z", "}", "i", "escape")
        assert room.screen.pane == "reader"
        assert size[0] < 100 or room.screen.shape == "zen"
        await room.press("escape")
        assert not room.screen.zen


@pytest.mark.parametrize("size", SIZES)
async def test_the_trail_is_walked_back_and_forward_with_every_mark_where_it_was(newsroom: Open, size) -> None:
    async with newsroom(size) as room:
        await link(room)
        steps = []

        def step() -> tuple[object, ...]:
            screen = room.screen
            return (
                screen.pane,
                shown(room),
                screen.reader.standing,
                screen.beside.standing.passage if screen.split else 0,
            )

        await room.press("enter")
        steps.append(step())
        await room.press("}", "}", "enter")
        steps.append(step())
        assert steps[-1][1] == [FIRST, SECOND]
        await room.press("}", "enter")
        steps.append(step())
        assert steps[-1][1] in ([SECOND, LAST], [FIRST, LAST], [FIRST, SECOND])
        await room.press("x")
        steps.append(step())
        assert not room.screen.split
        await room.press("J")
        steps.append(step())
        for expected in reversed(steps[:-1]):
            await room.press("ctrl+o")
            assert step() == expected
        for expected in steps[1:]:
            await room.press("alt+right")
            assert step() == expected
        await room.press("alt+right")
        assert room.toasts()[-1] == "No further place in this direction"


async def test_a_development_of_the_other_open_text_is_gone_to_there(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("enter")
        room.screen.open_beside(room.ids[SECOND])
        await room.settle()
        span = room.screen.reader.passages[1].span
        room.screen.developments.post_message(Developments.Opened(Spot(room.ids[FIRST], 1), span))
        await room.settle()
        assert shown(room) == [FIRST, SECOND]
        assert (room.screen.pane, room.screen.reader.passage) == ("reader", 1)


async def test_the_developments_are_those_of_the_side_that_is_looked_at(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("enter")
        room.screen.open_beside(room.ids[SECOND])
        await room.settle()
        here = []
        for _ in range(2):
            here.append(next(row.spot.article for row in room.screen.developments._related if row.here))
            await room.press("tab")
        assert here == [room.ids[SECOND], room.ids[FIRST]]


async def test_back_from_the_list_is_the_text_that_was_read_last(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("enter", "escape", "j", "ctrl+o")
        assert (room.screen.pane, shown(room)) == ("reader", [FIRST, None])


async def test_the_second_text_says_how_much_later_it_is_and_opens_at_a_span(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("enter")
        room.screen.open_beside(room.ids[LAST], Span(110, 120))
        await room.settle()
        assert "earlier" in str(room.screen.beside.border_title)
        assert room.screen.beside.passage == 1


async def test_the_key_bar_says_what_enter_does_in_each_tab(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("enter")
        said = []
        for key in ("i", '"', "right", "x"):
            await room.press(key)
            said.append(room.screen.key_bar.hints(160)[0][2])
        assert said == ["page of the name", "go there", "open beside", "open beside"]


async def test_links_that_there_are_none_of_are_not_waited_for(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("enter", "u")
        assert room.toasts() == ["This article has no links"]
        assert not room.screen.reader.choosing


# What stands where nothing relates


async def test_where_nothing_relates_the_story_so_far_is_listed_and_opens(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("j", "enter")
        assert "Nothing else reports this passage." in room.text()
        assert "2 other articles in the story" in room.text()
        await room.press("}", "enter")
        assert room.screen.split
        assert shown(room)[0] == SECOND


async def test_where_there_is_no_story_either_that_is_said(newsroom: Open) -> None:
    async with newsroom() as room:
        room.screen.read(room.ids[2])
        await room.settle()
        assert "Nothing else has been reported about this passage yet." in pane(room)


async def test_an_article_that_is_still_being_read_is_not_said_to_stand_alone(library) -> None:
    path, ids = library
    db = schema.connect(path)
    for number in ids:
        known = articles.article(db, number).analysis
        analyses.put(db, number, replace(known, deep=False))
    db.close()
    app = newsroom_app(path, Config())
    async with opened(app, ids) as room:
        await room.press("j", "enter")
        assert "Reading … The story so far:" in room.text()
        room.engine.tell(Analysed(ids[1]))
        await room.settle()
        assert "Reading …" not in room.text(), "it was read as well as it could be"
        room.screen.read(ids[2])
        await room.settle()
        assert "Reading …" in room.text()
        assert "Nothing else" not in room.text()


@asynccontextmanager
async def opened(app, ids):
    """The newsroom of an app of one's own."""
    async with app.run_test(size=(160, 45)) as pilot:
        room = Room(app, pilot, ids)
        await room.settle()
        yield room


# Asking for the deep analysis


async def test_an_article_that_is_opened_is_always_studied_anew(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("enter", "escape", "enter")
        assert room.engine.wishes.count(("study", room.ids[0])) == 2


async def test_a_text_that_is_looked_at_is_studied_once_unless_it_is_known_closely(library) -> None:
    path, ids = library
    db = schema.connect(path)
    analyses.put(db, ids[1], replace(articles.article(db, ids[1]).analysis, deep=False))
    db.close()
    async with opened(newsroom_app(path), ids) as room:
        assert ("study", ids[0]) not in room.engine.wishes, "it is deep already"
        await room.press("j", "k", "j")
        assert room.engine.wishes.count(("study", ids[1])) == 1


async def test_enter_on_a_sentence_of_the_summary_goes_to_it_and_back_leads_back(newsroom: Open) -> None:
    async with newsroom((80, 24)) as room:
        await room.press("enter", "(")
        assert room.screen.reader.sentence is not None
        assert room.screen.key_bar.hints(80)[0][2] == "go there"
        await room.press("enter")
        assert room.screen.reader.sentence is None
        assert "Neil Armstrong and Edwin Aldrin" in bars(room, "reader")[0]
