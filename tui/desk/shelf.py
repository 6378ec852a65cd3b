"""Files that can be had again: kept by name, up to a size together; what was not used for longest goes first."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO


class Shelf:
    """The files of ``folder``, at most ``limit`` bytes of them. Several processes may use one at the same time."""

    def __init__(self, folder: Path, limit: int) -> None:
        self._folder = folder
        self._limit = limit

    def find(self, name: str) -> Path | None:
        """The file of that name, which counts as used now; None where there is none."""
        path = self._folder / name
        try:
            os.utime(path)
        except OSError:
            return None
        return path

    def keep(self, name: str, data: bytes) -> Path:
        """Keep a file, and take others away for it if need be. Raises OSError."""
        return self.write(name, lambda file: file.write(data))

    def write(self, name: str, write: Callable[[BinaryIO], object]) -> Path:
        """As ``keep``, of what ``write`` writes; whole or not at all."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor, draft = tempfile.mkstemp(dir=self._folder)
        try:
            with os.fdopen(descriptor, "wb") as file:
                write(file)
            Path(draft).replace(self._folder / name)
        except OSError:
            Path(draft).unlink(missing_ok=True)
            raise
        self._clear()
        return self._folder / name

    def _clear(self) -> None:
        """Take away what does not fit, the one used last at the end; that one stays whatever its size."""
        used = 0
        for number, (_, size, path) in enumerate(sorted(self._files(), reverse=True)):
            used += size
            if number and used > self._limit:
                with suppress(OSError):
                    path.unlink()

    def _files(self) -> Iterator[tuple[int, int, Path]]:
        """When each file was used last (nanoseconds), its bytes, its path."""
        for path in self._folder.iterdir():
            with suppress(OSError):
                stat = path.stat()
                yield stat.st_mtime_ns, stat.st_size, path
