"""The deep work on one article: what a language model reads in it, and what is related to its passages."""

from __future__ import annotations

from collections import defaultdict
from math import log

from tui import text
from tui.analysis import reading
from tui.desk import Desk
from tui.errors import ModelMissing, WireroomError, WorkerError
from tui.model import Analysis, Article, Relation, Spot
from tui.news import Analysed, Failed
from tui.store import analyses, articles, schema, stories
from tui.stories import novelty, relations

STUDY_SECONDS = 60.0
"""The longest that a model may read one article; its start is part of that."""

_CANDIDATES = 200
"""Articles whose passages are compared with those of an opened one."""

_EARLIER = 40
"""Articles of a story, newest first, that "new here" compares with."""


async def study(desk: Desk, article: int) -> None:
    """Read an article with the language model, unless that was done, and find its relations; tells Analysed.

    Without a model the relations are found all the same, and Failed says what is missing. Raises NotFound, LibraryError.
    """
    found = articles.article(desk.db, article)
    if found.analysis is None or not found.analysis.deep or found.analysis.version != reading.VERSION:
        try:
            await _deepen(desk, found)
        except (ModelMissing, WorkerError) as error:
            desk.tell(Failed("study", str(error)))
    relate(desk, article)
    desk.tell(Analysed(article))


async def _deepen(desk: Desk, article: Article) -> None:
    """Let the language worker read an article, and keep what it says. Raises ModelMissing, WorkerError."""
    analysis: Analysis = await desk.language.run(
        "tui.analysis.study:study",
        article.headline.title,
        article.body,
        desk.config.model,
        seconds=STUDY_SECONDS,
    )
    with schema.transaction(desk.db):
        analyses.put(desk.db, article.headline.id, analysis)


async def deepen(desk: Desk) -> bool:
    """Do the deep work on the article that waits first; False when none waits. Raises ModelMissing, LibraryError."""
    waiting = analyses.waiting(desk.db, reading.VERSION, 1)
    if not waiting:
        return False
    article = articles.article(desk.db, waiting[0])
    try:
        await _deepen(desk, article)
    except WorkerError as error:
        # An article that kills the model would be tried for ever: what cheap work found of it stands.
        with schema.transaction(desk.db):
            analyses.give_up(desk.db, waiting[0], reading.VERSION, text.line(str(error)))
    desk.tell(Analysed(waiting[0]))
    return True


def relate(desk: Desk, article: int) -> None:
    """Find and keep what is related to each passage of an article, and what is new in it. Raises LibraryError."""
    own = stories.passages(desk.db, [article])
    terms = [term for row in own for term, _ in row.terms]
    near = stories.candidates(desk.db, article, terms, _CANDIDATES)
    others = stories.passages(desk.db, [a for a in near if a != article])
    found: list[Relation] = []
    for row in own:
        rest = [_candidate(other, row) for other in (*own, *others) if other.spot != row.spot]
        found += relations.relate(_candidate(row, row), rest, _idf(desk))
    fresh = _fresh(desk, article)
    with schema.transaction(desk.db):
        stories.save_relations(desk.db, article, found)
        analyses.put_fresh(desk.db, article, fresh)
