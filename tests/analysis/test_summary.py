"""Which sentences sum up an article, and which never do while better ones stand."""

import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.analysis import summary
from tui.analysis.sentences import split
from tui.model import Body

TITLE = "Bridge over the Aller falls"
REPORT = [
    "The bridge over the Aller fell on Monday morning, minutes after the last school bus had crossed, the police said.",
    "Nobody was hurt when the bridge fell, Mayor Anna Lind told reporters at the scene.",
    "He had never seen anything like it.",
    "“It was as loud as a train,” said a fisherman.",
    "Engineers had warned the town of cracks in two piers of the bridge last year, a letter shows.",
    "Was anybody listening?",
    "The town council will meet on Tuesday to vote on a ferry in place of the bridge.",
    "In May the swallows come.",
    "The valley has two other bridges, both older than the one over the Aller.",
    "Farmers sold apples at the market.",
]


def sums(paragraphs, title=TITLE, count=3, method="wireroom"):
    body = Body.of(paragraphs)
    return [span.of(body.text) for span in summary.summarise(title, body, split(body), count=count, method=method)]


def test_the_lead_and_what_is_about_the_title_sum_up_a_report():
    found = sums(REPORT)
    assert found[0] == REPORT[0]
    assert set(found) <= {REPORT[n] for n in (0, 1, 4, 6)}


def test_sentences_stand_in_the_order_of_the_article():
    found = sums(REPORT, count=5)
    assert [REPORT.index(one) for one in found] == sorted(REPORT.index(one) for one in found)


def test_a_sentence_that_stands_twice_is_chosen_once():
    found = sums([REPORT[0], REPORT[0], REPORT[0].upper(), REPORT[1], REPORT[4]])
    assert len({one.casefold() for one in found}) == len(found) == 3


@pytest.mark.parametrize(
    "bad",
    [
        "Mayor Lind at the bridge over the Aller on Monday",
        "The bridge over the Aller on Monday (Photo by Ed Park)",
        "He said the bridge over the Aller fell on Monday.",
        "This is what the fall of the bridge over the Aller means.",
        "“The bridge over the Aller fell on Monday, and nobody knew.",
        "Has the bridge over the Aller fallen for good?",
        "But the bridge over the Aller fell.",
        "(The bridge over the Aller fell on Monday.)",
        "Bridge over the Aller, fallen https://t.example/bridge pic.twitter.com/abc",
    ],
)
def test_what_reads_badly_alone_gives_way(bad):
    assert bad not in sums([*REPORT[:4], bad, *REPORT[4:]])


def test_a_pronoun_may_follow_the_sentence_that_it_points_to():
    assert summary.opens_in_the_air("He left the bridge.")
    assert not summary.opens_in_the_air("Henry left the bridge.")
    paragraphs = [
        "Anna Lind is the mayor of the town at the bridge.",
        "She saw the bridge over the Aller fall on Monday.",
    ]
    assert sums(paragraphs, count=2) == paragraphs


def test_a_dateline_is_left_out():
    assert sums(["VERDEN, Germany (AP) — " + REPORT[0], *REPORT[1:]])[0] == REPORT[0]
    assert sums(["BONN/PARIS (Reuters) - " + REPORT[0], *REPORT[1:]])[0] == REPORT[0]
    assert sums(["(CNN) - " + REPORT[0], *REPORT[1:]])[0] == REPORT[0]


def test_what_only_looks_like_a_dateline_stays():
    text = "NATO — The alliance met on Monday, and the ministers of defence spoke of the bridge."
    kept = "Anna Lind - Mayor of the town - said on Monday that the bridge would be built anew by May."
    assert sums([kept], count=1) == [kept]
    assert text.endswith(sums([text], count=1)[0])


def test_a_post_that_is_set_into_a_report_is_no_summary_of_it_unless_there_is_nothing_else():
    post = "The bridge over the Aller fell this morning, police say. — Valley News (@valleynews) May 3, 2017"
    assert "police say" not in " ".join(sums([post, *REPORT]))
    assert "police say" in sums([post], count=1)[0]


def test_of_two_questions_and_of_two_sentences_that_begin_alike_one_is_chosen():
    asked = [
        "Why did the bridge over the Aller in Verden fall on Monday?",
        "Who knew that the bridge over the Aller fell?",
    ]
    alike = [f"This is the old bridge over the Aller {what}." for what in ("as it was in May", "that fell on Monday")]
    found = sums([*asked, *alike, REPORT[4]])
    assert sum(one.endswith("?") for one in found) <= 1
    assert len(set(found) & set(alike)) == 1


@pytest.mark.parametrize(("sentences", "count"), [(0, 1), (5, 1), (9, 2), (30, 3), (60, 4), (200, 5)])
def test_the_length_goes_by_the_article_s(sentences, count):
    assert summary.length_for(sentences) == count


def test_no_more_sentences_than_there_are():
    assert sums(REPORT[:2], count=9) == REPORT[:2]
    assert sums([], count=3) == []


@pytest.mark.parametrize("method", ["lexrank", "textrank", "luhn", "lsa"])
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_methods_of_sumy_can_be_chosen(method):
    found = sums([*REPORT, REPORT[0]], method=method)
    assert len(found) == 3
    assert [REPORT.index(one) for one in found] == sorted({REPORT.index(one) for one in found})


def test_our_method_needs_neither_sumy_nor_nltk_nor_numpy():
    code = (
        "import sys; from tui.analysis import reading; from tui.model import Body;"
        f"reading.skim({TITLE!r}, Body.of({REPORT!r})); print({{'sumy', 'nltk', 'numpy', 'spacy'}} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


def test_a_book_is_summed_up_in_a_moment():
    body = Body.of(f"Chapter {n} tells of the bridge number {n} and of the river. It was long." for n in range(2_000))
    sentences = split(body)
    start = time.process_time()
    summary.summarise(TITLE, body, sentences, count=5)
    assert time.process_time() - start < 0.5


@given(st.lists(st.sampled_from(REPORT) | st.text(max_size=60), max_size=14), st.integers(0, 6))
def test_a_summary_is_made_of_the_article_s_words(paragraphs, count):
    body = Body.of(paragraphs)
    sentences = split(body)
    found = summary.summarise(TITLE, body, sentences, count=count)
    assert list(found) == sorted(found)
    assert all(any(one.span.holds(span) for one in sentences) for span in found)
    assert len(found) <= max(count, 5)
