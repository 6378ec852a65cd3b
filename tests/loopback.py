"""Servers on loopback that answer as a test tells them to, and the two answers that are no whole ones."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

Handler = Callable[[bytes], bytes | None]


class Held(bytes):
    """An answer after which the server says nothing more, and does not close."""


class Cut(bytes):
    """An answer in the middle of which the connection is cut."""


@asynccontextmanager
async def served(handler: Handler, host: str) -> AsyncIterator[str]:
    """The address of a server on ``host`` that answers each head with what ``handler`` gives, as long as it is open."""

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
