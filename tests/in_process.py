"""Workers that are none: what they would do in a child is done here, where no test waits for a child to start.

What crosses the pipes is packed and unpacked as there, by the same function; that children are killed at their limits
is for the tests of the workers themselves, that the desk goes with them for those of the engine.
"""

import asyncio
import pickle

from tui import child
from tui.errors import WireroomError, WorkerError


class Here:
    """Stands in for a ``Pool``."""

    def __init__(self, size, **limits):
        self.size = size

    async def start(self, calls):
        """There is nothing to start."""

    async def run(self, function, *args, seconds, later=False):
        """What a worker answers."""
        await asyncio.sleep(0)
        kind, value = pickle.loads(child._answer(pickle.dumps((function, args))))
        if kind == "value":
            return value
        raise value if isinstance(value, WireroomError) else WorkerError(value)

    async def close(self):
        """There is nobody to end."""
