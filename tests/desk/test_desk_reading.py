"""The deep work: without a model the rest is done, with one the article is read, and what is new here needs a past."""

from dataclasses import replace

import pytest

from tui import news
from tui.analysis import VERSION
from tui.analysis.reading import skim
from tui.config import Config
from tui.desk import Desk, reading, subscribe
from tui.errors import ModelMissing, NotFound
from tui.model import Body, Draft, Spot, View
from tui.store import analyses, articles, pruning, relations, rows, schema, skims, undo, views

NOW = 1_700_000_000
FIRST = (
    "<p>LISBON — Dockers at the harbour of Lisbon walked out on Monday over new shifts.</p>"
    "<p>“We will not load one more container,” said Rosa Duarte, who leads the dockers' union.</p>"
)
SECOND = (
    "<p>The strike of the dockers in Lisbon went into its second day on Tuesday, and ships waited off the coast.</p>"
    "<p>Duarte said the union would meet the harbour authority. Forty-one vessels lay at anchor by noon.</p>"
)


def rss(title, text, hour):
    return (
        f"<rss version='2.0'><channel><title>{title[:4]}</title><item><title>{title}</title><guid>{title}</guid>"
        f"<pubDate>Tue, 14 Nov 2023 {hour}:00:00 GMT</pubDate><description><![CDATA[{text}]]></description></item>"
        "</channel></rss>"
    )


@pytest.fixture
async def desk(tmp_path, request):
    told = []
    config = Config(model=getattr(request, "param", "none"))
    (tmp_path / "a.xml").write_text(rss("Lisbon dockers walk out", FIRST, 10))
    (tmp_path / "b.xml").write_text(rss("Lisbon dockers' strike in second day", SECOND, 20))
    async with Desk(tmp_path / "library.db", config, told.append, lambda: NOW) as desk:
        await subscribe.add(desk, [str(tmp_path / "a.xml"), str(tmp_path / "b.xml")])
        desk.told = told
        desk.second, desk.first = views.ids(desk.db, View(), NOW)
        yield desk


@pytest.mark.parametrize(("desk", "times"), [("no_such_model", 1), ("none", 0)], indirect=["desk"])
async def test_a_missing_model_is_told_once_and_an_unwanted_one_never(desk, times):
    await reading.study(desk, desk.first)
    await reading.study(desk, desk.second)
    assert sum(isinstance(item, news.Failed) and "model" in item.message for item in desk.told) == times


async def test_without_a_model_the_relations_are_found_all_the_same(desk):
    await reading.study(desk, desk.first)
    assert desk.told[-1] == news.Analysed(desk.first)
    rows = relations.related(desk.db, Spot(desk.first, 0), NOW)
    assert [row.spot.article for row in rows if not row.here] == [desk.second]
    assert all(row.why for row in rows if not row.here)


async def test_idle_work_without_a_model_ends_instead_of_turning_in_circles(desk):
    with pytest.raises(ModelMissing):
        await reading.deepen(desk)


async def test_new_here_is_what_the_articles_that_were_read_did_not_say(desk):
    await reading.study(desk, desk.second)
    assert articles.article(desk.db, desk.second).fresh == ()
    undo.mark(desk.db, [desk.first], read=True, now=NOW, label="read")
    reading.relate(desk, desk.second)
    found = articles.article(desk.db, desk.second)
    said = [span.of(found.body.text) for span in found.fresh]
    assert any("Forty-one vessels" in sentence for sentence in said)


async def test_no_such_article(desk):
    with pytest.raises(NotFound):
        await reading.study(desk, 999)


@pytest.mark.parametrize("desk", ["md"], indirect=True)
async def test_with_a_model_names_and_speakers_are_kept(desk):
    await reading.study(desk, desk.first)
    analysis = analyses.get(desk.db, desk.first)
    assert analysis.deep
    assert analysis.version == VERSION
    assert ("Rosa Duarte", "person") in {(entity.name, entity.kind) for entity in analysis.entities}
    assert [quote.speaker for quote in analysis.quotes if quote.kind == "direct"] == ["Rosa Duarte"]
    assert await reading.deepen(desk)
    assert not await reading.deepen(desk)


@pytest.mark.parametrize("desk", ["md"], indirect=True)
@pytest.mark.parametrize(("sentences", "method"), [(2, "wireroom"), (1, "textrank"), (1, "wireroom")])
async def test_an_article_that_was_read_keeps_the_summary_that_was_chosen(desk, sentences, method):
    desk.config = replace(desk.config, summary_sentences=sentences, summary=method)
    await reading.study(desk, desk.first)
    found = articles.article(desk.db, desk.first)
    assert found.analysis.deep
    chosen = skim(found.headline.title, found.body, sentences=sentences, method=method)
    assert found.analysis.summary == chosen.summary


@pytest.mark.parametrize("desk", ["md"], indirect=True)
async def test_a_beginning_stays_one_when_it_was_read_and_not_when_the_full_text_was_fetched(desk, monkeypatch):
    async def page(desk, url, origin):
        return Body.of(["The dockers walked out."])

    monkeypatch.setattr(reading, "_page", page)
    assert analyses.get(desk.db, desk.first).teaser
    await reading.study(desk, desk.first)
    assert analyses.get(desk.db, desk.first).teaser
    await reading.full_text(desk, desk.first)
    assert not analyses.get(desk.db, desk.first).teaser
    await reading.full_text(desk, desk.first)
    assert analyses.get(desk.db, desk.first).teaser


def read_meanwhile(desk, monkeypatch, happens):
    """Let something happen while the language worker reads."""

    async def run(function, title, body, *args, **options):
        happens()
        return replace(skim(title, body), deep=True)

    monkeypatch.setattr(desk.language, "run", run)


async def test_what_was_read_of_an_older_text_is_not_kept_of_the_new_one(desk, tmp_path, monkeypatch):
    def changed():
        row = rows.arrived(Draft("Lisbon dockers walk out", "Lisbon dockers walk out", body=Body.of(["Not any more."])))
        feed = articles.article(desk.db, desk.first).headline.feed
        assert articles.save(desk.db, feed, [row], NOW).changed == (desk.first,)

    read_meanwhile(desk, monkeypatch, changed)
    await reading.study(desk, desk.first)
    assert analyses.get(desk.db, desk.first) is None
    assert skims.count(desk.db) == 1, "it waits for its own"


@pytest.mark.parametrize("work", [reading.study, lambda desk, article: reading.deepen(desk)])
async def test_an_article_that_goes_while_it_is_read_ends_nothing(desk, monkeypatch, work):
    def pruned():
        feed = articles.article(desk.db, desk.second).headline.feed
        undo.mark(desk.db, [desk.second], read=True, now=NOW, label="read")
        desk.db.execute("UPDATE feeds SET keep = 1 WHERE id = ?", (feed,))
        articles.save(desk.db, feed, [rows.arrived(Draft("newer", "Newer", published=NOW))], NOW)
        assert pruning.prune(desk.db) == 1

    read_meanwhile(desk, monkeypatch, pruned)
    await work(desk, desk.second)
    assert schema.integrity(desk.db) == []
    assert not [item for item in desk.told if isinstance(item, news.Failed)]
