"""What goes from a body, what must stay, and that offsets and links stay true."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.analysis.clutter import strip
from tui.model import Block, Body, Link, Span

REPORT = "The bridge over the Aller fell on Monday, and nobody was hurt, the mayor said."

CLUTTER = [
    "ADVERTISEMENT",
    "Advertisement:",
    "Story continues below",
    "Story Continued Below",
    "Sign up for our daily newsletter",
    "Sign Up Now",
    "Get the morning's top stories delivered to your inbox every day.",
    "By signing up you agree to our Privacy Policy and Terms of Use.",
    "READ MORE: Five bridges that fell",
    "More:Mayor says bridge was safe",
    "Read more:",
    "Related articles",
    "WATCH: Drone pictures of the bridge",
    "Click here to subscribe",
    "Follow Anna Roth on Twitter @annaroth",
    "Follow us on Facebook",
    "Share this article",
    "Facebook Twitter Email",
    "Facebook Twitter Pinterest The bridge on Monday. Photograph: Ed Park/Reuters",
    "Copyright © 2019 The Valley Herald. All rights reserved.",
    "The Associated Press contributed to this report.",
    "Contributing: Anna Roth",
    "(Reporting by Anna Roth; Editing by Ed Park)",
    "Our Standards: The Thomson Reuters Trust Principles.",
    "Enlarge this image toggle caption Ed Park/AP Ed Park/AP",
    "Image copyright Getty Images Image caption The bridge in May",
    "FILE PHOTO: The bridge over the Aller, July 3, 2017. REUTERS/Ed Park/File Photo",
    "The bridge over the Aller on Monday. (Photo: Ed Park, AFP/Getty Images)",
    "Mayor Lind speaks at the bridge. Ed Park/Getty Images",
    "(Reuters photo: Ed Park)",
    "Police officers stand on the bridge over the Aller, January 19, 2018. (Ed Park/Reuters)",
    "Mayor Lind speaks at the bridge, May 3, 2017. (Reuters photo: Ed Park)",
    "Editor’s note: This is the weekly letter of our columnist. Subscribe here to get it on Fridays.",
    "Slideshow (8 Images)",
    "Media playback is not supported on this device",
    "The post Bridge falls appeared first on The Valley Herald.",
    "This article is more than 2 years old",
    "This story was originally published by The Valley Herald.",
    "5 min read",
    "https://news.example/bridge",
    "Must read",
    "Most popular",
    "We use cookies to make this site better. Read our policy.",
    "By continuing to browse this site you agree to our terms.",
    "Already a subscriber? Log in",
    "To contact the Herald newsdesk email news@herald.example or phone 0123 456",
    "A version of this article appears in print on May 3",
    "CLOSE The bridge fell into the river in the night and nobody was hurt. VALLEY TODAY",
    "Mayor Lind speaks at the bridge in this picture of May 3. VHA/via REUTERS.",
    "MAYOR OF VERDEN KNEW OF CRACKS, LETTERS SHOW",
    "• • •",
    "___",
]

REPORTED = [
    "Copyright law was the subject of the hearing on Monday.",
    "Facebook changed its privacy policy on Monday, and users were told by email.",
    "More than 40 people died: it was the worst fire in a century.",
    "This story is about a woman who built a bridge.",
    "Sign language is taught in nine schools of the valley.",
    "Click the Save button and wait until the file is written.",
    "Written by hand in 1920, the letter was found in an attic last week.",
    "By Monday the bridge had been closed, and nobody knew for how long.",
    "By attacking Roth as weak, Lind is setting up a fight that he cannot win.",
    "File-sharing sites were closed on Monday.",
    "May was the driest month since 1911.",
    "Published in 1952, the novel tells of a bridge.",
    "“Subscribe to nobody,” she said, “and read them all.”",
    "Reporting by the Herald showed that the mayor had known of the cracks since May; he denies it.",
    "Photography is a quiet art: it wants time.",
    "What we know",
    "CONGRESS UNDER PRESSURE",
    "“WE DO NOT KNOW WHAT WILL COME OF IT.”",
    "Cookies were sold at the fair, and the site was full.",
    "Must the bridge be closed?",
    "To contact the mayor had been hard for weeks, they said.",
]


def left(*paragraphs, title="Bridge falls"):
    body = strip(title, Body.of(paragraphs))
    return [block.span.of(body.text) for block in body.blocks]


@pytest.mark.parametrize("line", CLUTTER)
def test_clutter_goes_wherever_it_stands(line):
    assert left(REPORT, line, "Second paragraph of the report.") == [REPORT, "Second paragraph of the report."]


@pytest.mark.parametrize("line", REPORTED)
def test_what_reports_stays_though_it_looks_alike(line):
    assert left(REPORT, line) == [REPORT, line]
    assert left(line, REPORT) == [line, REPORT]


@pytest.mark.parametrize(
    "head",
    [
        ["Bridge Falls"],
        ["bridge falls!"],
        ["By Anna Roth"],
        ["BY ANNA ROTH, STAFF WRITER"],
        ["Anna Roth and Ed B. Park", "USA TODAY"],
        ["Updated Feb. 18 at 9 a.m. ET"],
        ["Published: 18 February 2018"],
        ["Monday 3 March 2014 10.15"],
        ["ANALYSIS/OPINION:"],
    ],
)
def test_title_byline_and_date_go_from_the_top(head):
    assert left(*head, REPORT) == [REPORT]


def test_what_would_be_a_byline_at_the_top_stays_further_down():
    assert left(REPORT, REPORT, REPORT, REPORT, "Updated Feb. 18 at 9 a.m. ET")[-1].startswith("Updated")


def test_names_at_the_top_stay_where_no_paper_follows():
    assert left("Anna Roth", REPORT) == ["Anna Roth", REPORT]


def test_a_text_without_a_title_keeps_its_first_line():
    assert left("Anna Roth", "The Valley Herald", REPORT, title="") == ["Anna Roth", "The Valley Herald", REPORT]


@pytest.mark.parametrize(
    ("glued", "bare"),
    [
        (REPORT + " (Reporting by Anna Roth; editing by Ed Park)", REPORT),
        (REPORT + " Read more", REPORT),
        (REPORT + " The post Bridge falls appeared first on The Herald.", REPORT),
        ("Advertisement " + REPORT, REPORT),
        ("Mayor Lind at the bridge. | Ed Park/AP Photo " + REPORT, REPORT),
        (REPORT + " Source link", REPORT),
        (REPORT + " (Reuters)", REPORT),
        ("(By Ed Park -- Valley News) " + REPORT, REPORT),
    ],
)
def test_what_is_glued_to_a_paragraph_is_cut_off(glued, bare):
    assert left(glued) == [bare]


def test_headlines_that_are_glued_to_a_name_go_from_inside_a_paragraph():
    glued = "Mayor Ann Lind Ann Maria LindBridge falls in Verden Five bridges that may fall MORE’s party met on Monday."
    assert left(glued) == ["Mayor Ann Lind’s party met on Monday."]
    apart = (
        "Mayor Ann Lind Ann (Annie) Lind Bridge falls in Verden Five bridges that may fall MORE’s party met on Monday."
    )
    assert left(apart) == ["Mayor Ann Lind’s party met on Monday."]
    body = Body(
        "Ann Lind Ann LindBridge falls in MORE spoke.", (Block(Span(0, 44)),), (Link(Span(38, 43), "https://a/"),)
    )
    assert strip("", body) == Body("Ann Lind spoke.", (Block(Span(0, 15)),), (Link(Span(9, 14), "https://a/"),))


def test_who_wrote_it_goes_from_the_end_only():
    bio = "Ann Lind is a staff writer at the Herald."
    report = [REPORT, "Second.", "Third.", "Fourth.", "Fifth."]
    assert left(*report, bio) == report
    assert left(bio, *report)[0] == bio


def test_readers_comments_go_with_all_that_follows():
    report = [REPORT, "Second.", "Third.", "Fourth.", "Fifth."]
    assert left(*report, "May 3, 2010 at 7:25 pm | Report abuse | So it fell.", "I had said so.") == report


def test_a_body_of_nothing_but_clutter_stays_as_it_is():
    body = Body.of(["Read more: Bridge falls", "Advertisement"])
    assert strip("", body) is body


def test_a_body_without_clutter_is_given_back_itself():
    body = Body.of([REPORT, REPORT])
    assert strip("Bridge falls", body) is body


def test_code_and_images_stay_whatever_they_say():
    text = "Advertisement\n\n" + REPORT
    body = Body(text, (Block(Span(0, 13), "code"), Block(Span(15, len(text)))))
    assert strip("", body) is body


def test_links_move_with_their_words_and_go_with_their_block():
    first, clutter = "See the report of the town.", "Read more: the other bridge"
    text = f"{clutter}\n\n{first}"
    at = len(clutter) + 2
    body = Body(
        text,
        (Block(Span(0, len(clutter))), Block(Span(at, len(text)), "item", 2, "•")),
        (Link(Span(0, 9), "https://a.example/"), Link(Span(at + 8, at + 14), "https://b.example/")),
    )
    found = strip("", body)
    assert found.text == first
    assert found.blocks == (Block(Span(0, len(first)), "item", 2, "•"),)
    assert [(link.span.of(found.text), link.url) for link in found.links] == [("report", "https://b.example/")]


def test_what_stood_between_two_blocks_stays_between_them():
    text = "Advertisement\n\nOne thing.\nAnother thing."
    body = Body(text, (Block(Span(0, 13)), Block(Span(15, 25), "item"), Block(Span(26, 40), "item")))
    assert strip("", body).text == "One thing.\nAnother thing."


LINES = st.sampled_from([*CLUTTER, *REPORTED, REPORT]) | st.text(max_size=80)


@given(st.lists(LINES, max_size=12), st.text(max_size=20))
def test_every_block_left_is_a_part_of_one_that_was_there(paragraphs, title):
    body = Body.of(paragraphs)
    found = strip(title, body)
    before = [block.span.of(body.text) for block in body.blocks]
    at = 0
    for block in found.blocks:
        assert block.span.start >= at
        text = block.span.of(found.text)
        assert text
        assert any(text in one for one in before)
        at = block.span.end
    assert at == len(found.text)


@pytest.mark.parametrize(
    "piece", ["Photo: ", "read more ", "by A ", "| ", "(", "Ab Cd ", "follow x ", "more on x ", "/AP ", "© "]
)
def test_no_line_takes_long(piece):
    body = Body.of([piece * (480 // len(piece))] * 200)
    start = time.process_time()
    strip("x", body)
    assert time.process_time() - start < 1.0
