"""Draws the picture that other programs show beside a link to a page: 1200 by 630 pixels.

It says whose page it is, which edition, what the page is about and which grades it is for. The same
values give the same bytes: the letters are those of a pinned package, and no clock is read.
"""

import io
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from policy.text.shorten import truncated

WIDTH, HEIGHT = 1200, 630
_LEFT, _RIGHT, _TOP = 96, 84, 64
_BAND = 28
_LEADING = 1.22
_NORMAL = 100
"""The width of the letters, in percent."""
_COLOURS = 48
"""What a drawing of few colours needs for smooth edges; with more the file only grows."""

_LONGEST = 400
"""The characters of a text that are tried at all."""

Colour = str
"""As in a stylesheet: ``#fbf8f2``."""


@dataclass(frozen=True)
class SharingPicture:
    """What a picture shows.

    ``head`` is the school, ``title`` the page, ``foot`` the edition; ``colour`` that of the page.
    ``grades`` are all of the school, each with the colour of its department, or None where the
    page is not for it.
    """

    head: str
    title: str
    foot: str
    colour: Colour
    grades: tuple[tuple[int, Colour | None], ...] = ()
    paper: Colour = "#fbf8f2"
    ink: Colour = "#1d2733"
    line: Colour = "#c9c1b1"


def draw(picture: SharingPicture) -> bytes:
    """The picture as PNG."""
    from PIL import Image, ImageDraw  # slow to import, and cached pictures need none of it

    image = Image.new("RGB", (WIDTH, HEIGHT), picture.paper)
    on = ImageDraw.Draw(image)
    on.rectangle((0, 0, _BAND, HEIGHT), picture.colour)
    width = WIDTH - _LEFT - _RIGHT
    lines, font = _fitted(picture.head, (42, 34, 28), 600, width, 2)
    _write(on, lines, font, _TOP, picture.ink)
    lines, font = _fitted(picture.title, (84, 70, 58, 48), 700, width, 3)
    height = len(lines) * font.size * _LEADING
    _write(on, lines, font, round(HEIGHT * 0.43 - height / 2), picture.colour)
    foot = HEIGHT - _TOP - 36
    if picture.grades:
        _write_grades(on, picture, foot - 88)
    lines, font = _fitted(picture.foot, (34, 28), 400, width, 1)
    _write(on, lines, font, foot, picture.ink)
    out = io.BytesIO()
    few = image.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(out, "PNG", compress_level=6)
    return out.getvalue()


def _write(on: Any, lines: list[str], font: Any, top: int, colour: Colour) -> None:
    for number, line in enumerate(lines):
        on.text((_LEFT, top + number * font.size * _LEADING), line, colour, font, anchor="la")


def _write_grades(on: Any, picture: SharingPicture, top: int) -> None:
    """A row of the school's grades, those that the page is for filled."""
    font, side, gap = _font(30, 600), 56, 12
    for number, (grade, colour) in enumerate(picture.grades):
        left = _LEFT + number * (side + gap)
        box = (left, top, left + side, top + side)
        on.rounded_rectangle(box, 14, fill=colour, outline=colour or picture.line, width=2)
        middle = (left + side / 2, top + side / 2)
        on.text(middle, str(grade), picture.paper if colour else picture.line, font, anchor="mm")


def _fitted(
    text: str, sizes: tuple[int, ...], weight: int, width: int, most: int
) -> tuple[list[str], Any]:
    """``text`` in at most so many lines, in the first of ``sizes`` that it fits in; else cut."""
    text = truncated(text, _LONGEST)
    for size in sizes:
        font = _font(size, weight)
        lines = list(_wrapped(text, font, width))
        if len(lines) <= most and all(font.getlength(line) <= width for line in lines):
            return lines, font
    cut = lines[:most]
    while cut[-1] and font.getlength(f"{cut[-1]} …") > width:
        cut[-1] = cut[-1][:-1]
    if len(lines) > most or cut != lines:
        cut[-1] = f"{cut[-1].rstrip()} …"
    return cut, font


def _wrapped(text: str, font: Any, width: int) -> Iterator[str]:
    """``text`` in lines no wider than ``width``, broken between words, or within one that is."""
    line = ""
    for word in text.split():
        joined = f"{line} {word}".strip()
        if line and font.getlength(joined) > width:
            yield line
            joined = word
        while font.getlength(joined) > width:
            ends = range(1, len(joined) + 1)
            count = bisect(ends, width, key=lambda end: font.getlength(joined[:end]))
            yield joined[:count]
            joined = joined[count:]
        line = joined
    yield line


@lru_cache(16)
def _font(size: int, weight: int) -> Any:
    import fontpkg_open_sans
    from PIL import ImageFont

    folder = Path(fontpkg_open_sans.__file__).parent / "files"
    layout = ImageFont.Layout.BASIC  # the other one depends on what the machine has
    font = ImageFont.truetype(folder / "OpenSans[wdth,wght].ttf", size, layout_engine=layout)
    font.set_variation_by_axes([weight, _NORMAL])
    return font
