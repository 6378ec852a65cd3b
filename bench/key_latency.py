"""Milliseconds from a key to its answer in a terminal, at 100 to 100,000 articles, while the deep work runs."""

from __future__ import annotations

import sys

from _material import library
from _terminal import Terminal, quantiles

_KEYS = 300


def main() -> None:
    """Print one line a size: j and k in the list, then memory and idle CPU."""
    for size in (100, 10_000, 100_000):
        terminal = Terminal([sys.executable, "-m", "tui", "--library", str(library(size))])
        terminal.until(f"No. {size - 1}")
        terminal.watch(4.0)
        first, whole = terminal.answers("jjjk", _KEYS)
        before = terminal.cpu_seconds()
        terminal.watch(5.0)
        idle = (terminal.cpu_seconds() - before) / 5.0
        print(
            f"key to answer, {size:,} articles: first byte {quantiles(first)} ms, whole {quantiles(whole)} ms "
            f"(median/p95/p99; budget 16 p95, 33 p99, 40 p95 whole), "
            f"{terminal.memory_mb():.0f} MB, idle {100 * idle:.1f} % CPU"
        )
        terminal.close()


if __name__ == "__main__":
    main()
