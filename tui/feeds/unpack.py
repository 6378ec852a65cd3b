"""What a server packed, unpacked piece by piece and never beyond what there is room for."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol

import brotli

from tui.errors import FetchFailed

if sys.version_info >= (3, 14):
    from compression.zstd import DecompressionParameter, ZstdDecompressor, ZstdError
else:
    from backports.zstd import DecompressionParameter, ZstdDecompressor, ZstdError

ENCODINGS = "gzip, deflate, br, zstd"
"""What may be sent to us, as Accept-Encoding says it."""

_PLAIN = frozenset({"", "identity", "none"})
_DEFLATED = frozenset({"gzip", "x-gzip", "deflate"})
_ZSTD_WINDOW: dict[int, int] = {
    DecompressionParameter.window_log_max: 23
}  # 8 MB, as RFC 9659 has it: a frame may ask for gigabytes
_ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
_SKIPPED_MAGIC = b"\x2a\x4d\x18"  # of a frame that says nothing, after a byte of 0x50 to 0x5f

_TELLING = 4
"""Bytes that tell a packing from another."""
_REPEATED = frozenset({"gzip", "zstd"})

MEMBERS = 5000
"""Members of gzip (RFC 1952) or frames of zstd (RFC 8878) of one body: empty ones cost time, not room."""


class _Stream(Protocol):
    """What zlib, and our two others, do with a piece."""

    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, piece: bytes, room: int, /) -> bytes: ...


class _Brotli:
    """Brotli's decompressor in the manner of zlib's."""

    unused_data = b""

    def __init__(self) -> None:
        self._inner = brotli.Decompressor()

    @property
    def eof(self) -> bool:
        """Whether the end has come."""
        return bool(self._inner.is_finished())

    def decompress(self, piece: bytes, room: int, /) -> bytes:
        """At most about ``room`` bytes, at least where the rest of it would be more."""
        return bytes(self._inner.process(piece, output_buffer_limit=room))


_STREAMS: Mapping[str, Callable[[], _Stream]] = {
    "br": _Brotli,
    "gzip": partial(zlib.decompressobj, 31),  # zlib's names for its three envelopes, as window bits
    "zlib": partial(zlib.decompressobj, 15),
    "raw": partial(zlib.decompressobj, -15),
    "zstd": partial(ZstdDecompressor, options=_ZSTD_WINDOW),
}


class Unpacker:
    """Takes the pieces of a body in turn. ``encoding`` is its Content-Encoding; FetchFailed if we cannot read it.

    What a server says is not always what it sends: the first bytes decide, but for brotli, which has no sign. Members
    of gzip and frames of zstd that follow one another are one body.
    """

    def __init__(self, encoding: str, host: str) -> None:
        self._encoding = encoding.strip().lower()
        self._host = host
        self._head = b""
        self._packing = "br" if self._encoding == "br" else ""
        self._stream: _Stream | None = _Brotli() if self._packing else None
        self._members = 1
        self._undecided = self._encoding in _DEFLATED or self._encoding == "zstd"
        if not (self._undecided or self._stream or self._encoding in _PLAIN):
            raise FetchFailed(f"{host} sends its feed packed in a way that we did not ask for and cannot read")

    def feed(self, piece: bytes, room: int) -> bytes:
        """The next bytes, at most ``room`` (at least 1) of them if they were packed. Raises FetchFailed."""
        if self._undecided:
            self._head += piece
            if len(self._head) < _TELLING:
                return b""
            piece, self._head = self._head, b""
            self._undecided = False
            self._packing = self._packing_of(piece)
            self._stream = _STREAMS[self._packing]() if self._packing else None
        if self._stream is None:
            return piece
        try:
            return self._unpacked(self._stream, piece, room)
        except (zlib.error, brotli.error, ZstdError) as error:
            raise FetchFailed(f"{self._host} sends its feed packed, and the packing is broken") from error

    def end(self) -> bytes:
        """What was held back because nothing could be told of it. Raises FetchFailed if the end has not come."""
        if self._stream is None:
            return self._head
        if not self._stream.eof:
            raise FetchFailed(f"the answer of {self._host} broke off in the middle")
        return b""

    def _unpacked(self, stream: _Stream, piece: bytes, room: int) -> bytes:
        """What is in ``piece``, of the member that ``stream`` is in and of those that follow it."""
        out = bytearray()
        while piece and len(out) < room:
            if stream.eof:
                piece = self._next_member(piece)
                if not piece:
                    break
                self._stream = stream = _STREAMS[self._packing]()
            out += stream.decompress(piece, room - len(out))
            piece = stream.unused_data if stream.eof else b""
        return bytes(out)

    def _next_member(self, piece: bytes) -> bytes:
        """The bytes from which another member goes on; none if that cannot be told yet, or they are nobody's."""
        if self._packing not in _REPEATED:
            return b""
        piece, self._head = self._head + piece, b""
        if len(piece) < _TELLING:
            self._head = piece
            return b""
        if self._packing_of(piece) != self._packing:
            self._packing = ""  # what comes later is nobody's, either
            return b""
        self._members += 1
        if self._members > MEMBERS:
            raise FetchFailed(f"{self._host} sends its feed packed in more than {MEMBERS} pieces")
        return piece

    def _packing_of(self, head: bytes) -> str:
        """The packing that the first bytes are of; empty where nothing is packed."""
        if head[:2] == b"\x1f\x8b":
            return "gzip"
        if head[:4] == _ZSTD_MAGIC or (head[0] >> 4 == 5 and head[1:4] == _SKIPPED_MAGIC):
            return "zstd"
        if head[0] & 15 == 8 and int.from_bytes(head[:2], "big") % 31 == 0:
            return "zlib"
        return "raw" if self._encoding == "deflate" else ""
