"""Stories are mended on their page: what is said of one is seen at once, kept, and taken back by one undo."""

from __future__ import annotations

from newsroom_library import NOW, Open, Room

from tui.model import Placement, View
from tui.store import schema, stories
from tui.ui.screens.story import StoryPage


def kept(room: Room) -> dict[str, tuple[int, bool, int | None]]:
    """The stories of the library by title: articles, followed, muted until."""
    db = schema.connect(room.app.services.library)
    found = {s.title: (s.articles, s.followed, s.muted_until) for s in stories.every(db)}
    db.close()
    return found


def add_story(room: Room) -> None:
    """The ferry is a story as well, of two articles."""
    db = schema.connect(room.app.services.library)
    stories.save_placements(db, [Placement(room.ids[2], 7, 8), Placement(room.ids[3], 7, 8)])
    stories.set_titles(db, {7: "[/x] The ferry"}, {8: "It runs"})
    db.close()


async def test_a_story_is_followed_stands_first_and_has_a_sign_in_the_list(newsroom: Open) -> None:
    async with newsroom() as room:
        add_story(room)
        db = schema.connect(room.app.services.library)
        newest = Placement(room.ids[0], 7, 8)
        stories.save_placements(db, [newest])
        db.close()
        room.screen.open_view(View("stories"))
        await room.settle()
        assert room.rows() == ["Eagle down, crew prepares to walk", "Moonwalk brought forward by four hours"]
        room.screen.show_story(1)
        await room.settle()
        await room.press("f")
        assert isinstance(room.app.screen, StoryPage)
        assert "★ Apollo 11" in room.text()
        await room.press("escape")
        assert room.rows()[0] == "Moonwalk brought forward by four hours"
        assert "≣★ 2" in room.text()
        await room.press("ctrl+z")
        assert "≣★" not in room.text()
        assert kept(room)["Apollo 11"][1] is False


async def test_a_followed_story_is_no_longer_followed_by_the_same_key(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("v", "f", "f")
        assert kept(room)["Apollo 11"][1] is False
        assert "★ Apollo" not in room.text()


async def test_a_muted_story_is_out_of_sight_and_its_articles_are_read(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("v", "M", "w")
        assert kept(room)["Apollo 11"] == (3, False, NOW + 7 * 86_400)
        assert "muted until" in room.text()
        assert "0 unread" in room.text()
        await room.press("escape")
        assert "Eagle down, crew prepares to walk" not in room.rows()
        assert "2 unread" in room.text()
        await room.press("ctrl+z")
        assert "Eagle down, crew prepares to walk" in room.rows()
        assert "5 unread" in room.text()


async def test_a_story_is_muted_for_ever_and_not_any_more(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("v", "M", "e")
        assert "muted for ever" in room.text()
        await room.press("M", "n")
        assert "muted" not in room.text().split("Time line")[0]
        assert kept(room)["Apollo 11"][2] is None


async def test_a_story_has_the_title_that_it_is_given(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("v", "E", "home", "M", "y", "space", "enter")
        assert "My" in room.app.screen.left._lines[0].text
        assert "My Apollo 11" in kept(room)


async def test_a_development_is_parted_and_joined_again_from_the_menu(newsroom: Open) -> None:
    async with newsroom() as room:
        add_story(room)
        await room.press("v", "X")
        assert kept(room)["Luna 15"][0] == 1
        assert kept(room)["Apollo 11"][0] == 2
        assert isinstance(room.app.screen, StoryPage)
        await room.press("J")
        assert "Which of these is this story too?" in room.text()
        assert "[/x] The ferry" in room.text()
        await room.press("a")
        assert kept(room)["Apollo 11"][0] == 3, "its names stand first, though the ferry is running as well"


async def test_the_only_development_cannot_be_parted(newsroom: Open) -> None:
    async with newsroom() as room:
        add_story(room)
        room.screen.show_story(7)
        await room.settle()
        await room.press("X")
        assert "is a story of its own already" in room.toasts()[-1]
        assert isinstance(room.app.screen, StoryPage)
