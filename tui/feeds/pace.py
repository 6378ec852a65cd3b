"""What a feed holds at a glance: how many articles, how often there are new ones, and the newest of them."""

from __future__ import annotations

from collections.abc import Sequence

from tui.model import Draft, Glimpse

NEWEST = 5
"""Articles of a feed that a glimpse shows."""

WEEK = 7 * 86400
_LEAST = 3600  # seconds: what comes at one moment is not "a million a week"


def glimpse(drafts: Sequence[Draft]) -> Glimpse:
    """What these articles of a feed show of it; without times they stand in the feed's own order."""
    ordered = sorted(drafts, key=lambda draft: -(draft.published or 0))
    times = [draft.published for draft in ordered if draft.published is not None]
    newest = tuple((draft.title, draft.published or 0) for draft in ordered[:NEWEST])
    return Glimpse(len(drafts), weekly(times), newest)


def weekly(times: Sequence[int]) -> float:
    """Articles a week, of the times of some that followed one another; 0 where it cannot be told."""
    if len(times) < 2:
        return 0.0
    return (len(times) - 1) * WEEK / max(max(times) - min(times), _LEAST)
