"""Fetching: what comes, what does not, and that every way of failing ends in one clear line within its limits."""

import asyncio
import gzip
import os
import sys
import time
import zlib

import brotli
import pytest

from tui.errors import FeedError, FeedGone, FetchFailed, TooLarge
from tui.feeds import fetch as fetching
from tui.feeds.fetch import Fetched, read_file
from tui.feeds.headers import LONGEST_WAIT

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

FEED = b"<rss version='2.0'><channel><title>t</title></channel></rss>" * 20


def http(status: str = "200 OK", body: bytes = b"", length: int | None = None, **headers: str) -> bytes:
    """An answer of a server; an underscore in a header's name is a hyphen."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


async def get(url: str, **options) -> Fetched:
    async with fetching.session() as session:
        return await fetching.fetch(session, url, **options)


async def failure(url: str, **options) -> FeedError:
    with pytest.raises(FeedError) as caught:
        await get(url, **options)
    message = str(caught.value)
    assert message and "\n" not in message and len(message) < 320
    return caught.value


async def test_the_environment_is_asked_for_each_request_only_if_it_names_a_proxy(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    async with fetching.session() as session:  # NO_PROXY is set
        assert not session.trust_env
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    async with fetching.session() as session:
        assert session.trust_env


async def test_a_feed_comes_with_its_validators(serve):
    url = await serve(
        lambda _: http(body=FEED, ETag='"x"', Last_Modified="Mon, 21 Jul 1969", Content_Type="a/b; charset=x")
    )
    got = await get(url)
    assert got == Fetched(200, url, "", FEED, "a/b; charset=x", '"x"', "Mon, 21 Jul 1969", took=got.took)
    assert 0 <= got.took < 5000


async def test_validators_are_sent_and_an_unchanged_feed_has_no_body(serve):
    heads = []
    url = await serve(lambda head: heads.append(head) or http("304 Not Modified", length=0))
    got = await get(url, etag='"x"', modified="Mon, 21 Jul 1969")
    assert got.unchanged and got.body == b"" and (got.etag, got.modified) == ('"x"', "Mon, 21 Jul 1969")
    assert b'If-None-Match: "x"' in heads[0] and b"If-Modified-Since: Mon, 21 Jul 1969" in heads[0]


async def test_we_say_who_we_are_and_keep_no_cookies(serve):
    heads = []
    url = await serve(lambda head: heads.append(head) or http(Set_Cookie="a=b"))
    async with fetching.session() as session:
        await fetching.fetch(session, url)
        await fetching.fetch(session, url)
    assert all(b"User-Agent: Wireroom/" in head and b"Cookie" not in head for head in heads)


async def test_a_validator_that_cannot_be_a_header_is_not_sent(serve):
    heads = []
    url = await serve(lambda head: heads.append(head) or http())
    await get(url, etag="a\r\nX-Evil: 1", modified="é")
    assert b"Evil" not in heads[0] and b"If-" not in heads[0]


async def test_names_and_passwords_in_an_address_are_used_and_not_shown(serve):
    heads = []
    url = await serve(lambda head: heads.append(head) or http("403 no"))
    error = await failure(url.replace("//", "//user:secret@"))
    assert b"Authorization: Basic" in heads[0] and "secret" not in str(error)


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(FEED, mtime=0)), ("x-gzip", gzip.compress(FEED, mtime=0)),
        ("deflate", zlib.compress(FEED)),
        ("deflate", zlib.compress(FEED)[2:-4]), ("gzip", zlib.compress(FEED)), ("gzip", FEED), ("identity", FEED),
        ("br", brotli.compress(FEED)), ("zstd", zstd.compress(FEED)), ("gzip", zstd.compress(FEED)), ("zstd", FEED),
        ("deflate", b"abc"), ("gzip", b"a"), ("gzip", gzip.compress(FEED, mtime=0) + b"more"),
    ],
)  # fmt: skip
async def test_what_is_packed_is_unpacked_even_if_it_is_called_wrongly(serve, encoding, packed):
    url = await serve(lambda _: http(body=packed, Content_Encoding=encoding))
    assert (await get(url)).body == (packed if len(packed) < 4 else FEED)


@pytest.mark.parametrize("encoding", ["gzip, gzip", "br, gzip", "x-foo"])
async def test_packings_we_did_not_ask_for_are_refused(serve, encoding):
    url = await serve(lambda _: http(body=gzip.compress(gzip.compress(FEED, mtime=0)), Content_Encoding=encoding))
    assert "packed" in str(await failure(url))


@pytest.mark.parametrize(
    ("encoding", "pack"), [("gzip", gzip.compress), ("br", brotli.compress), ("zstd", zstd.compress), ("", None)]
)
async def test_an_answer_that_breaks_off_is_an_error(serve, encoding, pack):
    body = pack(os.urandom(5000))[:-500] if pack else FEED
    url = await serve(lambda _: http(body=body, length=None if encoding else 9999, Content_Encoding=encoding))
    assert "broke off" in str(await failure(url))


@pytest.mark.parametrize(
    ("encoding", "head"), [("gzip", b"\x1f\x8b\x08\x00"), ("br", b""), ("zstd", b"\x28\xb5\x2f\xfd")]
)
async def test_broken_packing_is_an_error(serve, encoding, head):
    url = await serve(lambda _: http(body=head + b"\xff" * 200, Content_Encoding=encoding))
    assert "broken" in str(await failure(url))


@pytest.mark.parametrize(
    ("encoding", "pack"), [("gzip", gzip.compress), ("br", brotli.compress), ("zstd", zstd.compress)]
)
async def test_a_bomb_stops_at_the_limit(serve, encoding, pack):
    bomb = pack(bytes(50_000_000))
    url = await serve(lambda _: http(body=bomb, Content_Encoding=encoding))
    error = await failure(url, limit=1_000_000)
    assert isinstance(error, TooLarge) and "1 MB" in str(error)


async def test_the_limit_itself_is_not_too_much(serve):
    url = await serve(lambda _: http(body=bytes(1000)))
    assert len((await get(url, limit=1000)).body) == 1000
    assert isinstance(await failure(url, limit=999), TooLarge)


@pytest.mark.parametrize(
    ("status", "word"),
    [("404 x", "no such page"), ("401 x", "password"), ("500 x", "broken"), ("599 x", "error"), ("499 x", "refuses")],
)
async def test_a_status_is_said_in_words(serve, status, word):
    url = await serve(lambda _: http(status, b"<html>"))
    error = await failure(url)
    assert word in str(error) and status[:3] in str(error) and "127.0.0.1" in str(error)


async def test_gone_is_an_error_of_its_own(serve):
    assert isinstance(await failure(await serve(lambda _: http("410 Gone"))), FeedGone)


@pytest.mark.parametrize(("value", "wait"), [("120", 120), ("99999999", LONGEST_WAIT), ("soon", 0), ("-5", 0)])
async def test_a_busy_server_says_when_to_come_back(serve, value, wait):
    error = await failure(await serve(lambda _: http("429 x", Retry_After=value)))
    assert isinstance(error, FetchFailed) and error.retry_after == wait


async def test_permanent_redirects_are_told_temporary_ones_followed(serve):
    def answer(head: bytes) -> bytes:
        match head.split()[1]:
            case b"/old":
                return http("301 x", Location="/new")
            case b"/new":
                return http("308 x", Location="/newer")
            case b"/newer":
                return http("302 x", Location="now?a=b c")
        return http(body=head.split()[1])

    url = await serve(answer)
    got = await get(url + "/old")
    assert (got.moved, got.url, got.body) == (url + "/newer", url + "/now?a=b%20c", b"/now?a=b%20c")
    assert (await get(url + "/newer")).moved == ""


@pytest.mark.parametrize(
    ("location", "word"),
    [
        ("file:///etc/passwd", "file"), ("gopher://127.0.0.1/x", "gopher"), ("", "nowhere"),
        ("http://[::1/", "address"),
        ("javascript:x", "javascript"), ("mailto:ann@x.org", "mailto"),
        ("http://169.254.169.254/latest/meta-data/", "local network"), ("/", "circle"),
    ],
)  # fmt: skip
async def test_redirects_that_are_not_followed(serve, location, word):
    url = await serve(lambda _: http("302 x", Location=location))
    assert word in str(await failure(url))


def test_https_never_leads_to_http():
    from tui.feeds.redirects import target_of

    with pytest.raises(FetchFailed, match="https to http"):
        target_of("https://x.org/", "http://x.org/")


async def test_silence_ends_at_the_limit_of_time(serve):
    url, start = await serve(lambda _: None), time.monotonic()
    assert "did not answer within" in str(await failure(url, seconds=0.2))
    assert time.monotonic() - start < 3


async def test_waiting_for_a_turn_does_not_count_as_silence(serve):
    url = await serve(lambda _: http(body=FEED))
    async with fetching.session() as session:
        await fetching.fetch(session, url)
        hosts = fetching._HOSTS[session]
        async with hosts.turn(url), hosts.turn(url):
            waiting = asyncio.create_task(fetching.fetch(session, url, seconds=0.3))
            done, _ = await asyncio.wait({waiting}, timeout=0.4)
            assert not done
        assert (await waiting).body == FEED


async def test_waiting_for_room_does_not_count_as_silence(serve):
    url, room = await serve(lambda _: http(body=FEED)), asyncio.Event()
    waiting = asyncio.create_task(get(url, seconds=0.3, room=lambda _: room.wait()))
    done, _ = await asyncio.wait({waiting}, timeout=0.4)
    assert not done
    room.set()
    assert (await waiting).body == FEED


async def test_a_body_that_turns_out_to_be_huge_waits_for_room_of_its_own(serve, monkeypatch):
    monkeypatch.setattr(fetching, "HUGE", 1000)
    asked: list[bool] = []

    async def room(huge: bool) -> None:
        asked.append(huge)

    small = await serve(lambda _: http(body=bytes(1000)))
    large = await serve(lambda _: http(body=gzip.compress(bytes(300_000)), Content_Encoding="gzip"))
    assert len((await get(small, room=room)).body) == 1000 and asked == [False]
    assert len((await get(large, room=room)).body) == 300_000 and asked == [False, False, True]


@pytest.mark.parametrize(
    "answer",
    [b"", b"HTTP/1.1 banana\r\n\r\n", FEED, b"HTTP/1.1 200 OK\r\nX: " + b"x" * 99999 + b"\r\n\r\n", b"\x16\x03\x01\x00",
     b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nabc\r\n"],
)  # fmt: skip
async def test_what_is_no_http_is_an_error(serve, answer):
    await failure(await serve(lambda _: answer), seconds=5)


async def test_a_server_without_tls_is_an_error(serve):
    url = await serve(lambda _: http())
    assert "127.0.0.1" in str(await failure(url.replace("http:", "https:"), seconds=1))


@pytest.mark.parametrize(
    ("url", "word"),
    [
        ("http://nosuchhost.invalid/", "nosuchhost.invalid"), ("http://127.0.0.1:1/", "refuses the connection"),
        ("ftp://x.org/", "no http"), ("http://", "no http"), ("javascript:alert(1)", "no http"),
        ("http://[::1/", "no http"),
        ("http://x.org:99999/", "x.org"), ("nonsense\x1b[2J", "nonsense"),
    ],
)  # fmt: skip
async def test_addresses_that_lead_nowhere(url, word):
    error = await failure(url, seconds=5)
    assert word in str(error) and "\x1b" not in str(error)


def test_a_file_is_read_and_known_again(tmp_path):
    file = tmp_path / "a feed.xml"
    file.write_bytes(FEED)
    got = read_file(str(file))
    assert got.body == FEED and got.url == file.as_uri() and got.etag
    again = read_file(file.as_uri(), etag=got.etag)
    assert again.unchanged and again.body == b"" and again.etag == got.etag
    file.write_bytes(FEED + b" ")
    assert not read_file(str(file), etag=got.etag).unchanged


def test_files_that_cannot_be_read(tmp_path, monkeypatch):
    (tmp_path / "big").write_bytes(bytes(11))
    with monkeypatch.context() as small:
        small.setattr(fetching, "LIMIT", 10)
        with pytest.raises(TooLarge):
            read_file(str(tmp_path / "big"))
    with pytest.raises(FetchFailed, match="is no file"):
        read_file(str(tmp_path))
    with pytest.raises(FetchFailed, match="there is no file"):
        read_file(str(tmp_path / "missing"))
    with pytest.raises(FetchFailed, match="no file"):
        read_file("a\0b")
    with pytest.raises(FetchFailed, match="there is no file ~nobody"):
        read_file("file:~nobody-of-that-name/x")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FetchFailed, match="is no file"):
        read_file(str(tmp_path / "pipe"))


async def test_where_a_redirect_leads_cannot_act_on_the_terminal(serve):
    def answer(head: bytes) -> bytes:
        return http("301 x", Location="/new\x1b]0;gone\x07") if b"GET /old" in head else http(body=FEED)

    url = await serve(answer)
    async with fetching.session() as session:
        got = await fetching.fetch(session, f"{url}/old")
    assert (got.url, got.moved) == (f"{url}/new", f"{url}/new")
