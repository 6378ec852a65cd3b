"""The bundled sample edition: "The wires of July 1969", its own library, and its own time.

Its library is kept apart from the user's and is made anew when the edition's texts change; marks made in it stay.
"""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from tui import __version__, assets, paths

_EVENING = datetime(1969, 7, 26, 21, 0, tzinfo=UTC).timestamp()
"""The edition is read on the evening of its last day, so that "today" and "2 h" mean what they say."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The edition's library, the list of its feeds (OPML), and the time that it is read at."""

    library: Path
    feeds: Path
    opened: float = field(default_factory=time.time)

    def now(self) -> float:
        """Seconds since 1970 (a negative figure: it is 1969) on the edition's clock, which runs."""
        return _EVENING + time.time() - self.opened


def edition() -> Edition:
    """The sample edition of this installation. Raises FileNotFoundError if it is not there."""
    folder = assets.asset_dir("sample_feeds")
    digest = hashlib.blake2b(__version__.encode(), digest_size=6)
    for path in sorted(folder.glob("*.*")):
        digest.update(path.name.encode() + path.read_bytes())
    return Edition(paths.sample_library(digest.hexdigest()), folder / "feeds.opml")
