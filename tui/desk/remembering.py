"""What placing remembers, kept for the next process: who is started once a day need not read weeks of articles again.

It is a file of numbers in the cache, an array a kind. Whatever the library has changed since then is found when the two
are compared, so an old file does no harm, and one that is gone or damaged only costs time.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import zipfile
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from tui import paths
from tui.analysis import VERSION
from tui.desk import Desk
from tui.desk.shelf import Shelf
from tui.stories.placing import Placer

Numbers = npt.NDArray[np.int64]

log = logging.getLogger(__name__)

FORM: Final = 1
"""Changes whenever older files are not to be read any more."""

STALE: Final = 20
"""It is kept anew when one part in so many is not in the file: 50 bytes are written for each article that comes."""

LIMIT: Final = 256 << 20
"""Bytes of such files together; of 100,000 articles there are 45 MB."""


async def recalled(desk: Desk) -> Placer | None:
    """What a process before this one remembered of the library; None where there is nothing, or nothing of use."""
    path = Shelf(paths.memories(), LIMIT).find(_name(desk))
    return await asyncio.to_thread(_read, path) if path else None


async def keep(desk: Desk) -> None:
    """Write down what is remembered, if that has become more since. It is not to be placed meanwhile."""
    if desk.placer is None or STALE * desk.unremembered <= len(desk.placer):
        return
    arrays = {**desk.placer.arrays(), "form": _form()}
    desk.unremembered = 0
    try:
        await asyncio.to_thread(
            Shelf(paths.memories(), LIMIT).write, _name(desk), lambda file: np.savez(file, allow_pickle=False, **arrays)
        )
    except OSError as error:
        log.info("what placing remembers is not kept: %s", error)


def _read(path: Path) -> Placer | None:
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            return Placer.recalled(arrays) if np.array_equal(arrays["form"], _form()) else None
    except (OSError, KeyError, ValueError, IndexError, EOFError, zipfile.BadZipFile) as error:
        log.warning("what placing remembered cannot be read: %s", error)
        return None


def _form() -> Numbers:
    return np.array([FORM, VERSION])


def _name(desk: Desk) -> str:
    return hashlib.blake2b(str(desk.library.resolve()).encode(), digest_size=12).hexdigest() + ".npz"
