"""The command story: one story as its page in the newsroom has it, as text or JSON."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from tui.cli import context, output
from tui.text import count_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.digest.storypage import StoryPage
    from tui.digest.timeline import Happening
    from tui.digest.voices import Voice

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SPEAKERS = 8
_QUOTES = 2
"""Speakers, and quotes of each, that are printed; --json has all."""


def show(args: argparse.Namespace) -> int:
    """``wireroom story ID``: exit code 5 when there is no such story."""
    from tui.digest.storypage import story_page

    page = story_page(context.library(args), args.story)
    if args.json:
        output.emit(story_json(page))
        return 0
    for line in _lines(page, context.now(args)):
        print(line)
    return 0


# --- as text -----------------------------------------------------------------------------------


def _lines(page: StoryPage, now: float) -> Iterator[str]:
    """The page, a paragraph a line."""
    story = page.story
    yield f"{'★ ' if story.followed else ''}{story.title}"
    times = f"{output.when(story.first, now)} to {output.when(story.last, now)}"
    yield f"  {count_of(story.articles, 'article')} of {count_of(len(page.sources), 'source')} · {times} · [{story.id}]"
    if page.summary:
        yield "\nSummary"
    for sentence in page.summary:
        text = " ".join(sentence.text.split())
        yield f"  ▸ {text}  ({sentence.feed_title}, {output.when(sentence.published, now)}, [{sentence.article}])"
    yield "\nTime line"
    for happening in page.happenings:
        yield from _happening(happening, now)
    if page.voices:
        yield "\nWho spoke"
    for voice in page.voices[:_SPEAKERS]:
        yield from _voice(voice, now)
    if others := page.voices[_SPEAKERS:]:
        yield f"  also {' · '.join(voice.speaker for voice in others)}"
    yield "\nSources"
    yield from (f"  {name}  {number}" for name, number in page.sources)


def _happening(happening: Happening, now: float) -> Iterator[str]:
    """A development with its sentence, and its articles if there are several."""
    development = happening.development
    place = f"{happening.place} · " if happening.place else ""
    why = f"  ({' · '.join(development.why)})" if development.why else ""
    yield f"  {output.when(development.time, now)}  {place}{development.title}{why}  [{development.id}]"
    if happening.lead is not None:
        yield f"      {' '.join(happening.lead.text.split())}"
    one, *others = happening.articles
    if not others:
        yield f"      {one.feed_title}, [{one.id}]"
        return
    for row in happening.articles:
        copy = "copy · " if row.copy_of is not None else ""
        yield f"      · {copy}{row.title}  ({row.feed_title}, [{row.id}])"


def _voice(voice: Voice, now: float) -> Iterator[str]:
    """A speaker, how much they said, and the best of it."""
    from tui.digest.voices import shown

    yield f"  ‹{voice.speaker}›  {len(voice.sayings)}"
    for saying in voice.sayings[:_QUOTES]:
        dash = "" if saying.kind == "direct" else "– "
        yield f"      {dash}{shown(saying.text)}  ({saying.feed_title}, {output.when(saying.published, now)})"


# --- as JSON -----------------------------------------------------------------------------------


def story_json(page: StoryPage) -> dict[str, Any]:
    """The page; docs/json.md tells its keys."""
    from tui.cli.as_json import running_json, said_json
    from tui.digest.voices import shown

    story, links = page.story, page.links
    return {
        **running_json(story),
        "articles": story.articles,
        "sources": [{"feed": name, "articles": number} for name, number in page.sources],
        "days": [
            {"day": (_EPOCH + timedelta(days=day)).date().isoformat(), "articles": number} for day, number in page.days
        ],
        "summary": [said_json(links, sentence) for sentence in page.summary],
        "developments": [_happening_json(page, happening) for happening in page.happenings],
        "speakers": [
            {
                "speaker": voice.speaker,
                "speaker_kind": voice.kind,
                "quotes": [
                    {**said_json(links, saying), "text": shown(saying.text), "kind": saying.kind}
                    for saying in voice.sayings
                ],
            }
            for voice in page.voices
        ],
    }


def _happening_json(page: StoryPage, happening: Happening) -> dict[str, Any]:
    """A development with its articles."""
    from tui.cli.as_json import headline_json, said_json

    development = happening.development
    return {
        "id": development.id,
        "title": development.title,
        "time": output.iso(development.time),
        "place": happening.place or None,
        "lead": said_json(page.links, happening.lead) if happening.lead is not None else None,
        "why": list(development.why),
        "sources": happening.sources,
        "articles": [headline_json(row) for row in happening.articles],
    }
