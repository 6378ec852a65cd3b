"""The page of a story as rows: what it is, what is new, a summary, the time line, who spoke, who reports it.

Pure: takes what the library tells of a story and a width; gives rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from tui.digest.overview import overview
from tui.digest.timeline import Happening, timeline
from tui.digest.voices import voices
from tui.model import EntityKind, Headline, Saying, Story
from tui.store.corrections import FOREVER
from tui.store.coverage import Told
from tui.text import count_of
from tui.ui import dossier
from tui.ui.dates import moment
from tui.ui.dossier import GAP, Place, Row
from tui.ui.highlight import flat
from tui.ui.histogram import picture
from tui.ui.lines import Line, Name, Piece
from tui.ui.wrapping import cells, crop

_NEWS = 5
"""New articles that are told of; the others are marked in the time line."""
_SPEAKERS = 8
_QUOTES = 2
"""Speakers, and quotes of each, that are shown."""
_MISSING = 8
"""Feeds without an article of the story that are named; of more only the number."""
_WHY = 4
"""Reasons of a development that are named."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """All that the page is made of. ``since``: when the story was looked at before, None for never."""

    story: Story
    members: tuple[Headline, ...]
    summaries: tuple[Told, ...] = ()
    sayings: tuple[Saying, ...] = ()
    kinds: Mapping[str, EntityKind] = field(default_factory=dict)
    feeds: tuple[str, ...] = ()
    since: float | None = None
    arrived: frozenset[int] = frozenset()
    news: tuple[Told, ...] = ()
    places: Mapping[int, str] = field(default_factory=dict)


def head(told: Coverage, width: int, now: float) -> list[Row]:
    """The title, figures, and the picture of articles over time."""
    story = told.story
    figures = [
        count_of(story.articles, "article"),
        count_of(len({headline.feed for headline in told.members}), "source"),
        count_of(len(story.developments), "development"),
        f"{story.unread} unread",
        f"{moment(story.first, now)} to {moment(story.last, now)}",
    ]
    if muted := _muted(story, now):
        figures.append(muted)
    rows = [dossier.title(f"★ {story.title}" if story.followed else story.title, width), dossier.facts(figures, width)]
    drawn = picture([h.published for h in told.members if h.copy_of is None], width, now)
    return [*rows, GAP, Row(tuple(drawn))] if drawn else rows


def _muted(story: Story, now: float) -> str:
    """Until when a story is muted, empty if it is not."""
    if story.muted_until is None or story.muted_until <= now:
        return ""
    return "muted for ever" if story.muted_until == FOREVER else f"muted until {moment(story.muted_until, now)}"


def news(told: Coverage, width: int, now: float) -> list[Row]:
    """What has come since the story was looked at last; nothing at the first look."""
    if told.since is None:
        return []
    new = sorted((h for h in told.members if h.id in told.arrived), key=lambda h: (-h.published, -h.id))
    when = f"{moment(told.since, now)} · {count_of(len(new), 'article') if new else 'nothing'}"
    rows = dossier.heading("New since you last looked", when, width)
    said: dict[int, Told] = {}
    for sentence in told.news:
        said.setdefault(sentence.article, sentence)
    for headline in new[:_NEWS]:
        first = said.get(headline.id)
        note = f"{flat(headline.feed_title)}, {moment(headline.published, now)}"
        place = Place(headline.id, first.span if first else None)
        text = flat(first.text) if first else headline.title
        rows.append(dossier.prose(text, width, sign=dossier.NEW, note=note, most=4, target=place))
    if len(new) > _NEWS:
        rows.append(Row((Line((Piece(f"  and {len(new) - _NEWS} more, marked + in the time line", "muted"),)),)))
    return rows


def summary(told: Coverage, width: int, now: float) -> list[Row]:
    """Sentences of the articles, in order of time, each with where it stands."""
    chosen = overview(told.summaries, [headline.title for headline in told.members])
    if not chosen:
        return []
    articles = len({sentence.article for sentence in told.summaries})
    rows = dossier.heading("Summary", f"{count_of(len(chosen), 'sentence')} of {count_of(articles, 'article')}", width)
    for sentence in chosen:
        note = f"{flat(sentence.feed_title)}, {moment(sentence.published, now)}"
        place = Place(sentence.article, sentence.span)
        sign = Piece("▸ ", "sign")
        rows.append(dossier.prose(flat(sentence.text), width, sign=sign, note=note, target=place))
    return rows


# --- the time line -----------------------------------------------------------------------------


def time_line(told: Coverage, width: int, now: float) -> list[Row]:
    """Each development with its time, place, headline, lead and reasons, and the articles that report it."""
    rows = dossier.heading("Time line", count_of(len(told.story.developments), "development"), width)
    happenings = timeline(told.story.developments, told.members, told.summaries, told.places)
    times = [moment(happening.development.time, now) for happening in happenings]
    wide = max(map(len, times), default=0)
    for happening, time in zip(happenings, times, strict=True):
        rows += _development(told, happening, time.rjust(wide), width)
    source = dossier.widest((h.feed_title for h in told.members), dossier.SOURCE)
    shown = {headline.id for happening in happenings for headline in happening.articles}
    rest = sorted((h for h in told.members if h.id not in shown), key=lambda h: (h.published, h.id))
    return rows + [dossier.article_row(headline, width, source, now) for headline in rest]


def _development(told: Coverage, happening: Happening, time: str, width: int) -> list[Row]:
    """A development, and below it its articles if there are several."""
    development, articles = happening.development, list(happening.articles)
    sign, when = _sign(told, articles), Piece(f"{time}  ", "time")
    indent = cells(sign.text) + cells(when.text)
    room = max(width - indent, 1)
    blank = Piece(indent * " ")
    lines = [Line((sign, when, Piece(crop(flat(development.title), room), "strong")))]
    if happening.lead is not None:
        lines.append(Line((blank, Piece(crop(flat(happening.lead.text), room)))))
    one = articles[0] if len(articles) == 1 else None
    who = flat(one.feed_title) if one is not None else count_of(len(articles), "article")
    pieces = [blank, Piece(f"{flat(happening.place)} · {who}" if happening.place else who, "muted")]
    why = " · ".join(flat(term) for term in development.why[:_WHY])
    left = width - sum(cells(piece.text) for piece in pieces) - 9
    if why and left > 8:
        pieces += [Piece("  why: ", "muted"), Piece(crop(why, left), "why")]
    rows = [Row((*lines, Line(tuple(pieces))), Place(articles[0].id))]
    return rows if one is not None else [*rows, *(_member(told, headline, width) for headline in articles)]


def _sign(told: Coverage, articles: list[Headline]) -> Piece:
    """Whether there is something new, or something unread."""
    if any(headline.id in told.arrived for headline in articles):
        return dossier.NEW
    return dossier.read_sign(all(headline.read for headline in articles))


def _member(told: Coverage, headline: Headline, width: int) -> Row:
    """An article of a development."""
    indent, sign = Piece("    "), _sign(told, [headline])
    source = dossier.padded(headline.feed_title, dossier.widest((h.feed_title for h in told.members), dossier.SOURCE))
    copy = "copy · " if headline.copy_of is not None else ""
    room = width - sum(cells(piece.text) for piece in (indent, sign, source))
    what = Piece(crop(copy + flat(headline.title), max(room, 1)), "dimmed" if headline.read else "")
    return Row((Line((indent, sign, source, what)),), Place(headline.id))


# --- who spoke, and who reports it -------------------------------------------------------------


def speakers(told: Coverage, width: int, now: float) -> list[Row]:
    """Who spoke most, each with what was said last; the names lead to their pages."""
    order = voices(told.sayings, told.kinds)
    if not order:
        return []
    rows = dossier.heading("Who spoke", count_of(len(order), "speaker"), width)
    for voice in order[:_SPEAKERS]:
        label = Piece(crop(f"‹{flat(voice.speaker)}›", max(width - 6, 1)), "speaker")
        number = Piece(f"  {len(voice.sayings)}", "muted")
        rows.append(Row((Line((label, number)),), Name(voice.speaker, voice.kind) if voice.kind else None))
        rows += [dossier.quoted(saying, width, now) for saying in voice.sayings[:_QUOTES]]
    if others := order[_SPEAKERS:]:
        also = "also " + " · ".join(flat(voice.speaker) for voice in others)
        rows.append(dossier.prose(also, width, sign=Piece(""), style="muted", most=3))
    return rows


def sources(told: Coverage, width: int) -> list[Row]:
    """Each feed with its number of articles (leads to the latest), and the feeds that have none."""
    counts = Counter(headline.feed_title for headline in told.members)
    latest = {h.feed_title: h.id for h in sorted(told.members, key=lambda h: (h.published, h.id))}
    rows = dossier.sources(counts.most_common(), latest, width, f"{len(counts)} of {count_of(len(told.feeds), 'feed')}")
    missing = [name for name in told.feeds if name not in counts]
    if missing:
        named = " · ".join(map(flat, missing)) if len(missing) <= _MISSING else count_of(len(missing), "other feed")
        rows.append(dossier.prose(f"nothing in {named}", width, sign=Piece(""), style="muted", most=2))
    return rows
