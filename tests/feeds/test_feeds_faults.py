"""Every way in which a server or a feed goes wrong that we know of ends soon, in a line for the user or in articles.

Each is fetched from a server on loopback and parsed, with limits that are small so that the test is quick.
"""

import gzip
import time
import zlib
from email.utils import formatdate

import brotli
import pytest
from loopback import Cut, Held

from tui import text
from tui.errors import FeedError, FeedGone
from tui.feeds import fetch as fetching
from tui.feeds import parse

LIMIT = 400_000
NOW = 1_790_000_000.0
SILENT = ("timeout", "slowheaders", "slowloris", "latehalf")
"""Servers that say nothing more: the only ones for which the limit of time is small, so that no other needs speed."""
XML = "<?xml version='1.0' encoding='utf-8'?>"


def rss(title="Title", body="Text", *, items=None, head=XML, before=""):
    items = items or f"<item><title>{title}</title><guid>g</guid><description>{body}</description></item>"
    return f"{head}{before}<rss version='2.0'><channel><title>T</title>{items}</channel></rss>".encode()


def entries(*inner):
    return rss(items="".join(f"<item>{part}</item>" for part in inner))


def http(status="200 OK", body=b"", *, kind="application/rss+xml; charset=utf-8", **headers):
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", f"Content-Type: {kind}", "Connection: close"]
    lines = [line for line in lines if not line.startswith(tuple(f"{name.replace('_', '-')}:" for name in headers))]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items() if value is not None]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def stream(body):
    """An answer that does not say how long it is."""
    return b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + body


FEED = entries(*(f"<guid>{n}</guid><title>t{n}</title><description>{'word ' * 50}</description>" for n in range(5)))
BOMB = gzip.compress(bytes(20_000_000))
EVIL = "&#27;[2J&#27;]52;c;cm0=&#7;&#27;]8;;http://evil.example/&#27;\\x&#155;31m&#8;&#13;"
ENTITIES = "<!DOCTYPE l [<!ENTITY a 'lol'>" + "".join(
    f"<!ENTITY {chr(n + 1)} '{f'&{chr(n)};' * 10}'>" for n in range(ord("a"), ord("i"))
) + "]>"  # fmt: skip

ERRORS = {
    "204": (http("204 x"), "empty"), "400": (http("400 x"), "400"), "401": (http("401 x"), "password"),
    "403": (http("403 x"), "403"), "404": (http("404 x", b"<html>"), "no such page"), "410": (http("410 x"),
    "for good"),
    "429": (http("429 x", Retry_After="3"), "too many requests"),
    "429date": (http("429 x", Retry_After=formatdate(NOW + 60, usegmt=True)), "too many requests"),
    "500": (http("500 x"), "broken"), "502": (http("502 x"), "502"), "503": (http("503 x", Retry_After="9"),
    "overloaded"),
    "loop": (http("302 x", Location="/"), "circle"), "loop2": (http("302 x", Location="/?n=1"), "circle"),
    "redir-file": (http("302 x", Location="file:///etc/passwd"), "not followed"),
    "redir-meta": (http("302 x", Location="http://169.254.169.254/latest/"), "local network"),
    "redir-local": (http("302 x", Location="http://127.0.0.1:1/"), "local network"),
    "redir-gopher": (http("302 x", Location="gopher://127.0.0.1/_x"), "not followed"),
    "redir-empty": (http("302 x", Location=""), "nowhere"), "redir-none": (http("302 x"), "nowhere"),
    "empty": (http(), "empty"), "space": (http(body=b" \n\t\n"), "empty"),
    "html": (http(body=b"<!doctype html><html><body><p>x</p></body></html>", kind="text/html"), "web page"),
    "login": (http(body=b"<html><form>portal</form></html>", kind="text/html"), "web page"),
    "binary": (http(body=bytes(range(256)) * 400), "no feed"),
    "truncbody": (http(body=rss(), Content_Length="999999"), "broke off"),
    "truncgzip": (http(body=gzip.compress(FEED)[:-9], Content_Encoding="gzip"), "broke off"),
    "unknownenc": (http(body=FEED, Content_Encoding="x-foo"), "cannot read"),
    "gzipbomb": (http(body=BOMB, Content_Encoding="gzip"), "more than"),
    "gzipbomb2": (http(body=gzip.compress(BOMB), Content_Encoding="gzip, gzip"), "cannot read"),
    "brbomb": (http(body=brotli.compress(bytes(20_000_000)), Content_Encoding="br"), "more than"),
    "big": (http(body=rss(body="words " * 100_000)), "more than"), "bigtitle": (http(body=rss("T" * 500_000)),
    "more than"),
    "bigattr": (http(body=entries(f"<enclosure url='http://e/{'a' * 500_000}'/>")), "more than"),
    "opml-bomb": (http(body=(ENTITIES + "<opml>&i;</opml>").encode()), "list of feeds"),
    "opml-deep": (http(body=b"<opml><body>" + b"<outline text='a'>" * 5000), "list of feeds"),
    "opml-many": (http(body=b"<opml><body>" + b"<outline xmlUrl='http://e/'/>" * 5000 + b"</body></opml>"),
    "list of feeds"),
    "hugeheader": (http(body=rss(), X_Big="h" * 200_000), "proper HTTP"),
    "manyheaders": (http(body=rss(), **{f"X_{n}": "v" * 50 for n in range(2000)}), "proper HTTP"),
    "timeout": (None, "did not answer"), "slowheaders": (Held(b"HTTP/1.1 200 OK\r\nX: y\r\n"), "did not answer"),
    "slowloris": (Held(http(body=b"<rss", Content_Length="9999")), "did not answer"),
    "latehalf": (Held(http(body=rss()[:50], Content_Length="600")), "did not answer"),
    "infinite": (stream(rss() + b"<item><title>again</title></item>" * 20_000), "more than"),
    "infinite-chunked": (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + (b"1000\r\n" + b" " * 4096 + b"\r\n") * 200,
        "more than",
    ),
    "infinite-headers": (b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 100_000, "proper HTTP"),
    "badchunk": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nabc\r\n0\r\n\r\n", "proper HTTP"),
    "badstatus": (b"HTTP/1.1 banana OK\r\n\r\n", "proper HTTP"), "http09": (rss(), "proper HTTP"),
    "reset": (Cut(http(body=b"<rss>", Content_Length="5000")), "broke off"), "closeearly": (b"", "closed"),
}  # fmt: skip

