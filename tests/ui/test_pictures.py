"""Pictures in the newsroom: shown and hidden by a key, large by Enter or a click, told about while they come."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from newsroom_library import NOW, Open, Room, analysis, newsroom_app

from tui import drawing
from tui.drawing import Drawing
from tui.model import Block, Body, Draft, Prepared, Span
from tui.news import Failed, Pictured
from tui.store import articles, schema
from tui.ui import terminal
from tui.ui.screens.picture import Canvas, PictureView

MOON, CHART = "https://a.example/moon.jpg", "https://a.example/chart.png"
TEXT = "Men are on the moon since today.\n\nThe moon\n\nThe figures of the day follow below.\n\n\n\nThat was all of it."


def illustrated() -> Body:
    """A body of three paragraphs, with a picture behind the first and one behind the second."""
    plain = Body.of(filter(None, TEXT.split("\n\n")))
    first, caption, second, last = plain.blocks
    moon = Block(caption.span, "image", url=MOON, width=640, height=480)
    chart = Block(Span(second.span.end, second.span.end), "image", url=CHART)
    return Body(plain.text, (first, moon, second, chart, last))


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever terminal the tests run in."""
    monkeypatch.setattr(terminal, "way", lambda environment, true_colour: "blocks")
    monkeypatch.setattr(terminal, "cell_size", lambda: None)


class Album(Room):
    """A newsroom whose newest article has pictures."""

    folder: Path
    number: int

    def wished(self) -> list[tuple[object, ...]]:
        return [wish for wish in self.engine.wishes if wish[0] == "pictures"]

    async def arrives(self, url: str, why: str = "", *, columns: int = 8, rows: int = 4, way: str = "blocks") -> None:
        """The engine tells of a picture of the last wish."""
        _, article, room, _ = self.wished()[-1]
        path = self.folder / f"{url.rpartition('/')[2]}-{columns}-{way}.json"
        if way == "sixel":
            made = Drawing(columns, rows, "sixel", code="\x1bPq#0;2;0;0;0~\x1b\\")
        else:
            made = Drawing(columns, rows, pixels=bytes(6 * columns * rows))
        path.write_bytes(drawing.to_bytes(made))
        self.engine.tell(Pictured(int(str(article)), url, str(room), "" if why else str(path), why))
        await self.settle()


@pytest.fixture
def album(library: tuple[Path, list[int]], tmp_path: Path) -> Callable[..., object]:
    """Opens the newsroom on the article with pictures: ``async with album() as room``."""
    db = schema.connect(library[0])
    body = illustrated()
    draft = Draft("pictures", "Men on the moon", "https://example.org/p", "", NOW, None, body)
    (number,) = articles.save(db, 1, [Prepared(draft, analysis(body))], NOW).new
    db.close()

    @asynccontextmanager
    async def opened(size: tuple[int, int] = (160, 45)) -> AsyncIterator[Album]:
        app = newsroom_app(library[0])
        async with app.run_test(size=size) as pilot:
            room = Album(app, pilot, library[1])
            room.folder, room.number = tmp_path, number
            await room.settle()
            await room.press("enter")
            yield room

    return opened


async def test_the_key_wishes_the_pictures_shows_them_as_they_come_and_hides_them(album) -> None:
    async with album() as room:
        assert "▨ The moon · 640×480" in room.text()
        assert "▨ image chart.png" in room.text()
        before = room.text()
        await room.press("I")
        _, article, wanted, only = room.wished()[-1]
        assert (article, only) == (room.number, "")
        assert wanted.columns == room.screen.reader.room[0]
        assert "fetching the pictures" in room.text()
        assert room.toasts() == ["⏎ shows one large · I hides them"]
        await room.arrives(MOON)
        assert room.text().count("▀" * 8) == 4
        assert "fetching the pictures" in room.text()
        await room.arrives(CHART, "a.example answers 404")
        assert "a.example answers 404" in room.text()
        assert "fetching" not in room.text()
        await room.press("I")
        assert room.text() == before
        assert len(room.wished()) == 1


