"""An article cut into passages, their leads, their terms, and which of them belong together."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.analysis.passages import KIN, LONGEST, TERMS, passages, with_names
from tui.analysis.sentences import split
from tui.model import Block, Body, Entity, Span

BRIDGE = [
    "The bridge over the Aller fell on Monday, the police of the town said.",
    "Engineers had warned the mayor of cracks in the piers of the bridge.",
    "The mayor, Anna Lind, said the cracks in the bridge had been small.",
]
WHEAT = [
    "Wheat prices rose to a record in Chicago as drought spread in Kansas.",
    "Traders in Chicago said wheat stocks were low, and drought would keep prices high.",
]
CHESS = [
    "The chess champion Otto Berg lost his title to a girl of fifteen in Oslo.",
    "Berg resigned in the final game when the girl took his queen with a knight.",
]


def cut(*paragraphs, title="News"):
    body = Body.of(paragraphs)
    return body, passages(title, body, split(body))


def test_a_round_up_is_cut_where_its_subject_changes():
    _, found = cut(*BRIDGE, *WHEAT, *CHESS)
    assert [passage.paragraphs for passage in found] == [(0, 1, 2), (3, 4), (5, 6)]


def test_a_report_on_one_thing_stays_whole():
    _, found = cut(*BRIDGE, title="Bridge falls")
    assert [passage.paragraphs for passage in found] == [(0, 1, 2)]


def test_no_passage_is_longer_than_five_paragraphs():
    _, found = cut(*BRIDGE * 6, title="Bridge falls")
    assert max(len(passage.paragraphs) for passage in found) <= LONGEST
    assert len(found) <= 6


def test_a_heading_begins_a_passage_and_never_ends_one():
    text = "\n\n".join([BRIDGE[0], "What the engineers knew", BRIDGE[1], BRIDGE[2]])
    spans, at = [], 0
    for part in text.split("\n\n"):
        spans.append(Span(at, at + len(part)))
        at += len(part) + 2
    body = Body(text, tuple(Block(span, "heading" if n == 1 else "paragraph") for n, span in enumerate(spans)))
    found = passages("Bridge falls", body, split(body))
    assert [passage.paragraphs for passage in found] == [(0,), (1, 2, 3)]
    assert found[1].lead.of(text) in BRIDGE


def test_a_line_without_a_full_stop_counts_as_a_heading():
    _, found = cut(BRIDGE[0], "Wheat", WHEAT[0], "Chess", CHESS[0])
    assert [passage.paragraphs for passage in found] == [(0,), (1, 2), (3, 4)]


def test_a_list_of_lines_that_all_look_like_headings_is_cut_as_well():
    _, found = cut(*[f"Chess club {n}" for n in range(30)], *BRIDGE)
    assert max(len(passage.paragraphs) for passage in found) <= LONGEST + 1


def test_a_heading_goes_with_the_list_behind_it():
    _, found = cut(*BRIDGE, "What else", "• Wheat prices rose in Chicago.", "• A chess champion lost in Oslo.")
    assert [passage.paragraphs for passage in found] == [(0, 1, 2), (3, 4), (5,)]


def test_words_that_turn_to_something_else_begin_a_passage():
    _, found = cut(BRIDGE[0], BRIDGE[1], "Separately, " + BRIDGE[2])
    assert [passage.paragraphs for passage in found] == [(0, 1), (2,)]


def test_the_lead_is_a_sentence_that_can_stand_alone():
    body, found = cut(
        "He had never seen such a thing. The bridge over the Aller fell on Monday, the police said. “Terrible!”",
        title="Bridge over the Aller falls",
    )
    assert found[0].lead.of(body.text) == "The bridge over the Aller fell on Monday, the police said."


def test_passages_on_one_thing_are_related_and_say_why():
    later = ["The bridge will be built anew, Lind said.", "The engineers of the bridge test the piers for cracks."]
    _, found = cut(*BRIDGE, *WHEAT, *CHESS, *later)
    first, *_, last = found
    assert [kin.passage for kin in first.related] == [len(found) - 1]
    assert [kin.passage for kin in last.related] == [0]
    assert first.related[0].score == last.related[0].score > 0.1
    for why in first.related[0].why:
        assert why in dict(first.terms)
        assert why in dict(last.terms)


def test_terms_of_a_passage_are_those_it_says_names_first():
    _, found = cut(*CHESS)
    words = [term for term, _ in found[0].terms]
    assert words[0][0].isupper()
    assert {"Berg", "Otto Berg", "Oslo", "chess", "queen"} <= set(words)


def test_names_make_terms_once_entities_are_known():
    body, found = cut("The commander spoke.", "Wheat rose.", "He flew on.", title="")
    him = Entity(
        "Neil Armstrong", "person", mentions=(Span(0, 13), Span(body.text.index("He"), body.text.index("He") + 2))
    )
    day = Entity("Monday", "date", mentions=(Span(0, 3),))
    named = with_names(found, [him, day])
    assert [passage.span for passage in named] == [passage.span for passage in found]
    holding = [passage for passage in named if "Neil Armstrong" in dict(passage.terms)]
    assert len(holding) == len({p.paragraphs for p in found if p.span.start == 0 or 2 in p.paragraphs})
    assert not any("Monday" in dict(passage.terms) for passage in named)
    if len(holding) == 2:
        assert "Neil Armstrong" in holding[0].related[0].why


def test_a_name_of_the_dateline_is_no_term():
    _, found = cut("HOUSTON, July 20 (AP) — The commander spoke of the weather.", title="")
    agency = Entity("Associated Press", "organisation", mentions=(Span(18, 20),))
    assert "Associated Press" in dict(with_names(found, [agency])[0].terms)
    assert "Associated Press" not in dict(with_names(found, [agency], 24)[0].terms)


def test_nothing_has_no_passages():
    assert passages("", Body(), ()) == ()


@pytest.mark.parametrize("count", [450, 3_000])
def test_a_very_long_text_is_cut_to_its_end(count):
    _, found = cut(*[f"Line {n} of the list." for n in range(count)])
    assert found[-1].paragraphs[-1] == count - 1


WORDS = st.lists(st.sampled_from(["bridge", "mayor", "wheat", "Chicago", "Berg", "the", "fell", "."]), min_size=1)


@given(st.lists(WORDS.map(" ".join) | st.text(max_size=30), max_size=25))
def test_passages_cover_every_paragraph_once_and_in_order(paragraphs):
    body, found = cut(*paragraphs)
    assert [n for passage in found for n in passage.paragraphs] == list(range(len(body.paragraphs)))
    for passage in found:
        assert passage.span.holds(passage.lead)
        assert len(passage.terms) <= TERMS
        assert len(passage.related) <= KIN
        assert all(0 < kin.score <= 1 and kin.why for kin in passage.related)
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))
