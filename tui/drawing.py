"""Pictures as a terminal shows them: what there is room for, and what was drawn for it.

A worker of the engine draws, the screen paints; between them a drawing is a file of JSON in the cache.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from typing import Any, Literal, get_args

Way = Literal["blocks", "kitty", "sixel"]
"""How: half blocks in two colours, for any terminal; or codes from which kitty's likes, or a sixel terminal, draw."""

Colour = tuple[int, int, int]
"""Red, green, blue, from 0 to 255."""


@dataclass(frozen=True, slots=True)
class Room:
    """At most so many cells of the terminal, of so many pixels each (where it does not tell: as most have)."""

    columns: int
    rows: int
    way: Way = "blocks"
    cell_width: int = 10
    cell_height: int = 20

    def __str__(self) -> str:
        return f"{self.columns}x{self.rows}-{self.way}-{self.cell_width}x{self.cell_height}"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture in ``columns`` times ``rows`` cells.

    "blocks" have ``pixels``, three bytes each, row by row, two rows of them in a row of cells. "kitty" and "sixel" have
    ``code``, which is sent to the terminal; kitty then shows the picture wherever its ``placeholders`` (a text for each
    row) stand in its ``colour``.
    """

    columns: int
    rows: int
    way: Way = "blocks"
    pixels: bytes = b""
    code: str = ""
    placeholders: tuple[str, ...] = ()
    colour: Colour = (0, 0, 0)

    def pair(self, column: int, row: int) -> tuple[Colour, Colour]:
        """The upper and the lower pixel of a cell of half blocks."""
        upper = 3 * (2 * row * self.columns + column)
        lower = upper + 3 * self.columns
        red, green, blue = self.pixels[upper : upper + 3]
        return (red, green, blue), (self.pixels[lower], self.pixels[lower + 1], self.pixels[lower + 2])


def to_bytes(drawing: Drawing) -> bytes:
    """What ``of_bytes`` reads."""
    fields = {name: getattr(drawing, name) for name in Drawing.__slots__}
    return json.dumps({**fields, "pixels": base64.b64encode(drawing.pixels).decode()}).encode()


def of_bytes(data: bytes) -> Drawing:
    """The drawing that ``to_bytes`` wrote. Raises ValueError on anything else."""
    try:
        fields: dict[str, Any] = json.loads(data)
        pixels = base64.b64decode(fields.pop("pixels"), validate=True)
        placeholders, colour = map(tuple, (fields.pop("placeholders"), fields.pop("colour")))
        drawing = Drawing(**fields, pixels=pixels, placeholders=placeholders, colour=colour)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("this is no drawing") from error
    sizes = {"blocks": len(pixels) == 6 * drawing.columns * drawing.rows, "kitty": len(placeholders) == drawing.rows}
    if drawing.way not in get_args(Way) or not sizes.get(drawing.way, True):
        raise ValueError("this is no drawing")
    return drawing
