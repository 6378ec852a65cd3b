"""What was painted is kept, and only as long as it holds."""

from __future__ import annotations

import pytest
from reader_app import ReaderApp, strips, texts
from reader_sample import article
from textual.strip import Strip

from tui.ui.lines import Line
from tui.ui.widgets.reader import Reader


class Counted(Reader):
    """A reader that counts what it draws."""

    drawn = 0

    def draw(self, y: int, line: Line, width: int) -> Strip:
        self.drawn += 1
        return super().draw(y, line, width)


@pytest.fixture
def app() -> ReaderApp:
    app = ReaderApp(alone=True)
    app.reader = Counted(id="reader")
    return app


async def test_a_line_is_drawn_once_also_where_one_of_another_width_was_kept(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 20)) as pilot:
        app.reader.show(article())
        await pilot.pause()
        for (y, state), strip in [(key, app.reader._strips[key]) for key in app.reader._strips.keys()]:  # noqa: SIM118
            app.reader._strips.discard((y, state))
            app.reader._strips[y, state] = strip.crop(0, 7)
        before = strips(app.reader)
        drawn = app.reader.drawn
        assert strips(app.reader) == before
        assert app.reader.drawn == drawn


@pytest.mark.parametrize("change", ["resize", "theme", "highlights"])
async def test_what_no_longer_holds_is_painted_anew(app: ReaderApp, change: str) -> None:
    async with app.run_test(size=(80, 20)) as pilot:
        app.reader.show(article())
        await pilot.press("G")
        before = [strip._segments for strip in strips(app.reader)]
        if change == "resize":
            await pilot.resize_terminal(60, 20)
        elif change == "theme":
            app.theme = "wireroom-light"
        else:
            app.reader.highlights = "none"
        await pilot.pause()
        after = strips(app.reader)
        assert [strip._segments for strip in after] != before
        app.reader.forget()
        assert strips(app.reader) == after
        assert {strip.cell_length for strip in after} == {app.reader.scrollable_content_region.width}
        assert any(texts(app.reader))
