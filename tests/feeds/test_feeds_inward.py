"""What somebody else chose never leads into the own network: redirects, links and pictures, by name or by number."""

import socket

import pytest

from tui.errors import FetchFailed
from tui.feeds import fetch as fetching
from tui.feeds import redirects


def http(status="200 OK", body=b"x", **headers):
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: keep-alive"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


@pytest.mark.parametrize(
    ("address", "outside"),
    [
        ("93.184.215.14", True), ("2620:fe::fe", True), ("127.0.0.1", False), ("10.0.0.1", False), ("::1", False),
        ("169.254.169.254", False), ("100.64.0.1", False), ("0.0.0.0", False), ("224.0.0.1", False),
        ("::ffff:127.0.0.1", False), ("::ffff:9.9.9.9", True), ("64:ff9b::10.0.0.1", False),
        ("64:ff9b::9.9.9.9", True), ("2002:7f00:1::", False), ("::127.0.0.1", False), ("fe80::1%eth0", False),
        ("fd00::1", False), ("no address", False),
    ],
)  # fmt: skip
def test_which_addresses_are_of_the_internet(address, outside):
    assert redirects.is_outside(address) is outside


@pytest.mark.parametrize(
    ("url", "target", "beside"),
    [
        ("http://nas/a", "http://nas/b", True), ("http://nas/a", "https://nas/b", True),
        ("http://nas:5000/", "https://nas:5001/", True), ("https://nas/", "http://nas/", False),
        ("http://nas/", "http://nas:22/", False), ("http://nas/", "http://router/", False),
        ("http://nas:80/", "http://nas/", True), ("file:///x", "file:///x", False),
        ("http://nas/", "http://nas:99999/", False),
    ],
)  # fmt: skip
def test_what_is_beside_an_address(url, target, beside):
    assert redirects.is_beside(url, target) is beside


async def test_the_user_s_own_address_may_be_in_the_own_network_and_lead_to_where_it_is(serve):
    url = await serve(lambda head: http("302 x", Location="/b") if b" /a " in head else http())
    async with fetching.session() as session:
        assert (await fetching.fetch(session, url + "/a")).url == url + "/b"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0.0.0.0", "[::ffff:127.0.0.1]", "2130706433"])
async def test_a_redirect_leads_to_no_other_place_in_the_own_network(serve, host):
    asked = []
    inner = await serve(lambda head: asked.append(head) or http())
    target = f"http://{host}:{inner.rpartition(':')[2]}/admin"
    url = await serve(lambda _: http("302 x", Location=target))
    async with fetching.session() as session:
        with pytest.raises(FetchFailed, match=r"local network|no address"):
            await fetching.fetch(session, url)
    assert asked == []


async def test_what_a_feed_names_leads_into_the_own_network_only_where_the_feed_is(serve):
    asked = []
    url = await serve(lambda head: asked.append(head) or http())
    async with fetching.session() as session:
        for origin in ("https://wire.example/feed", "file:///home/somebody/feed.xml", "http://10.0.0.1/feed"):
            with pytest.raises(FetchFailed, match="local network"):
                await fetching.fetch(session, url, origin=origin)
        assert asked == []
        await fetching.fetch(session, url, origin=url + "/feed")
        assert len(asked) == 1
        with pytest.raises(FetchFailed, match="local network"):  # nor by the connection that is open now
            await fetching.fetch(session, url, origin="https://wire.example/feed")
    assert len(asked) == 1


async def test_a_name_that_leads_into_the_own_network_is_refused_where_the_connection_is_made(serve, monkeypatch):
    asked = []
    url = await serve(lambda head: asked.append(head) or http())
    port = int(url.rpartition(":")[2])

    def resolved(host, *_, **__):
        assert host == "wire.example"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    feed = f"http://wire.example:{port}/feed"
    async with fetching.session() as session:
        # Its picture stands on the same host, which may answer another address each time it is looked up.
        with pytest.raises(FetchFailed, match="local network"):
            await fetching.fetch(session, f"http://wire.example:{port}/a.png", origin=feed)
        assert asked == []
        assert (await fetching.fetch(session, feed)).body == b"x"  # the user's own intranet has names, too


async def test_secrets_and_cookies_stay_with_the_host_that_they_are_for(serve):
    heads = []
    away = await serve(lambda head: heads.append(head) or http())

    def answer(head):
        heads.append(head)
        if b" /away " in head:
            return http("302 x", Location=away.replace("127.0.0.1", "localhost"))
        return http() if b"seen=1" in head else http("302 x", Location="/again", **{"Set-Cookie": "seen=1; Path=/"})

    url = await serve(answer)
    own = {"Authorization": "Basic c2VjcmV0"}
    async with fetching.session() as session:
        assert (await fetching.fetch(session, url + "/a", headers=own)).body == b"x"
        assert b"c2VjcmV0" in heads[0] and b"c2VjcmV0" in heads[1] and b"seen=1" in heads[1]
        heads.clear()
        await fetching.fetch(session, url + "/b")
        assert b"seen" not in heads[0], "a cookie does not stay for the next time"


async def test_secrets_are_not_told_to_another_host(serve, monkeypatch):
    monkeypatch.setattr(redirects, "is_outside", lambda _: True)  # as if both were in the internet
    heads = []
    away = await serve(lambda head: heads.append(head) or http())
    url = await serve(lambda head: heads.append(head) or http("302 x", Location=away, **{"Set-Cookie": "a=b"}))
    async with fetching.session() as session:
        await fetching.fetch(session, url, headers={"Authorization": "Basic c2VjcmV0", "Cookie": "c=d"})
    assert b"c2VjcmV0" in heads[0] and b"c=d" in heads[0]
    assert len(heads) == 2
    assert b"c2VjcmV0" not in heads[1] and b"Cookie" not in heads[1]