ARTICLES = {
    "ok": (http(body=FEED), 5), "leadingws": (http(body=b"\n\n  " + rss()), 1),
    "wrongtype": (http(body=rss(), kind="image/png"), 1),
    "texthtml": (http(body=rss(), kind="text/html"), 1), "notype": (http(body=rss(), Content_Type=None), 1),
    "truncxml": (http(body=FEED[: len(FEED) // 2]), 3), "fakegzip": (http(body=FEED, Content_Encoding="gzip"), 5),
    "gzip": (http(body=gzip.compress(FEED), Content_Encoding="gzip"), 5),
    "deflate": (http(body=zlib.compress(FEED), Content_Encoding="deflate"), 5),
    "rawdeflate": (http(body=zlib.compress(FEED)[2:-4], Content_Encoding="deflate"), 5),
    "br": (http(body=brotli.compress(FEED), Content_Encoding="br"), 5),
    "lol": (http(body=rss("&i;", before=ENTITIES)), 1),
    "quad": (http(body=rss("&a;" * 5000, before=f"<!DOCTYPE x [<!ENTITY a '{'A' * 5000}'>]>")), 1),
    "xxe": (http(body=rss("&x;", "said", before="<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>")), 1),
    "deep": (http(body=rss(body=f"<![CDATA[{'<div>' * 20_000}x{'</div>' * 20_000}]]>")), 1),
    "deepxml": (http(body=entries("<title>t</title>" + "<a>" * 20_000 + "</a>" * 20_000)), 1),
    "many": (http(body=entries(*(f"<guid>{n}</guid><title>t</title>" for n in range(3000)))), 1000),
    "nul": (http(body=rss("nu\0l \x01\x02 ctl")), 1),
    "badutf8": (http(body=rss("XX").replace(b"XX", b"caf\xe9 \xff")), 1),
    "latin1-as-utf8": (http(body=rss("XX").replace(b"XX", b"caf\xe9")), 1),
    "cp1252": (http(body=rss("XX", head=XML.replace("utf-8", "windows-1252")).replace(b"XX", b"\x93q\x94 \x80")), 1),
    "utf16": (http(body=rss("é", head=XML.replace("utf-8", "utf-16")).decode().encode("utf-16"), kind="text/xml"), 1),
    "unknowncharset": (http(body=rss(head=XML.replace("utf-8", "klingon-8"))), 1),
    "noids": (http(body=entries(*(f"<description>only text {n}</description>" for n in range(5)))), 5),
    "dupids": (http(body=entries(*(f"<guid>same</guid><title>t{n}</title>" for n in range(5)))), 5),
    "futuredate": (http(body=entries("<title>t</title><pubDate>Tue, 01 Jan 2999 00:00:00 GMT</pubDate>")), 1),
    "baddate": (http(body=entries("<title>t</title><pubDate>yesterday-ish</pubDate>")), 1),
    "epoch0": (http(body=entries("<title>t</title><pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>")), 1),
    "jslink": (http(body=entries(*(f"<guid>{n}</guid><link>{link}</link><title>t</title>" for n, link in enumerate(
        ("javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "-oProxyCommand=id"))))), 4),
    "enclosures": (http(body=entries("<title>t</title><enclosure url='http://x/../../etc/cron.d/x' length='-1'/>")), 1),
    "scripthtml": (
        http(body=rss(body="<![CDATA[<script>alert(1)</script><p onclick='x()'>kept</p><iframe src='x'/>]]>")),
        1
    ),
    "tablehtml": (
        http(body=rss(body="<![CDATA[<table>" + ("<tr>" + "<td>c</td>" * 100 + "</tr>") * 100 + "</table>]]>")),
        1
    ),
    "hugehtml": (http(body=rss(body=f"<![CDATA[{'<b>' * 50_000}x]]>")), 1),
    "attrhtml": (http(body=rss(body="<![CDATA[<a " + " ".join(f"a{n}=1" for n in range(20_000)) + ">x</a>]]>")), 1),
    "ltflood": (http(body=rss(body=f"<![CDATA[{'<' * 100_000}]]>")), 1),
    "ampflood": (http(body=rss(body=f"<![CDATA[{'&' * 100_000}]]>")), 1),
    "commentflood": (http(body=rss(body=f"<![CDATA[{'<!--' * 50_000}]]>")), 1),
    "cdataflood": (http(body=rss(body="<![CDATA[x]]>" * 20_000)), 1),
    "doctypeflood": (http(body=rss(before="<!DOCTYPE x>" * 10_000)), 1),
    "badetag": (http(body=rss(), ETag='a\tb é "x'), 1), "hdrnl": (http(body=rss(), ETag="x\n\tfolded"), 1),
    "setcookie": (http(body=rss(), Set_Cookie="a=b; Domain=.com"), 1),
    "escapes": (http(body=rss(EVIL, EVIL)), 1), "c1": (http(body=rss("a&#x9b;2Jb&#x9d;0;t&#x9c;c&#x90;q&#x85;d")), 1),
    "bidi": (http(body=rss("abc&#x202e;gpj.exe&#x202c; &#x2066;x&#x2069; &#xe0041;tag")), 1),
    "zalgo": (http(body=rss("Z" + "\u0301\u0302\u0303" * 200 + "algo")), 1),
    "wide": (http(body=rss("漢字 한국어 👩‍👩‍👧‍👦 ﷽ e\u0301")), 1),
    "markup": (http(body=rss("[bold red]x[/] [@click=app.quit]quit[/] {{7*7}} $(id)")), 1),
    "nl": (http(body=rss("line1\nline2\r\nline3\ttab\u2028ls\u2029ps")), 1),
}  # fmt: skip


async def outcome(url, *, seconds=60.0):
    """The articles that came, or the error; both within 20 seconds of work."""
    start = time.process_time()
    try:
        async with fetching.session() as session:
            got = await fetching.fetch(session, url, limit=LIMIT, seconds=seconds, clock=lambda: NOW)
        return parse.parse(got.body, got.content_type, got.url).drafts
    except FeedError as error:
        return error
    finally:
        assert time.process_time() - start < 20


@pytest.mark.parametrize("mode", ERRORS)
async def test_what_gives_no_articles_says_why_in_a_line(serve, mode):
    answer, words = ERRORS[mode]
    error = await outcome(await serve(lambda _: answer), seconds=0.3 if mode in SILENT else 60.0)
    assert isinstance(error, FeedError), error
    assert words in str(error)
    assert str(error) == text.line(str(error))
    assert isinstance(error, FeedGone) is (mode == "410")
    assert getattr(error, "retry_after", 0) == {"429": 3, "429date": 60, "503": 9}.get(mode, 0)


@pytest.mark.parametrize("mode", ARTICLES)
async def test_what_can_be_read_in_spite_of_it_is_read_and_acts_on_nothing(serve, mode):
    answer, count = ARTICLES[mode]
    drafts = await outcome(await serve(lambda _: answer))
    assert not isinstance(drafts, FeedError), drafts
    assert len(drafts) == count == len({draft.guid for draft in drafts})
    for draft in drafts:
        assert draft.title == text.line(draft.title) and draft.body.text == text.clean(draft.body.text)
        assert "root:" not in draft.title + draft.body.text and "alert" not in draft.body.text
        assert draft.link == text.safe_url(draft.link)


@pytest.mark.parametrize(("mode", "stays"), [("301", False), ("302", True), ("307", True), ("308", False)])
async def test_a_feed_that_moved_is_read_where_it_is(serve, mode, stays):
    url = await serve(lambda head: http(body=FEED) if b" /new " in head else http(f"{mode} x", Location="/new"))
    async with fetching.session() as session:
        got = await fetching.fetch(session, url)
    assert got.body == FEED and got.moved == ("" if stays else url + "/new")


async def test_an_entity_from_another_server_is_not_fetched(serve):
    asked = []
    other = await serve(lambda head: asked.append(head) or http(body=b"hit"))
    body = rss("&x;", "said", before=f"<!DOCTYPE r [<!ENTITY x SYSTEM '{other}/x'>]>")
    (draft,) = await outcome(await serve(lambda _: http(body=body)))
    assert asked == [] and "hit" not in draft.title
