"""What the tests of the feeds share: the odd feeds, and servers on loopback that answer as they are told."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager

import pytest

from tui.assets import asset_dir

Handler = Callable[[bytes], bytes | None]


class Held(bytes):
    """An answer after which the server says nothing more, and does not close."""


class Cut(bytes):
    """An answer in the middle of which the connection is cut."""


@pytest.fixture
def odd() -> Callable[[str], bytes]:
    """The bytes of an odd feed by its file name."""
    return lambda name: (asset_dir("sample_feeds") / "odd" / name).read_bytes()


@asynccontextmanager
async def _served(handler: Handler, host: str) -> AsyncIterator[str]:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            answer = handler(await reader.readuntil(b"\r\n\r\n"))
            if answer is None:  # says nothing until the other side gives up
                await reader.read()
            else:
                writer.write(answer)
                await writer.drain()
                if isinstance(answer, Cut):
                    writer.transport.abort()
                elif isinstance(answer, Held):
                    await reader.read()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve, host, 0)
    try:
        name = f"[{host}]" if ":" in host else host
        yield f"http://{name}:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        await server.wait_closed()


@pytest.fixture
async def serve() -> AsyncIterator[Callable[..., Awaitable[str]]]:
    """Starts a server on an address of this machine that answers each head with the bytes that its handler gives."""
    async with AsyncExitStack() as stack:

        async def start(handler: Handler, host: str = "127.0.0.1") -> str:
            return await stack.enter_async_context(_served(handler, host))

        yield start
