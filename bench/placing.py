"""Milliseconds until one new article has its place, and the memory that it takes, with 100,000 articles kept.

Invented articles of 45 days: stories of five happenings, each of which is reported three times, in words of the
story, of the happening, of all news, and of its own. New ones are published at any time of the 45 days ("late"), or
when the last one was ("now"). Memory is what the process has more than before: at the end, and at its highest.
"""

from __future__ import annotations

import gc
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
from _terminal import quantiles

from tui.model import Features, Place
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


def place_of(number: int) -> Place:
    """Where it belongs."""
    happening = number // 3
    return Place(number + 1, 1 + happening // 5, 1 + happening)


def in_order(numbers: Iterator[int]) -> Iterator[Item]:
    """Articles in order of time; one by one, so that they take no memory themselves."""
    times = sorted((item(number).published, number) for number in numbers)
    return (item(number) for _, number in times)


def megabytes() -> float:
    """What the process has in memory now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def main() -> None:
    """Print five lines a size."""
    for size in [int(word) for word in sys.argv[1:]] or [10_000, 100_000]:
        chance = random.Random(0)
        known = set(chance.sample(range(size + _NEW), size))
        late = [n for n in range(size + _NEW) if n not in known]
        latest = max(range(size), key=lambda n: item(n).published)
        # Reports of what went on last, and of what nobody has told before, published now.
        end = item(latest).published
        now = [
            Item(size + _NEW + n, end + n, f"Report {n}", 1, item(_fresh(n, latest, size)).features)
            for n in range(_NEW)
        ]
        joining = {"late": [item(n) for n in late], "now": now}
        items = in_order(iter(known))
        gc.collect()
        before = megabytes()
        start = time.process_time()
        placer = Placer()
        placer.hear(place_of(number) for number in known)
        placer.follow()
        while some := list(islice(items, 250)):
            placer.learn(some)
        begun = time.process_time() - start
        gc.collect()
        memory = megabytes() - before
        highest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000 - before
        print(f"{size:,} kept: begun anew in {begun:.1f} s CPU, {memory:.0f} MB (budget 120), at most {highest:.0f} MB")
        for name, new in joining.items():
            taken, found = [], 0
            for one in new:
                start = time.process_time()
                placements = placer.place([one], size)
                taken.append(1000 * (time.process_time() - start))
                found += next(p.story for p in placements if p.article == one.id) == place_of(one.id - 1).story
            where = f", {100 * found / len(new):.0f} % where they belong" if name == "late" else ""
            print(f"    {name}: one joins in {quantiles(taken)} ms CPU (budget p95 5){where}")
        print(f"    then {megabytes() - before:.0f} MB")
        with tempfile.TemporaryFile() as file:
            start = time.process_time()
            np.savez(file, allow_pickle=False, **placer.arrays())
            written, size_of_file = time.process_time() - start, file.tell() / 1e6
            start = time.process_time()
            file.seek(0)
            with np.load(file, allow_pickle=False) as arrays:
                Placer.recalled(arrays)
            recalled = time.process_time() - start
        print(f"    written down in {written:.2f} s CPU, {size_of_file:.0f} MB, and recalled in {recalled:.2f} s")


def _fresh(number: int, latest: int, size: int) -> int:
    """An article like the latest ones, or (each second time) like none."""
    return latest - latest % 15 + number % 15 if number % 2 else 10 * size + 15 * number


if __name__ == "__main__":
    main()
