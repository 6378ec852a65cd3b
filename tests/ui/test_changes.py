"""What a feed changed in an article, as it is shown."""

from __future__ import annotations

from newsroom_library import NOW, Open, analysis

from tui.model import Body, Draft, Prepared
from tui.news import Analysed
from tui.store import articles, schema
from tui.ui import changes

OLD = ["The ferry is late.", "Three people were hurt on the pier on Monday.", "The end."]


def plain(before: list[str], after: list[str]) -> list[str]:
    return [line.plain for line in changes.between(before, after)]


def test_what_is_the_same_is_not_told() -> None:
    assert plain(OLD, OLD) == []


def test_a_paragraph_that_came_and_one_that_went() -> None:
    assert plain(OLD, [OLD[0], "Quite new it is.", *OLD[1:]]) == ["+ Quite new it is."]
    assert plain(OLD, OLD[1:]) == ["− The ferry is late."]


def test_a_paragraph_that_was_rewritten_has_its_words_marked_by_more_than_colour() -> None:
    went, came = changes.between(OLD, [OLD[0], "Five people were hurt on the pier on Monday.", OLD[2]])
    assert (went.plain, came.plain) == (f"− {OLD[1]}", "+ Five people were hurt on the pier on Monday.")
    assert [went.plain[s.start : s.end] for s in went.spans if "strike" in str(s.style)] == ["Three"]
    assert [came.plain[s.start : s.end] for s in came.spans if "underline" in str(s.style)] == ["Five"]


def test_what_is_nothing_alike_is_told_as_gone_and_come() -> None:
    assert plain(["One two three."], ["Four five six."]) == ["− One two three.", "+ Four five six."]


def change(path, article: int, title: str, *paragraphs: str) -> None:
    """The feed changes an article."""
    db = schema.connect(path)
    headline = articles.article(db, article).headline
    body = Body.of(paragraphs)
    articles.save(db, headline.feed, [Prepared(Draft(headline.guid, title, body=body), analysis(body))], NOW - 60)
    db.close()


async def test_a_changed_article_says_so_and_shows_what(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("C")
        assert "Its feed has changed nothing" in room.text()
        await room.press("q")
        change(room.app.services.library, room.ids[0], "Eagle [/x] landed", "A first paragraph, all new.")
        room.engine.tell(Analysed(room.ids[0]))
        await room.settle()
        assert "✎ changed" in room.text()
        await room.press("C")
        shown = room.text()
        assert "What its feed has changed" in shown
        assert "+ Eagle [/x] landed" in shown
        assert "− Eagle down, crew prepares to walk" in shown
        assert "+ A first paragraph, all new." in shown
