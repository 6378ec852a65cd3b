"""The command analyse: what texts say, without a library."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tui import text
from tui.cli import context, output, quoting
from tui.cli.as_json import analysis_json
from tui.errors import FeedError, ModelMissing, WireroomError
from tui.model import ENTITY_KINDS, Analysis, Body

if TYPE_CHECKING:
    from tui.config import Config

_READ_LIMIT = 10_000_000
"""Bytes of a file that are read."""

_LOOKED_AT = 8_000
"""Bytes in which a file that is no text shows it."""

_SENTENCE = 1_000
"""Characters of a sentence of the summary that are shown; the JSON has all."""

_LINES = 20_000
"""Lines of a plain text that are paragraphs each; what has more is no text."""


@dataclass(frozen=True, slots=True)
class Source:
    """A text to analyse, and the name it was asked for under."""

    name: str
    title: str
    body: Body
    teaser: bool = False


def analyse(args: argparse.Namespace) -> int:
    """``wireroom analyse``: exit code 3 when a source has no text, 6 when the model is missing (the rest is said)."""
    config = context.settings(args)
    failed = False
    sources = _sources(args.sources)
    missing = None
    for source, found in _analyses(sources, config, args):
        if isinstance(found, WireroomError):
            output.warn(str(found))
            missing = missing or (found if isinstance(found, ModelMissing) else None)
            failed = failed or not isinstance(found, ModelMissing)
            continue
        analysis = replace(found, teaser=source.teaser)
        if args.json:
            output.emit({"source": source.name} | analysis_json(source.title, source.body, analysis))
        else:
            _show(source, analysis)
    return FeedError.exit_code if failed else ModelMissing.exit_code if missing else 0


def _analyses(
    sources: Iterable[Source | WireroomError], config: Config, args: argparse.Namespace
) -> Iterator[tuple[Source, Analysis | WireroomError]]:
    """Each source with its analysis, or an error; without a model the cheap analysis and one ModelMissing."""
    from tui.analysis import languagemodel, reading, study

    model = args.model or config.model
    sentences = config.summary_sentences if args.sentences is None else args.sentences
    method = args.method or config.summary
    nowhere = Source("", "", Body())
    try:
        languagemodel.load(model)
    except ModelMissing as error:
        if model != "none":
            yield nowhere, error
        for source in sources:
            if isinstance(source, WireroomError):
                yield nowhere, source
            else:
                yield source, reading.skim(source.title, source.body, sentences=sentences, method=method)
        return
    good: list[Source] = []
    errors: list[WireroomError] = []

    def texts() -> Iterator[tuple[str, Body]]:
        """The sources that have a text; errors are kept for later."""
        for source in sources:
            if isinstance(source, WireroomError):
                errors.append(source)
            else:
                good.append(source)
                yield source.title, source.body

    for number, analysis in enumerate(study.study_many(texts(), model, sentences=sentences, method=method)):
        yield good[number], analysis
    for problem in errors:
        yield nowhere, problem


def _sources(names: Iterable[str]) -> Iterator[Source | WireroomError]:
    """Each file, address or standard input as a clean text; an error in the place of one that has none."""
    for name in names:
        try:
            yield _source(name)
        except (WireroomError, OSError) as error:
            yield error if isinstance(error, WireroomError) else FeedError(f"{name} cannot be read: {error.strerror}")


def _source(name: str) -> Source:
    """One source, less its clutter. Raises FeedError or OSError."""
    from tui.analysis import clutter, teaser

    if name.startswith(("http://", "https://")):
        return Source(name, "", clutter.strip("", asyncio.run(_page(name))))
    data = sys.stdin.buffer.read(_READ_LIMIT) if name == "-" else _bytes(name)
    title, body = _document(name, data)
    return Source(name, title, clutter.strip(title, body), teaser.is_teaser(title, body))


def _bytes(path: str) -> bytes:
    """The first bytes of a file. Raises OSError."""
    with Path(path).open("rb") as file:
        return file.read(_READ_LIMIT)


def _document(name: str, data: bytes) -> tuple[str, Body]:
    """The title and the body in a file's bytes, by the file's ending. Raises FeedError."""
    from tui.feeds import extract, html

    if name.endswith((".html", ".htm")):
        try:
            return "", extract.article(data, "")
        except FeedError:
            return "", html.body(data.decode("utf8", "replace"))
    if name.endswith(".json"):
        return _json_document(name, data)
    if b"\0" in data[:_LOOKED_AT]:
        raise FeedError(f"{name} is no text: it has binary data in it")
    return "", _plain(data.decode("utf8", "replace"))


def _json_document(name: str, data: bytes) -> tuple[str, Body]:
    """The ``{"title", "text"}`` in a JSON file. Raises FeedError."""
    try:
        document = json.loads(data)
        words = document["text"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:  # the last: nested to no purpose
        raise FeedError(f'{name} is no JSON with a "text"') from error
    if not isinstance(words, str):
        raise FeedError(f'{name}: its "text" is no text')
    return text.line(str(document.get("title") or "")), _plain(words)


def _plain(words: str) -> Body:
    """A body whose paragraphs are the lines of a plain text, the rest of them in one beyond ``_LINES``."""
    return Body.of(text.clean(words)[: text.BODY_LIMIT].split("\n", _LINES))


async def _page(url: str) -> Body:
    """The main text of a web page, extracted in a worker. Raises FeedError, WorkerError."""
    from tui.desk import PARSE_SECONDS
    from tui.feeds import fetch
    from tui.workers import Worker

    worker = Worker()
    try:
        async with fetch.session() as session:
            fetched = await fetch.fetch(session, url)
        body: Body = await worker.run("tui.intake:read_page", fetched.body, fetched.url, seconds=PARSE_SECONDS)
    finally:
        await worker.close()
    return body


def _show(source: Source, analysis: Analysis) -> None:
    """What a text says, for people: with the rule and the confidence of each quote."""
    from rich.padding import Padding
    from rich.text import Text

    out, words = output.console(), source.body.text
    out.print(Text(source.title or source.name, style="bold"))
    teaser = " · only the beginning" if analysis.teaser else ""
    count = f"{source.body.words} words · {len(analysis.sentences)} sentences"
    out.print(Text(f"{analysis.language} · {count}{teaser}", "dim"))
    for span in analysis.summary:
        out.print(Padding(Text(f"▸ {text.line(span.of(words), _SENTENCE)}"), (0, 0, 0, 2)))
    for kind in ENTITY_KINDS:
        counts = Counter({entity.name: len(entity.mentions) for entity in analysis.entities if entity.kind == kind})
        if counts:
            out.print(Text(f"{kind}: ", "dim") + Text(" · ".join(f"{name} {n}" for name, n in counts.most_common())))
    quoting.show(out, words, analysis)
    for number, passage in enumerate(analysis.passages):
        kin = "; ".join(f"¶ {k.passage} {', '.join(k.why)}" for k in passage.related)
        lead = text.line(passage.lead.of(words))
        out.print(Text(f"passage {number}: ", "dim") + Text(lead) + Text(f"  {kin}", "dim"))
    out.print()
