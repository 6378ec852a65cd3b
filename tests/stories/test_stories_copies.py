"""Copies are found by what of one text stands in the other."""

from __future__ import annotations

import numpy as np
import pytest

from tui.stories import copies

WIRE = tuple(range(100))


def counts(text, earlier):
    """How many 5-grams two texts have in common, and each by itself."""
    return [np.array(len(set(some))) for some in ({*text} & {*earlier}, text, earlier)]


def is_copy(text, earlier):
    return bool(copies.are_copies(*counts(text, earlier)))


@pytest.mark.parametrize(
    ("later", "share"),
    [
        (range(100), 1.0),
        (range(40, 100), 1.0),
        ([*range(50), *range(500, 550)], 0.5),
        (range(95, 195), 0.05),
        (range(98, 198), 0.0),
        ([], 0.0),
    ],
)
def test_containment_is_over_the_shorter_text(later, share):
    assert copies.contained(*counts(later, WIRE)) == pytest.approx(share)


def test_a_trimmed_text_is_a_copy():
    assert is_copy(range(60), WIRE)


def test_half_a_text_in_foreign_company_is_a_copy():
    assert is_copy([*range(50), *range(500, 550)], WIRE)


def test_one_long_quotation_makes_no_copy_of_a_short_text():
    assert is_copy([*range(45), *range(500, 555)], WIRE)
    assert not is_copy([*range(9), *range(500, 511)], tuple(range(20)))


def test_a_text_that_tells_far_more_is_no_copy():
    assert not is_copy(range(500), WIRE)


def test_a_shared_last_line_is_no_copy():
    assert not is_copy([1, 2], (1, 2))
    assert not is_copy(range(80, 180), WIRE)
