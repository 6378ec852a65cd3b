"""The JSON of the command line: keys are documented in docs/json.md and only ever added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.cli.output import iso
from tui.model import Analysis, Body, Headline, Quote, Related, Saying, Span, Story

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.digest.briefing import Briefing, Item
    from tui.store.coverage import Told


def headline_json(row: Headline) -> dict[str, Any]:
    """An article without its body."""
    return {
        "id": row.id,
        "guid": row.guid,
        "feed": row.feed_title,
        "title": row.title,
        "link": row.link,
        "author": row.author,
        "published": iso(row.published),
        "words": row.words,
        "minutes": row.minutes,
        "read": row.read,
        "starred": row.starred,
        "story": row.story,
        "story_title": row.story_title,
        "story_size": row.story_size,
        "development": row.development,
        "copy_of": row.copy_of,
        "copies": row.copies,
    }


def running_json(story: Story) -> dict[str, Any]:
    """A story without what it is made of."""
    return {
        "id": story.id,
        "title": story.title,
        "first": iso(story.first),
        "last": iso(story.last),
        "followed": story.followed,
        "muted_until": None if story.muted_until is None else iso(story.muted_until),
    }


def analysis_json(title: str, body: Body, analysis: Analysis | None) -> dict[str, Any]:
    """What a text says; all offsets refer to ``text``."""
    said = analysis or Analysis(version=0)
    return {
        "title": title,
        "language": said.language,
        "deep": said.deep,
        "teaser": said.teaser,
        "text": body.text,
        "summary": [{**_span(span), "text": span.of(body.text)} for span in said.summary],
        "entities": [
            {
                "name": entity.name,
                "kind": entity.kind,
                "aliases": list(entity.aliases),
                "mentions": [_pair(span) for span in entity.mentions],
            }
            for entity in said.entities
        ],
        "quotes": [_quote_json(quote, body) for quote in said.quotes],
        "passages": [
            {
                **_span(passage.span),
                "paragraphs": list(passage.paragraphs),
                "lead": passage.lead.of(body.text),
                "related": [
                    {"passage": kin.passage, "score": round(kin.score, 3), "why": list(kin.why)}
                    for kin in passage.related
                ],
            }
            for passage in said.passages
        ],
    }


def _quote_json(quote: Quote, body: Body) -> dict[str, Any]:
    """A quote, with the rule that found its speaker."""
    return {
        **_span(quote.span),
        "text": quote.span.of(body.text),
        "speaker": quote.speaker,
        "speaker_kind": quote.speaker_kind,
        "kind": quote.kind,
        "mention": quote.mention and _pair(quote.mention),
        "cue": quote.cue and _pair(quote.cue),
        "rule": quote.rule,
        "confidence": round(quote.confidence, 2),
    }


def related_json(row: Related) -> dict[str, Any]:
    """A related passage of this or another article."""
    return {
        "article": row.spot.article,
        "passage": row.spot.passage,
        "start": row.span.start,
        "end": row.span.end,
        "published": iso(row.time),
        "feed": row.feed_title,
        "title": row.title,
        "lead": row.lead,
        "score": round(row.score, 3),
        "why": list(row.why),
    }


def briefing_json(told: Briefing) -> dict[str, Any]:
    """A briefing: its stories in their order, articles that stand by themselves, and who is named."""
    return {
        "since": iso(told.since),
        "until": iso(told.now),
        "new_articles": told.articles,
        "sources": told.sources,
        "moved": told.stories,
        "stories": [_item_json(told, item) for item in told.items],
        "single": [headline_json(row) for row in told.single],
        "named": [{"name": name.name, "kind": name.kind, "articles": name.articles} for name in told.named],
    }


def _item_json(told: Briefing, item: Item) -> dict[str, Any]:
    """A story of a briefing."""
    story = item.story
    return {
        "id": story.id,
        "title": story.title,
        "first": iso(story.first),
        "last": iso(story.last),
        "articles": story.articles,
        "sources": story.sources,
        "score": round(item.rank.score, 3),
        "why": list(item.rank.why),
        "news": [said_json(told.links, sentence) for sentence in item.news],
        "developments": [
            {"id": step.id, "title": step.title, "time": iso(step.time), "sources": step.sources} for step in item.steps
        ],
        "quotes": [
            {**said_json(told.links, quote), "speaker": quote.speaker, "speaker_kind": told.kinds.get(quote.speaker)}
            for quote in item.quotes
        ],
    }


def said_json(links: Mapping[int, str], said: Told | Saying) -> dict[str, Any]:
    """A sentence or a quote, and where it is from; ``links`` has the addresses of articles."""
    return {
        "text": said.text,
        "article": said.article,
        **_span(said.span),
        "feed": said.feed_title,
        "published": iso(said.published),
        "link": links.get(said.article, ""),
    }


def _span(span: Span) -> dict[str, int]:
    """A span as two keys."""
    return {"start": span.start, "end": span.end}


def _pair(span: Span) -> list[int]:
    """A span as a pair."""
    return [span.start, span.end]
