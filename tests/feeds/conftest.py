"""What the tests of the feeds share: the odd feeds, and servers on loopback that answer as they are told."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack

import pytest
from loopback import Handler, served

from tui.assets import asset_dir


@pytest.fixture
def odd() -> Callable[[str], bytes]:
    """The bytes of an odd feed by its file name."""
    return lambda name: (asset_dir("sample_feeds") / "odd" / name).read_bytes()


@pytest.fixture
async def serve() -> AsyncIterator[Callable[..., Awaitable[str]]]:
    """Starts a server on an address of this machine that answers each head with the bytes that its handler gives."""
    async with AsyncExitStack() as stack:

        async def start(handler: Handler, host: str = "127.0.0.1") -> str:
            return await stack.enter_async_context(served(handler, host))

        yield start
