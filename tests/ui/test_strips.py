"""Lines into strips, and cells back into characters."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from tui.drawing import Drawing
from tui.model import Link, Span
from tui.ui.highlight import Insertion, Paint
from tui.ui.lines import Composed, Line, Name, Piece, Row, Url, flow, paragraph
from tui.ui.strips import hit, strip


def look(names: tuple[str, ...]) -> Style:
    """Bold for people, reverse for what fills its line."""
    return Style(bold="person" in names or None, reverse="code" in names or None)


def test_the_paint_colours_what_is_of_the_body_and_only_that() -> None:
    line = Line((Piece("Armstrong", "", 5), Piece("Armstrong")))
    drawn = strip(line, 20, look, paint=Paint("xxxxxArmstrong", [(Span(5, 8), "person")]))
    assert [segment.text for segment in drawn if segment.style and segment.style.bold] == ["Arm"]
    assert drawn.cell_length == 20


def test_a_row_of_a_drawing_is_half_blocks_in_its_colours() -> None:
    drawing = Drawing(2, 1, pixels=bytes(range(12)))
    drawn = strip(Line((Piece("  "),), drawn=Row(drawing, 0)), 6, look, margin=[Piece("|")])
    assert drawn.text == "|▀▀   "
    style = next(iter(drawn.crop(2, 3))).style
    assert style and style.color and style.bgcolor
    assert (style.color.triplet, style.bgcolor.triplet) == ((3, 4, 5), (9, 10, 11))


def test_a_row_for_kitty_is_its_placeholders_in_the_colour_that_names_the_picture() -> None:
    drawing = Drawing(2, 1, "kitty", placeholders=("\U0010eeee\u0305\u0305\U0010eeee\u0305\u030d",), colour=(1, 2, 3))
    drawn = strip(Line((Piece("  "),), drawn=Row(drawing, 0)), 6, look)
    assert drawn.cell_length == 6
    style = next(iter(drawn)).style
    assert style and style.color and style.color.triplet == (1, 2, 3)


def test_a_filled_line_has_its_ground_up_to_the_edge() -> None:
    filled = list(strip(Line((Piece("x"),), style="code", fill=True), 9, look))
    assert all(segment.style and segment.style.reverse for segment in filled)


@given(
    st.lists(st.text(st.sampled_from("ab漢🚀e\u0301"), min_size=1, max_size=6), min_size=1, max_size=4),
    st.integers(0, 40),
)
def test_a_cell_is_of_the_character_that_covers_it(texts: list[str], x: int) -> None:
    line = Line(tuple(Piece(text, str(number)) for number, text in enumerate(texts)))
    found = hit(line, x)
    if x >= cell_len(line.text):
        assert found is None
        return
    assert found is not None
    piece, at = found
    before = "".join(p.text for p in line.pieces[: int(piece.style)]) + piece.text[:at]
    assert cell_len(before) <= x < cell_len(before + piece.text[at:])


def test_what_is_inserted_leads_to_its_speaker_and_keeps_the_offsets() -> None:
    text = "“Go,” he said. Then all went."
    composed = Composed(text, Span(0, len(text)), [Insertion(13, " ‹Bales›", "speaker", "Steve Bales")])
    assert composed.text == "“Go,” he said ‹Bales›. Then all went."
    lines = paragraph(composed, 16)
    assert [line.text for line in lines] == ["“Go,” he said", "‹Bales›. Then", "all went."]
    assert lines[1].pieces[0].target == Name("Steve Bales", "person")
    assert text[lines[1].start : lines[1].end] == ". Then "
    assert text[lines[2].start : lines[2].end] == "all went."


def test_items_flow_onto_as_many_lines_as_they_need() -> None:
    items = [Piece("The Herald"), Piece("A. Roth"), Piece("a very long item indeed")]
    rows = flow(items, 20, Piece(" · "))
    assert ["".join(piece.text for piece in row) for row in rows] == ["The Herald · A. Roth", "a very long item in…"]


def test_links_are_links_of_the_terminal_and_only_if_they_are_safe() -> None:
    links = [Link(Span(0, 4), "https://a.example/x"), Link(Span(5, 9), "javascript:alert(1)")]
    layers = [(link.span, "link") for link in links]
    line = Line((Piece("here and there", "", 0), Piece("foot", "", -1, Url("mailto:a@b.example"))))
    drawn = strip(line, 20, look, paint=Paint("here and there", layers, links))
    found = {segment.text: segment.style.link for segment in drawn if segment.style and segment.style.link}
    assert found == {"here": "https://a.example/x", "foot": "mailto:a@b.example"}
