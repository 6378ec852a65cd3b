"""The time line of a story: each development once, in time order, told by a sentence of its own."""

from __future__ import annotations

from tui.digest.timeline import timeline
from tui.model import Development, Headline, Span
from tui.store.coverage import Told

RAIN, DAM = Development(11, 1, "Rain", 100), Development(12, 1, "The dam", 200)


def article(number: int, development: int, time: int, feed: int = 1, copy_of: int | None = None) -> Headline:
    return Headline(number, feed, f"Feed {feed}", f"Report {number}", time, development=development, copy_of=copy_of)


def told(number: int, development: int, text: str) -> Told:
    return Told(number, Span(0, len(text)), text, development, "Feed", number)


def test_developments_are_in_time_order_with_their_articles_places_and_sources() -> None:
    members = [article(3, 12, 210), article(2, 11, 130, feed=2, copy_of=1), article(1, 11, 100)]
    rain, dam = timeline([DAM, RAIN], members, [], {12: "Westhaven"})
    assert [h.development.id for h in (rain, dam)] == [11, 12]
    assert [headline.id for headline in rain.articles] == [1, 2]
    assert (rain.place, rain.sources, rain.lead) == ("", 2, None)
    assert (dam.place, dam.sources) == ("Westhaven", 1)


def test_a_development_without_articles_is_left_out() -> None:
    assert timeline([RAIN], [article(3, 12, 210)], [], {}) == []


def test_the_lead_is_what_most_reports_share_and_stands_by_itself() -> None:
    members = [article(n, 11, 100 + n) for n in (1, 2, 3)]
    sentences = [
        told(1, 11, "It was the worst flood of the valley in a hundred years."),
        told(2, 11, "The Aller flooded forty houses in Westhaven overnight."),
        told(3, 11, "Forty houses stand in water in Westhaven after the Aller flooded."),
    ]
    (rain,) = timeline([RAIN], members, sentences, {})
    assert rain.lead is not None
    assert "Westhaven" in rain.lead.text


def test_what_an_earlier_development_was_told_by_is_not_told_again_where_there_is_other() -> None:
    flood = "The Aller flooded forty houses in Westhaven overnight."
    sentences = [told(1, 11, flood), told(2, 12, flood), told(2, 12, "Engineers opened the upper dam at noon.")]
    members = [article(1, 11, 100), article(2, 12, 200)]
    rain, dam = timeline([RAIN, DAM], members, sentences, {})
    assert rain.lead is not None and rain.lead.text == flood
    assert dam.lead is not None and dam.lead.text == "Engineers opened the upper dam at noon."
    _, repeated = timeline([RAIN, DAM], members, sentences[:2], {})
    assert repeated.lead is not None, "rather twice than nothing"
