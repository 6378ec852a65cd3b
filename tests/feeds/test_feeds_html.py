"""HTML into bodies: what is kept, as what, and that every offset is exact."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.feeds import html
from tui.model import Body
from tui.text import BODY_LIMIT, clean


def shape(body: Body) -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(body.text)) for block in body.blocks]


def links(body: Body) -> list[tuple[str, str]]:
    return [(link.span.of(body.text), link.url) for link in body.links]


def test_paragraphs_and_inline_tags():
    body = html.body("<p>One <b>bold</b>,\n  <i>two</i></p><div>Three</div> four")
    assert body.text == "One bold, two\n\nThree\n\nfour"
    assert [kind for kind, _ in shape(body)] == ["paragraph"] * 3


def test_headings_keep_their_rank_and_stay_on_one_line():
    body = html.body("<h2>Two<br>lines</h2><h6>Six</h6>")
    assert shape(body) == [("heading", "Two lines"), ("heading", "Six")]
    assert [block.level for block in body.blocks] == [2, 6]


def test_list_items_have_markers_and_depths():
    body = html.body("<ul><li>a<ol start=3><li>b<li value=7>c</ol></li><li>d</ul><li>alone")
    assert [(b.span.of(body.text), b.marker, b.level) for b in body.blocks] == [
        ("a", "•", 1), ("b", "3.", 2), ("c", "7.", 2), ("d", "•", 1), ("alone", "•", 1),
    ]  # fmt: skip


def test_only_the_first_paragraph_of_an_item_has_its_marker():
    body = html.body("<ol><li><p>first</p><p>second</p></li></ol>")
    assert [block.marker for block in body.blocks] == ["1.", ""]
    assert {block.kind for block in body.blocks} == {"item"}


def test_quotations_nest():
    body = html.body("<blockquote>a<blockquote><p>b</p></blockquote>c</blockquote>d")
    assert [(b.kind, b.level) for b in body.blocks] == [("quote", 1), ("quote", 2), ("quote", 1), ("paragraph", 0)]


def test_code_keeps_its_blanks_and_expands_tabs():
    body = html.body("<pre><code>\ndef f():\n\treturn  1\n\n\nx\n</code></pre>")
    assert shape(body) == [("code", "def f():\n    return  1\n\n\nx")]


def test_the_first_line_of_code_keeps_its_indent():
    assert html.body("<pre>\n\n   a\n b</pre>").text == "   a\n b"


def test_a_data_table_has_a_line_a_row_and_a_tab_a_cell():
    body = html.body("<table><tr><th></th><th>B</th></tr><tr></tr><tr><td>1<br>x</td><td><p>2</p></td></tr></table>")
    assert shape(body) == [("table", "\tB\n1 x\t2")]


def test_a_layout_table_is_no_table():
    body = html.body("<table><tr><td><h2>Head</h2></td><td><p>Text</p></td></tr><tr><td>x</td></tr></table>")
    assert shape(body) == [("heading", "Head"), ("paragraph", "Text"), ("paragraph", "x")]


def test_images_give_their_address_and_alternative_text():
    body = html.body(
        '<p><img src="/a.jpg" alt="A  cat"> text <img data-src="b.jpg" src="data:x"> on</p>', "https://x.org/y/"
    )
    assert shape(body) == [("image", "A cat"), ("paragraph", "text on"), ("image", "")]
    assert [block.url for block in body.blocks] == ["https://x.org/a.jpg", "", "https://x.org/y/b.jpg"]


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ("width=1200 height=800", (1200, 800)), ('width="640px" height="480px"', (640, 480)), ("", (0, 0)),
        ("width=1200", (0, 0)), ('width="100%" height="800"', (0, 0)), ('width="auto" height="auto"', (0, 0)),
    ],
)  # fmt: skip
def test_images_keep_their_size_where_it_is_told_in_pixels(attributes, size):
    (block,) = html.body(f'<img src="/a.jpg" {attributes}>', "https://x.org/").blocks
    assert (block.kind, block.width, block.height) == ("image", *size)


def test_images_held_in_a_paragraph_keep_address_and_size():
    body = html.body('<p>text <img src="/a.jpg" alt="A" width=90 height=60> on</p>', "https://x.org/")
    assert [(b.url, b.width, b.height) for b in body.blocks] == [("", 0, 0), ("https://x.org/a.jpg", 90, 60)]


def test_counting_pixels_are_left_out_and_small_images_are_letters():
    body = html.body(
        '<p>Yes <img src="/s.png" class="wp-smiley" alt=":)"><img src="/t.gif" width=1 height=1></p>', "https://x.org"
    )
    assert shape(body) == [("paragraph", "Yes :)")]


def test_links_are_resolved_and_unsafe_ones_dropped():
    body = html.body(
        '<p>a <a href="/b">b <i>c</i></a> <a href="javascript:x()">d</a> <a href="#n">1</a></p>', "https://x.org/q"
    )
    assert body.text == "a b c d 1"
    assert links(body) == [("b c", "https://x.org/b")]


def test_a_link_over_two_paragraphs_becomes_two():
    body = html.body('<a href="http://x.org/"><p>one</p><p>two</p></a>three')
    assert links(body) == [("one", "http://x.org/"), ("two", "http://x.org/")]


def test_links_in_code_move_with_the_tabs():
    body = html.body('<pre>\n\ta\t<a href="http://x.org/">b\tc</a></pre>')
    assert links(body) == [("b   c", "http://x.org/")]


def test_one_break_is_a_line_two_are_a_paragraph():
    body = html.body("a<br>b<br/><br>c<br> <br><br>d<br>")
    assert body.text == "a\nb\n\nc\n\nd"
    assert len(body.blocks) == 3


def test_rules_stand_between_things_only():
    body = html.body("<hr><p>a</p><hr><hr><p>b</p><hr>")
    assert [kind for kind, _ in shape(body)] == ["paragraph", "rule", "paragraph"]
    assert body.text == "a\n\n\n\nb"


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>x</script>", "<style>x</style>", "<noscript><p>x</p></noscript>", "<template>x</template>",
        "<p style='color:red; DISPLAY : none'>x</p>", "<div hidden>x</div>", "<title>x</title>", "<!-- x -->",
        "<select><option>x</select>", "<iframe src='x'>x</iframe>", "<svg><text>x</text></svg>", "<?php x ?>",
    ],
)  # fmt: skip
def test_what_a_browser_hides_is_not_there(hidden):
    assert html.body(f"<p>before {hidden}after").text.split() == ["before", "after"]


def test_entities_are_characters():
    assert html.body("<p>AT&amp;T &#8212; caf&eacute;&nbsp;&lt;b&gt;</p>").text == "AT&T — café <b>"
    assert html.body("AT&amp;T &lt;3").text == "AT&T <3"


def test_inline_quotation_marks_are_written_out():
    assert html.body("<p>He said <q>no</q>.</p>").text == "He said “no”."


def test_plain_text_is_split_at_blank_lines():
    assert html.body("one\n\n two \n \n\nthree").text == "one\n\ntwo\n\nthree"


def test_lines_of_plain_text():
    wrapped = "A line of a text that was wrapped by its mailer\nand goes on."
    assert html.body(wrapped).text == wrapped.replace("\n", " ")
    assert html.body("short\nlines").text == "short\nlines"
    assert len(html.body(("word " * 40).strip() + "\n" + "word " * 40).blocks) == 2


def test_inline_tags_alone_leave_the_paragraphs_to_blank_lines():
    body = html.body('see <a href="http://x.org/">x</a>\n\nand <b>y</b>\nz')
    assert body.text == "see x\n\nand y z"


def test_escaped_once_too_often():
    assert html.body("&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;").text == "One\n\nTwo"


def test_nothing_is_lost_after_the_end_of_a_page():
    assert html.body("<html><body><p>a</p></body></html><p>b</p>").text == "a\n\nb"


def test_deeper_than_the_parser_follows_the_text_is_still_there():
    assert "deep" in html.body("<div>" * 5000 + "deep" + "</div>" * 5000 + "<p>end").text


@given(st.lists(st.tuples(st.booleans(), st.text("a \t\n", max_size=9)), max_size=8))
def test_links_in_code_stay_on_their_words_wherever_tabs_and_blank_lines_move_them(pieces):
    marked = [(is_link, f"x{text}y") for is_link, text in pieces]
    source = "".join(
        f'<a href="http://x.org/{n}">{text}</a>' if link else text for n, (link, text) in enumerate(marked)
    )
    body = html.body(f"<pre>\n\t\n \t{source}</pre>")
    assert body.text == " " * 4 + "".join(text for _, text in marked).expandtabs(4) if marked else body.text == ""
    said = [link.span.of(body.text) for link in body.links]
    assert ["".join(words.split()) for words in said] == ["".join(text.split()) for link, text in marked if link]


def test_links_on_letters_with_marks_stay_on_them():
    piece = '<a href="http://x.org/">k</a>\u0301\u0301\u0301<b>\u0302\u0302</b>'
    body = html.body(f"<p>{piece * 3}</p>")
    assert body.text == "k\u0301\u0301\u0301\u0302" * 3, "four marks in a row, and no more"
    assert [link.span.start for link in body.links] == [0, 5, 10]


@pytest.mark.parametrize(
    "markup", ["<pre>" + '<a href="http://x.org/">x</a>\ty' * 20_000 + "</pre>",
               "<p>" + '<a href="http://x.org/">\u0e01</a>\u0e34' * 6_000 + "</p>"],
)  # fmt: skip
def test_many_links_take_no_longer_than_their_number(markup):
    start = time.process_time()
    assert len(html.body(markup).links) >= 6_000
    assert time.process_time() - start < 3


def test_tags_that_never_end_take_no_longer_than_others():
    start = time.process_time()
    assert html.body("<p>Eagle down</p>" + "<plaintext " * 30_000).text.startswith("Eagle down")
    assert time.process_time() - start < 2


def test_escape_codes_do_not_come_through():
    body = html.body("<p>a\x1b]52;c;cm0=\x07b&#x9b;31m<b>\x1b[31m</b>c\u202ed</p><pre>\x1b[2Jx</pre>")
    assert "\x1b" not in body.text
    assert body.text == clean(body.text)


def test_marks_piled_up_over_tags_are_levelled_and_links_move_along():
    body = html.body("<p>e" + "<b>\u0301</b>" * 50 + '<a href="http://x.org/">after</a></p>')
    assert body.text == "e" + "\u0301" * 4 + "after"
    assert links(body) == [("after", "http://x.org/")]


def test_a_body_is_capped():
    body = html.body("<p>" + "word " * 200_000 + "</p><p>more</p>")
    assert BODY_LIMIT - 10 < len(body.text) <= BODY_LIMIT
    assert not body.text.endswith(" ")


def test_nothing_gives_nothing():
    assert html.body("") == html.body(" \n ") == html.body("<!-- -->") == html.body("<p> </p>") == Body()


@pytest.mark.parametrize(
    "flood",
    {
        "attributes": "<a " + " ".join(f"a{n}='v'" for n in range(50_000)) + ">x</a>",
        "nesting": "<div>" * 50_000 + "x",
        "brackets": "<" * 100_000,
        "comments": "<!--" * 50_000,
        "ampersands": "&" * 100_000,
        "tables": "<table><tr><td>" * 3_000,
        "breaks": "<br>" * 50_000,
        "lists": "<ul><li>" * 2_000,
        "quotations": "<q>" * 2_000,
        "images": "<img src=/x alt=y>" * 20_000,
        "marks": "<p>e" + "<b>\u0301</b>" * 10_000,
    }.items(),
    ids=lambda flood: flood[0],
)
def test_floods_take_linear_time(flood):
    start = time.process_time()
    html.body(flood[1], "http://x.org/")
    assert time.process_time() - start < 3


_TEXT = st.text("ab \t\n\u00a0\u0301—“é漢\x1b[]52;<>&\u202e\u200b\ud800", max_size=12)
_TAGS = st.sampled_from(
    ("p", "div", "b", "i", "a", "br", "li", "ul", "ol", "blockquote", "pre", "h2", "table", "tr", "td", "th", "img",
     "hr", "q", "span", "script", "code", "dd", "figure")
)  # fmt: skip
_PIECES = st.one_of(
    _TEXT,
    _TAGS.map("<{}>".format),
    _TAGS.map("</{}>".format),
    st.sampled_from(
        ['<a href="http://x.org/">', '<img src="/i" alt="an image">', "<ol start=9>", "&#27;", "&amp;", "<p hidden>"]
    ),
)


@given(st.lists(_PIECES, max_size=40).map("".join))
@settings(max_examples=400, deadline=None)
def test_offsets_are_exact_for_any_markup(source):
    body = html.body(source, "http://x.org/")
    assert body.text == "\n\n".join(block.span.of(body.text) for block in body.blocks)
    assert body.text == clean(body.text)
    assert [block.span for block in body.blocks] == sorted(block.span for block in body.blocks)
    for block in body.blocks:
        text = block.span.of(body.text)
        assert block.kind in ("image", "rule") or text.strip()
        assert block.kind in ("code", "table") or text == text.strip()
        assert block.kind == "code" or "\n\n" not in text
    for link in body.links:
        assert any(block.span.holds(link.span) for block in body.blocks)
        assert link.span.of(body.text).strip() and link.url.startswith("http")


@given(st.text())
@settings(max_examples=200, deadline=None)
def test_any_text_gives_a_body(source):
    body = html.body(source)
    assert body.text == "\n\n".join(block.span.of(body.text) for block in body.blocks)
    assert body.text == clean(body.text)


@pytest.mark.parametrize(
    ("markup", "language"),
    [
        ('<pre><code class="language-rust">x</code></pre>', "rust"),
        ('<div class="highlight highlight-source-python"><pre>x</pre></div>', "python"),
        ('<div class="language-c++ highlighter-rouge"><div class="highlight"><pre>x</pre></div></div>', "c++"),
        ('<pre class="brush: js">x</pre>', "js"),
        ('<pre class="sourceCode haskell">x</pre>', "haskell"),
        ('<pre class="wp-block-code">x</pre>', ""),
        ("<pre>x</pre>", ""),
    ],
)
def test_code_has_the_language_that_the_page_names(markup, language):
    assert [(block.kind, block.marker) for block in html.body(markup).blocks] == [("code", language)]
