"""A desk over an empty library, without a language model, at a time that stands still; and a web site on loopback."""

import asyncio
import contextlib

import pytest
from in_process import Here

from tui.config import Config
from tui.desk import Desk
from tui.stories import placing as rules

NOW = 1_700_000_000


@pytest.fixture(autouse=True)
def here(monkeypatch):
    """No desk starts children."""
    monkeypatch.setattr("tui.desk.Pool", Here)


@pytest.fixture
async def desk(tmp_path):
    """A desk; what it tells is kept in its ``told``."""
    told = []
    async with Desk(tmp_path / "library.db", Config(model="none"), told.append, lambda: NOW) as desk:
        desk.told = told
        yield desk


@pytest.fixture
def learned(monkeypatch):
    """The articles that were read from the library because they were not remembered."""
    numbers = []
    learn = rules.Placer.learn
    monkeypatch.setattr(
        rules.Placer,
        "learn",
        lambda self, items: numbers.extend(item.id for item in items) or learn(self, items),
    )
    return numbers


class Site:
    """Answers each path with what stands in ``pages`` (a body, or the head and body of an answer), else with 404.

    ``asked`` are the paths of the requests, ``heads`` all that they said.
    """

    def __init__(self):
        self.pages = {}
        self.asked = []
        self.heads = []
        self.root = ""

    async def answer(self, reader, writer):
        try:
            self.heads.append((await reader.readuntil(b"\r\n\r\n")).decode())
            path = self.heads[-1].split(" ")[1]
            self.asked.append(path)
            page = self.pages.get(path, b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n")
            page = page.encode() if isinstance(page, str) else page
            head = b"" if page.startswith(b"HTTP/") else b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n"
            writer.write(head + page)
            with contextlib.suppress(ConnectionError):  # who reads no further hangs up
                await writer.drain()
        finally:
            writer.close()

    def redirect(self, status, path):
        """An answer that leads to another path."""
        return f"HTTP/1.1 {status} Moved\r\nlocation: {self.root}{path}\r\ncontent-length: 0\r\n\r\n"


@pytest.fixture
async def site():
    """A web site; its address is its ``root``."""
    found = Site()
    server = await asyncio.start_server(found.answer, "127.0.0.1", 0)
    found.root = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    yield found
    server.close()
    await server.wait_closed()
