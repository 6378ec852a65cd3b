"""An article as lines: head, summary, body, links; and the way between a place in the text and a place on the screen.

Pure: takes an article and a width, gives a ``Layout``. The columns of a line are: 0 the bar of the passage under the
cursor, 1 the sign (▸ a sentence of the summary, + new here), 2 blank, 3 and on the text; head and summary begin in
column 1.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tui.model import READ_LANGUAGES, Analysis, Article, Span
from tui.text import without_secrets
from tui.ui import dates, languages
from tui.ui.blocks import Pictures, body_lines
from tui.ui.highlight import Mode, insertions, shown, superscript
from tui.ui.lines import BLANK, Composed, Line, Piece, StoryOf, Url, flow, paragraph, wrapped
from tui.ui.wrapping import crop

GUTTER = 3
"""Cells before the text: the bar, the sign, a blank."""

HEAD = 1
"""The column in which the title stands."""

LONGEST_SUMMARY = 20
"""Sentences that a summary may be made longer to."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of an article. ``first`` and ``last`` bound the body's (``last`` exclusive).

    ``signs`` are the marks in the margin by line, ``passages`` the first and last line of each passage.
    """

    lines: tuple[Line, ...] = ()
    width: int = 0
    first: int = 0
    last: int = 0
    signs: dict[int, str] = field(default_factory=dict)
    passages: tuple[tuple[int, int], ...] = ()
    starts: tuple[int, ...] = ()
    rows: tuple[int, ...] = ()

    def line_of(self, offset: int) -> int:
        """The line that shows the character ``offset`` of the body, or the nearest before it."""
        if not self.starts:
            return self.first
        return self.rows[max(bisect_right(self.starts, offset) - 1, 0)]

    def offset_of(self, line: int) -> int:
        """The first character that ``line`` shows; 0 above the body, the body's end below it."""
        if line < self.first or not self.starts:
            return 0
        if line >= self.last:
            return max(self.lines[self.last - 1].end, 0)
        return self.lines[line].start

    def passage_of(self, line: int) -> int:
        """The number of the passage that ``line`` stands in, or the nearest before it; 0 above all."""
        return max(bisect_right(self.passages, line, key=lambda rows: rows[0]) - 1, 0)


def lay_out(
    article: Article,
    width: int,
    now: float,
    *,
    mode: Mode = "all",
    summary: Sequence[Span] = (),
    pictures: Pictures | None = None,
    full_text_key: str = "",
) -> Layout:
    """``article`` in lines whose text is at most ``width`` cells wide, with ``summary`` above the body unless empty.

    ``pictures`` are shown above their alternative texts. Below a text that is only the beginning stands what key
    fetches the whole.
    """
    analysis = article.analysis
    above = [*_head(article, width + GUTTER - HEAD, now), BLANK]
    if summary and analysis is not None:
        above += [*summary_lines(article.body.text, summary, len(analysis.sentences), width), BLANK]
    text = body_lines(article.body, insertions(article.body, analysis, mode), width, GUTTER, pictures)
    below = (
        [*_rest(article, width, full_text_key), *_foot(article, width)]
        if text
        else [replace(line, column=GUTTER) for line in _nothing(width)]
    )
    rows, starts = _anchors(text, len(above))
    layout = Layout((*above, *text, *below), width, len(above), len(above) + len(text), {}, (), starts, rows)
    passages = analysis.passages if analysis is not None else ()
    placed = tuple((layout.line_of(p.span.start), layout.line_of(max(p.span.end - 1, 0))) for p in passages)
    return replace(layout, signs=_signs(layout, article, mode), passages=placed if text else ())


def nothing_open(width: int) -> Layout:
    """What stands where no article is open."""
    said = "No article is open."
    return Layout((BLANK, *(Line(row, column=GUTTER) for row in wrapped(said, width, "muted"))), width)


def summary_of(analysis: Analysis, size: int = 0) -> tuple[Span, ...]:
    """The summary in ``size`` sentences (0: as it was chosen), in their order.

    A longer one takes in the best sentences of passages that it left out, the heaviest passage first, then the
    others in their order; a shorter one keeps what comes first, as reporters put it.
    """
    if size <= 0 or size == len(analysis.summary):
        return analysis.summary
    by_weight = sorted(analysis.passages, key=lambda p: -sum(weight for _, weight in p.terms[:10]))
    wanted = dict.fromkeys([*analysis.summary, *(p.lead for p in by_weight if len(p.lead)), *analysis.sentences])
    return tuple(sorted(list(wanted)[: min(size, LONGEST_SUMMARY)]))


