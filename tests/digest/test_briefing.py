"""A briefing has what is new, from whom, each thing once, and nothing that is old."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from briefing_library import ALONE, BUDGET, EVERYTHING, FERRY, HOUR, NOW, Report, fill, opened

from tui.digest.briefing import Briefing, Item, briefing
from tui.model import Span
from tui.store import analyses, corrections

DAY = 24 * HOUR


def brief(path: Path, *reports: Report, limit: int = 8) -> Briefing:
    """The briefing on the last day."""
    fill(path, reports or EVERYTHING)
    db = opened(path)
    told = briefing(db, NOW - DAY, NOW, limit)
    db.close()
    return told


def ferry(told: Briefing) -> Item:
    """The story of the ferry."""
    (item,) = [item for item in told.items if item.story.id == 1]
    return item


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


def test_the_stories_that_went_on_are_told_in_their_order(path: Path) -> None:
    told = brief(path)
    assert [item.story.title for item in told.items] == ["The Northport ferry", "The budget"]
    assert ferry(told).rank.why == ("3 sources", "2 new articles", "2 new developments")
    assert told.figures == ("7 new articles", "3 sources", "2 stories")


def test_a_story_whose_articles_are_all_older_is_left_out_and_so_is_one_with_only_a_new_copy(path: Path) -> None:
    old = [replace(report, hours=30.0) for report in FERRY[:3]]
    assert brief(path, *old, FERRY[3]).items == ()


def test_what_is_dated_later_than_now_is_not_new(path: Path) -> None:
    fill(path, BUDGET)
    db = opened(path)
    assert briefing(db, NOW - DAY, NOW - 6 * HOUR).articles == 1
    assert briefing(db, NOW - DAY, NOW - 12 * HOUR).articles == 0
    db.close()


def test_what_was_said_before_is_not_told_again(path: Path) -> None:
    news = ferry(brief(path)).news
    assert [told.text for told in news[:1]] == ["The inquiry opens on Monday in Westhaven."]
    assert "Two tugs pulled the ferry free at noon." in {told.text for told in news}
    assert not any("ran aground" in told.text for told in news), "the first report said so"


def test_a_sentence_has_its_place_source_time_and_link(path: Path) -> None:
    told = brief(path)
    first = ferry(told).news[0]
    assert (first.feed_title, first.published) == ("Herald", NOW - 5 * HOUR)
    assert first.span == Span(0, len(first.text))
    assert told.links[first.article] == "https://example.org/a"


def test_nothing_is_said_twice_not_even_in_two_stories(path: Path) -> None:
    said = "The harbour master of Northport closed all six piers at dawn."
    one = [Report("Herald", 5, "A", (said,), 1, 11), Report("Wire", 6, "B", (said,), 1, 12)]
    other = [Report("Ledger", 5, "C", (said,), 2, 21), Report("Wire", 4, "D", (f"On Monday {said.lower()}",), 2, 22)]
    told = brief(path, *one, *other)
    assert len(told.items) == 2
    assert sum(len(item.news) for item in told.items) == 1


def test_a_quote_that_stands_in_a_sentence_is_not_told_again(path: Path) -> None:
    told = brief(path)
    every = [t.text for item in told.items for t in (*item.news, *item.quotes)]
    assert sum("sandbank" in text for text in every) == 1


def test_every_development_is_heard_and_one_article_has_two_sentences_at_most(path: Path) -> None:
    several = ("Boats left the pier.", "Schools stay closed.", "Trains were late.", "Nobody knows why.")
    told = brief(path, Report("Herald", 2, "Many", several, 1, 11), replace(FERRY[1], sentences=("Tugs came early.",)))
    news = ferry(told).news
    assert [t.feed_title for t in news] == ["Herald", "Herald", "Wire"]


def test_what_hangs_on_another_sentence_comes_last(path: Path) -> None:
    one = Report("Herald", 2, "A", ("She had seen nothing like that before.", "Divers found the anchor."), 1, 11)
    two = Report("Wire", 3, "B", ("Insurers will pay for the cargo.",), 1, 12)
    three = Report("Ledger", 4, "C", ("Passengers slept in the school.",), 1, 13)
    assert "She had seen nothing like that before." not in {t.text for t in ferry(brief(path, one, two, three)).news}


def test_what_was_read_nowhere_comes_before_the_summary(path: Path) -> None:
    texts = ("The pilot had asked for leave.", "A second wreck lies below.", "Fog is expected.", "Harbour fees rise.")
    ids = fill(path, (Report("Herald", 2, "A", texts, 1, 11), FERRY[1]))
    db = opened(path)
    start = sum(len(text) + 2 for text in texts[:3])
    analyses.put_fresh(db, ids["Herald", "A"], [Span(start, start + len(texts[3]))])
    told = briefing(db, NOW - DAY, NOW)
    db.close()
    assert "Harbour fees rise." in {t.text for t in ferry(told).news}


def test_a_muted_story_is_not_told_and_a_followed_one_weighs_more(path: Path) -> None:
    before = brief(path).items
    last = before[-1]
    db = opened(path)
    corrections.follow(db, last.story.id, NOW)
    followed = next(item for item in briefing(db, NOW - DAY, NOW).items if item.story.id == last.story.id)
    assert followed.rank.why[0] == "followed"
    assert followed.rank.score > last.rank.score
    corrections.mute(db, last.story.id, NOW + DAY, NOW)
    assert [item.story.id for item in briefing(db, NOW - DAY, NOW).items] == [i.story.id for i in before[:-1]]
    db.close()


def test_the_new_developments_come_in_time_order_with_their_sources(path: Path) -> None:
    steps = ferry(brief(path)).steps
    assert [(step.id, step.time, step.sources) for step in steps] == [
        (102, NOW - 10 * HOUR, 1),
        (103, NOW - 5 * HOUR, 2),
    ]


def test_quotes_are_of_different_speakers_who_are_known_by_their_full_names(path: Path) -> None:
    def said(number: int, speaker: str, words: str) -> Report:
        return Report("Herald", number, f"T{number}", (f"“{words}” was heard.",), 1, 10 + number, speaker)

    told = brief(
        path,
        said(2, "Clara Berg", "We go"),
        said(3, "Clara Berg", "The lighthouse keeper saw everything that night"),
        said(4, "Clara Berg", "Nobody aboard had any reason to be afraid"),
        said(5, "Berg", "There was water in every single cabin below"),
        said(6, "Hugo Lund", "Insurance will have to cover all of this damage"),
        *[Report("Wire", 7 + n, f"W{n}", (f"Filler{n} words{n} stand{n} here{n}.",), 1, 40 + n) for n in range(3)],
    )
    quotes = ferry(told).quotes
    assert [(quote.speaker, quote.published) for quote in quotes] == [
        ("Clara Berg", NOW - 3 * HOUR),
        ("Hugo Lund", NOW - 6 * HOUR),
    ]
    assert told.kinds == {"Clara Berg": "person", "Hugo Lund": "person"}


def test_a_scrap_is_told_where_there_is_nothing_longer_and_a_word_or_two_never(path: Path) -> None:
    def said(number: int, speaker: str, words: str) -> Report:
        return Report("Herald", number, f"T{number}", (f"“{words}” was heard.",), 1, 10 + number, speaker)

    rest = [Report("Wire", n, f"W{n}", (f"Filler{n} words{n} stand{n} here{n}.",), 1, 40 + n) for n in (1, 2, 3)]
    told = brief(path, said(4, "Clara Berg", "Tranquility base is manned"), said(5, "Hugo Lund", "Never again"), *rest)
    assert [quote.text for quote in ferry(told).quotes] == ["“Tranquility base is manned”"]


def test_the_newest_of_each_feed_that_nobody_else_reports_stands_below(path: Path) -> None:
    assert [row.title for row in brief(path).single] == ["Clock stopped", "Museum opens its cellar"]


def test_people_are_counted_who_are_named_more_than_once(path: Path) -> None:
    again = Report("Wire", 2, "More", ("Clara Berg will be heard.",), 1, 103, "Clara Berg")
    assert [(name.name, name.articles) for name in brief(path, *FERRY, *BUDGET, again).named] == [("Clara Berg", 2)]


def test_there_are_at_most_so_many_stories(path: Path) -> None:
    told = brief(path, limit=1)
    assert [item.story.id for item in told.items] == [1]
    assert told.stories == 2


def test_without_news_the_briefing_is_empty(path: Path) -> None:
    db = opened(path)
    told = briefing(db, NOW - DAY, NOW)
    db.close()
    assert (told.articles, told.items, told.single, told.named) == (0, (), (), ())


def test_articles_that_stand_by_themselves_are_no_stories(path: Path) -> None:
    told = brief(path, *ALONE)
    assert told.items == ()
    assert told.articles == 3


def test_of_one_development_that_is_told_which_most_reports_share(path: Path) -> None:
    reports = [
        Report("Ledger", 2, "From the pier", ("Gulls circled over a hut while somebody played the piano.",), 1, 110),
        Report("Herald", 4, "Ferry sinks", ("The ferry of Northport sank with its cargo in the harbour.",), 1, 110),
        Report("Wire", 5, "Ferry sunk", ("In the harbour of Northport a ferry sank with its cargo.",), 1, 110),
        Report("Wire", 6, "Divers", ("Divers have found the black box.",), 1, 111),
        Report("Wire", 7, "Insurers", ("Insurance is to pay for every passenger.",), 1, 112),
    ]
    news = [told.text for told in ferry(brief(path, *reports)).news]
    assert len(news) == 3
    assert "sank with its cargo" in news[0], "the gulls are newer"


def test_a_sentence_that_hangs_on_another_is_told_only_where_there_is_no_other(path: Path) -> None:
    hanging = "It was the third in a year."
    first = Report("Herald", 4, "A", (hanging, "The ferry sank off Northport."), 1, 110)
    second = Report("Wire", 5, "B", ("Divers found the hull at noon.",), 1, 111)
    told = [sentence.text for sentence in ferry(brief(path, first, second)).news]
    assert told == ["The ferry sank off Northport.", "Divers found the hull at noon."]


def test_a_sentence_that_hangs_is_told_where_there_is_nothing_else(path: Path) -> None:
    reports = [Report("Herald", 4, "A", ("It was the third.",), 1, 110), Report("Wire", 5, "B", ("He sank.",), 1, 111)]
    assert [told.text for told in ferry(brief(path, *reports)).news] == ["It was the third.", "He sank."]
