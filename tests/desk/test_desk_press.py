"""Stories at the desk, on reports in full sentences: live blogs, one text in several feeds, what the user has said."""

from __future__ import annotations

from collections.abc import Iterator

import press
import pytest
from press import DAY, START, Report

from tui.config import Config
from tui.desk import Desk, placing
from tui.intake import digest_of, prepare
from tui.model import Body, Draft, Headline
from tui.store import articles, corrections, feeds, stories, whole

NOW = START + 40 * DAY


@pytest.fixture
async def desk(tmp_path):
    async with Desk(tmp_path / "library.db", Config(model="none"), lambda item: None, lambda: NOW) as desk:
        yield desk


async def arrive(
    desk: Desk, feed: str, report: Report, day: float = 0.0, *, guid: str = "", link: str = ""
) -> Headline:
    """A report comes in a feed and is placed, as a refresh does it; gives its article."""
    number, _ = feeds.add(desk.db, f"https://{feed}.example/feed", NOW, title=feed)
    title, text = report
    guid = guid or title
    draft = Draft(guid, title, link, published=START + int(day * DAY), body=Body.of(text.split("\n")))
    kept = articles.save(desk.db, number, [prepare(draft, digest_of(draft))], NOW)
    desk.changed.update(kept.changed)
    await placing.place(desk)
    (found,) = articles.headlines(desk.db, [*kept.new, *kept.changed])
    return found


async def reports(desk: Desk, found: tuple[Report, ...], name: str) -> list[int]:
    """All reports of a happening, each in a feed of its own; gives their numbers."""
    return [(await arrive(desk, f"{name}{n}", report, n / 2)).id for n, report in enumerate(found)]


def homes(desk: Desk, numbers: list[int]) -> set[int | None]:
    """The stories that articles are in."""
    return {row.story for row in articles.headlines(desk.db, numbers)}


def updates() -> Iterator[Report]:
    """A live blog that is brought up to date ten times; what it tells of the storm goes from place to place."""
    matters = [*press.FLOOD, *press.OTHER_FLOOD, *press.FERRY, *press.FIRE[:2]]
    text = "We follow the storm through the day. All times are local."
    for hour, (_, report) in enumerate(matters, 8):
        text = f"{hour}:30 {report}\n{text}"
        yield "Live: storm over the country, all that we know so far", text


async def test_a_live_blog_that_is_updated_ten_times_is_one_article_and_holds_nothing_together(desk: Desk) -> None:
    flood, other = await reports(desk, press.FLOOD, "flood"), await reports(desk, press.OTHER_FLOOD, "other")
    ferry = await reports(desk, press.FERRY, "ferry")
    before = [homes(desk, numbers) for numbers in (flood, other, ferry)]
    seen = {(await arrive(desk, "live", report, 0.4, guid="live-7")).id for report in updates()}
    assert len(seen) == 1
    assert [homes(desk, numbers) for numbers in (flood, other, ferry)] == before
    assert homes(desk, list(seen)).isdisjoint(set.union(*before))


async def test_a_report_that_is_updated_under_its_guid_stays_in_its_story(desk: Desk) -> None:
    flood = await reports(desk, press.FLOOD, "flood")
    title, text = press.FLOOD[0]
    for n in range(1, 6):
        text = f"{text}\nUpdate {n}: the gauge of the Aller at the Westhaven mill stands at {6 - n / 2} metres."
        found = await arrive(desk, "flood0", (title, text), 0, guid=title)
        assert found.id == flood[0]
        assert len(homes(desk, flood)) == 1
    (story,) = [story for story in stories.every(desk.db) if story.articles > 1]
    assert story.articles == 3