def _head(article: Article, width: int, now: float) -> list[Line]:
    """The title, and under it all that is known of the article; its language if names are not found in that."""
    dot, headline = Piece(" · ", "muted"), article.headline
    language = article.analysis.language if article.analysis is not None else "und"
    known = [
        headline.feed_title,
        headline.author if headline.author != headline.feed_title else "",
        dates.moment(headline.published, now),
        f"{headline.minutes} min" if headline.words else "",
        f"in {languages.name(language)}" if language not in READ_LANGUAGES else "",
        f"✎ changed {dates.moment(article.changed, now)}" if article.changed else "",
        "★ starred" if headline.starred else "",
        f"+{headline.copies} {'copy' if headline.copies == 1 else 'copies'}" if headline.copies else "",
    ]
    items = [Piece(text, "muted") for text in known if text.strip()]
    if headline.story is not None and headline.story_size > 1:
        title = f"{headline.story_title} · " if headline.story_title.strip() else ""
        items.append(Piece(f"≣ {title}{headline.story_size} articles", "story", -1, StoryOf(headline.story)))
    title_rows = wrapped(headline.title or "Untitled", width, "title")
    return [BLANK, *(Line(row, column=HEAD) for row in (*title_rows, *flow(items, width, dot)))]


def summary_lines(text: str, summary: Sequence[Span], sentences: int, width: int) -> list[Line]:
    """The summary behind a rule, each sentence with its sign; a click on one leads to where it stands."""
    rule = Piece("┃ ", "rule")
    label = crop(f"Summary  {len(summary)} of {max(sentences, len(summary))} sentences", width)
    lines = [Line((rule, Piece(label, "muted")), column=HEAD)]
    for span in summary:
        first, rest = [rule, Piece("▸ ", "sign", -1, span)], [rule, Piece("  ", "", -1, span)]
        # As one line of prose: a sentence may run over a line break of its paragraph.
        flat = text[span.start : span.end].replace("\n", " ")
        for line in paragraph(Composed(flat, Span(0, len(flat))), width + GUTTER - HEAD, first=first, rest=rest):
            pieces = tuple(p if p.start < 0 else Piece(p.text, "summary", -1, span) for p in line.pieces)
            lines.append(Line(pieces, column=HEAD))
    return lines


def _rest(article: Article, width: int, key: str) -> list[Line]:
    """What is said below a text that is only the beginning; nothing below any other."""
    if article.analysis is None or not article.analysis.teaser:
        return []
    how = f": {key} fetches the full text" if key and article.headline.link else ""
    rows = wrapped(f"This is only the beginning{how}.", width, "muted")
    return [BLANK, *(Line(row, column=GUTTER) for row in rows)]


def _foot(article: Article, width: int) -> list[Line]:
    """Where the numbered links lead."""
    if not article.body.links:
        return [BLANK]
    lines = [BLANK, Line((Piece("Links", "muted"),), column=GUTTER)]
    for number, link in enumerate(article.body.links, 1):
        sign, address = Piece(f"{superscript(number)} ", "link-number"), shown(without_secrets(link.url))
        shortened = crop(address.removeprefix("https://"), max(width - len(sign.text), 1))
        lines.append(Line((sign, Piece(shortened, "muted", -1, Url(link.url))), column=GUTTER))
    return [*lines, BLANK]


def _nothing(width: int) -> list[Line]:
    """What stands in place of a body that has no text."""
    said = "The feed gives no text of this article: fetch the full text, or open it in the browser."
    return [Line(row) for row in wrapped(said, width, "muted")]


def _anchors(lines: Sequence[Line], above: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The lines at which a further character begins, and those characters: the rows of a table cell share theirs."""
    rows: list[int] = []
    starts: list[int] = []
    for number, line in enumerate(lines, above):
        if not starts or line.start > starts[-1]:
            rows.append(number)
            starts.append(line.start)
    return tuple(rows), tuple(starts)


def _signs(layout: Layout, article: Article, mode: Mode) -> dict[int, str]:
    """The signs in the margin: + beside what is new here, ▸ where a sentence of the summary begins."""
    signs: dict[int, str] = {}
    if mode == "none" or not layout.starts:
        return signs
    for span in article.fresh:
        for line in range(layout.line_of(span.start), layout.line_of(max(span.end - 1, 0)) + 1):
            if layout.lines[line].pieces:
                signs[line] = "+"
    for span in article.analysis.summary if article.analysis is not None else ():
        signs[layout.line_of(span.start)] = "▸"
    return signs


def reading_line(top: int, furthest: int, rows: int) -> int:
    """The line that is being read when ``top`` is the first of ``rows`` seen and ``furthest`` the last that can be.

    It goes from the first row of the view to the last one as the text goes from its beginning to its end, so that every
    line is read at some time, and none leaps.
    """
    return top + round(top * (rows - 1) / furthest) if furthest > 0 else top


def scroll_for(line: int, furthest: int, rows: int) -> int:
    """The first line to be seen for ``line`` to be the one that is being read."""
    return min(round(line * furthest / (furthest + rows - 1)), furthest) if furthest > 0 else 0
