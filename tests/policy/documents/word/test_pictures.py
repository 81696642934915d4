"""Pictures become what Word reads, no larger than a sheet needs; broken ones become words."""

import io
import struct
import zlib

import pytest
from PIL import Image

from policy.documents.word.pictures import GRADES, PAGE_WIDTH, Drawn, word_pictures
from tests.support.word_kinds import dots, drawing


def shown(content: bytes, path: str = "billeder/gaard.png") -> tuple[Drawn, Image.Image]:
    """The picture and what is in it."""
    found = word_pictures({path: content})
    made = found.files[found.names[path]]
    return made, Image.open(io.BytesIO(made.content))


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF"])
def test_what_word_reads_stays_as_it_is(form: str) -> None:
    """Byte for byte, as wide as browsers show it."""
    content = dots("red", form=form)
    made, _ = shown(content)
    assert (made.content, made.form) == (content, form.lower())
    assert (made.width, made.height) == (40 * 15, 30 * 15)


@pytest.mark.parametrize(("form", "mode"), [("WEBP", "RGB"), ("WEBP", "RGBA"), ("AVIF", "RGB")])
def test_forms_that_word_does_not_read_become_others(form: str, mode: str) -> None:
    """A photograph becomes JPEG, what is seen through PNG."""
    stream = io.BytesIO()
    Image.new(mode, (40, 30)).save(stream, form)
    made, image = shown(stream.getvalue(), f"a.{form.lower()}")
    assert made.form == ("jpeg" if mode == "RGB" else "png")
    assert image.size == (40, 30)


def test_a_drawing_is_drawn_with_the_letters_of_the_documents() -> None:
    """SVG becomes PNG of its own size; the drawing of the grades is as wide as a sheet's text."""
    found = word_pictures({"a.svg": drawing("red").encode()}, drawing("blue"))
    own, grades = (found.files[found.names[each]] for each in ("a.svg", GRADES))
    assert own.form == grades.form == "png"
    assert own.width < PAGE_WIDTH / 4
    assert PAGE_WIDTH - 20 < grades.width < PAGE_WIDTH + 20
    assert Image.open(io.BytesIO(own.content)).convert("RGB").getpixel((9, 9)) == (255, 0, 0)


def test_a_photograph_is_no_finer_than_a_sheet_shows_and_upright() -> None:
    """One that lies on its side, as telephones save them, is turned."""
    about = Image.Exif()
    about[0x0112] = 6
    stream = io.BytesIO()
    Image.new("RGB", (4000, 3000), "red").save(stream, "JPEG", exif=about)
    made, image = shown(stream.getvalue(), "a.jpg")
    assert image.size == (1472, 1962)
    assert not image.getexif()
    assert made.within(PAGE_WIDTH)[1] <= 12_000


def test_the_same_picture_is_one_file_and_another_is_another() -> None:
    """Whatever its path is."""
    found = word_pictures({"a.png": dots("red"), "b.png": dots("red"), "c.png": dots("blue")})
    assert found.names["a.png"] == found.names["b.png"] != found.names["c.png"]
    assert word_pictures({"a.png": dots("red")}) == word_pictures({"a.png": dots("red")})


def _vast() -> bytes:
    """A picture that says that it has more dots than can be read."""
    head = struct.pack(">4sIIBBBBB", b"IHDR", 40_000, 40_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("a.png", b""),
        ("a.png", b"no picture"),
        ("a.jpg", dots("red", form="JPEG")[:-300]),
        ("a.png", dots("red", 4000)[:80]),
        ("a.png", _vast()),
        ("a.svg", b"<svg"),
        ("a.svg", b"\xff"),
    ],
)
def test_what_cannot_be_read_is_left_out(path: str, content: bytes) -> None:
    """The words that stand for it remain."""
    assert not word_pictures({path: content}).names
