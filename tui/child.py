"""The child of a worker (``workers``): answers what it is asked over its pipes, within its memory, until they close.

It loads as little as it can: nobody has an answer before it has started.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import pickle
import signal
import struct
import sys
from pathlib import Path
from typing import BinaryIO

from tui.errors import WireroomError

REQUEST = struct.Struct("!Qd")
"""The length of a request, and the seconds after which its child ends by itself."""

ANSWER = struct.Struct("!QQ")
"""The length of an answer, and the memory that its child holds after it, in MB."""

_SEARCHED = 20_000
"""Objects after which Python looks for cycles among them. There are few in what is read: to look each 700 objects, as
it would, takes a twentieth of the time."""


def _limit_memory(megabytes: int) -> None:
    """Let this process have at most so much address space; 0 is no limit, as is a system without limits."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        if megabytes:
            resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _end_after(seconds: float) -> None:
    """Let the system end this process then, whatever it is doing, unless that is called again; 0 is never."""
    with contextlib.suppress(AttributeError):  # a system without such signals
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _held() -> int:
    """The memory that this process holds now, in MB; 0 where the system does not tell.

    Not the most that it ever held: on Linux that counts what its parent held when it was started.
    """
    with contextlib.suppress(OSError, ValueError, AttributeError):
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") >> 20
    return 0


def _answer(request: bytes) -> bytes:
    """The pickled answer to one pickled request: ("value", …) or ("error", …)."""
    try:
        function, args = pickle.loads(request)  # noqa: S301 - our own parent's
        del request  # a feed is in there, and once more in what was made of it
        module, _, name = function.partition(":")
        answer = ("value", getattr(importlib.import_module(module), name)(*args))
    except WireroomError as error:
        answer = ("error", error)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - foreign input may break any library: the parent hears of it
        answer = ("error", f"{type(error).__name__}: {error}")
    return pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)


def _serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until the parent closes the pipe."""
    while header := requests.read(REQUEST.size):
        size, seconds = REQUEST.unpack(header)
        _end_after(seconds)
        answer = _answer(requests.read(size))
        _end_after(0)
        answers.write(ANSWER.pack(len(answer), _held()))
        answers.write(answer)
        answers.flush()


def main() -> None:
    """The child: ``python -m tui.child MEMORY_MB [MODULE]…``; the modules are what it will be asked for."""
    _limit_memory(int(sys.argv[1]))
    # What a library prints must not get between the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    for module in sys.argv[2:]:
        importlib.import_module(module)
    gc.freeze()  # what was loaded stays
    gc.set_threshold(_SEARCHED)
    with contextlib.suppress(KeyboardInterrupt, BrokenPipeError):
        _serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
