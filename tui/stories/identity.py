"""Which number a group keeps when groups change: most of its old members decide, so that a story stays itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from typing import TypeVar

Member = TypeVar("Member", bound=Hashable)


def keep(
    groups: Sequence[Sequence[Member]],
    old: Mapping[Member, int],
    fresh: Callable[[], int],
    sizes: Mapping[Member, int] | None = None,
    dear: Collection[int] = (),
) -> list[int]:
    """The number of each group.

    The old number with which a group has most members in common is its own; the larger common part goes first, then
    the group with fewer others, then the lower number. A number is given once, so of a split the larger part keeps
    it. All others get a ``fresh`` number, in their order. ``sizes`` weighs members (1 each without it).
    ``dear`` numbers go before all others.
    """
    common: Counter[tuple[int, int]] = Counter()
    for number, members in enumerate(groups):
        for member in members:
            if member in old:
                common[number, old[member]] += sizes[member] if sizes else 1
    kept: dict[int, int] = {}
    taken: set[int] = set()
    ranked = sorted(
        (name not in dear, -size, len(groups[number]), name, number) for (number, name), size in common.items()
    )
    for *_, name, number in ranked:
        if number not in kept and name not in taken:
            kept[number] = name
            taken.add(name)
    return [kept[number] if number in kept else fresh() for number in range(len(groups))]
