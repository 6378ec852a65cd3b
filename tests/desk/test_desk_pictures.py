"""Pictures of an article: fetched once, from nowhere that an address must not lead, and why not is told in a line."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from tui import news, paths
from tui.desk import pictures
from tui.drawing import Room, of_bytes
from tui.errors import NotFound
from tui.intake import prepare
from tui.model import Block, Body, Draft, Span
from tui.store import articles, feeds
from tui.workers import Pool

NOW = 1_700_000_000
ROOM = Room(20, 10)


def png(width=60, height=40):
    out = io.BytesIO()
    Image.new("RGB", (width, height), (200, 0, 0)).save(out, "PNG")
    return out.getvalue()


def bomb():
    """A few bytes that claim to be 50,000 pixels wide and high."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(1000)))


def drawing_at(path):
    return of_bytes(Path(path).read_bytes())


@pytest.fixture
def site(site):
    """The web site, with pictures of every kind."""
    away = b"HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/latest\r\ncontent-length: 0\r\n\r\n"
    site.pages = {
        "/good.png": png(),
        "/bomb.png": bomb(),
        "/page": "<html>a page</html>",
        "/away.png": away,
        "/large.png": b"\x89PNG\r\n\x1a\n" + b"x" * pictures.PICTURE_LIMIT,
    }
    return site


def kept(desk, feed, *urls):
    """An article of a feed with images of these addresses."""
    number, _ = feeds.add(desk.db, feed, NOW)
    body = Body("text", (Block(Span(0, 4)), *(Block(Span(4, 4), "image", url=url) for url in urls)))
    (article,) = articles.save(desk.db, number, [prepare(Draft(urls[0], "Title", body=body), "")], NOW).new
    return article


async def told(desk, article, room=ROOM, only=""):
    """What was told of the pictures, by the last part of their addresses."""
    desk.told.clear()
    await pictures.pictures(desk, article, room, only)
    assert all(isinstance(item, news.Pictured) and item.room == str(room) for item in desk.told)
    assert all(bool(item.path) != bool(item.why) and "\n" not in item.why for item in desk.told)
    return {item.url.rpartition("/")[2]: item for item in desk.told}


async def test_a_picture_is_drawn_for_its_room_and_fetched_once(desk, site):
    article = kept(desk, f"{site.root}/feed", f"{site.root}/good.png")
    first = (await told(desk, article))["good.png"]
    drawing = drawing_at(first.path)
    assert (drawing.columns, drawing.rows, drawing.pair(0, 0)) == (15, 5, ((200, 0, 0), (200, 0, 0)))
    assert await told(desk, article) == {"good.png": first}
    other = (await told(desk, article, Room(8, 8)))["good.png"]
    assert other.path != first.path
    assert site.asked == ["/good.png"]


async def test_what_cannot_be_shown_says_why_and_the_rest_is_shown(desk, site):
    names = ("good.png", "bomb.png", "page", "none.png", "away.png", "large.png")
    article = kept(desk, f"{site.root}/feed", *(f"{site.root}/{name}" for name in names), "http://nosuchhost.invalid/x")
    found = await told(desk, article)
    assert found["good.png"].path
    why = {name: item.why for name, item in found.items()}
    assert "40 million" in why["bomb.png"]
    assert "no picture" in why["page"]
    assert "404" in why["none.png"]
    assert "local network" in why["away.png"]
    assert "8 MB" in why["large.png"]
    assert "nosuchhost.invalid" in why["x"]


@pytest.mark.parametrize("feed", ["https://wire.example/feed", "file:///home/somebody/feed.xml"])
@pytest.mark.parametrize("inward", ["http://127.0.0.1:{port}/good.png", "http://[::1]:{port}/x", "http://10.0.0.1/x"])
async def test_an_address_in_the_own_network_is_never_fetched_for_a_feed_from_outside(desk, site, feed, inward):
    article = kept(desk, feed, inward.format(port=site.root.rpartition(":")[2]))
    (found,) = (await told(desk, article)).values()
    assert "local network" in found.why
    assert site.asked == []


@pytest.mark.parametrize("feed", ["http://127.0.0.1/feed", "file:///home/somebody/feed.xml"])
async def test_no_file_is_read_for_an_address_in_a_text(desk, tmp_path, feed):
    (tmp_path / "a.png").write_bytes(png())
    (found,) = (await told(desk, kept(desk, feed, (tmp_path / "a.png").as_uri()))).values()
    assert "no http" in found.why


async def test_one_picture_can_be_asked_for_and_too_many_are_not_fetched(desk, site):
    many = [f"{site.root}/{number}.png" for number in range(pictures.MOST + 2)]
    article = kept(desk, f"{site.root}/feed", *many)
    assert set(await told(desk, article, only=many[-1])) == {f"{pictures.MOST + 1}.png"}
    found = await told(desk, article)
    assert len(found) == len(many)
    assert len(set(site.asked)) == pictures.MOST + 1
    assert str(pictures.MOST) in found[f"{pictures.MOST}.png"].why


async def test_a_picture_that_takes_a_worker_too_long_costs_that_picture(desk, site, monkeypatch):
    article = kept(desk, f"{site.root}/feed", f"{site.root}/good.png")
    desk.parsers = Pool(1)
    with monkeypatch.context() as hurried:
        hurried.setattr("tui.desk.PARSE_SECONDS", 0.001)  # a worker takes longer to start
        assert "this picture takes longer than" in (await told(desk, article))["good.png"].why
    assert (await told(desk, article))["good.png"].path


async def test_what_cannot_be_kept_says_so(desk, site):
    paths.pictures().parent.mkdir(parents=True, exist_ok=True)
    paths.pictures().write_text("a file where a folder should be")
    article = kept(desk, f"{site.root}/feed", f"{site.root}/good.png")
    assert "cannot be kept" in (await told(desk, article))["good.png"].why


async def test_no_such_article(desk):
    with pytest.raises(NotFound):
        await pictures.pictures(desk, 999, ROOM)
