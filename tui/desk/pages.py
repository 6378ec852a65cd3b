"""The full text of what feeds bring only the beginning of, where a feed is set so: fetched once, by itself."""

from __future__ import annotations

import logging

from tui.desk import Desk, reading
from tui.errors import FeedError, NotFound
from tui.store import articles, pages

log = logging.getLogger(__name__)


async def fetch_next(desk: Desk) -> bool:
    """Fetch the page of the article that comes next; False when none waits. Raises LibraryError.

    A page that cannot be had leaves the feed's text where it is: the reader says why when it is asked for by key.
    """
    number = pages.waiting(desk.db, desk.clock())
    if number is None:
        return False
    pages.asked(desk.db, number)
    if articles.feed_body(desk.db, number) is None:
        try:
            await reading.full_text(desk, number)
        except (FeedError, NotFound) as error:  # it may be gone meanwhile
            log.info("the page of article %d: %s", number, error)
    return True
