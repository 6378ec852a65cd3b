"""The page of a story: its developments in time order, each with the articles that report it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import set_cell_size
from rich.style import Style
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.strip import Strip

from tui.model import Development, Headline, Story
from tui.text import line as one_line
from tui.ui.cells import Piece, cut, line
from tui.ui.dates import moment
from tui.ui.highlight import content
from tui.ui.widgets.rows import RowList

_SOURCE = 16
"""Cells of the column of sources."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the time line: a development, an article of it, or a gap."""

    development: Development | None = None
    article: Headline | None = None


def entries(story: Story, members: Sequence[Headline]) -> list[Entry]:
    """Each development with its articles in the order of their publication."""
    by_development: dict[int | None, list[Headline]] = {}
    for headline in sorted(members, key=lambda h: (h.published, h.id)):
        by_development.setdefault(headline.development, []).append(headline)
    found: list[Entry] = []
    for development in story.developments:
        found += [Entry(development), *(Entry(None, h) for h in by_development.pop(development.id, ())), Entry()]
    found += [Entry(None, headline) for rest in by_development.values() for headline in rest]
    return found


class TimeLine(RowList):
    """The lines of a story; the cursor stands on articles."""

    class Opened(Message):
        """An article was chosen."""

        def __init__(self, article: int) -> None:
            super().__init__()
            self.article = article

    def __init__(self, lines: Sequence[Entry], now: float) -> None:
        super().__init__()
        self._lines, self._now = lines, now

    def row_count(self) -> int:
        """How many lines there are."""
        return len(self._lines)

    def rests(self, index: int) -> bool:
        """The cursor stands on articles only."""
        return self._lines[index].article is not None

    def chosen(self, index: int) -> None:
        """Tell which article was chosen."""
        headline = self._lines[index].article
        if headline is not None:
            self.post_message(self.Opened(headline.id))

    def on_mount(self) -> None:
        """Start at the first article."""
        self.repaint()
        self.move_to(0)

    def render_row(self, index: int, line_number: int, width: int, ground: Style) -> Strip:  # noqa: ARG002
        """A development's time and title, or an article's source and title."""
        entry = self._lines[index]
        muted, accent = self.style_of("muted"), self.style_of("accent")
        if entry.development is not None:
            why = " · ".join(one_line(term) for term in entry.development.why[:4])
            right: list[Piece] = [(f"  {why}", muted)] if why and width > 90 else []
            time = f"{moment(entry.development.time, self._now)}  "
            return line(
                [(time, accent), (one_line(entry.development.title), self.style_of("strong"))], right, width, ground
            )
        if entry.article is None:
            return Strip.blank(width, ground)
        h = entry.article
        sign: Piece = ("  ○ ", muted) if h.read else ("  ● ", accent)
        source = set_cell_size(cut(one_line(h.feed_title) + (" (copy)" if h.copy_of else ""), _SOURCE), _SOURCE + 2)
        title = self.style_of("dimmed") if h.read else Style.null()
        return line([sign, (source, muted), (one_line(h.title), title)], (), width, ground)


class StoryPage(ModalScreen[int | None]):
    """A story's time line; gives the article to read."""

    BINDINGS = [("enter", "open", "Read"), ("escape,q,v,backspace", "close", "Close")]  # noqa: RUF012

    def __init__(self, story: Story, members: Sequence[Headline], now: float) -> None:
        super().__init__()
        self._story, self._members, self._now = story, members, now

    def compose(self) -> ComposeResult:
        """The title, and the time line."""
        with Vertical(classes="page") as page:
            page.border_title = content(f"≣ {one_line(self._story.title)}")
            first, last = moment(self._story.first, self._now), moment(self._story.last, self._now)
            sources = len({headline.feed for headline in self._members})
            facts = f"{len(self._members)} articles · {sources} sources · {first} to {last} · ⏎ reads"
            page.border_subtitle = content(facts)
            yield TimeLine(entries(self._story, self._members), self._now)

    def on_time_line_opened(self, event: TimeLine.Opened) -> None:
        """Read an article."""
        self.dismiss(event.article)

    def action_open(self) -> None:
        """Read the article under the cursor."""
        time_line = self.query_one(TimeLine)
        time_line.chosen(time_line.cursor)

    def action_close(self) -> None:
        """Back to the newsroom."""
        self.dismiss(None)
