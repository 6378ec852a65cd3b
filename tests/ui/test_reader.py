"""The reader: what it paints, where it stays, what it tells."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from reader_app import ReaderApp, cell, strips, subtitle, texts, title
from reader_sample import article
from test_highlight import HOSTILE, is_safe
from test_layout import articles

from tui.model import Article, Body, Span
from tui.ui.layout import lay_out
from tui.ui.widgets.page import Page
from tui.ui.widgets.reader import Reader

SIZES = [(40, 12), (80, 24), (120, 36), (160, 45)]


def bar(reader: Reader) -> str:
    """The text beside the bar of the passage under the cursor."""
    return " ".join(text.partition("▌")[2][2:].strip() for text in texts(reader) if "▌" in text).strip()


@pytest.mark.parametrize("size", SIZES)
async def test_an_article_is_shown_from_its_head(size: tuple[int, int]) -> None:
    app = ReaderApp(alone=True)
    async with app.run_test(size=size) as pilot:
        app.reader.show(article())
        await pilot.pause()
        shown = "\n".join(texts(app.reader))
        assert "Eagle down, crew prepares" in shown
        assert "┃ Summary  2 of" in shown
        assert title(app.reader) == "Herald · ¶ 1"
        assert subtitle(app.reader).endswith(" %")


async def test_before_it_is_mounted_an_article_waits() -> None:
    app = ReaderApp(alone=True)
    sample = article()
    assert sample.analysis
    app.reader.show(sample, at=sample.analysis.passages[8].span, other="3 minutes later")
    async with app.run_test(size=(80, 24)):
        assert app.reader.passage == 8
        assert title(app.reader) == "Herald · ¶ 9 · 3 minutes later"
        assert bar(app.reader).startswith("Orbit 0")


async def test_every_strip_is_as_wide_as_the_view() -> None:
    app = ReaderApp(alone=True)
    async with app.run_test(size=(30, 24)) as pilot:
        app.reader.show(article())
        for size in ((30, 24), (13, 9), (200, 60)):
            await pilot.resize_terminal(*size)
            for _ in range(12):
                assert {s.cell_length for s in strips(app.reader)} == {app.reader.scrollable_content_region.width}
                app.reader.action_page_down()


async def test_names_quotes_and_links_have_their_looks() -> None:
    app = ReaderApp(alone=True)
    async with app.run_test(size=(100, 60)):
        app.reader.show(article())
        looks = {seg.text.strip(): seg.style for strip in strips(app.reader) for seg in strip if seg.style}
        assert looks["Edwin Aldrin"].bold
        assert looks["HOUSTON"].underline
        assert looks["“The Eagle has landed,”"].italic
        assert looks["Manned Spacecraft Center"].color != looks["HOUSTON"].color
        assert "‹Neil\u00a0Armstrong›" in looks
        app.reader.action_cycle_highlights()
        assert app.reader.highlights == "quotes"
        plain = {seg.text.strip() for strip in strips(app.reader) for seg in strip}
        assert "HOUSTON" not in plain
        assert "“The Eagle has landed,”" in plain


async def test_hostile_text_is_shown_and_does_nothing() -> None:
    app = ReaderApp(alone=True)
    sample = article()
    head = replace(sample.headline, title=HOSTILE, feed_title=HOSTILE, author=HOSTILE, story_title=HOSTILE)
    body = replace(Body.of([HOSTILE, HOSTILE * 20]))
    async with app.run_test(size=(60, 20)) as pilot:
        app.reader.show(Article(head, body), other=HOSTILE)
        await pilot.pause()
        assert all(is_safe(text) for text in texts(app.reader))
        assert is_safe(title(app.reader))
        assert any("[@click=app.quit]x[/]" in text for text in texts(app.reader))


async def test_no_article_and_no_analysis_are_fine() -> None:
    app = ReaderApp(alone=True)
    async with app.run_test(size=(60, 20)) as pilot:
        app.reader.show(None)
        app.reader.show(replace(article(), analysis=None, fresh=()))
        await pilot.press("j", "k", "G", "pageup")
        for action in (app.reader.action_next_passage, app.reader.action_longer_summary, app.reader.action_read_on):
            action()
        assert bar(app.reader) == ""


async def test_passages_are_walked_and_told_once_each() -> None:
    app = ReaderApp(alone=True)
    async with app.run_test(size=(60, 20)) as pilot:
        app.reader.show(article())
        for _ in range(4):
            app.reader.action_next_passage()
        app.reader.action_previous_passage()
        await pilot.pause()
        assert [message.passage for message in app.told(Reader.PassageChanged)] == [0, 1, 2, 3, 4, 3]
        assert bar(app.reader) == "• The crew rests, or does not."


@pytest.mark.parametrize("size", [(60, 20), (100, 80)])
async def test_every_passage_can_come_under_the_cursor(size: tuple[int, int]) -> None:
    app = ReaderApp(alone=True)
    sample = article()
    assert sample.analysis
    async with app.run_test(size=size):
        app.reader.show(sample)
        for number, passage in enumerate(sample.analysis.passages):
            if number:
                app.reader.action_next_passage()
            assert app.reader.passage == number
            assert bar(app.reader)[:8] == passage.span.of(sample.body.text)[:8] or number in (3, 4, 5)


async def test_the_cursor_follows_the_scrolling_from_first_to_last() -> None:
    app = ReaderApp(alone=True)
    sample = article()
    assert sample.analysis
    async with app.run_test(size=(60, 20)) as pilot:
        app.reader.show(sample)
        seen = [app.reader.passage]
        for _ in range(200):
            app.reader.action_down()
            seen.append(app.reader.passage)
        assert sorted(set(seen)) == list(range(len(sample.analysis.passages)))
        assert seen == sorted(seen)
        assert subtitle(app.reader) == "100 %"
        await pilot.press("g", "g")
        assert app.reader.passage == 0


async def test_where_all_is_seen_lines_are_passages() -> None:
    app = ReaderApp(alone=True)
    async with app.run_test(size=(100, 80)) as pilot:
        app.reader.show(article())
        await pilot.press("j", "j", "k")
        assert app.reader.passage == 1
        await pilot.press("G")
        assert bar(app.reader).startswith("Orbit 8")
        await pilot.press("home")
        assert app.reader.passage == 0


async def test_a_resize_keeps_what_is_read_at_the_top() -> None:
    app = ReaderApp(alone=True)
    sample = article()
    at = sample.body.text.index("Orbit 4")
    async with app.run_test(size=(60, 20)) as pilot:
        app.reader.show(sample)
        app.reader.scroll_to_offset(at)
        for width in (90, 33, 60):
            await pilot.resize_terminal(width, 20)
            await pilot.pause()
            top = texts(app.reader)[0].strip()
            # At 90 columns the text is so short that its end is reached before; the place is not forgotten for that.
            assert top.startswith("Orbit 4") if width < 90 else any("Orbit 4" in text for text in texts(app.reader))
        assert app.reader.offset_at_top() == at


async def test_an_analysis_that_comes_later_is_shown_in_place() -> None:
    app = ReaderApp(alone=True)
    sample = article()
    assert sample.analysis
    cheap = replace(sample, analysis=replace(sample.analysis, deep=False, entities=(), quotes=()))
    async with app.run_test(size=(60, 20)) as pilot:
        app.reader.show(cheap)
        app.reader.go_to_passage(8)
        before, told = texts(app.reader), len(app.told(Reader.PassageChanged))
        app.reader.refresh_article(sample)
        await pilot.pause()
        assert texts(app.reader) == before
        assert app.reader.passage == 8
        assert len(app.told(Reader.PassageChanged)) <= told + 2
        app.reader.action_top()
        assert "‹Neil\u00a0Armstrong›" in " ".join(texts(app.reader))


async def test_a_jump_brings_its_passage_under_the_cursor_and_marks_the_place() -> None:
    app = ReaderApp(alone=True)
    sample = article()
    at = sample.body.text.index("Every two hours", sample.body.text.index("Orbit 7"))
    async with app.run_test(size=(60, 20)):
        app.reader.show(sample)
        app.reader.go(Span(at, at + 15))
        assert bar(app.reader).startswith("Orbit 7")
        ground = app.reader.look(("", "target")).bgcolor
        marked = "".join(s.text for strip in strips(app.reader) for s in strip if s.style and s.style.bgcolor == ground)
        assert marked == "Every two hours"


async def test_summary_can_be_hidden_and_resized_while_the_text_stays() -> None:
    app = ReaderApp(alone=True)
    async with app.run_test(size=(60, 30)):
        app.reader.show(article())
        app.reader.action_longer_summary()
        assert sum("┃ ▸" in text for text in texts(app.reader)) == 3
        for _ in range(5):
            app.reader.action_shorter_summary()
        assert sum("┃ ▸" in text for text in texts(app.reader)) == 1
        app.reader.scroll_to_offset(app.reader.article.body.text.index("Orbit 4") if app.reader.article else 0)
        before = texts(app.reader)
        app.reader.action_toggle_summary()
        assert texts(app.reader) == before
        app.reader.action_top()
        assert not any("┃" in text for text in texts(app.reader))


async def test_reading_on_pages_and_then_tells_of_the_end() -> None:
    app = ReaderApp(alone=True)
    async with app.run_test(size=(60, 20)) as pilot:
        app.reader.show(article())
        for _ in range(20):
            app.reader.action_read_on()
        await pilot.pause()
        ends = [message.end for message in app.told(Reader.Paged)]
        assert ends[0] is False
        assert ends[-1] is True


async def test_links_open_by_their_numbers() -> None:
    app = ReaderApp(alone=True)
    async with app.run_test(size=(60, 20)) as pilot:
        app.reader.show(article())
        app.reader.action_links()
        await pilot.press("2")
        assert [message.url for message in app.told(Reader.LinkOpened)] == ["https://news.example/out"]
        assert not app.reader.choosing
        app.reader.action_links()
        await pilot.press("9", "escape")
        assert len(app.told(Reader.LinkOpened)) == 1
        assert not app.reader.choosing


async def test_a_number_waits_while_another_link_could_be_meant() -> None:
    app = ReaderApp(alone=True)
    sample = article()
    many = replace(sample, body=replace(sample.body, links=tuple(sample.body.links[:1]) * 25))
    async with app.run_test(size=(60, 20)) as pilot:
        app.reader.show(many)
        app.reader.action_links()
        await pilot.press("1")
        assert app.reader.choosing
        assert "https://news.example/plan" in subtitle(app.reader)
        await pilot.press("enter")
        assert len(app.told(Reader.LinkOpened)) == 1


async def test_a_digit_alone_opens_a_link_that_there_is() -> None:
    app = ReaderApp(alone=True)
    async with app.run_test(size=(60, 20)) as pilot:
        app.reader.show(article())
        await pilot.press("0", "9")
        assert not app.reader.choosing
        await pilot.press("1")
        assert [message.url for message in app.told(Reader.LinkOpened)] == ["https://news.example/plan"]


async def test_where_no_article_is_open_it_says_so() -> None:
    app = ReaderApp(alone=True)
    async with app.run_test(size=(60, 20)) as pilot:
        app.reader.show(None)
        await pilot.press("j", "G", "5")
        assert "No article is open" in " ".join(texts(app.reader))


async def test_clicks_lead_where_the_words_say() -> None:
    app = ReaderApp(alone=True)
    sample = article()
    async with app.run_test(size=(100, 70)) as pilot:
        app.reader.show(sample)
        for word in ("Aldrin", "‹Charles", "≣ Apollo", "flight plan", "news.example/out", "▸ Their"):
            await pilot.click(Reader, offset=cell(app.reader, word))
        assert [(m.name, m.kind) for m in app.told(Reader.NameChosen)] == [
            ("Edwin Aldrin", "person"), ("Charles Duke", "person"),
        ]  # fmt: skip
        assert [m.story_id for m in app.told(Reader.StoryChosen)] == [7]
        assert [m.url for m in app.told(Reader.LinkOpened)] == ["https://news.example/plan", "https://news.example/out"]
        assert app.reader._target == sample.analysis.summary[0] if sample.analysis else False
        await pilot.click(Reader, offset=cell(app.reader, "Orbit 3"))
        assert bar(app.reader).startswith("Orbit 3")


async def test_the_theme_can_change_while_reading() -> None:
    app = ReaderApp(alone=True)
    async with app.run_test(size=(60, 20)) as pilot:
        app.reader.show(article())
        dark = strips(app.reader)
        app.theme = "wireroom-light"
        await pilot.pause()
        assert [s.text for s in strips(app.reader)] == [s.text for s in dark]
        assert next(iter(strips(app.reader)[1])).style != next(iter(dark[1])).style


@pytest.mark.parametrize("theme", ["nord", "textual-light", "ansi-dark"])
async def test_any_theme_of_textual_will_do(theme: str) -> None:
    app = ReaderApp(theme=theme)
    async with app.run_test(size=(120, 36)) as pilot:
        app.reader.show(article())
        app.pane.show_article(article())
        app.pane.tab = "people"
        await pilot.pause()
        assert "HOUSTON" in " ".join(texts(app.reader))
        assert "Neil Armstrong" in " ".join(texts(app.pane))


async def test_selected_text_is_copied_without_the_margin() -> None:
    app = ReaderApp(alone=True)
    async with app.run_test(size=(60, 30)) as pilot:
        app.reader.show(article())
        x, y = cell(app.reader, "HOUSTON")
        await pilot.mouse_down(Reader, offset=(x, y))
        await pilot.hover(Reader, offset=(x + 4, y + 1))
        await pilot.mouse_up(Reader, offset=(x + 4, y + 1))
        copied = app.screen.get_selected_text() or ""
        assert copied.startswith("HOUSTON, July 20")
        assert "▌" not in copied
        assert len(copied.splitlines()) == 2


def test_any_article_makes_safe_strips_of_the_width() -> None:
    """One app for all examples: starting one for each would take minutes."""

    async def run() -> None:
        app = ReaderApp(alone=True)
        async with app.run_test(size=(46, 40)):

            @given(articles())
            @settings(max_examples=60, deadline=None)
            def safe(some: Article) -> None:
                app.reader.show(some)
                for strip in strips(app.reader):
                    assert strip.cell_length == app.reader.scrollable_content_region.width
                    assert is_safe(strip.text)
                    assert sum(segment.cell_length for segment in strip) == strip.cell_length

            safe()

    import asyncio

    asyncio.run(run())


def test_modes_of_highlights_are_those_of_the_page() -> None:
    assert Reader.highlights is Page.highlights


def test_every_style_of_a_line_is_one_that_the_stylesheet_can_name() -> None:
    sample = article()
    assert sample.analysis
    made = lay_out(sample, 60, 0, summary=sample.analysis.summary)
    named = {style for line in made.lines for style in (line.style, *(piece.style for piece in line.pieces)) if style}
    assert {f"reader--{style}" for style in named} <= Reader.COMPONENT_CLASSES


async def test_what_becomes_known_moves_nothing_while_some_of_the_head_is_seen() -> None:
    app = ReaderApp(alone=True)
    sample = article()
    async with app.run_test(size=(60, 20)) as pilot:
        app.reader.show(sample)
        await pilot.press("j", "j", "j")
        before = texts(app.reader)
        app.reader.refresh_article(sample)
        await pilot.pause()
        assert app.reader.scroll_offset.y == 3
        assert texts(app.reader) == before


async def test_a_text_goes_back_to_how_it_stood_also_while_it_is_not_seen() -> None:
    app = ReaderApp(alone=True)
    async with app.run_test(size=(60, 20)) as pilot:
        app.reader.show(article())
        app.reader.go_to_passage(4)
        await pilot.pause()
        standing, before = app.reader.standing, texts(app.reader)
        app.reader.action_top()
        app.reader.display = False
        await pilot.pause()
        app.reader.stand(standing)
        assert app.reader.standing == standing
        app.reader.display = True
        await pilot.pause()
        assert (app.reader.standing, texts(app.reader)) == (standing, before)


async def test_before_the_first_passage_come_the_sentences_of_the_summary() -> None:
    app = ReaderApp(alone=True)
    sample = article()
    assert sample.analysis
    first, last = sample.analysis.summary
    async with app.run_test(size=(60, 20)) as pilot:
        app.reader.show(sample)
        await pilot.press("down")
        seen = []
        for action in (*3 * (app.reader.action_previous_passage,), *3 * (app.reader.action_next_passage,)):
            action()
            seen.append(app.reader.sentence)
        assert seen == [last, first, first, last, None, None]
        assert app.reader.passage == 1
        app.reader.action_top()
        app.reader.action_previous_passage()
        app.reader.action_previous_passage()
        assert bar(app.reader).startswith("▸ Their craft came down")
        app.reader.action_toggle_summary()
        assert app.reader.sentence is None, "what is hidden is not under the cursor"


async def test_scrolling_leaves_the_summary() -> None:
    app = ReaderApp(alone=True)
    async with app.run_test(size=(60, 20)) as pilot:
        app.reader.show(article())
        app.reader.action_previous_passage()
        assert app.reader.sentence is not None
        await pilot.press("j")
        assert app.reader.sentence is None
