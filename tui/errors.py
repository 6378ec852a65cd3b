"""What can go wrong, as one small tree.

::

    WireroomError
    ├── ConfigError          the config file, or an option, says something that cannot be
    ├── FeedError            an address or a file that does not give articles
    │   ├── NotAFeed         it answered, and what came is no feed
    │   ├── FetchFailed      it did not answer, or with an error
    │   │   └── FeedGone     it says that it is gone for good (410)
    │   └── TooLarge         it is larger than we read
    ├── LibraryError         the library cannot be opened, read or written
    │   ├── LibraryNewer     it was written by a newer Wireroom
    │   ├── LibraryFull      no room left on the disk
    │   └── LibraryBusy      somebody else holds it for too long
    ├── NotFound             no such feed, article, story or name
    ├── ModelMissing         no language model is installed
    └── WorkerError          a child process ended without an answer
        └── WorkerTimeout    it was killed at its limit of time

A message is one line and says what was wrong, where, and what to do about it.
"""


class WireroomError(Exception):
    """Base of every error that is shown to the user as one line; ``exit_code`` is the command's."""

    exit_code = 1


class ConfigError(WireroomError):
    """The config file, or an option, says something that cannot be."""

    exit_code = 2


class FeedError(WireroomError):
    """An address or a file that does not give articles."""

    exit_code = 3


class NotAFeed(FeedError):
    """It answered, and what came is no feed."""


class FetchFailed(FeedError):
    """It did not answer, or with an error.

    ``retry_after`` seconds are what it asked us to wait (0: nothing), ``code`` is its HTTP status (0: none came),
    ``silent`` is whether it said nothing until the time was over.
    """

    retry_after: int = 0
    code: int = 0
    silent: bool = False


class FeedGone(FetchFailed):
    """It says that it is gone for good (HTTP 410)."""


class TooLarge(FeedError):
    """It is larger than we read."""


class LibraryError(WireroomError):
    """The library cannot be opened, read or written."""

    exit_code = 4


class LibraryNewer(LibraryError):
    """The library was written by a newer Wireroom."""


class LibraryFull(LibraryError):
    """No room is left on the disk."""


class LibraryBusy(LibraryError):
    """Somebody else holds the library for too long."""


class NotFound(WireroomError):
    """No such feed, article, story or name."""

    exit_code = 5


class ModelMissing(WireroomError):
    """No language model is installed: no entities, no quotes with names."""

    exit_code = 6


class WorkerError(WireroomError):
    """A child process ended without an answer."""


class WorkerTimeout(WorkerError):
    """A child process was killed at its limit of time."""
