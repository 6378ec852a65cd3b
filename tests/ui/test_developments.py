"""The developments pane: its cursor, its tabs, what it tells."""

from dataclasses import replace

import pytest
from reader_app import ReaderApp, cell, related, strips, subtitle, texts, title
from reader_sample import LANDING, article
from textual.pilot import Pilot

from tui.model import Quote, Span, Spot
from tui.ui import tabs
from tui.ui.widgets.developments import Developments

NOW = LANDING + 3000


async def filled(app: ReaderApp, pilot: Pilot[None]) -> Developments:
    """The pane with an article and what relates to it, and the focus."""
    app.pane.show_article(article())
    app.pane.show_related(related(), NOW)
    app.pane.focus()
    await pilot.pause()
    return app.pane


def under_cursor(pane: Developments) -> str:
    """The text of the lines on the ground of the cursor."""
    ground = pane.look(("cursor",)).bgcolor
    return " ".join(s.text.strip() for s in strips(pane) if any(g.style and g.style.bgcolor == ground for g in s))


async def test_the_cursor_begins_at_the_passage_itself() -> None:
    app = ReaderApp()
    async with app.run_test(size=(120, 36)) as pilot:
        pane = await filled(app, pilot)
        assert "▸ here, ¶ 2 Fuel" in under_cursor(pane)
        assert title(pane) == "Developments · People & places · Quotes"
        assert subtitle(pane) == "5 related to ¶ 2"
        assert not app.told(Developments.Highlighted)


async def test_moving_tells_and_opening_says_where() -> None:
    app = ReaderApp()
    async with app.run_test(size=(120, 36)) as pilot:
        pane = await filled(app, pilot)
        await pilot.press("j")
        pane.action_next_development()
        pane.action_previous_development()
        pane.action_open()
        await pilot.pause()
        assert [m.row.lead for m in app.told(Developments.Highlighted)] == [
            related()[n].lead for n in (3, 4, 3)
        ]  # fmt: skip
        (opened,) = app.told(Developments.Opened)
        assert (opened.spot, opened.span) == (related()[3].spot, related()[3].span)


async def test_next_development_shows_its_tab_first() -> None:
    app = ReaderApp()
    async with app.run_test(size=(120, 36)) as pilot:
        pane = await filled(app, pilot)
        pane.tab = "quotes"
        pane.action_next_development()
        assert pane.tab == "developments"
        assert "Orbit 3" in under_cursor(pane)


async def test_the_cursor_stops_at_the_ends_and_skips_headings() -> None:
    app = ReaderApp()
    async with app.run_test(size=(120, 36)) as pilot:
        pane = await filled(app, pilot)
        await pilot.press("G", "j")
        assert "Ascent stage" in under_cursor(pane)
        await pilot.press("home", "k")
        assert "Saturn V" in under_cursor(pane)
        pane.tab = "people"
        assert "Edwin Aldrin" in under_cursor(pane)
        await pilot.press("j", "j")
        assert "Manned Spacecraft Center" in under_cursor(pane)
        await pilot.press("k", "k", "k")
        assert "Edwin Aldrin" in under_cursor(pane)


async def test_the_title_says_which_tab_this_is() -> None:
    app = ReaderApp()
    async with app.run_test(size=(120, 36)) as pilot:
        pane = await filled(app, pilot)
        looks = []
        for tab in ("developments", "people", "quotes"):
            pane.tab = tab
            assert pane._border_title
            looks.append([span.style for span in pane._border_title.spans])
        assert looks[0] != looks[1] != looks[2]


async def test_the_title_is_as_bright_as_the_focus() -> None:
    app = ReaderApp()
    async with app.run_test(size=(120, 36)) as pilot:
        pane = await filled(app, pilot)
        looks = []
        for widget in (pane, app.reader, pane, app.reader):
            widget.focus()
            await pilot.pause()
            assert pane._border_title
            looks.append(pane._border_title.spans[0].style)
        assert looks[0] == looks[2] != looks[1] == looks[3]


async def test_names_and_quotes_are_chosen() -> None:
    app = ReaderApp()
    sample = article()
    assert sample.analysis
    async with app.run_test(size=(120, 36)) as pilot:
        pane = await filled(app, pilot)
        await pilot.press("right")
        pane.action_open()
        await pilot.press("right")
        pane.action_open()
        await pilot.pause()
        assert [(m.name, m.kind) for m in app.told(Developments.NameChosen)] == [("Edwin Aldrin", "person")]
        assert [m.span for m in app.told(Developments.QuoteChosen)] == [sample.analysis.quotes[0].span]


