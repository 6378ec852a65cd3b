"""Functions that the tests of the workers let a child run."""

import sys

from tui.errors import FeedError


def no_text() -> None:
    raise FeedError("no text on this page")


def for_ever() -> None:
    while True:
        pass


def is_loaded(module: str) -> bool:
    return module in sys.modules
