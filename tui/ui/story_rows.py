"""The page of a story as rows: what it is, what is new, a summary, the time line, who spoke, who reports it.

Pure: takes what the library tells of a story and a width; gives rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from tui.digest.overview import overview
from tui.model import Development, EntityKind, Headline, Saying, Story
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
_SCRAP = 6
"""Words of a quote from which on it says something by itself."""
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
    kinds: Mapping[str, EntityKind] | None = None
    feeds: tuple[str, ...] = ()
    since: float | None = None
    arrived: frozenset[int] = frozenset()
    news: tuple[Told, ...] = ()


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
    chosen = overview(told.summaries)
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
    """Each development with its time, headline and reasons, and the articles that report it."""
    by_development: dict[int | None, list[Headline]] = {}
    for headline in sorted(told.members, key=lambda h: (h.published, h.id)):
        by_development.setdefault(headline.development, []).append(headline)
    rows = dossier.heading("Time line", count_of(len(told.story.developments), "development"), width)
    for development in told.story.developments:
        if articles := by_development.pop(development.id, []):
            rows += _development(told, development, articles, width, now)
    source = dossier.widest((h.feed_title for h in told.members), dossier.SOURCE)
    rest = [headline for headlines in by_development.values() for headline in headlines]
    return rows + [dossier.article_row(headline, width, source, now) for headline in rest]


def _development(
    told: Coverage, development: Development, articles: list[Headline], width: int, now: float
) -> list[Row]:
    """A development, and below it its articles if there are several."""
    time = Piece(f"{moment(development.time, now)}  ", "time")
    sign = _sign(told, articles)
    indent = cells(sign.text) + cells(time.text)
    what = Piece(crop(flat(development.title), max(width - indent, 1)), "strong")
    one = articles[0] if len(articles) == 1 else None
    who = Piece(flat(one.feed_title) if one is not None else count_of(len(articles), "article"), "muted")
    pieces = [Piece(indent * " "), who]
    why = " · ".join(flat(term) for term in development.why[:_WHY])
    room = width - indent - cells(who.text) - 9
    if why and room > 8:
        pieces += [Piece("  why: ", "muted"), Piece(crop(why, room), "why")]
    rows = [Row((Line((sign, time, what)), Line(tuple(pieces))), Place(articles[0].id))]
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
    said: dict[str, list[Saying]] = {}
    for saying in dossier.different(told.sayings):
        said.setdefault(saying.speaker, []).append(saying)
    if not said:
        return []
    order = sorted(said, key=lambda speaker: -len(said[speaker]))
    rows = dossier.heading("Who spoke", count_of(len(order), "speaker"), width)
    for speaker in order[:_SPEAKERS]:
        kind = (told.kinds or {}).get(speaker)
        label = Piece(crop(f"‹{flat(speaker)}›", max(width - 6, 1)), "speaker")
        number = Piece(f"  {len(said[speaker])}", "muted")
        rows.append(Row((Line((label, number)),), Name(speaker, kind) if kind else None))
        rows += [dossier.quoted(saying, width, now) for saying in sorted(said[speaker], key=_is_scrap)[:_QUOTES]]
    if others := order[_SPEAKERS:]:
        also = "also " + " · ".join(map(flat, others))
        rows.append(dossier.prose(also, width, sign=Piece(""), style="muted", most=3))
    return rows


def _is_scrap(saying: Saying) -> bool:
    """Whether there is better to show: what is reported only, or no more than a few words."""
    return saying.kind != "direct" or len(saying.text.split()) < _SCRAP


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
