"""Unpacking: members one after the other, cut anywhere, within the same bounds."""

import gzip
import sys

import pytest

from tui.errors import FetchFailed
from tui.feeds import unpack
from tui.feeds.unpack import Unpacker

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PARTS = [b"<rss><channel>", b"", b"<title>t</title>" * 50, b"</channel></rss>"]
SKIPPED = b"\x50\x2a\x4d\x18\x04\x00\x00\x00abcd"  # a frame that says nothing (RFC 8878, 3.1.2)


def unpacked(encoding: str, data: bytes, size: int, room: int = 10_000) -> bytes:
    unpacker, out = Unpacker(encoding, "a.example"), b""
    for at in range(0, len(data), size):
        out += unpacker.feed(data[at : at + size], room + 1 - len(out))
        assert len(out) <= room + 1
        if len(out) > room:
            return out
    return out + unpacker.end()


@pytest.mark.parametrize("size", [1, 3, 7, 10_000])
@pytest.mark.parametrize(("encoding", "pack"), [("gzip", gzip.compress), ("zstd", zstd.compress)])
def test_members_one_after_the_other_are_read_whole(encoding, pack, size):
    assert unpacked(encoding, b"".join(map(pack, PARTS)), size) == b"".join(PARTS)
    assert unpacked(encoding, b"".join(map(pack, PARTS)) + b"\x1f\x00more" + pack(b"x"), size) == b"".join(PARTS)


@pytest.mark.parametrize("size", [1, 10_000])
def test_frames_of_zstd_that_say_nothing_are_passed_over(size):
    assert unpacked("zstd", SKIPPED + SKIPPED.join(map(zstd.compress, PARTS)), size) == b"".join(PARTS)


def test_what_follows_another_packing_is_nobodys():
    assert unpacked("gzip", gzip.compress(b"first") + zstd.compress(b"second"), 10_000) == b"first"


@pytest.mark.parametrize(("encoding", "pack"), [("gzip", gzip.compress), ("zstd", zstd.compress)])
def test_bombs_in_later_members_stop_at_the_limit_and_later_members_may_break_off(encoding, pack):
    assert len(unpacked(encoding, pack(b"a" * 9_999) + pack(bytes(5_000_000)), 10_000)) == 10_001
    assert len(unpacked(encoding, pack(b"a") * 4_000, 10_000, room=2_000)) == 2_001
    with pytest.raises(FetchFailed, match="broke off"):
        unpacked(encoding, pack(b"a") + pack(b"b" * 500)[:-3], 10_000)


def test_members_without_number_are_refused():
    with pytest.raises(FetchFailed, match="more than 5000 pieces"):
        unpacked("zstd", zstd.compress(b"") * (unpack.MEMBERS + 1), 1 << 16)
