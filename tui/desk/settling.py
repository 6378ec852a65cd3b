"""What arrived is in lists already; here it is skimmed, the newest first, and placed in stories, batch by batch.

It goes on beside the fetching, in workers that fetching does not need. Whoever is ended in between finds in the library
what is left to do.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress

from tui import intake
from tui.desk import PARSE_SECONDS, Desk
from tui.desk.together import all_of
from tui.errors import WorkerError
from tui.news import Progress
from tui.store import skims
from tui.store.skims import Skimmed, Waiting

_BATCH = 25
"""Articles that a worker skims in one call: about a tenth of a second."""

_QUIET_SECONDS = 2.0
"""While feeds are being fetched stories wait for more articles as long as this: to place them twice costs twice."""

_FIRST = 400
"""Articles that are placed at once, while older ones of the same refresh still wait to be skimmed."""

_GROWTH = 4
"""So many times as many as were placed by then make the next batch: a few batches cost little more than one."""


async def settle(desk: Desk) -> None:
    """Skim and place all that waits, and what the fetching that is under way still brings. Raises LibraryError.

    Not if somebody does so already: that one takes in what came meanwhile.
    """
    from tui.desk import placing  # which loads numpy: who only fetches need not wait for it

    if desk.settling.locked():
        return
    placed = ready = 0

    async def place_enough(skimmed: int) -> None:
        """Place what was skimmed by now, if it is enough."""
        nonlocal placed, ready
        ready += skimmed
        if ready >= max(_FIRST, _GROWTH * placed):
            placed, ready = placed + ready, 0
            await placing.place(desk)

    async with desk.settling:
        while True:
            desk.arrived.clear()
            await _skim_all(desk, place_enough)
            if desk.fetching and await _more(desk, _QUIET_SECONDS):
                continue
            await placing.place(desk)
            if not desk.fetching and not skims.count(desk.db):
                return
            if desk.fetching:
                await _more(desk, None)


async def skim(desk: Desk, article: int) -> None:
    """Skim one article at once, if it waits. Raises LibraryError."""
    if waiting := skims.waiting_of(desk.db, [article]):
        skims.keep(desk.db, await _skimmed(desk, waiting, later=False))


async def _more(desk: Desk, seconds: float | None) -> bool:
    """Whether something arrives, or fetching ends, before so many seconds are over."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await desk.arrived.wait()
            return True
    return False


async def _skim_all(desk: Desk, then: Callable[[int], Awaitable[None]]) -> None:
    """Skim what waits, a round of batches at a time, the newest of all that is there by then first.

    After each round ``then`` is called with how many articles that were.
    """
    done = 0

    async def one(batch: Sequence[Waiting]) -> None:
        nonlocal done
        found = await _skimmed(desk, batch, later=True)
        done += skims.keep(desk.db, found)

    while waiting := skims.waiting(desk.db, 2 * desk.parsers.size * _BATCH):
        if not desk.fetching:  # whose progress is what is shown
            desk.tell(Progress("skim", done, done + skims.count(desk.db)))
        before = done
        await all_of(one(waiting[at : at + _BATCH]) for at in range(0, len(waiting), _BATCH))
        await then(done - before)
    if done:
        desk.tell(Progress("skim", done, done))


async def _skimmed(desk: Desk, batch: Sequence[Waiting], *, later: bool) -> list[Skimmed]:
    """What a worker finds of a batch; an article that breaks it is taken as if there was nothing to be found."""
    try:
        found: list[Skimmed] = await desk.parsers.run(
            "tui.intake:skim",
            batch,
            desk.config.summary_sentences,
            desk.config.summary,
            seconds=PARSE_SECONDS,
            later=later,
        )
    except WorkerError:
        if len(batch) == 1:
            return [intake.unread(batch[0])]
        return [one for item in batch for one in await _skimmed(desk, [item], later=later)]
    return found
