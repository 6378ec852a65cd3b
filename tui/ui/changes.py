"""What a feed changed in an article, paragraph by paragraph: what went behind −, what came behind +. Pure.

Within a paragraph that was rewritten the words that went are struck out, those that came are underlined.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from textual.content import Content

from tui.model import Article, Version
from tui.ui.dates import moment
from tui.ui.highlight import content

_WORDS = re.compile(r"\S+\s*")
_ALIKE = 0.5
"""Two paragraphs that share so much are one that was rewritten."""
_MOST = 400
"""Paragraphs that are compared: more would take longer than a page may."""


def between(before: Sequence[str], after: Sequence[str]) -> list[Content]:
    """The paragraphs that differ, in order; empty where none does."""
    before, after = before[:_MOST], after[:_MOST]
    lines: list[Content] = []
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what != "equal":
            lines += _changed(before[a:b], after[c:d])
    return lines


def told(article: Article, versions: Sequence[Version], now: float) -> Content:
    """All that was changed in an article, the last change first; its versions come newest first."""
    parts: list[Content] = []
    title, body = article.headline.title, article.body
    later = (title, _paragraphs(body.text))
    for version in versions:
        earlier = (version.title, _paragraphs(version.body.text))
        lines = between([earlier[0]], [later[0]]) + between(earlier[1], later[1])
        if lines:
            head = content(f"Changed {moment(version.replaced, now)}").stylize("bold $accent")
            parts.append(Content("\n\n").join([head, *lines]))
        later = earlier
    return Content("\n\n\n").join(parts) if parts else content("Its feed has changed nothing that is shown.")


def _paragraphs(text: str) -> list[str]:
    """A text in its paragraphs."""
    return [part for part in (" ".join(part.split()) for part in text.split("\n\n")) if part]


def _changed(before: Sequence[str], after: Sequence[str]) -> Iterator[Content]:
    """Paragraphs that took one another's place: those that are alike side by side, word by word."""
    left = list(after)
    for old in before:
        match = next((new for new in left if _ratio(old, new) >= _ALIKE), None)
        if match is None:
            yield _line("−", [(old, False)], "strike")
            continue
        while left[0] != match:
            yield _line("+", [(left.pop(0), False)], "underline")
        left.pop(0)
        yield from _rewritten(old, match)
    for new in left:
        yield _line("+", [(new, False)], "underline")


def _ratio(old: str, new: str) -> float:
    """How much two paragraphs share, by their words."""
    return SequenceMatcher(None, old.split(), new.split(), autojunk=False).ratio()


def _rewritten(old: str, new: str) -> Iterator[Content]:
    """A paragraph as it was and as it is, with the words marked that went and came."""
    a, b = _WORDS.findall(old), _WORDS.findall(new)
    steps = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    yield _line("−", [("".join(a[i:j]), what != "equal") for what, i, j, _, _ in steps], "strike")
    yield _line("+", [("".join(b[i:j]), what != "equal") for what, _, _, i, j in steps], "underline")


def _line(sign: str, pieces: Sequence[tuple[str, bool]], mark: str) -> Content:
    """A paragraph behind its sign; what went is dimmed, what came is not."""
    ground = "$muted" if sign == "−" else "$foreground"
    parts: list[Content] = []
    for text, marked in pieces:
        words = text.rstrip() if marked else text  # the blank behind a word neither went nor came
        parts.append(content(words).stylize(f"{ground} {mark}" if marked else ground))
        parts.append(content(text[len(words) :]))
    return Content.assemble((f"{sign} ", "bold $accent"), *parts)
