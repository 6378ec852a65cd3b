"""What a server packed, unpacked piece by piece and never beyond what there is room for."""

from __future__ import annotations

import sys
import zlib
from typing import Protocol

import brotli

from tui.errors import FetchFailed

if sys.version_info >= (3, 14):
    from compression.zstd import DecompressionParameter, ZstdDecompressor, ZstdError
else:
    from backports.zstd import DecompressionParameter, ZstdDecompressor, ZstdError

ENCODINGS = "gzip, deflate, br, zstd"
"""What may be sent to us, as Accept-Encoding says it."""

_GZIP, _ZLIB, _RAW = 31, 15, -15  # zlib's names for the three envelopes, as window bits
_PLAIN = frozenset({"", "identity", "none"})
_DEFLATED = frozenset({"gzip", "x-gzip", "deflate"})
_ZSTD_WINDOW: dict[int, int] = {
    DecompressionParameter.window_log_max: 23
}  # 8 MB, as RFC 9659 has it: a frame may ask for gigabytes
_ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"


class _Stream(Protocol):
    """What zlib, and our two others, do with a piece."""

    @property
    def eof(self) -> bool: ...
    def decompress(self, piece: bytes, room: int, /) -> bytes: ...


class _Brotli:
    """Brotli's decompressor in the manner of zlib's."""

    def __init__(self) -> None:
        self._inner = brotli.Decompressor()

    @property
    def eof(self) -> bool:
        """Whether the end has come."""
        return bool(self._inner.is_finished())

    def decompress(self, piece: bytes, room: int, /) -> bytes:
        """At most about ``room`` bytes, at least where the rest of it would be more."""
        return bytes(self._inner.process(piece, output_buffer_limit=room))


class Unpacker:
    """Takes the pieces of a body in turn. ``encoding`` is its Content-Encoding; FetchFailed if we cannot read it.

    What a server says is not always what it sends: the first bytes decide, but for brotli, which has no sign.
    """

    def __init__(self, encoding: str, host: str) -> None:
        self._encoding = encoding.strip().lower()
        self._host = host
        self._head = b""
        self._stream: _Stream | None = _Brotli() if self._encoding == "br" else None
        self._undecided = self._encoding in _DEFLATED or self._encoding == "zstd"
        if not (self._undecided or self._stream or self._encoding in _PLAIN):
            raise FetchFailed(f"{host} sends its feed packed in a way that we did not ask for and cannot read")

    def feed(self, piece: bytes, room: int) -> bytes:
        """The next bytes, at most ``room`` (at least 1) of them if they were packed. Raises FetchFailed."""
        if self._undecided:
            self._head += piece
            if len(self._head) < 4:
                return b""
            piece, self._head = self._head, b""
            self._undecided = False
            self._stream = self._opened(piece)
        if self._stream is None:
            return piece
        if self._stream.eof:
            return b""  # what follows the end is nobody's
        try:
            return self._stream.decompress(piece, room)
        except (zlib.error, brotli.error, ZstdError) as error:
            raise FetchFailed(f"{self._host} sends its feed packed, and the packing is broken") from error

    def end(self) -> bytes:
        """What was held back because nothing could be told of it. Raises FetchFailed if the end has not come."""
        if self._stream is not None and not self._stream.eof:
            raise FetchFailed(f"the answer of {self._host} broke off in the middle")
        return self._head

    def _opened(self, head: bytes) -> _Stream | None:
        """The envelope that the first bytes are of; None where nothing is packed."""
        if head[:2] == b"\x1f\x8b":
            return zlib.decompressobj(_GZIP)
        if head[:4] == _ZSTD_MAGIC:
            return ZstdDecompressor(options=_ZSTD_WINDOW)
        if head[0] & 15 == 8 and int.from_bytes(head[:2], "big") % 31 == 0:
            return zlib.decompressobj(_ZLIB)
        return zlib.decompressobj(_RAW) if self._encoding == "deflate" else None
