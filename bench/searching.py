"""Milliseconds for searches in 100,000 articles, half of them read, 2 % starred: the first page, all, the count.

Every query of a list is asked in turn, each round anew; what is printed is the worst query and the median of all. The
words are in every article, in half of them, in few.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from _material import EPOCH, library

from tui.model import View
from tui.store import indexing, schema, views

_SIZE = 100_000
_NEWEST = EPOCH - 60 * (200_000 - _SIZE)
_ROUNDS = 9
_PAGE = 64
_CONDITIONS = (
    "is:unread", "is:read", "is:starred", "-is:starred", 'folder:"folder 3"', '-folder:"folder 3"', "within:7d",
    "-within:7d", "within:2w is:unread", 'within:2w folder:"folder 3" -is:starred',
)  # fmt: skip
_WORDS = ("the", "lisbon", "-lisbon", "title:harbour*", "99999", '"no 99999"')
_BOTH = ("lisbon is:unread", "lisbon is:unread within:2w", "-lisbon is:starred", 'lisbon -folder:"folder 3" is:read')


def main() -> None:
    """Print three lines for each kind of query."""
    with tempfile.TemporaryDirectory() as folder:
        db = schema.connect(Path(shutil.copy(library(_SIZE), folder)))
        indexing.add_all(db)
        with schema.transaction(db):
            db.execute("UPDATE articles SET read = 1 WHERE id % 2 = 0")
            db.execute("UPDATE articles SET starred = 1 WHERE id % 50 = 0")
        asked: dict[str, Callable[[View], object]] = {
            f"first {_PAGE}": lambda view: views.first_ids(db, view, _NEWEST, _PAGE),
            "all": lambda view: views.ids(db, view, _NEWEST),
            "unread counted": lambda view: views.unread(db, view, _NEWEST),
        }
        for kind, queries in (("conditions", _CONDITIONS), ("words", _WORDS), ("both", _BOTH)):
            for what, ask in asked.items():
                medians = {query: _median(ask, View("search", query)) for query in queries}
                worst = max(medians, key=lambda query: medians[query])
                middle = statistics.median(medians.values())
                print(f"{kind}, {what}: median {middle:.1f} ms, worst {medians[worst]:.1f} ms ({worst})", flush=True)
        db.close()


def _median(ask: Callable[[View], object], view: View) -> float:
    """The median time of a question, in milliseconds."""
    times = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        ask(view)
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


if __name__ == "__main__":
    main()
