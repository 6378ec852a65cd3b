"""Make the README's pictures: the real program on the sample edition, as SVG files beside this one.

``.venv/bin/python docs/pictures/make.py``: takes a minute or two, for the whole edition is read by the language model.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
import time
from contextlib import closing
from functools import partial
from pathlib import Path

from textual.pilot import Pilot

HERE = Path(__file__).parent
SIZE = (150, 42)
PATIENCE = 300
"""Seconds that reading the edition may take."""
ARTICLE = "Eagle down, crew prepares to walk"

_CELL = 12.2
"""Width of a cell in the SVG of rich."""
_FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_FAMILY = re.compile(r"font-family: [^;]+;")
_TEXT = re.compile(r'(<text class="[^"]*" x=")([\d.]+)(" y="[\d.]+" textLength=")([\d.]+)("[^>]*>)((?:&#160;)+)')


def standing_alone(svg: str) -> str:
    """The picture without fonts from elsewhere, and without blanks at a text's beginning, which some viewers drop."""
    svg = _FAMILY.sub("font-family: ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace;", svg)
    return _TEXT.sub(_moved, _FONT_FACE.sub("", svg))


def _moved(found: re.Match[str]) -> str:
    """A text that begins where its first letter stands."""
    before, x, between, length, after, blanks = found.groups()
    cells = len(blanks) // len("&#160;") * _CELL
    return f"{before}{float(x) + cells:.1f}{between}{float(length) - cells:.1f}{after}"


async def make() -> None:
    """Open the edition, wait until all of it is read, and take the pictures."""
    from tui import sample
    from tui.config import Config
    from tui.engine.client import Engine
    from tui.model import View
    from tui.store import schema, views
    from tui.ui.app import WireroomApp

    edition = sample.edition()
    config = Path(os.environ["WIREROOM_CONFIG"])
    app = WireroomApp(
        edition.library,
        Config(),
        clock=edition.now,
        engine_factory=partial(Engine, now=edition.now()),
        config_path=config,
        sample=edition,
    )
    async with app.run_test(size=SIZE) as pilot:
        await read_all(edition.library)
        with closing(schema.connect(edition.library)) as db:
            rows = app.newsroom.fetch(views.ids(db, View("all"), edition.now()))
        number = next(row.id for row in rows if row.title == ARTICLE)
        for theme, name in (("wireroom-light", "light"), ("wireroom-dark", "newsroom")):
            app.theme = theme
            app.newsroom.read(number)
            await settle(pilot)
            take(app.export_screenshot(), name)
        await pilot.press("{")
        await pilot.press("enter")
        await settle(pilot)
        take(app.export_screenshot(), "split")
        await pilot.press("v")
        await settle(pilot)
        take(app.export_screenshot(), "story")


async def read_all(library: Path) -> None:
    """Wait until the language model has read every article. Raises TimeoutError."""
    from tui.analysis.reading import VERSION
    from tui.store import analyses, schema, skims, stories, views

    async with asyncio.timeout(PATIENCE):
        with closing(schema.connect(library)) as db:
            while (  # noqa: ASYNC110  the engine is another process: only the library tells
                not views.counts(db, time.time()).articles
                or skims.count(db)
                or analyses.waiting_count(db, VERSION)
                or stories.unplaced(db, 1)
            ):
                await asyncio.sleep(0.5)


async def settle(pilot: Pilot[None]) -> None:
    """Let timers run out, toasts go, and everything be painted."""
    await asyncio.sleep(4)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def take(svg: str, name: str) -> None:
    """Keep a picture."""
    path = HERE / f"{name}.svg"
    path.write_text(standing_alone(svg), "utf8")
    print(f"{path}: {path.stat().st_size // 1024} kB")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(TZ="UTC", XDG_CACHE_HOME=folder, WIREROOM_CONFIG=f"{folder}/config.toml")
        os.environ.pop("NO_COLOR", None)
        time.tzset()
        sys.exit(asyncio.run(make()))
