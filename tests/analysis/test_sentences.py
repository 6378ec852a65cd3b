"""Where sentences end: hard cases of news English, and what must hold of any text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.analysis.sentences import QUOTATION_LIMIT, split, split_text
from tui.model import Block, Body, Span


def cut(text):
    return [span.of(text) for span in split_text(text)]


# Written with | where a sentence ends.
HARD = [
    "Mr. Roth met Mrs. Lind at 9 a.m. on Monday.| They talked for two hours.",
    "It opens at 10 a.m. Monday and closes at 5 p.m. ET.| Nobody came before 10 a.m.| The queue was short.",
    "The U.S. Senate voted on Friday.| The bill goes to the U.S. House.",
    "He has lived in the U.S.| He likes it.",
    "She moved to the U.S. from the U.K. in 1998.| Her sister stayed.",
    "Lt. Gen. Maria Oro and Gov. Ed Park flew to St. Louis.| Sen. Anna Wu did not.",
    "George W. Bush and J. K. Rowling shook hands.| It rained.",
    "Prices rose 3.5 percent to $1.2 billion.| Wages rose 2.1.",
    "The firm, Acme Inc., sold shares.| Acme Inc. shares fell.",
    "He works for Acme Corp.| The company pays well.",
    "The dog ate No. 10 and No. 11.| No. 12 was left.",
    "On Jan. 6 and Sept. 11 the flags hung low.| In Feb. the snow came.",
    "They went on ... and on.| Then they stopped.",
    "I was there…| It was cold.",
    "“Is it over?” she asked.| “It is,” he said.",
    "“Why?” Anna Wu asked.| Nobody knew.",
    "“Why, Mr. Park?”| “I said so.”",
    "Dockers at the gates of the harbour on Monday| The strike went into its second week.",
    "Rescue workers in the old town of Verden| As the river rose, they were called back.",
    "She wrote for years about the town in The times that they had lived through together.",
    "He had sung in a band that was known as The lights of Verden when he was a boy.",
    "“We won. We did not expect it. We are glad,” she said.| Then she left.",
    '"We won. We did not expect it," she said.| "It is over. Go home."| Then she left.',
    "‘We won. We are glad,’ she said.| Then she left.",
    "“We lost.”| The room fell silent.",
    "He said: “Stop.”| She stopped.",
    "It ended.[12]| The next began.",
    "What next?!| Nobody knew.",
    "The vote (it was close) ended at noon.| (Nobody had left.)| The doors opened.",
    "The iPhone sold well.| eBay did not.",
    "See e.g. the report by Roth et al. in May.| It is long.",
    "3. The third point stands alone.",
    "A. Roth wrote it.",
    "She holds a Ph.D. from Lund.| He has an M.A.| The two met there.",
    "The case, Roe v. Wade, is old.| Brown vs. Board is older.",
    "The year ended.|The next began.",
    "首相は会見を開いた。|経済対策を発表した。",
    "Der Rat tagt am 12. Mai, z. B. über 3 Mio. Euro.| Dr. Lind schweigt.",
    "من المسؤول عن ذلك؟| بدأت النيابة العامة التحقيق.",
    "Visit example.com.| It is free.",
    "Version 2.0 is out.| Version 2.1 is not.",
    "He shouted “Fire!” and ran.| Nobody followed.",
    "The D.C. Circuit ruled.| It took a week.",
]


@pytest.mark.parametrize("marked", HARD)
def test_sentences_end_where_a_reader_would_end_them(marked):
    want = [piece.strip() for piece in marked.split("|")]
    assert cut(marked.replace("|", "")) == want


def test_a_very_long_quotation_falls_into_its_sentences():
    speech = "“" + "This is one more sentence of the speech. " * (QUOTATION_LIMIT // 40 + 1) + "The end.”"
    assert len(cut(speech)) > 20


def test_a_quotation_that_is_never_closed_does_not_swallow_the_paragraph():
    assert len(cut("“We won. We did it. The people have spoken.")) == 3


def test_a_heading_without_a_full_stop_is_a_sentence_of_its_own():
    body = Body.of(["What happened", "The bridge fell. Nobody was hurt."])
    assert [(s.span.of(body.text), s.paragraph) for s in split(body)] == [
        ("What happened", 0),
        ("The bridge fell.", 1),
        ("Nobody was hurt.", 1),
    ]


def test_paragraphs_are_counted_as_the_body_counts_them_without_code_and_images():
    text = "One here.\n\nx = 1. Y = 2.\n\nTwo here. Three here."
    blocks = (Block(Span(0, 9)), Block(Span(11, 24), "code"), Block(Span(26, len(text))))
    assert [(s.span.of(text), s.paragraph) for s in split(Body(text, blocks))] == [
        ("One here.", 0),
        ("Two here.", 1),
        ("Three here.", 1),
    ]


def test_nothing_has_no_sentences():
    assert split(Body()) == ()
    assert split_text("  \n ") == []


PIECES = st.sampled_from(
    ["A", "b", "The", "U.S", "Mr", " ", ".", "?", "...", "…", '"', "“", "”", "’", "(", ")", "[1]", "1", "。"]
)


@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=200))
def test_every_sentence_is_trimmed_and_nothing_but_blanks_lies_between_them(text):
    spans = split_text(text)
    at = 0
    for span in spans:
        assert span.start >= at
        assert not text[at : span.start].strip()
        assert span.of(text) == span.of(text).strip() != ""
        at = span.end
    assert not text[at:].strip()


@pytest.mark.parametrize("title", ["Mr", "Dr", "Gen", "Sen", "Capt", "Prof", "Rev", "Mt", "Ft"])
def test_a_title_never_ends_a_sentence(title):
    assert cut(f"We saw {title}. The Younger there. It rained.") == [
        f"We saw {title}. The Younger there.",
        "It rained.",
    ]


@pytest.mark.parametrize("short", ["Inc", "Corp", "Jr", "Ave", "Calif", "etc", "St"])
def test_a_short_form_ends_a_sentence_only_before_a_word_that_opens_one(short):
    assert len(cut(f"It was Acme {short}. The sun shone.")) == 2
    assert len(cut(f"It was Acme {short}. Harbour after all.")) == 1


@pytest.mark.parametrize("zone", ["Monday", "ET", "GMT", "January"])
def test_a_day_or_a_time_zone_goes_on_after_the_hour(zone):
    assert len(cut(f"It ends at 10 p.m. {zone} as planned.")) == 1
    assert len(cut("It ends at 10 p.m. Everybody left.")) == 2


@pytest.mark.parametrize("number", ["No", "Nos", "Vol", "Fig", "Art"])
def test_what_stands_before_a_number_goes_on_with_it(number):
    assert len(cut(f"See {number}. 7 for more.")) == 1


def test_no_is_a_word_before_anything_but_a_number():
    assert cut("The answer was no. He left.") == ["The answer was no.", "He left."]


def test_many_quotations_cost_no_more_than_their_number():
    before = time.process_time()
    assert len(cut("“No,” said Smith. " * 10_000)) == 10_000
    assert time.process_time() - before < 2
