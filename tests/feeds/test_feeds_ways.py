"""The ways to a server: IPv6, names beyond ASCII, and a proxy that the environment names."""

import socket

import pytest

from tui.errors import FetchFailed
from tui.feeds import fetch as fetching

FEED = b"<rss version='2.0'/>"


def answer(body: bytes = FEED) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s" % (len(body), body)


async def get(url: str) -> fetching.Fetched:
    async with fetching.session() as session:
        return await fetching.fetch(session, url, seconds=60)


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    """No proxy but the one that a test names."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


async def test_a_feed_is_fetched_from_an_ipv6_address(serve):
    heads = []
    try:
        url = await serve(lambda head: heads.append(head) or answer(), "::1")
    except OSError:
        pytest.skip("this machine has no IPv6")
    got = await get(f"{url}/feed")
    assert url.startswith("http://[::1]:") and (got.body, got.url) == (FEED, f"{url}/feed")
    assert f"Host: {url.removeprefix('http://')}".encode() in heads[0]


async def test_a_name_beyond_ascii_is_looked_up_and_told_as_it_is_written_in_dns(serve, monkeypatch):
    asked, heads, lookup = [], [], socket.getaddrinfo

    def looked_up(host, *rest, **options):
        asked.append(host)
        return lookup("127.0.0.1", *rest, **options)

    url = await serve(lambda head: heads.append(head) or answer())
    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    got = await get(url.replace("127.0.0.1", "bücher.example") + "/neu")
    assert got.body == FEED and asked == ["xn--bcher-kva.example"]
    assert heads[0].startswith(b"GET /neu ") and b"\r\nHost: xn--bcher-kva.example:" in heads[0]


async def test_a_proxy_of_the_environment_is_asked_for_what_is_elsewhere(serve, monkeypatch):
    heads = []
    monkeypatch.setenv("http_proxy", await serve(lambda head: heads.append(head) or answer(b"by the proxy")))
    assert (await get("http://feeds.example/rss?a=b")).body == b"by the proxy"
    assert heads[0].startswith(b"GET http://feeds.example/rss?a=b HTTP/1.1\r\n")


async def test_what_the_environment_takes_from_the_proxy_is_asked_directly(serve, monkeypatch):
    heads = []
    monkeypatch.setenv("http_proxy", await serve(lambda head: heads.append(head) or answer(b"by the proxy")))
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert (await get(await serve(lambda _: answer()))).body == FEED and heads == []


async def test_a_proxy_that_refuses_or_is_not_there_is_named_as_what_failed(serve, monkeypatch):
    refusing = b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    monkeypatch.setenv("https_proxy", await serve(lambda head: refusing))
    with pytest.raises(FetchFailed, match=r"the proxy does not connect to feeds\.example \(502\)"):
        await get("https://feeds.example/rss")
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:1")
    with pytest.raises(FetchFailed, match="the proxy cannot be reached"):
        await get("https://feeds.example/rss")
