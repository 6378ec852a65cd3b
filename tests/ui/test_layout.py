"""An article as lines: every character has its line, no line is too wide, and places hold whatever the width."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reader_sample import LANDING, article
from test_highlight import is_safe

from tui.drawing import Drawing
from tui.model import PROSE, Analysis, Article, Block, BlockKind, Body, Entity, Headline, Link, Passage, Quote, Span
from tui.ui import layout
from tui.ui.layout import GUTTER, Layout, lay_out, reading_line, scroll_for, summary_of
from tui.ui.lines import Line, PictureOf, StoryOf, Url
from tui.ui.wrapping import cells

NOW = 1_780_000_000
SAMPLE = article()
IMAGE = Block(Span(5, 10), "image", url="https://a.example/cat.jpg", width=640, height=480)

KINDS: list[BlockKind] = ["paragraph", "heading", "item", "quote", "code", "table", "image", "rule"]
WORDS = st.text(st.sampled_from("abc def “ghi” 漢字。👩\u200d💻\u0301—-\t\x1b\x9b\u202e[]/"), min_size=1, max_size=80)


@st.composite
def bodies(draw: st.DrawFn) -> Body:
    """Any blocks of any text, with any links in them."""
    text, blocks = "", []
    for _ in range(draw(st.integers(0, 5))):
        at = len(text) + (2 if text else 0)
        text += ("\n\n" if text else "") + draw(WORDS) + draw(st.sampled_from(["", "\nmore\twords"]))
        kind, level = draw(st.sampled_from(KINDS)), draw(st.integers(0, 9))
        blocks.append(Block(Span(at, len(text)), kind, level, draw(st.sampled_from(["", "•", "12345."]))))
    return Body(text, tuple(blocks), tuple(Link(span, "https://a.example/") for span in draw(spans_of(text))))


def spans_of(text: str) -> st.SearchStrategy[list[Span]]:
    pairs = st.tuples(st.integers(0, len(text)), st.integers(0, 30))
    return st.lists(pairs.map(lambda p: Span(p[0], p[0] + p[1])), max_size=4)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Any body with any analysis of it."""
    body = draw(bodies())
    spans = spans_of(body.text)
    quotes = tuple(Quote(span, "Neil Armstrong", confidence=0.5) for span in draw(spans))
    passages = tuple(Passage(span, (0,), span) for span in sorted(draw(spans)))
    entities = (Entity("Neil Armstrong", "person", (), tuple(draw(spans))),)
    analysis = Analysis(1, "en", True, tuple(draw(spans)), tuple(draw(spans)), entities, quotes, passages)
    head = Headline(
        1, 1, draw(WORDS), draw(WORDS), NOW, author=draw(WORDS), story=1, story_size=3, story_title=draw(WORDS)
    )
    return Article(head, body, analysis, tuple(draw(spans)))


def body_lines(made: Layout) -> Iterator[Line]:
    return iter(made.lines[made.first : made.last])


@given(articles(), st.integers(8, 60))
@settings(max_examples=150)
def test_no_line_is_wider_than_there_is_room_and_none_is_unsafe(some: Article, width: int) -> None:
    summary = summary_of(some.analysis) if some.analysis else ()
    made = lay_out(some, width, NOW, summary=[span for span in summary if len(span)])
    for line in made.lines:
        assert line.column + cells(line.text) <= width + GUTTER
        assert is_safe(line.text)
        assert "\n" not in line.text


@given(bodies(), st.integers(8, 60))
@settings(max_examples=150)
def test_every_character_of_the_prose_is_on_its_line(body: Body, width: int) -> None:
    made = lay_out(Article(SAMPLE.headline, body), width, NOW)
    where: dict[int, str] = {}
    for line in body_lines(made):
        for piece in line.pieces:
            if piece.start >= 0:
                where.update(enumerate(piece.text, piece.start))
    for block in body.blocks:
        for at in range(block.span.start, block.span.end) if block.kind in (*PROSE, "code", "table") else ():
            if not body.text[at].isspace():
                assert where[at] in (body.text[at], "\ufffd")


@given(bodies(), st.integers(8, 60))
@settings(max_examples=150)
def test_every_offset_has_its_line_and_every_line_its_offset(body: Body, width: int) -> None:
    made = lay_out(Article(SAMPLE.headline, body), width, NOW)
    for row in made.rows:
        assert made.line_of(made.offset_of(row)) == row
    for at in range(len(body.text) if made.starts else 0):
        row = made.line_of(at)
        assert made.first <= row < made.last
        assert made.offset_of(row) <= at or row == made.first


