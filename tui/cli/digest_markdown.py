"""A briefing as Markdown (CommonMark). What is foreign stands in it as text: no character of it acts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui import text
from tui.cli import output
from tui.cli.digest import nothing

if TYPE_CHECKING:
    from tui.digest.briefing import Briefing, Item
    from tui.model import Saying
    from tui.store.coverage import Told

# What acts anywhere in a line, and what makes an address of its own in the dialects that look for them.
_ACTING = re.compile(r"[\\`*_\[\]<>&~|$^@{}]|:(?=//)|(?<=www)\.", re.IGNORECASE)
# What acts at the beginning of a line only: headings, lists, quotations, rules, numbers of lists.
_OPENING = re.compile(r"^(\d*)([#+\-=.)!\"'(:])")
_IN_ADDRESS = str.maketrans({"<": "%3C", ">": "%3E", "\\": "%5C"})


def page(told: Briefing) -> str:
    """The briefing as a document that ends in a line break."""
    return "\n".join(_lines(told)) + "\n"


def plain(words: str) -> str:
    """Foreign text on one line, with a backslash before all that would be markup."""
    words = _ACTING.sub(r"\\\g<0>", " ".join(words.split()))
    return _OPENING.sub(r"\1\\\2", words)


def link(words: str, address: str) -> str:
    """Words that lead to an address, if that is one that can be opened safely."""
    safe = text.safe_url(address)
    return f"[{plain(words)}](<{safe.translate(_IN_ADDRESS)}>)" if safe else plain(words)


def _lines(told: Briefing) -> Iterator[str]:
    """The lines of the document."""
    yield f"# Digest, {output.stamp(told.now)}\n"
    if not told.articles:
        yield f"{nothing(told).capitalize()}."
        return
    yield f"Since {output.stamp(told.since)}: {' · '.join(told.figures)}"
    for item in told.items:
        yield from _item(told, item)
    if told.single:
        yield "\n## Nobody else reports\n"
        for row in told.single:
            yield f"- {link(row.title, row.link)} ({plain(row.feed_title)}, {output.stamp(row.published)})"
    if told.named:
        yield "\n## Most named\n"
        yield from (f"- {plain(name.name)}: {text.count_of(name.articles, 'article')}" for name in told.named)


def _item(told: Briefing, item: Item) -> Iterator[str]:
    """A story."""
    yield f"\n## {plain(item.story.title)}\n"
    yield " · ".join(item.rank.why)
    if item.news:
        yield ""
        yield from (f"- {plain(sentence.text)} ({_source(told, sentence)})" for sentence in item.news)
    if item.steps:
        yield "\n### New developments\n"
        for step in item.steps:
            yield f"- {output.stamp(step.time)}: {plain(step.title)} ({text.count_of(step.sources, 'source')})"
    for quote in item.quotes:
        yield f"\n> {plain(quote.text)}\n>\n> — {plain(quote.speaker)} ({_source(told, quote)})"


def _source(told: Briefing, said: Told | Saying) -> str:
    """Whose it is, which leads to the page, and when it came."""
    return f"{link(said.feed_title, told.links.get(said.article, ''))}, {output.stamp(said.published)}"
