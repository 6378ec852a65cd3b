"""A program in a pseudo-terminal: when something is first on its screen, and how soon it answers a key."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from pathlib import Path

_ESCAPES = re.compile(rb"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[()][A-Z0-9]|[=>P_\\])")
_QUIET = 0.03
"""Seconds without output after which an answer counts as whole."""


class Terminal:
    """A command running on a terminal of ``columns`` x ``rows``."""

    def __init__(self, command: list[str], columns: int = 120, rows: int = 36) -> None:
        self.started = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.environ.update({"TERM": "xterm-256color", "COLORTERM": "truecolor"})
            os.execvp(command[0], command)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def until(self, text: str, seconds: float = 60.0) -> float:
        """Seconds since the start until ``text`` was written. Raises TimeoutError."""
        seen, end = b"", self.started + seconds
        while time.perf_counter() < end:
            seen += self._read(0.05)
            if text.encode() in _ESCAPES.sub(b"", seen):
                return time.perf_counter() - self.started
        raise TimeoutError(
            f"{text!r} was not seen in {seconds} s; the last that was: {_ESCAPES.sub(b'', seen)[-400:]!r}"
        )

    def answers(self, keys: str, times: int) -> tuple[list[float], list[float]]:
        """Milliseconds to the first byte, and to the last before quiet, of the answers to ``times`` keys."""
        first, whole = [], []
        for number in range(times):
            self.settle()
            start = time.perf_counter()
            os.write(self._fd, keys[number % len(keys)].encode())
            if not select.select([self._fd], [], [], 2.0)[0]:
                continue
            first.append(1000 * (time.perf_counter() - start))
            last = time.perf_counter()
            while self._read(_QUIET):
                last = time.perf_counter()
            whole.append(1000 * (last - start))
        return first, whole

    def press(self, keys: str) -> None:
        """Type, without waiting for an answer."""
        os.write(self._fd, keys.encode())

    def settle(self, seconds: float = 1.0) -> None:
        """Read until it is quiet, at most so long."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end and self._read(_QUIET):
            pass

    def watch(self, seconds: float) -> None:
        """Read what comes for so long."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._read(left)

    def _read(self, seconds: float) -> bytes:
        """What comes within ``seconds``; empty when nothing does."""
        if not select.select([self._fd], [], [], seconds)[0]:
            return b""
        try:
            return os.read(self._fd, 65536)
        except OSError:
            return b""

    def cpu_seconds(self) -> float:
        """CPU seconds of the process itself so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory_mb(self) -> float:
        """Resident memory of the process itself, in MB."""
        found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{self.pid}/status").read_text())
        return int(found[1]) / 1024 if found else 0.0

    def close(self) -> None:
        """End the program as a closed window does, and wait for it."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGHUP)
            self.watch(0.5)
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._fd)


def quantiles(values: list[float]) -> str:
    """Median, 95th and 99th percentile."""
    ordered = sorted(values)
    if not ordered:
        return "no answer"
    return " / ".join(f"{ordered[min(len(ordered) - 1, int(q * len(ordered)))]:.1f}" for q in (0.5, 0.95, 0.99))
