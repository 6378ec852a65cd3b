"""Links and images come from one reading of a page, the choice of what belongs to the article from another."""

from tui.feeds.html import body
from tui.feeds.sifting import sift

RICH = body(
    '<p>The ferry <a href="https://a.example/ferry">is back</a> in service.</p><img src="https://a.example/f.jpg" '
    'alt="The ferry"><p>A caption of the picture.</p><p>It runs <b>every</b> hour from the old pier.</p>'
    '<img src="https://a.example/other.jpg" alt="Another story">'
)


def test_images_and_links_stay_and_what_the_strict_reading_left_out_goes():
    sifted = sift(RICH, body("<p>The ferry is back in service.</p><p>It runs every hour from the old pier.</p>"))
    assert [block.kind for block in sifted.blocks] == ["paragraph", "image", "paragraph"]
    assert "caption" not in sifted.text
    (link,) = sifted.links
    assert link.span.of(sifted.text) == "is back"
    assert [block.span.of(sifted.text) for block in sifted.blocks][2] == "It runs every hour from the old pier."


def test_pictures_below_the_last_paragraph_are_of_other_articles():
    sifted = sift(RICH, body("<p>The ferry is back in service.</p><p>It runs every hour from the old pier.</p>"))
    assert "Another story" not in sifted.text


def test_a_paragraph_with_a_picture_in_it_is_found_in_both_its_parts():
    rich = body('<p>The first half <img src="https://a.example/f.jpg" alt="x"> and the second half.</p>')
    assert sift(rich, body("<p>The first half and the second half.</p>")).text.endswith("and the second half.")


def test_where_the_two_read_different_parts_of_the_page_the_strict_one_counts():
    strict = body("<p>Quite another text that the first reading did not find.</p>")
    assert sift(RICH, strict) is strict
