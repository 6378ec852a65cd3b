"""Character references that stop XML parsers: halves of characters, as some programs write what is beyond U+FFFF."""

from __future__ import annotations

import re

_HALVES = re.compile(rb"(?:&#(?:x0{0,4}d[89a-f][\da-f]{2}|0{0,4}5[5-7]\d{3});)+", re.I)


def whole(data: bytes) -> bytes:
    """``data`` with each pair of surrogates as one reference (an emoji, mostly); one alone is left out."""
    return _HALVES.sub(_joined, data)


def _joined(references: re.Match[bytes]) -> bytes:
    halves = "".join(map(chr, _numbers(references[0])))
    text = halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return "".join(f"&#{ord(char)};" for char in text).encode()


def _numbers(references: bytes) -> list[int]:
    """The numbers of character references, hexadecimal or decimal."""
    texts = (text.strip(b"&#").lower() for text in references.split(b";") if text)
    return [int(text[1:], 16) if text.startswith(b"x") else int(text) for text in texts]
