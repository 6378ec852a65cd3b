"""Times as feeds write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.feeds.times import moment, sensible


@pytest.mark.parametrize(
    "words",
    [
        "1969-07-16T13:32:00Z", "1969-07-16T09:32:00.000-04:00", "19690716T133200Z", "1969-07-16 13:32",
        "Wed, 16 Jul 1969 13:32:00 GMT", "16 Jul 69 09:32:00 EDT", "Wes, 16 Jul 1969 13:32:00 +0000",
        "mercredi 16 juillet 1969 13:32", "Mi, 16. Juli 1969 15:32 +02:00", "16 luglio 1969 13:32",
        "16 de julio de 1969, 13:32",
        "July 16th, 1969 1:32 p.m.", "16.07.1969 13:32", "1969/7/16 13:32:00 +0000 UTC", "1969-07-16T17:02:00+0330",
    ],
)  # fmt: skip
def test_the_start_of_apollo_11_in_many_ways(words):
    assert moment(words) == -14552880


def test_a_day_alone_is_its_midnight():
    assert moment("16.7.1969") == moment("1969-07-16") == moment("16 July 1969") == -14601600


@pytest.mark.parametrize(
    "words",
    ["", "soon", "yesterday-ish 25:61", "1970-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "Mon, 01 Jan 0001 00:00:00 GMT",
     "1900-01-01", "1899-12-30", "32 Jan 2024 10:00", "2024-02-30", "Tue, 30 Feb 2024 10:00:00 GMT",
     "9999-12-31T23:59:59-12:00",
     "16 Xyz 1969", "0000-00-00 00:00:00", "16 July 1969 99:99"],
)  # fmt: skip
def test_what_names_no_time(words):
    assert moment(words) is None


@given(st.integers(-2_000_000_000, 4_000_000_000).filter(bool))
def test_iso_times_come_back(seconds):
    from datetime import UTC, datetime, timedelta

    written = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).isoformat()
    assert moment(written) == seconds


@given(st.text())
def test_any_text_is_a_time_or_none(words):
    assert moment(words) is None or isinstance(moment(words), int)


def test_impossible_parts_are_none():
    assert sensible(None) is None
    assert sensible((2024, 13, 1, 0, 0, 0)) is None
