"""Foreign bytes into clean pixels, and those into drawings; what is no picture, or a bomb, is refused in a line."""

import io
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tui.drawing import Room, of_bytes
from tui.errors import FeedError
from tui.feeds import picture

RED, BLUE = (200, 0, 0), (0, 0, 200)


def encoded(image, kind="PNG", **options):
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def halves(width=40, height=20):
    """Red above, blue below."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (0, height // 2, width, height))
    return image


def opened(data):
    return Image.open(io.BytesIO(data))


def bomb(width, height):
    """A PNG of a few bytes that claims to be that large."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(("kind", "options"), [("PNG", {}), ("JPEG", {}), ("GIF", {}), ("WEBP", {"lossless": True})])
def test_the_usual_formats_become_a_png_of_the_same_pixels(kind, options):
    clean = opened(picture.clean(encoded(halves(), kind, **options)))
    assert (clean.format, clean.mode, clean.size) == ("PNG", "RGB", (40, 20))
    red, blue = clean.getpixel((5, 3)), clean.getpixel((5, 16))
    assert red[0] > 150 > red[2] and blue[2] > 150 > blue[0]


def test_of_a_film_the_first_picture_is_shown():
    film = encoded(Image.new("RGB", (9, 9), RED), "GIF", save_all=True, append_images=[Image.new("RGB", (9, 9), BLUE)])
    assert opened(picture.clean(film)).getpixel((4, 4)) == RED


def test_what_is_transparent_is_white_as_on_a_page():
    assert opened(picture.clean(encoded(Image.new("RGBA", (9, 9), (0, 0, 0, 0))))).getpixel((4, 4)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "CMYK"])
def test_other_kinds_of_pixels_are_taken_as_well(mode):
    kind = "JPEG" if mode == "CMYK" else "PNG"
    assert opened(picture.clean(encoded(Image.new(mode, (9, 9)), kind))).size == (9, 9)


def test_a_large_picture_is_made_smaller_and_keeps_its_shape():
    assert opened(picture.clean(encoded(halves(3000, 1500)))).size == (1200, 600)


def test_a_picture_that_was_taken_sideways_stands_upright_and_nothing_told_about_it_is_kept():
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Camera of a reporter"
    clean = picture.clean(encoded(halves(40, 20), "JPEG", exif=exif))
    assert opened(clean).size == (20, 40)
    assert not opened(clean).getexif()
    assert b"reporter" not in clean


@pytest.mark.parametrize(("data", "words"), [
    (b"", "no picture"), (b"<html>not here</html>", "no picture"), (encoded(halves(), "BMP"), "no picture"),
    (encoded(halves(), "TIFF"), "no picture"), (encoded(halves(300, 300), "JPEG")[:700], "damaged"),
    (encoded(halves())[:-30], "damaged"), (bomb(50_000, 50_000), "40 million"), (bomb(7000, 7000), "40 million"),
])  # fmt: skip
def test_what_is_no_picture_or_too_large_is_refused_in_one_line(data, words):
    with pytest.raises(FeedError, match=words) as caught:
        picture.clean(data)
    assert "\n" not in str(caught.value)


@given(st.binary(max_size=300), st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"\xff\xd8\xff\xe0", b"RIFF"]))
def test_any_bytes_are_a_picture_or_refused(data, magic):
    try:
        picture.clean(magic + data)
    except FeedError as error:
        assert "\n" not in str(error)


@given(st.integers(1, 300), st.integers(1, 100), st.integers(1, 5000), st.integers(1, 5000))
def test_a_drawing_has_its_place_in_the_room(columns, rows, width, height):
    found = picture.size_in(Room(columns, rows), width, height)
    assert 1 <= found[0] <= columns and 1 <= found[1] <= rows


def test_a_drawing_keeps_the_shape_of_the_picture_and_a_small_one_is_not_blown_up():
    assert picture.size_in(Room(80, 40), 1200, 800) == (80, 27)
    assert picture.size_in(Room(80, 10), 1200, 800) == (30, 10)
    assert picture.size_in(Room(80, 40), 64, 64) == (16, 8)
    assert picture.size_in(Room(80, 40, "kitty", 8, 16), 64, 64) == (8, 4)


def test_half_blocks_have_the_pixels_of_the_picture():
    drawing = of_bytes(picture.draw(encoded(halves(40, 40)), Room(4, 2)))
    assert (drawing.columns, drawing.rows) == (4, 2)
    assert all(red > 150 > blue for red, _, blue in drawing.pair(1, 0))
    assert all(blue > 150 > red for red, _, blue in drawing.pair(1, 1))


def test_kitty_gets_a_png_in_pieces_and_a_placement_and_the_text_its_placeholders():
    drawing = of_bytes(picture.draw(encoded(halves(400, 400)), Room(10, 5, "kitty")))
    number = sum(part << shift for part, shift in zip(drawing.colour, (16, 8, 0), strict=True))
    messages = drawing.code.removesuffix("\x1b\\").split("\x1b\\")
    assert all(message.startswith("\x1b_G") and "q=2" in message for message in messages)
    ids = {int(part[2:]) for message in messages for part in message[3:].split(";")[0].split(",") if part[:2] == "i="}
    assert {found & 0xFFFFFF for found in ids} == {number} and len(ids) == 1
    assert "a=p" in messages[-1] and "U=1" in messages[-1] and "c=10" in messages[-1] and "r=5" in messages[-1]
    assert [row.count("\U0010eeee") for row in drawing.placeholders] == [10] * 5


def test_sixels_are_as_large_as_their_cells_and_define_every_colour_before_they_draw():
    drawing = of_bytes(picture.draw(encoded(halves(400, 200)), Room(20, 20, "sixel", 9, 18)))
    assert drawing.code.startswith("\x1bP") and drawing.code.endswith("\x1b\\")
    assert f'"1;1;{9 * drawing.columns};{18 * drawing.rows}' in drawing.code
    assert drawing.code.rindex(";2;") < drawing.code.index("!")
