"""Garbage is collected at rest only, and only if it is worth it."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from tui.ui.tidying import REST, Tidying, put_off


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    """What one test does to the collector is no other's business."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


class Ring:
    """Garbage that only a collection finds."""

    def __init__(self) -> None:
        self.itself = self


def test_nothing_is_collected_while_somebody_types() -> None:
    put_off()
    assert not Tidying().rest(REST / 2)
    assert gc.get_freeze_count() == 0
    assert gc.get_threshold()[2] >= 100


def test_the_first_rest_keeps_what_is_there_and_later_ones_collect_what_came() -> None:
    tidying = Tidying()
    assert tidying.rest(REST)
    kept = gc.get_freeze_count()
    assert kept > 0
    assert not tidying.rest(REST), "nothing has been done since"
    Ring()
    for _ in range(3):
        gc.collect(1)
    assert tidying.rest(REST)
    assert gc.get_freeze_count() <= kept, "what comes later is not kept for good"
    assert not any(isinstance(found, Ring) for found in gc.get_objects())