def illustrated(body: Body, columns: int, rows: int) -> tuple[Body, dict[str, Drawing | str]]:
    """``body`` with addresses for its images; every third of them cannot be shown, the others are of that size."""
    blocks = tuple(replace(b, url=f"https://a.example/{n}.png", width=n) for n, b in enumerate(body.blocks))
    drawing = Drawing(columns, rows, pixels=bytes(6 * columns * rows))
    shown = {b.url: "it is lost [/x] \x1b]52;" if n % 3 == 2 else drawing for n, b in enumerate(blocks)}
    return replace(body, blocks=blocks), shown


@given(bodies(), st.integers(8, 60), st.integers(1, 70), st.integers(1, 9))
@settings(max_examples=150)
def test_with_pictures_every_place_of_the_text_is_where_it_was(body: Body, width: int, columns: int, rows: int) -> None:
    body, pictures = illustrated(body, columns, rows)
    made = lay_out(Article(SAMPLE.headline, body), width, NOW, pictures=pictures)
    plain = lay_out(Article(SAMPLE.headline, body), width, NOW)
    for line in made.lines:
        assert line.column + cells(line.text) <= width + GUTTER
        assert is_safe(line.text)
    for row in made.rows:
        assert made.line_of(made.offset_of(row)) == row
    for block in body.blocks:
        for at in range(block.span.start, block.span.end):
            there = made.lines[made.line_of(at)]
            if block.kind != "image":
                assert there == plain.lines[plain.line_of(at)]
            assert there.start <= at


def test_a_picture_stands_above_its_alternative_text_and_opens_large() -> None:
    body = Body("one\n\nA cat\n\ntwo", (Block(Span(0, 3)), IMAGE, Block(Span(12, 15))))
    pictures = {IMAGE.url: Drawing(4, 2, pixels=bytes(48))}
    made = lay_out(Article(SAMPLE.headline, body), 40, NOW, pictures=pictures)
    lines = list(body_lines(made))
    assert [line.text.strip() for line in lines] == ["one", "", "", "", "▨ A cat · 640×480", "", "two"]
    assert [line.drawn.number for line in lines if line.drawn] == [0, 1]
    assert {line.pieces[0].target for line in lines if line.drawn} == {PictureOf(IMAGE.url)}
    assert lines[4].pieces[0].target == Url(IMAGE.url)
    assert {line.start for line in lines if line.drawn} == {5}


def test_why_a_picture_is_not_there_stands_below_its_alternative_text() -> None:
    made = lay_out(
        Article(SAMPLE.headline, Body("one\n\nA cat", (Block(Span(0, 3)), IMAGE))), 40, NOW,
        pictures={IMAGE.url: "a.example answers 404"},
    )  # fmt: skip
    assert [line.text for line in body_lines(made)][-2:] == ["▨ A cat · 640×480", "  a.example answers 404"]


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://a.example/x/moon%20walk.jpg?w=3", "▨ image moon walk.jpg"),
        ("https://a.example/", "▨ image"),
        ("", "▨ image"),
        ("https://a.example/%1b%5d52;c;a%07.png", "▨ image .png"),
    ],
)
def test_an_image_without_alternative_text_is_called_by_its_file(url: str, words: str) -> None:
    body = Body("one\n\n", (Block(Span(0, 3)), Block(Span(5, 5), "image", url=url)))
    assert list(body_lines(lay_out(Article(SAMPLE.headline, body), 60, NOW)))[-1].text == words


def test_the_size_of_an_image_has_a_line_of_its_own_where_it_does_not_fit() -> None:
    made = lay_out(Article(SAMPLE.headline, Body("one\n\nA cat", (Block(Span(0, 3)), IMAGE))), 12, NOW)
    assert [line.text for line in body_lines(made)][-2:] == ["▨ A cat", "  640×480"]


def test_head_says_all_that_is_known() -> None:
    made = lay_out(SAMPLE, 80, LANDING)
    texts = [line.text for line in made.lines[: made.first]]
    assert texts[1] == "Eagle down, crew prepares to walk"
    assert texts[2].startswith("Herald · A. Roth · 20 Jul ")
    assert texts[2].endswith(" · 6 min · +2 copies · ≣ Apollo 11 · 9 articles")
    assert made.lines[2].pieces[-1].target == StoryOf(7)


def test_summary_stands_behind_a_rule_and_leads_to_its_sentences() -> None:
    assert SAMPLE.analysis
    made = lay_out(SAMPLE, 50, NOW, summary=SAMPLE.analysis.summary)
    box = [line for line in made.lines if line.text.startswith("┃")]
    assert box[0].text == f"┃ Summary  2 of {len(SAMPLE.analysis.sentences)} sentences"
    assert sum("▸" in line.text for line in box) == 2
    assert {piece.target for line in box[1:] for piece in line.pieces[1:]} == set(SAMPLE.analysis.summary)


