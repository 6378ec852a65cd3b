"""Quotes for people: what was said word for word, then what was only reported, each with how its speaker was found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.model import Analysis, Quote

if TYPE_CHECKING:
    from rich.console import Console


def show(out: Console, words: str, analysis: Analysis) -> None:
    """Print the quotes of a text: speaker, words, and the rule and confidence that joined the two."""
    from rich.padding import Padding
    from rich.text import Text

    direct, indirect = _apart(analysis)
    for quote in direct:
        out.print(Text(f"‹{quote.speaker or 'unknown'}› ", "bold") + Text(quote.span.of(words), "italic"))
        out.print(Padding(Text(_reason(quote), "dim"), (0, 0, 0, 4)))
    if indirect:
        out.print(Text("reported, not word for word:", "dim"))
    for quote in indirect:
        out.print(Padding(Text(f"‹{quote.speaker}› ", "bold") + Text(quote.span.of(words)), (0, 0, 0, 2)))
        out.print(Padding(Text(_reason(quote), "dim"), (0, 0, 0, 4)))


def lines(words: str, analysis: Analysis) -> Iterator[str]:
    """The same for a screen reader, a quote a line."""
    direct, indirect = _apart(analysis)
    for quote in direct:
        yield f"\n{quote.speaker or 'Somebody'} said ({_reason(quote)}): {quote.span.of(words)}"
    if indirect:
        yield "\nReported, not word for word:"
    for quote in indirect:
        yield f"\n{quote.speaker} said that ({_reason(quote)}): {quote.span.of(words)}"


def _apart(analysis: Analysis) -> tuple[list[Quote], list[Quote]]:
    """The direct quotes and the indirect ones."""
    kinds: dict[str, list[Quote]] = {"direct": [], "indirect": []}
    for quote in analysis.quotes:
        kinds[quote.kind].append(quote)
    return kinds["direct"], kinds["indirect"]


def _reason(quote: Quote) -> str:
    """By which rule the speaker was found, and how sure that is."""
    return f"{quote.rule}, {quote.confidence:.0%}" if quote.speaker else "no speaker found"
