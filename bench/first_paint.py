"""Seconds from the command to the first article on the screen, at 0, 100, 10,000 and 100,000 articles (median of 5)."""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from _material import library
from _terminal import Terminal

_RUNS = 5


def first_paint(path: Path, text: str) -> float:
    """The median of ``_RUNS`` starts."""
    times = []
    for _ in range(_RUNS):
        terminal = Terminal([sys.executable, "-m", "tui", "--library", str(path)])
        times.append(terminal.until(text))
        terminal.close()
    return statistics.median(times)


def main() -> None:
    """Print one line a size, and the ratio that the budget is about."""
    with tempfile.TemporaryDirectory() as folder:
        empty = first_paint(Path(folder) / "empty.db", "Wireroom")
    print(f"first paint, empty library: {empty:.2f} s")
    for size in (100, 10_000, 100_000):
        seconds = first_paint(library(size), f"No. {size - 1}")
        print(
            f"first paint, {size:,} articles: {seconds:.2f} s, "
            f"{seconds / empty:.2f} of the empty one (budget: 0.7 s, 2.0)"
        )


if __name__ == "__main__":
    main()
