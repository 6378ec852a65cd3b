import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.analysis import marks
from tui.model import Body


def spans(*paragraphs: str) -> list[str]:
    body = Body.of(paragraphs)
    return [one.span.of(body.text) for one in marks.find(body.text, body.paragraphs)]


@pytest.mark.parametrize(
    "span",
    [
        "“We go.”",
        '"We go."',
        "«We go»",
        "« We go »",
        "„We go“",
        "„We go”",
        "»We go«",
        "「We go」",
        "『We go』",
        "＂We go＂",
    ],
)
def test_every_kind_of_mark_makes_a_span(span: str) -> None:
    assert spans(f"He said {span} and left.") == [span]


def test_a_span_has_its_inside_and_its_paragraph() -> None:
    body = Body.of(["Nothing here.", "He said “We go.”"])
    one = marks.find(body.text, body.paragraphs)[0]
    assert one.inner.of(body.text) == "We go."
    assert (one.paragraph, one.closed) == (1, True)


def test_several_spans_of_a_paragraph_stay_apart() -> None:
    assert spans('"One," she said. "Two."') == ['"One,"', '"Two."']


def test_nested_marks_make_one_span() -> None:
    assert spans("“He said “no” to me,” she said.") == ["“He said “no” to me,”"]
    assert spans('He said "it was "too loud" for me" and left.') == ['"it was "too loud" for me"']


def test_straight_and_curly_marks_may_close_one_another() -> None:
    assert spans('"We are going home,” she said.') == ['"We are going home,”']


def test_a_wrong_curly_mark_is_read_by_where_it_stands() -> None:
    assert spans("”We are going home.” — Ann") == ["”We are going home.”"]
    assert spans("“We are going home.“ So she said.") == ["“We are going home.“"]


def test_a_quotation_of_several_paragraphs_is_open_until_the_last() -> None:
    body = Body.of(["“First part.", "“Second part,” she said."])
    found = marks.find(body.text, body.paragraphs)
    assert [one.closed for one in found] == [False, True]
    assert found[0].span.of(body.text) == "“First part."


def test_one_missing_mark_does_not_swallow_the_rest() -> None:
    assert "“and here,”" in spans("“Where is the end, he asked, “and here,” he said.")
    assert spans('A stray" mark here.', '"Good," he said.') == ['"Good,"']


def test_inches_and_feet_are_no_quotations() -> None:
    assert spans("He is 6'3\" tall and lives here.") == []


def test_single_marks_count_where_there_are_no_double_ones() -> None:
    assert spans("‘We go now,’ she said. ‘It’s late.’") == ["‘We go now,’", "‘It’s late.’"]
    assert spans("'We go now,' she said.") == ["'We go now,'"]


def test_apostrophes_are_no_marks() -> None:
    assert spans("It's the dogs' dinner and the cats' too, isn't it?") == []
    assert spans("Rock ’n’ roll isn’t dead.") == []


def test_single_marks_inside_double_ones_are_part_of_them() -> None:
    assert spans('"He told me \'go away,\'" she said. "So I went."') == ["\"He told me 'go away,'\"", '"So I went."']


def test_marks_without_a_word_between_them_are_nothing() -> None:
    assert spans('"" “ ” "…"') == []


@pytest.mark.parametrize(
    "text",
    ['"' * 100_000, "“" * 100_000, '" ' * 100_000, "'" * 100_000, "“a” " * 50_000],
    ids=["straight", "curly", "apart", "single", "pairs"],
)
def test_a_hundred_thousand_marks_take_no_time(text: str) -> None:
    start = time.process_time()
    assert len(spans(text)) <= marks.LIMIT
    assert time.process_time() - start < 3


@given(st.lists(st.text(alphabet="a b.,\"“”‘’'«»„「」\n", max_size=40), max_size=4))
def test_spans_lie_in_their_paragraph_in_order_and_apart(paragraphs: list[str]) -> None:
    body = Body.of(paragraphs)
    end = 0
    for one in marks.find(body.text, body.paragraphs):
        assert one.span.start >= end
        assert body.paragraphs[one.paragraph].holds(one.span)
        assert one.span.holds(one.inner)
        end = one.span.end


def joined(*paragraphs: str) -> list[str]:
    body = Body.of(paragraphs)
    return [span.of(body.text) for span in marks.joined(body.text, body.paragraphs)]


def test_a_quotation_may_run_over_the_break_of_a_line() -> None:
    assert joined('"The road is shut.', 'It will stay so,"', "she said.", "Nobody drove.") == [
        '"The road is shut.\n\nIt will stay so,"\n\nshe said.',
        "Nobody drove.",
    ]
    assert joined("“The road is shut.", "All of it.", "It stays so.” He left.") == [
        "“The road is shut.\n\nAll of it.\n\nIt stays so.” He left."
    ]


def test_an_opening_mark_in_the_next_paragraph_keeps_them_apart() -> None:
    assert len(joined('"The road is shut.', '"It will stay so," she said.')) == 2
    assert len(joined("“The road is shut.", "He left.", "“It will stay so,” she said.")) == 3


def test_a_mark_never_closed_joins_nothing() -> None:
    assert len(joined('He spoke of "the road and left.', "Nobody drove.", "It rained.")) == 3
    assert len(joined("“The road is shut.", *["It rained."] * 20, "It stays so.”")) == 22


def test_the_first_word_of_a_paragraph_in_small_letters_belongs_to_the_quotation_before() -> None:
    assert len(joined("“Why is it shut?”", "asked Ann Smith.")) == 1
    assert len(joined("“It is shut.”", "Ann Smith left.")) == 2


def test_a_mark_apart_from_its_words_closes_before_a_stop() -> None:
    assert spans("« We go », she said. « It is late », she added.") == ["« We go »", "« It is late »"]