def test_margin_marks_what_is_new_and_what_the_summary_took() -> None:
    made = lay_out(SAMPLE, 60, NOW)
    assert SAMPLE.analysis
    for span in SAMPLE.analysis.summary:
        assert made.signs[made.line_of(span.start)] == "▸"
    assert made.signs[made.line_of(SAMPLE.fresh[0].end - 1)] == "+"
    assert lay_out(SAMPLE, 60, NOW, mode="none").signs == {}


def test_every_kind_of_block_is_drawn_as_what_it_is() -> None:
    text = "\n".join(line.text for line in body_lines(lay_out(SAMPLE, 60, NOW)))
    assert "\n• The hatch opens.\n" in text
    assert "\n│ We choose to go to the moon.\n" in text
    assert "\n Time  Happening                 Feet\n──" in text
    assert "\n20:17  Contact light                0\n" in text
    assert "\n     TC   BANKCALL\n" in text
    assert "\n▨ The lunar module in Houston\n" in text


def test_links_are_listed_where_they_lead() -> None:
    made = lay_out(SAMPLE, 60, NOW)
    foot = [line for line in made.lines[made.last :] if line.text]
    assert [line.text for line in foot] == ["Links", "¹ news.example/plan", "² news.example/out"]
    assert foot[1].pieces[-1].target == Url("https://news.example/plan")


def test_an_article_without_text_says_so() -> None:
    made = lay_out(replace(SAMPLE, body=Body(), analysis=None, fresh=()), 60, NOW)
    assert any("gives no text" in line.text for line in made.lines)
    assert made.line_of(99) == made.first
    assert made.offset_of(0) == 0


def test_passages_cover_their_lines() -> None:
    made = lay_out(SAMPLE, 40, NOW)
    assert SAMPLE.analysis
    for number, passage in enumerate(SAMPLE.analysis.passages):
        first, last = made.passages[number]
        assert made.offset_of(first) == passage.span.start
        assert made.passage_of(first) == made.passage_of(last) == number
    assert made.passage_of(0) == 0


def test_a_longer_summary_takes_the_leads_of_the_heaviest_passages_first() -> None:
    assert SAMPLE.analysis
    chosen, passages = SAMPLE.analysis.summary, SAMPLE.analysis.passages
    longer = summary_of(SAMPLE.analysis, 3)
    assert set(chosen) < set(longer)
    assert passages[0].lead in longer
    assert summary_of(SAMPLE.analysis, 1) == (min(chosen),)
    assert summary_of(SAMPLE.analysis) == chosen
    assert len(summary_of(SAMPLE.analysis, 1000)) == layout.LONGEST_SUMMARY


@given(st.integers(0, 3000), st.integers(0, 3000), st.integers(1, 100))
def test_the_line_that_is_read_goes_from_the_first_to_the_last(line: int, furthest: int, rows: int) -> None:
    assert reading_line(0, furthest, rows) == 0
    assert reading_line(furthest, furthest, rows) == (furthest + rows - 1 if furthest else 0)
    top = scroll_for(min(line, furthest + rows - 1), furthest, rows)
    assert 0 <= top <= furthest
    if furthest:
        # A step of scrolling moves the line by 1 + rows / furthest: no place is nearer than half of that.
        off = abs(reading_line(top, furthest, rows) - min(line, furthest + rows - 1))
        assert off <= 1 + rows / furthest


def test_the_language_is_told_where_it_is_one_in_which_names_are_not_found() -> None:
    sample = article()
    assert sample.analysis
    german = replace(sample, analysis=replace(sample.analysis, language="de"))
    unknown = replace(sample, analysis=replace(sample.analysis, language="und"))
    heads = [" ".join(line.text for line in lay_out(a, 80, 0).lines[:4]) for a in (sample, unknown, german)]
    assert ["in German" in head for head in heads] == [False, False, True]


@pytest.mark.parametrize(
    ("link", "key", "said"),
    [
        ("https://a.example/1", "t", "This is only the beginning: t fetches the full text."),
        ("https://a.example/1", "", "This is only the beginning."),
        ("", "t", "This is only the beginning."),
    ],
)
def test_below_a_beginning_stands_what_fetches_the_rest(link: str, key: str, said: str) -> None:
    assert SAMPLE.analysis is not None
    some = replace(SAMPLE, headline=replace(SAMPLE.headline, link=link), analysis=replace(SAMPLE.analysis, teaser=True))
    made = lay_out(some, 60, NOW, full_text_key=key)
    assert said in [line.text for line in made.lines[made.last :]]
    whole = lay_out(replace(some, analysis=SAMPLE.analysis), 60, NOW, full_text_key=key)
    assert not any("beginning" in line.text for line in whole.lines)
