"""Milliseconds until one new article has its place, and the memory that it takes, with 100,000 articles kept.

Invented articles of 45 days: stories of five happenings, of which each is reported three times, in words of the story,
of the happening, of all news, and of its own.
"""

from __future__ import annotations

import random
import resource
import sys
import time

from _terminal import quantiles

from tui.model import Features, Placement
from tui.stories.placing import Item, Placer

_NEW = 400
_DAYS = 44
_START = 1_700_000_000
_WORDS = [f"word{n}" for n in range(6_000)]
"""Words of all news; the first are the most frequent."""


def item(number: int) -> Item:
    """Article ``number`` of a stream whose numbers are in no order of time."""
    r = random.Random(number)
    happening = number // 3
    story = happening // 5
    day = (story * 7919 % (_DAYS * 1000)) / 1000 + happening % 5 * 0.8 + r.random() * 0.5
    terms = {f"s{story}x{n}": 2.0 + r.random() for n in range(8) if r.random() < 0.8}
    terms |= {f"h{happening}x{n}": 2.0 + r.random() for n in range(14) if r.random() < 0.8}
    terms |= {_WORDS[int(6_000 * r.random() ** 3)]: 0.5 + r.random() for _ in range(30)}
    terms |= {f"o{number}x{n}": 1.0 for n in range(12)}
    shingles = tuple(sorted(r.randrange(1 << 32) for _ in range(60)))
    title = f"Report {number} of {happening}"
    return Item(
        number + 1, _START + int(day * 86_400), title, 1 + number % 200, Features(tuple(terms.items()), shingles)
    )


def placed(number: int) -> Placement:
    """Where it belongs."""
    happening = number // 3
    return Placement(number + 1, 1 + happening // 5, 1 + happening)


def main() -> None:
    """Print a line a size."""
    for size in [int(word) for word in sys.argv[1:]] or [10_000, 100_000]:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        known = set(random.Random(0).sample(range(size + _NEW), size))
        placer = Placer((item(n) for n in sorted(known)), {n + 1: placed(n) for n in known}, size)
        new = [item(n) for n in range(size + _NEW) if n not in known]
        memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        taken, found = [], 0
        for one in new:
            start = time.process_time()
            placements = placer.place([one])
            taken.append(1000 * (time.process_time() - start))
            story = next(p.story for p in placements if p.article == one.id)
            found += story == placed(one.id - 1).story
        print(
            f"{size:,} kept: one joins in {quantiles(taken)} ms CPU (budget p95 5), "
            f"{100 * found / len(new):.0f} % where they belong, at most {memory:.0f} MB more (budget 120)"
        )


if __name__ == "__main__":
    main()
