"""A briefing as one page of HTML: nothing runs in it, nothing is fetched for it, and what is foreign is escaped."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from tui import text
from tui.assets import asset_dir
from tui.cli import output
from tui.cli.digest import nothing

if TYPE_CHECKING:
    from tui.digest.briefing import Briefing, Item
    from tui.model import Saying
    from tui.store.coverage import Told

# Belt and braces: were something to slip through, a browser would not run or fetch it.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def page(told: Briefing) -> str:
    """The whole page, which ends in a line break; its style is that of styles/digest.css."""
    return "\n".join(_lines(told)) + "\n"


def _lines(told: Briefing) -> Iterator[str]:
    """The lines of the page."""
    title = f"Digest, {output.stamp(told.now)}"
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    style = (asset_dir("styles") / "digest.css").read_text("utf8")
    yield f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>"
    yield f"<header><h1>{title}</h1>"
    if told.articles:
        yield f"<p>Since {_time(told.since)}: {' · '.join(told.figures)}</p></header>"
    else:
        yield f"<p>{nothing(told).capitalize()}.</p></header>"
    for item in told.items:
        yield from _item(told, item)
    yield from _rest(told)
    yield "</main>\n</body>\n</html>"


def _item(told: Briefing, item: Item) -> Iterator[str]:
    """A story."""
    yield f'<article>\n<h2 dir="auto">{escape(item.story.title)}</h2>'
    yield f'<p class="why">{escape(" · ".join(item.rank.why))}</p>'
    if item.news:
        yield '<ul class="news">'
        yield from (f"<li>{_words(sentence.text)} {_source(told, sentence)}</li>" for sentence in item.news)
        yield "</ul>"
    if item.steps:
        yield "<h3>New developments</h3>\n<ol>"
        for step in item.steps:
            note = f"{_time(step.time)} · {text.count_of(step.sources, 'source')}"
            yield f"<li>{_words(step.title)} <small>{note}</small></li>"
        yield "</ol>"
    for quote in item.quotes:
        yield f'<figure><blockquote dir="auto">{escape(quote.text)}</blockquote>'
        yield f"<figcaption>{_words(quote.speaker)} {_source(told, quote)}</figcaption></figure>"
    yield "</article>"


def _rest(told: Briefing) -> Iterator[str]:
    """What is below the stories."""
    if told.single:
        yield "<section>\n<h2>Nobody else reports</h2>\n<ul>"
        for row in told.single:
            note = f"{_words(row.feed_title)} · {_time(row.published)}"
            yield f"<li>{_link(row.title, row.link)} <small>{note}</small></li>"
        yield "</ul>\n</section>"
    if told.named:
        yield "<section>\n<h2>Most named</h2>\n<ul>"
        for name in told.named:
            yield f"<li>{_words(name.name)} <small>{text.count_of(name.articles, 'article')}</small></li>"
        yield "</ul>\n</section>"


def _words(words: str) -> str:
    """Foreign text, whose direction of writing stays its own."""
    return f"<bdi>{escape(words)}</bdi>"


def _link(words: str, address: str) -> str:
    """Words that lead to an address, if that is one that can be opened safely."""
    safe = text.safe_url(address)
    return f'<a href="{escape(safe)}" rel="noreferrer">{_words(words)}</a>' if safe else _words(words)


def _source(told: Briefing, said: Told | Saying) -> str:
    """Whose it is, which leads to the page, and when it came."""
    return f"<small>{_link(said.feed_title, told.links.get(said.article, ''))} · {_time(said.published)}</small>"


def _time(seconds: int) -> str:
    """A time for people and for programs."""
    return f'<time datetime="{output.iso(seconds)}">{output.stamp(seconds)}</time>'
