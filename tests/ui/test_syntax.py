"""Code in colours."""

from hypothesis import given
from hypothesis import strategies as st

from tui.ui.syntax import CODE_STYLES, LONGEST, tokens


def looks(code: str, language: str) -> dict[str, str]:
    return {code[start:end].strip(): style for start, end, style in tokens(code, language)}


def test_the_parts_of_code_have_their_looks() -> None:
    found = looks('def go(n):\n    return "on" * 12  # ever\n', "python")
    assert found["def"] == found["return"] == "keyword"
    assert (found["go"], found["12"], found["# ever"]) == ("name", "number", "comment")
    assert any(style == "string" for text, style in found.items() if "on" in text)


def test_code_in_no_known_language_is_plain() -> None:
    assert tokens("go();", "no-such-language") == ()


@given(st.text(max_size=200), st.sampled_from(["python", "html", "rust", "bash", "json", "c++"]))
def test_tokens_of_any_text_are_in_order_and_of_the_text(code: str, language: str) -> None:
    at = 0
    for start, end, style in tokens(code, language):
        assert at <= start <= end <= len(code)
        assert style in CODE_STYLES
        at = start


def test_a_book_of_code_is_read_in_part() -> None:
    assert tokens("x = 1\n" * LONGEST, "python")[-1][1] <= LONGEST
