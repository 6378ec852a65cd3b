"""Making stories of what arrived: new articles get a development and a story, and those get their titles."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from itertools import islice

from tui.desk import Desk, remembering
from tui.model import Placement, Said
from tui.news import Placed, Progress
from tui.store import schema, skims, word
from tui.store import stories as kept
from tui.stories import placing, titles

_CHUNK = 20_000
"""Articles placed at once. They come oldest first, so that one chunk seldom disturbs the last."""

_HEARD = 4_000
"""Articles of which it is read at once where they are: about 10 ms."""

_READ = 250
"""Articles read at once, of those that are placed already: about 20 ms."""

_HORIZON = placing.HORIZON_DAYS * 86400


async def place(desk: Desk) -> int:
    """Place every article that is not placed yet, or has changed since; gives how many that were. Raises LibraryError.

    The work is done in a thread on values alone, so that whoever runs the desk stays awake; one transaction writes it.
    """
    total = 0
    async with desk.placing:
        while new := kept.items(desk.db, [*kept.unplaced(desk.db, _CHUNK), *_skimmed_anew(desk)]):
            desk.tell(Progress("stories", 0, len(new)))
            placer = await _placer(desk, min(item.published for item in new) - _HORIZON)
            said, next_id = word.said(desk.db), kept.next_id(desk.db)
            result = await asyncio.to_thread(placer.place, new, next_id, said)
            written = _keep(desk, result, next_id, said)
            desk.placer = placer
            desk.unremembered += len(new)
            if written:
                desk.changed -= {item.id for item in new}
                total += len(new)
                desk.tell(Progress("stories", len(new), len(new)))
        await remembering.keep(desk)
    if total:
        desk.tell(Placed(total))
    return total


def _skimmed_anew(desk: Desk) -> list[int]:
    """The articles that have changed and are placed, once it is known what they say now."""
    waiting = {item.id for item in skims.waiting_of(desk.db, desk.changed)}
    ready = sorted(desk.changed - waiting)
    placed = {placement.article for placement in kept.placements(desk.db, ready).values()} if ready else set()
    desk.changed &= waiting | placed
    return sorted(placed)


async def _placer(desk: Desk, since: int) -> placing.Placer:
    """What the last placing remembered, or a new one, brought up to what the library holds since then.

    It is the desk's again only when its work is written: who is stopped in between leaves none behind.
    """
    placer, desk.placer = desk.placer or await remembering.recalled(desk) or placing.Placer(since), None
    placer.since = min(placer.since, since)
    places = kept.places(desk.db, placer.since)
    while some := list(islice(places, _HEARD)):
        placer.hear(some)
        await asyncio.sleep(0)
    unknown = await asyncio.to_thread(placer.follow)
    desk.unremembered += len(unknown)
    for at in range(0, len(unknown), _READ):
        await asyncio.to_thread(placer.learn, kept.items(desk.db, unknown[at : at + _READ]))
    return placer


def _keep(desk: Desk, result: Sequence[Placement], next_id: int, said: Said) -> bool:
    """Write placements, and new titles for the stories and developments that they changed.

    Not if the user has said something else meanwhile, somebody else has given the same numbers, or an article of them
    is gone; gives whether they were written.
    """
    with schema.transaction(desk.db):
        if word.said(desk.db) != said or kept.next_id(desk.db) != next_id or not kept.can_be_placed(desk.db, result):
            return False
        before = kept.placements(desk.db, [p.article for p in result])
        word.save_placements(desk.db, result, before, desk.clock())
        stories: dict[int, str] = {}
        developments: dict[int, str] = {}
        for story in {p.story for p in (*result, *before.values())}:
            heads: dict[int, list[tuple[str, int]]] = defaultdict(list)
            for row in kept.members(desk.db, story):
                if row.copy_of is None and row.development is not None:
                    heads[row.development].append((row.title, row.published))
            if heads:
                stories[story] = titles.title_of([head for group in heads.values() for head in group])
                developments |= {number: titles.title_of(group) for number, group in heads.items()}
        kept.set_titles(desk.db, stories, developments)
    return True