async def test_one_guid_and_one_link_in_several_feeds_is_one_text_with_copies_that_are_never_deleted(
    desk: Desk,
) -> None:
    title, text = press.WIRE
    teaser = (title, text.split("\n")[0])
    link = "https://wire.example/silo"
    first = await arrive(desk, "wire", press.WIRE, 0, guid="silo-1", link=link)
    found = [
        await arrive(desk, "herald", press.WIRE, 0.1, guid="silo-1", link="https://herald.example/7"),
        await arrive(desk, "ledger", teaser, 0.2, guid="silo-1", link=link),
        await arrive(desk, "post", press.WIRE, 0.3, guid="other", link=link),
    ]
    assert [row.copy_of for row in found] == [first.id] * 3
    (story,) = stories.every(desk.db)
    assert (story.articles, story.sources) == (1, 4)
    assert len(stories.members(desk.db, story.id)) == 4
    assert [articles.article(desk.db, row.id).headline.title for row in found] == [title] * 3


async def test_a_copy_is_never_the_latest_of_its_story(desk: Desk) -> None:
    await arrive(desk, "wire", press.WIRE, 0)
    before = stories.every(desk.db)[0]
    await arrive(desk, "herald", press.WIRE, 3, guid="late")
    (after,) = stories.every(desk.db)
    assert (after.id, after.articles, after.sources) == (before.id, 1, 2)
    assert (after.first, after.last) == (before.first, before.last)


async def test_what_the_user_says_stays_through_more_reports_a_restart_and_a_library_that_is_brought_back(
    desk: Desk, tmp_path
) -> None:
    flood, other = await reports(desk, press.FLOOD[:2], "flood"), await reports(desk, press.OTHER_FLOOD[:2], "other")
    trial, ferry = await reports(desk, press.TRIAL, "trial"), await reports(desk, press.FERRY, "ferry")
    vote = await reports(desk, press.ELECTION[:2], "vote")
    (one,), (two,), (case,), (ship,), (election,) = (homes(desk, n) for n in (flood, other, trial, ferry, vote))
    corrections.merge(desk.db, one, two, NOW)
    corrections.rename(desk.db, one, "The floods", NOW)
    corrections.follow(desk.db, ship, NOW)
    corrections.mute(desk.db, election, corrections.FOREVER, NOW)
    late = await arrive(desk, "trial9", press.APPEAL, 30)
    assert late.story == case
    corrections.split(desk.db, late.development, NOW)

    def said(db) -> dict[str, object]:
        rows = {row.guid: row.story for row in articles.headlines(db, range(1, 40))}
        named = {story.id: story for story in stories.every(db)}
        home = {title: named[rows[title]] for title, _ in (press.FLOOD[0], press.FERRY[0], press.ELECTION[0])}
        return {
            "merged": {rows[title] for title, _ in (*press.FLOOD[:2], *press.OTHER_FLOOD[:2])},
            "split": {rows[title] for title, _ in press.TRIAL} & {rows[press.APPEAL[0]]},
            "title": home[press.FLOOD[0][0]].title,
            "followed": home[press.FERRY[0][0]].followed,
            "muted": home[press.ELECTION[0][0]].muted_until,
        }

    expected = {
        "merged": {one},
        "split": set(),
        "title": "The floods",
        "followed": True,
        "muted": corrections.FOREVER,
    }
    assert said(desk.db) == expected
    desk.placer = None  # as after a restart
    await arrive(desk, "flood9", press.FLOOD[2], 1)
    await arrive(desk, "vote9", press.ELECTION[2], 1)
    await arrive(desk, "ferry9", press.BRIDGES[0], 2)
    assert said(desk.db) == expected
    with (tmp_path / "all.jsonl").open("w") as file:
        file.writelines(whole.dump(desk.db))
    async with Desk(tmp_path / "back.db", Config(model="none"), lambda item: None, lambda: NOW) as back:
        with (tmp_path / "all.jsonl").open() as file:
            whole.restore(back.db, file)
        assert said(back.db) == expected
        await arrive(back, "other9", press.OTHER_FLOOD[2], 1.2)
        await arrive(back, "trial8", (f"{press.APPEAL[0]} on Friday", press.APPEAL[1].replace("six", "6")), 31)
        assert said(back.db) == expected
