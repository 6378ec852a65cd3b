"""Character references that stop XML parsers: halves of characters, as some programs write what is beyond U+FFFF."""

from __future__ import annotations

import re

_HALF = rb"&#(?:[xX]0{0,4}[dD][89a-fA-F][\da-fA-F]{2}|0{0,4}5[5-7]\d{3});"
# It begins with letters that are what they are: only such a search is quick, and all of a feed is searched.
_HALVES = re.compile(_HALF + rb"(?:" + _HALF + rb")*")


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
