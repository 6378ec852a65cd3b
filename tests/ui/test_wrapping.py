"""Text into lines: nothing lost, nothing too wide."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from tui.ui import wrapping
from tui.ui.wrapping import BLANKS, cells, chop, crop, joins, wrap

# Letters of every width: plain, accented, combining, wide, emoji with joiners and variation selectors, dashes, blanks.
ODD = st.text(
    st.sampled_from("abc  \n-—/éÀ“”’\u0301\u0308漢字仮名。「」👩\u200d💻❤\ufe0f🇫🇷한글ไทย\u00a0\t?"), max_size=200
)
TEXTS = st.one_of(ODD, st.text(max_size=100), st.text(st.sampled_from("abcde  fgh"), max_size=300))


def shown(text: str, width: int) -> list[str]:
    return [text[start:end].rstrip(BLANKS) for start, end in wrap(text, width)]


@given(TEXTS, st.integers(2, 40))
def test_lines_follow_one_another_without_a_gap(text: str, width: int) -> None:
    for lines in (wrap(text, width), chop(text, width)):
        assert "".join(text[start:end] for start, end in lines) == text
        assert lines[0][0] == 0
        assert all(a[1] == b[0] for a, b in pairwise(lines))
        assert all(start < end for start, end in lines) or not text


@given(TEXTS, st.integers(2, 40))
def test_no_line_is_wider_than_the_width(text: str, width: int) -> None:
    safe = text.replace("\t", " ")
    for breaker in (wrap, chop):
        for start, end in breaker(safe, width):
            assert cell_len(safe[start:end].rstrip(BLANKS)) <= width


@given(TEXTS)
def test_cells_are_counted_as_textual_counts_them(text: str) -> None:
    printable = text.replace("\n", " ")
    assert cells(printable) == cell_len(printable)


def test_what_is_counted_as_narrow_is_narrow() -> None:
    narrow = [chr(code) for code in range(0x3000) if wrapping._NARROW.fullmatch(chr(code)) and chr(code) != "\n"]
    assert len(narrow) > 900
    assert all(get_character_cell_size(letter) == 1 for letter in narrow)


@given(TEXTS, st.integers(0, 30))
def test_cropped_text_fits(text: str, width: int) -> None:
    flat = text.replace("\n", " ")
    assert cell_len(crop(flat, width)) <= width


def test_lines_break_between_words_and_hang_their_blanks() -> None:
    assert shown("the Eagle has landed", 10) == ["the Eagle", "has landed"]
    assert shown("the  Eagle", 5) == ["the", "Eagle"]


def test_lines_break_after_dashes_between_letters_only() -> None:
    assert shown("a well-known man", 8) == ["a well-", "known", "man"]
    assert shown("in 1969-1972 or", 8) == ["in", "1969-197", "2 or"]
    assert shown("it was -5 degrees", 8) == ["it was", "-5", "degrees"]


def test_a_no_break_space_holds_its_words_together() -> None:
    assert shown("at 20:17\u00a0GMT", 9) == ["at", "20:17\u00a0GMT"]


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert shown("Tranquility", 4) == ["Tran", "quil", "ity"]


def test_a_blank_with_a_mark_on_it_does_not_hang_over_the_edge() -> None:
    assert shown("abcd \u0301ef", 4) == ["abcd", " \u0301ef"]


def test_chinese_and_japanese_break_anywhere_but_around_their_marks() -> None:
    assert shown("月面に着陸した。日本", 14) == ["月面に着陸し", "た。日本"]
    assert shown("学生は「信じる", 8) == ["学生は", "「信じる"]


def test_what_is_carried_over_to_the_next_line_is_broken_again_if_it_is_too_wide() -> None:
    assert shown("a漢。", 3) == ["a", "漢", "。"]


def test_joiners_that_join_nothing_do_not_hide_what_follows() -> None:
    assert all(cell_len(line) <= 3 for line in shown("a\n\u200d\u200dn ไne", 3))


def test_emoji_of_several_characters_are_never_taken_apart() -> None:
    woman_at_computer = "👩\u200d💻"
    assert shown(3 * woman_at_computer, 4) == [2 * woman_at_computer, woman_at_computer]


def test_code_keeps_its_blanks() -> None:
    text = "if x:\n    y = 1"
    assert [text[a:b] for a, b in chop(text, 20)] == ["if x:\n", "    y = 1"]
    assert [text[a:b] for a, b in chop(text, 6)] == ["if x:\n", "    y ", "= 1"]


@pytest.mark.parametrize(("text", "at", "joined"), [("e\u0301a", 1, True), ("👩\u200d💻", 2, True), ("ab", 1, False)])
def test_joins_knows_what_is_drawn_as_one(text: str, at: int, joined: bool) -> None:
    assert joins(text, at) is joined


def test_a_wide_letter_that_is_cropped_is_not_halved() -> None:
    assert crop("月面に着陸", 4) == "月…"
    assert crop("月面に着陸", 0) == crop("a", -3) == ""
