from collections.abc import Callable

import pytest

from tui.analysis import speakers
from tui.analysis.narration import Narration
from tui.analysis.surroundings import Surroundings


@pytest.fixture
def around(narrated: Callable[..., Narration]) -> Callable[..., Surroundings]:
    def make(*paragraphs: str) -> Surroundings:
        page = narrated(*paragraphs)
        return Surroundings(page, speakers.cues(page))

    return make


def text_of(near: Surroundings, part: tuple[int, int]) -> str:
    return near.page.span(part[0], part[1] - 1).of(near.page.text) if part[0] < part[1] else ""


def test_the_words_before_and_after_end_at_the_next_quotation(around: Callable[..., Surroundings]) -> None:
    near = around("So “we go,” Ann said, “now” again.")
    assert text_of(near, near.before(0)) == "So"
    assert text_of(near, near.after(0)) == "Ann said,"
    assert text_of(near, near.before(1)) == "Ann said,"
    assert text_of(near, near.after(1)) == "again."


def test_cues_are_found_on_both_sides(around: Callable[..., Surroundings]) -> None:
    near = around("Ann said “we go” and Bob asked why.")
    said = near.page.said[0]
    assert [near.page.words[c.word].text for c in near.cues_before(said.start, 3)] == ["said"]
    assert [near.page.words[c.word].text for c in near.cues_after(said.end, 3)] == ["asked"]
    assert len(near.cues_in(0, len(near.page.words))) == 2


def test_where_a_quotation_opens_is_known(around: Callable[..., Surroundings]) -> None:
    near = around("“We go,” she said. Then “we stay.”", "He came. “Stop!”")
    assert [near.opens_paragraph(number) for number in range(3)] == [True, False, False]
    assert near.opens_sentence(0)
    assert near.ends_open(0)
    assert not near.ends_open(1)


def test_the_verb_above_a_quotation_governs_it(around: Callable[..., Surroundings]) -> None:
    near = around("Ann Smith said that the deal “was very good” for Rome.")
    governing = near.governing(0)
    assert governing is not None
    assert near.page.words[governing.word].text == "said"
    assert near.above(governing.word) is None
