"""What users write of a feed's settings."""

import pytest

from tui.choices import headers_of, interval_of, interval_words, keep_of


@pytest.mark.parametrize(("minutes", "words"), [(0, ""), (45, "45 m"), (60, "1 h"), (90, "90 m"), (2880, "2 d")])
def test_an_interval_is_written_in_its_largest_unit(minutes, words):
    assert interval_words(minutes) == words


@pytest.mark.parametrize(
    ("words", "minutes"), [("", 0), ("30", 30), ("30 m", 30), ("2h", 120), ("2 Hours", 120), ("1 day", 1440)]
)
def test_intervals_are_understood(words, minutes):
    assert interval_of(words) == minutes


@pytest.mark.parametrize("words", ["1 m", "31 d", "x", "-5", "1.5 h"])
def test_intervals_that_cannot_be_are_refused(words):
    with pytest.raises(ValueError, match="Check every"):
        interval_of(words)


@pytest.mark.parametrize("words", ["x", "-1", "10000000"])
def test_a_number_to_keep_that_is_none_is_refused(words):
    with pytest.raises(ValueError, match="Keep"):
        keep_of(words)


@pytest.mark.parametrize("words", ["Authorization: Bearer abc", "X-Api-Key: 12345", "cookie: session=1"])
def test_a_secret_is_not_written_down(words):
    with pytest.raises(ValueError, match="is a secret"):
        headers_of(words)


@pytest.mark.parametrize("words", ["no colon", "A: x\x1b[2J", ": x", "A b: c"])
def test_what_is_no_header_is_refused(words):
    with pytest.raises(ValueError, match="Name: value"):
        headers_of(words)
