"""Making stories of what arrived: new articles get a development and a story, and those get their titles."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Sequence

from tui.desk import Desk
from tui.model import ItemRow, Placement, Said
from tui.news import Placed, Progress
from tui.store import schema, word
from tui.store import stories as kept
from tui.stories import placing, titles

_CHUNK = 20_000
"""Articles placed at once. They come oldest first, so that one chunk seldom disturbs the last."""

_HORIZON = placing.HORIZON_DAYS * 86400


async def place(desk: Desk) -> int:
    """Place every article that is not placed yet; gives how many that were. Raises LibraryError.

    The work is done in a thread on values alone, so that whoever runs the desk stays awake; one transaction writes it.
    """
    total = 0
    while new := _items(kept.items(desk.db, kept.unplaced(desk.db, _CHUNK))):
        desk.tell(Progress("stories", 0, len(new)))
        since = min(item.published for item in new) - _HORIZON
        fresh = {item.id for item in new}
        earlier = _items(row for row in kept.items(desk.db, since=since) if row.id not in fresh)
        placed, said = kept.placements(desk.db, since), word.said(desk.db)
        result = await asyncio.to_thread(placing.place, new, earlier, placed, kept.next_id(desk.db), said)
        if not _keep(desk, result, placed, said):
            continue
        total += len(new)
        desk.tell(Progress("stories", len(new), len(new)))
    if total:
        desk.tell(Placed(total))
    return total


def _items(rows: Iterable[ItemRow]) -> list[placing.Item]:
    """The library's rows as placing takes them."""
    return [placing.Item(row.id, row.published, row.title, row.feed, row.features) for row in rows]


def _keep(desk: Desk, result: Sequence[Placement], placed: dict[int, Placement], said: Said) -> bool:
    """Write placements, and new titles for the stories and developments that they changed.

    Not if the user has said something else meanwhile; gives whether they were written.
    """
    before = [placed[p.article] for p in result if p.article in placed]
    touched = {p.story for p in (*result, *before)}
    with schema.transaction(desk.db):
        if word.said(desk.db) != said:
            return False
        word.save_placements(desk.db, result, placed, desk.clock())
        stories: dict[int, str] = {}
        developments: dict[int, str] = {}
        for story in touched:
            heads: dict[int, list[tuple[str, int]]] = defaultdict(list)
            for row in kept.members(desk.db, story):
                if row.copy_of is None and row.development is not None:
                    heads[row.development].append((row.title, row.published))
            if heads:
                stories[story] = titles.title_of([head for group in heads.values() for head in group])
                developments |= {number: titles.title_of(group) for number, group in heads.items()}
        kept.set_titles(desk.db, stories, developments)
    return True
