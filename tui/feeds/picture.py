"""A picture as somebody sends it into clean pixels, and those into a drawing for a terminal.

Called in a worker process that is killed at its limits: the bytes are foreign, and a small file may claim to be a huge
picture. The worker has no terminal: textual-image, which asks one what it can and reads the answer from the keyboard
where there is one, asks nothing here.
"""

from __future__ import annotations

import io
import os
import re
import sys
import warnings
from typing import TYPE_CHECKING, cast

from tui.drawing import Drawing, Room, to_bytes
from tui.errors import FeedError

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST = 40_000_000
"""Pixels of a picture that is read: a camera's, not a bomb's."""

SIDE = 1200
"""Pixels of the longer side that are kept: more than a terminal shows."""

_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
_SIXEL_COLOUR = re.compile(r"(#\d+);2;\d+;\d+;\d+")
_PER_COLUMN = 4
"""Pixels of a picture for which it gets a column of half blocks at most: a small one is not blown up."""


def clean(data: bytes) -> bytes:
    """The picture (the first of a film) as a PNG of at most ``SIDE`` pixels, with nothing in it but pixels.

    What is transparent becomes white, as on a page. Raises FeedError.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = LARGEST
    try:
        with warnings.catch_warnings(action="error", category=Image.DecompressionBombWarning):
            with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
                opened.verify()
            with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
                opened.thumbnail((SIDE, SIDE))
                upright = ImageOps.exif_transpose(opened).convert("RGBA")
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise FeedError(f"the picture claims more than {LARGEST // 10**6} million pixels, and is not read") from error
    except UnidentifiedImageError as error:
        raise FeedError("this is no picture that can be shown: PNG, JPEG, GIF or WebP") from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise FeedError("the picture is damaged") from error
    page = Image.new("RGB", upright.size, "white")
    page.paste(upright, mask=upright)
    return _png(page)


def draw(png: bytes, room: Room) -> bytes:
    """What ``clean`` gave as large as it has room, as the bytes of a ``Drawing``."""
    from PIL import Image

    with Image.open(io.BytesIO(png), formats=("PNG",)) as opened:
        picture = opened.convert("RGB")
    columns, rows = size_in(room, picture.width, picture.height)
    draw_as = {"blocks": _blocks, "kitty": _kitty, "sixel": _sixel}[room.way]
    return to_bytes(draw_as(picture, columns, rows, room))


def size_in(room: Room, width: int, height: int) -> tuple[int, int]:
    """Columns and rows of a picture of so many pixels: as large as there is room for, its shape kept."""
    natural = width / (_PER_COLUMN if room.way == "blocks" else room.cell_width)
    per_column = height * room.cell_width / (width * room.cell_height)
    columns = max(min(room.columns, round(natural), int(room.rows / per_column)), 1)
    return columns, min(max(round(columns * per_column), 1), room.rows)


def _png(picture: Image) -> bytes:
    """The bytes of a PNG."""
    out = io.BytesIO()
    picture.save(out, format="PNG")
    return out.getvalue()


def _blocks(picture: Image, columns: int, rows: int, _: Room) -> Drawing:
    """Two pixels a cell, one above the other."""
    return Drawing(columns, rows, pixels=picture.resize((columns, 2 * rows)).tobytes())


def _kitty(picture: Image, columns: int, rows: int, room: Room) -> Drawing:
    """The picture as kitty takes it, and the placeholders that stand for it in the text."""
    # textual-image reads the size of a cell here where no terminal tells it, and sends to what is standard output.
    os.environ.update(TEXTUAL_CELL_WIDTH=str(room.cell_width), TEXTUAL_CELL_HEIGHT=str(room.cell_height))
    from rich.console import Console
    from textual_image.renderable import TGPImage

    image, console = TGPImage(picture, columns, rows), Console(file=io.StringIO(), width=columns, height=rows)
    sent = io.StringIO()
    before, sys.__stdout__ = sys.__stdout__, cast(io.TextIOWrapper, sent)  # type: ignore[misc]
    try:
        texts = tuple(segment.text.strip() for segment in console.render(image) if segment.text.strip())
    finally:
        sys.__stdout__ = before  # type: ignore[misc]
    code, number = sent.getvalue(), image.terminal_image_id or 0
    colour = (number >> 16 & 255, number >> 8 & 255, number & 255)
    return Drawing(columns, rows, "kitty", code=code, placeholders=texts, colour=colour)


def _sixel(picture: Image, columns: int, rows: int, room: Room) -> Drawing:
    """The picture in the pixels of its cells, as sixels."""
    from textual_image.renderable.sixel import image_to_sixels  # type: ignore[attr-defined]

    pixels = picture.resize((columns * room.cell_width, rows * room.cell_height))
    head, mark, body = image_to_sixels(pixels).partition("#")
    # A colour that is defined in the middle changes in xterm what was drawn before it: all of them go to the beginning.
    colours = "".join(found[0] for found in _SIXEL_COLOUR.finditer(mark + body))
    return Drawing(columns, rows, "sixel", code=head + colours + _SIXEL_COLOUR.sub(r"\1", mark + body))