async def test_clicks_choose_tabs_and_rows() -> None:
    app = ReaderApp()
    async with app.run_test(size=(120, 36)) as pilot:
        pane = await filled(app, pilot)
        await pilot.click(Developments, offset=cell(pane, "First step"))
        assert "First step" in under_cursor(pane)
        await pilot.click(Developments, offset=(3 + len("Developments · People"), 0))
        assert pane.tab == "people"
        await pilot.click(Developments, offset=(3 + len("Developments · People & places · "), 0))
        assert pane.tab == "quotes"
        await pilot.click(Developments, offset=cell(pane, "“We’re"), times=2)
        assert len(app.told(Developments.QuoteChosen)) == 1


@pytest.mark.parametrize("height", [6, 8, 10, 12, 40])
async def test_why_is_always_in_sight_and_so_is_the_cursor(height: int) -> None:
    app = ReaderApp()
    async with app.run_test(size=(120, height)) as pilot:
        pane = await filled(app, pilot)
        await pilot.press("home")
        for _ in range(6):
            shown = " ".join(texts(pane))
            assert "why " in shown or height < 8
            assert under_cursor(pane)
            await pilot.press("j")


async def test_the_cursor_stays_while_more_becomes_known_and_a_new_passage_takes_it_back() -> None:
    app = ReaderApp()
    async with app.run_test(size=(120, 36)) as pilot:
        pane = await filled(app, pilot)
        await pilot.press("G")
        pane.show_related(related(), NOW)
        assert "Ascent stage" in under_cursor(pane)
        pane.show_related(related()[1:], NOW)
        assert "Ascent stage" in under_cursor(pane)
        elsewhere = [replace(row, here=row.lead.startswith("Orbit 3")) for row in related()]
        pane.show_related(elsewhere, NOW)
        assert "▸ here, ¶ 10" in under_cursor(pane)


async def test_an_empty_pane_says_why() -> None:
    app = ReaderApp()
    async with app.run_test(size=(120, 36)) as pilot:
        pane = app.pane
        await pilot.pause()
        assert "Open an article" in " ".join(texts(pane))
        pane.show_article(article())
        assert "Nothing else has been reported" in " ".join(texts(pane))
        pane.action_open()
        pane.action_next_development()
        await pilot.pause()
        assert app.heard == []


def test_every_style_of_a_row_is_one_that_the_stylesheet_can_name() -> None:
    sample = article()
    assert sample.analysis
    rows = tabs.related_rows(related(), 1, 60, NOW) + tabs.entity_rows(sample.analysis.entities, 60)
    rows += tabs.quote_rows(sample.body.text, [*sample.analysis.quotes, Quote(Span(0, 5), kind="indirect")], 60)
    lines = [line for row in rows for line in (*row.lines, *tabs.detail(row, sample, 60))]
    named = {f"developments--{piece.style}" for line in lines for piece in line.pieces if piece.style}
    assert named <= Developments.COMPONENT_CLASSES


async def test_a_text_in_another_language_says_why_nobody_is_named() -> None:
    app = ReaderApp()
    sample = article()
    assert sample.analysis
    german = replace(sample, analysis=replace(sample.analysis, language="de", entities=(), quotes=()))
    async with app.run_test(size=(120, 36)):
        app.pane.show_article(german)
        app.pane.tab = "people"
        assert "This article is in German: no names are looked for." in " ".join(" ".join(texts(app.pane)).split())


@pytest.mark.parametrize("here", ["first", "last"])
async def test_that_nothing_relates_is_said_once_wherever_the_list_begins(here) -> None:
    app = ReaderApp()
    async with app.run_test(size=(120, 20)) as pilot:
        pane = app.pane
        rows = [replace(row, here=False) for row in 4 * related()]
        rows = [replace(row, spot=Spot(10 + n, 0)) for n, row in enumerate(rows)]
        at = 0 if here == "first" else len(rows) - 1
        rows[at] = replace(rows[at], here=True)
        pane.show_article(article())
        pane.show_related(rows, NOW, "story")
        await pilot.pause()
        shown = " ".join(" ".join(pane.render_line(y).text for y in range(pane.size.height)).split())
        assert shown.count("Nothing else reports this passage.") == 1
        assert ("The story so far:" in shown) == (here == "first")
        pane.show_related(rows[at : at + 1], NOW, "story")
        assert subtitle(pane) == "", "the pane itself says it"
