"""Functions that the tests of the workers let a child run."""

from tui.errors import FeedError


def no_text() -> None:
    raise FeedError("no text on this page")


def for_ever() -> None:
    while True:
        pass
