"""The deep work on one article: what a language model reads in it, and what is related to its passages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import log

from tui import text
from tui.analysis import VERSION
from tui.desk import Desk, naming, placing, settling
from tui.errors import FeedError, ModelMissing, NotFound, WorkerError
from tui.feeds import fetch
from tui.model import Analysis, Article, Body, Draft, PassageRow, Prepared, Relation, Span
from tui.news import Analysed, Failed
from tui.store import analyses, articles, feeds, schema, stories
from tui.store import relations as relating
from tui.stories import novelty, relations

STUDY_SECONDS = 60.0
"""The longest that a model may read one article; its start is part of that."""

PAGE_LIMIT = 3_000_000
"""Bytes of a page that is fetched for its text."""

_CANDIDATES = 200
"""Articles whose passages are compared with those of an opened one."""

_EARLIER = 40
"""Articles of a story, newest first, that "new here" compares with."""


async def study(desk: Desk, article: int) -> None:
    """Read an article with the language model, unless that was done, and find its relations; tells Analysed.

    Without a model the relations are found all the same, and Failed says once what is missing.
    Raises NotFound, LibraryError.
    """
    await settling.skim(desk, article)
    found = articles.article(desk.db, article)
    if found.analysis is None or not found.analysis.deep or found.analysis.version != VERSION:
        try:
            await _deepen(desk, found)
        except ModelMissing as error:
            if not desk.model_missed:
                desk.tell(Failed("study", str(error)))
            desk.model_missed = True
        except WorkerError as error:
            desk.tell(Failed("study", text.line(f"the language model did not read this article: {error}")))
    _finish(desk, article)


def _finish(desk: Desk, article: int) -> None:
    """Relate an article that was read, and tell of it; unless it is gone meanwhile. Raises LibraryError."""
    try:
        relate(desk, article)
    except NotFound:
        return
    desk.tell(Analysed(article))


async def _deepen(desk: Desk, article: Article) -> None:
    """Let the language worker read an article, and keep what it says. Raises ModelMissing, WorkerError.

    Nothing is kept of one that was changed or taken away while it was read: the new text waits for its own turn.
    """
    analysis: Analysis = await desk.language.run(
        "tui.analysis.study:study",
        article.headline.title,
        article.body,
        desk.config.model,
        desk.config.summary_sentences,
        desk.config.summary,
        seconds=STUDY_SECONDS,
    )
    if article.analysis is not None:
        # The body that was kept no longer says so: what asks to read on was clutter.
        analysis = replace(analysis, teaser=article.analysis.teaser)
    with schema.transaction(desk.db):
        if articles.says(desk.db, article):
            analyses.put(desk.db, article.headline.id, analysis)
            naming.register(desk, article.headline.id)


async def deepen(desk: Desk) -> bool:
    """Do the deep work on the article that waits first; False when none waits. Raises ModelMissing, LibraryError."""
    waiting = analyses.waiting(desk.db, VERSION, 1)
    if not waiting:
        return False
    article = articles.article(desk.db, waiting[0])
    try:
        await _deepen(desk, article)
    except WorkerError as error:
        # An article that kills the model would be tried for ever: what cheap work found of it stands.
        with schema.transaction(desk.db):
            if articles.says(desk.db, article):
                analyses.give_up(desk.db, waiting[0], VERSION, text.line(str(error)))
    _finish(desk, waiting[0])
    return True


async def full_text(desk: Desk, article: int) -> None:
    """Put the text of an article's page in the place of what the feed gave, or that back if it was done before.

    Tells Analysed. Raises NotFound, FeedError, LibraryError.
    """
    found = articles.article(desk.db, article)
    body = articles.feed_body(desk.db, article)
    whole = body is None
    if body is None:
        body = await _page(desk, found.headline.link, feeds.state(desk.db, found.headline.feed).url)
        if 2 * body.words < found.body.words and not (found.analysis and found.analysis.teaser):
            raise FeedError("the page of this article has less text than its feed: that one stays")
    draft = Draft(found.headline.guid, found.headline.title, found.headline.link, body=body)
    method = (desk.config.summary_sentences, desk.config.summary)
    prepared: Prepared = await desk.parsed("this text", "tui.intake:prepare", draft, "", *method)
    if whole:
        prepared = replace(prepared, analysis=replace(prepared.analysis, teaser=False))
    articles.replace(desk.db, article, prepared, whole=whole)
    desk.changed.add(article)
    await placing.place(desk)
    await study(desk, article)


async def _page(desk: Desk, url: str, origin: str) -> Body:
    """The main text of a page that ``origin``, a feed, names. Raises FeedError."""
    if not url:
        raise FeedError("this article has no link: there is no page to take its text from")
    async with fetch.session() as session:
        page = await fetch.fetch(session, url, limit=PAGE_LIMIT, origin=origin)
    body: Body = await desk.parsed("the page of this article", "tui.intake:read_page", page.body, page.url)
    return body


def relate(desk: Desk, article: int) -> None:
    """Find and keep what is related to each passage of an article, and what is new in it.

    Raises NotFound, LibraryError.
    """
    own = relating.passages(desk.db, [article])
    terms = [term for row in own for term, _ in row.terms]
    near = relating.candidates(desk.db, article, terms, _CANDIDATES)
    others = relating.passages(desk.db, [number for number in near if number != article])
    weigh = relations.Weigher(_idf(desk, {term for row in (*own, *others) for term, _ in row.terms}))
    found: list[Relation] = []
    for row in own:
        rest = [_candidate(other, row) for other in others]
        found += relations.relate(_candidate(row, row), rest, weigh)
    with schema.transaction(desk.db):
        relating.save_relations(desk.db, article, found)
        analyses.put_fresh(desk.db, article, _fresh(desk, article))


def _candidate(row: PassageRow, beside: PassageRow) -> relations.Candidate:
    """A passage as relating takes it, seen from another one."""
    return relations.Candidate(
        row.spot,
        row.time,
        row.terms,
        same_development=row.development is not None and row.development == beside.development,
        same_story=row.story is not None and row.story == beside.story,
        copy=row.copy_of is not None or row.spot.article == beside.copy_of,
    )


def _idf(desk: Desk, terms: set[str]) -> Callable[[str], float]:
    """How rare each term is in the library, as a natural logarithm; above 0 even where every article has it."""
    counts = relating.frequencies(desk.db, sorted(terms))
    total = relating.documents(desk.db)
    return lambda term: log(1 + (total + 1) / (counts.get(term, 0) + 1))


def _fresh(desk: Desk, article: int) -> tuple[Span, ...]:
    """The sentences of an article that no article of its story that was read has said; none if none was read."""
    here = articles.article(desk.db, article)
    if here.analysis is None or here.headline.story is None:
        return ()
    members = stories.members(desk.db, here.headline.story)
    read = [row.id for row in members if row.read and row.id != article and article not in (row.copy_of, row.id)]
    earlier = [
        span.of(other.body.text)
        for other in (articles.article(desk.db, number) for number in read[-_EARLIER:])
        if other.analysis
        for span in other.analysis.sentences
    ]
    if not earlier:
        return ()
    said = here.analysis.sentences
    return tuple(said[n] for n in novelty.fresh([span.of(here.body.text) for span in said], earlier))
