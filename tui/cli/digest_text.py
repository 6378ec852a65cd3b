"""A briefing as text: in looks and with links on a terminal, plain in a pipe, with the addresses written out."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from rich.style import Style
from rich.text import Text

from tui import text
from tui.cli import output

if TYPE_CHECKING:
    from rich.console import Console

    from tui.digest.briefing import Briefing, Item
    from tui.model import Saying
    from tui.store.coverage import Told

WIDTH = 88
"""Columns of the longest line: what is wider is hard to read."""

STEPS = 6
"""New developments of a story that are named, the latest; of more only the number."""


def show(out: Console, told: Briefing) -> None:
    """Print the briefing."""
    out.width = min(WIDTH, shutil.get_terminal_size().columns)
    _hang(out, "", Text(f"Since {output.stamp(told.since)}: {' · '.join(told.figures)}", "dim"))
    for number, item in enumerate(told.items, 1):
        out.print()
        _item(out, told, item, f"{number}. ")
    if told.single:
        out.print(Text("\nNobody else reports", "bold"))
        for row in told.single:
            _hang(out, "  · ", Text(row.title), _source(row.feed_title, row.published, told.now, row.link))
            _address(out, row.link, 4)
    if told.named:
        out.print(Text("\nMost named", "bold"))
        _hang(out, "  ", Text(" · ".join(f"{name.name} {name.articles}" for name in told.named)))


def _item(out: Console, told: Briefing, item: Item, number: str) -> None:
    """A story: its title, why it stands here, what is new in it, and who said what."""
    _hang(out, number, Text(item.story.title, "bold"))
    _hang(out, "   ", Text(" · ".join(item.rank.why), "dim"))
    for sentence in item.news:
        _said(out, told, "   + ", Text(sentence.text), sentence)
    if hidden := item.steps[:-STEPS]:
        _hang(out, "   ~ ", Text(f"{text.count_of(len(hidden), 'new development')} before these", "dim"))
    for step in item.steps[-STEPS:]:
        note = Text(f"{output.when(step.time, told.now)}, {text.count_of(step.sources, 'source')}", "dim")
        _hang(out, "   ~ ", Text(step.title), note)
    for quote in item.quotes:
        _said(out, told, "   ", Text.assemble((f"‹{quote.speaker}› ", "bold"), (quote.text, "italic")), quote)


def _said(out: Console, told: Briefing, sign: str, words: Text, said: Told | Saying) -> None:
    """A sentence or a quote, and where it is from."""
    link = told.links.get(said.article, "")
    _hang(out, sign, words, _source(said.feed_title, said.published, told.now, link))
    _address(out, link, len(sign))


def _source(feed: str, time: int, now: int, link: str) -> Text:
    """Whose it is and when it came; on a terminal that knows links it leads to the page."""
    address = text.safe_url(link)
    return Text(f"{feed}, {output.when(time, now)}", Style(dim=True, link=address or None))


def _address(out: Console, link: str, indent: int) -> None:
    """The address by itself, where nothing can be opened by a click; never broken, so that it can be copied."""
    if not out.is_terminal and (address := text.safe_url(link)):
        out.print(Text(" " * indent + address), soft_wrap=True)


def _hang(out: Console, sign: str, words: Text, note: Text | None = None) -> None:
    """Words behind a sign, the lines after the first one indented by as much; a note stands on one line if it can."""
    room = max(out.width - len(sign), 10)
    words.expand_tabs(4)
    lines = list(words.wrap(out, room))
    for line in lines:
        line.rstrip()
    if note is not None and lines and lines[-1].cell_len + 2 + note.cell_len <= room:
        lines[-1].append("  ").append(note)
    elif note is not None:
        lines += note.wrap(out, room)
    for number, line in enumerate(lines):
        out.print(Text(sign if number == 0 else " " * len(sign)) + line, soft_wrap=True)
