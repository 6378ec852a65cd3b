"""What a server packed, unpacked piece by piece and never beyond what there is room for."""

from __future__ import annotations

import zlib

from tui.errors import FetchFailed

_GZIP, _ZLIB, _RAW = 31, 15, -15  # zlib's names for the three envelopes, as window bits
_PLAIN = frozenset({"", "identity", "none"})
_PACKED = frozenset({"gzip", "x-gzip", "deflate"})


class Unpacker:
    """Takes the pieces of a body in turn. ``encoding`` is its Content-Encoding; FetchFailed if we cannot read it.

    What a server says is not always what it sends: the first two bytes decide.
    """

    def __init__(self, encoding: str, host: str) -> None:
        self._encoding = encoding.strip().lower()
        self._host = host
        self._packed = self._encoding in _PACKED
        self._head = b""
        self._stream: zlib._Decompress | None = None
        if not self._packed and self._encoding not in _PLAIN:
            raise FetchFailed(f"{host} sends its feed packed in a way that we did not ask for and cannot read")

    def feed(self, piece: bytes, room: int) -> bytes:
        """The next bytes, at most ``room`` (at least 1) of them if they were packed. Raises FetchFailed."""
        if self._packed and self._stream is None:
            self._head += piece
            if len(self._head) < 2:
                return b""
            piece, self._head = self._head, b""
            self._open(piece)
        if self._stream is None:
            return piece
        try:
            return self._stream.decompress(piece, room)
        except zlib.error as error:
            raise FetchFailed(f"{self._host} sends its feed packed, and the packing is broken") from error

    def _open(self, head: bytes) -> None:
        """Choose the envelope by the first bytes."""
        if head[:2] == b"\x1f\x8b":
            self._stream = zlib.decompressobj(_GZIP)
        elif head[0] & 15 == 8 and int.from_bytes(head[:2], "big") % 31 == 0:
            self._stream = zlib.decompressobj(_ZLIB)
        elif self._encoding == "deflate":
            self._stream = zlib.decompressobj(_RAW)
        else:
            self._packed = False

    @property
    def complete(self) -> bool:
        """Whether the end of what was packed has come."""
        return self._stream is None or self._stream.eof