async def test_an_article_without_pictures_says_so(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("enter", "I")
        assert room.toasts() == ["This article has no pictures"]
        assert not any(wish[0] == "pictures" for wish in room.engine.wishes)


async def test_where_no_text_is_seen_one_is_to_be_opened_first(newsroom: Open) -> None:
    async with newsroom((80, 24)) as room:
        await room.press("I")
        assert room.toasts() == ["Open an article first"]


async def test_passages_and_places_hold_with_pictures(album) -> None:
    async with album((80, 24)) as room:
        reader = room.screen.reader
        await room.press("I")
        await room.arrives(MOON, rows=20)
        for passage in range(3):
            reader.go_to_passage(passage)
            await room.settle()
            assert reader.passage == passage
            first, _ = reader._layout_now.passages[passage]
            assert reader.line(first).text.strip() == reader.passages[passage].span.of(reader.article.body.text)
        top = reader.offset_at_top()
        await room.press("I")
        assert reader.passage == 2
        assert reader.offset_at_top() <= top


async def test_what_is_read_stays_when_a_picture_above_it_comes(album) -> None:
    async with album((80, 12)) as room:
        reader = room.screen.reader
        await room.press("I")
        await room.arrives(CHART, rows=8)
        reader.action_bottom()
        await room.settle()
        before = reader.offset_at_top()
        await room.arrives(MOON, rows=30)
        assert reader.offset_at_top() == before


async def test_another_article_has_no_pictures_until_they_are_wished(album) -> None:
    async with album() as room:
        await room.press("I")
        await room.arrives(MOON)
        await room.press("J")
        assert room.screen.reader.pictures is None
        await room.arrives(CHART)
        assert "▀" not in room.text()


async def test_another_width_has_the_pictures_drawn_anew_and_those_of_the_old_one_are_not_shown(album) -> None:
    async with album((160, 45)) as room:
        await room.press("I")
        await room.arrives(MOON)
        old = room.wished()[-1]
        await room.pilot.resize_terminal(104, 45)
        await room.pilot.pause(0.3)
        await room.settle()
        assert room.wished()[-1] != old
        assert room.wished()[-1][2].columns == room.screen.reader.room[0]
        path = room.folder / "late.json"
        path.write_bytes(drawing.to_bytes(Drawing(3, 1, pixels=bytes(18))))
        room.engine.tell(Pictured(room.number, CHART, str(old[2]), str(path)))
        await room.settle()
        assert CHART not in room.screen.reader.pictures


async def test_fetching_can_be_stopped(album) -> None:
    async with album() as room:
        await room.press("I", "ctrl+x")
        assert ("cancel", "pictures") in room.engine.wishes
        assert "fetching" not in room.text()
        assert room.toasts()[-1] == "Stopped"


async def test_a_wish_that_fails_altogether_says_why_and_nothing_is_waited_for(album) -> None:
    async with album() as room:
        await room.press("I")
        room.engine.tell(Failed("pictures", "no such article"))
        await room.settle()
        assert "fetching" not in room.text()
        assert room.toasts()[-1] == "no such article"


async def test_a_drawing_that_cannot_be_read_says_so(album) -> None:
    async with album() as room:
        await room.press("I")
        room.engine.tell(Pictured(room.number, MOON, str(room.wished()[-1][2]), str(room.folder / "gone.json")))
        await room.settle()
        assert "the drawing cannot be read" in room.text()


async def test_enter_shows_a_picture_large_with_the_others_beside_it_and_no_key_is_lost(album) -> None:
    async with album((80, 24)) as room:
        await room.press("I")
        await room.arrives(MOON)
        await room.press("enter")
        view = room.app.screen
        assert isinstance(view, PictureView)
        assert room.wished()[-1][1:] == (room.number, view.room, MOON)
        assert (view.room.columns, view.room.rows) == (76, 20)
        await room.arrives(MOON, columns=40, rows=12)
        assert room.text().count("▀" * 40) == 12
        assert "The moon" in room.text()
        await room.press("right")
        assert room.wished()[-1][3] == CHART
        assert "The picture is being fetched …" in room.text()
        await room.arrives(CHART, "a.example answers 404")
        assert "No picture: a.example answers 404" in room.text()
        await room.press("right", "left")
        assert room.wished()[-1][3] == MOON
        await room.press("escape")
        assert room.app.screen is room.screen


async def test_the_large_picture_asks_once_and_again_where_the_screen_is_another(album) -> None:
    async with album((80, 24)) as room:
        await room.press("I")
        await room.arrives(MOON)
        await room.press("enter")
        await room.arrives(MOON, columns=40, rows=12)
        asked = len(room.wished())
        await room.pilot.resize_terminal(100, 30)
        await room.settle()
        assert len(room.wished()) == asked + 1
        assert room.wished()[-1][2].columns == 96


async def test_a_click_on_a_picture_shows_it_large(album) -> None:
    async with album() as room:
        await room.press("I")
        await room.arrives(MOON)
        x, y = next((text.index("▀"), y) for y, text in enumerate(room.text().split("\n")) if "▀" in text)
        await room.pilot.click(offset=(x + 1, y))
        await room.settle()
        assert isinstance(room.app.screen, PictureView)


async def test_sixels_are_sent_behind_the_lines_that_they_lie_on(album) -> None:
    async with album((80, 24)) as room:
        await room.press("I")
        await room.arrives(MOON)
        await room.press("enter")
        await room.arrives(MOON, columns=40, rows=12, way="sixel")
        canvas = room.app.screen.query_one(Canvas)
        lines = canvas.render_lines(canvas.size.region)
        codes = [segment.text for segment in lines[-1] if segment.control]
        left, top = canvas.content_region.x + (76 - 40) // 2, canvas.content_region.y + (20 - 12) // 2
        assert codes == [f"\x1b7\x1b[{top + 1};{left + 1}H\x1bPq#0;2;0;0;0~\x1b\\\x1b8"]
        assert {line.cell_length for line in lines} == {canvas.size.width}
