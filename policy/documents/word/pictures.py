"""The pictures of a document as Word reads them: PNG, JPEG or GIF, no larger than a sheet needs.

Word draws SVG in its newer versions alone and reads no WebP or AVIF, so these become PNG, or JPEG
where they hide nothing. A picture is known by what is in its file: another file is another picture.
"""

import io
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import version
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from policy.documents.pdf.typesetting import DocumentError, Keep, drawn, now
from policy.loading.pictures import digest_of

if TYPE_CHECKING:
    from PIL.Image import Image

PAGE_WIDTH = 9638
"""What a line of text is wide, in twentieths of a point: A4 without margins of two centimetres."""
GRADES = "klassetrin"
"""Stands for the path of the drawing of the initiatives along the grades, which has no file."""
DENSITY = 220
"""How many dots an inch has: where a picture has more, Word makes it as coarse as this itself."""
_SCREEN = 96
"""How many dots an inch has where nothing else is known: as browsers show them."""
_INCH, _POINT = 1440, 20
_WIDEST = PAGE_WIDTH * DENSITY // _INCH
_HIGHEST = 12_000
"""The height of the highest picture: with its caption it stands on one page."""
_MOST_DOTS = 60_000_000
_QUALITY = 88
_COLOURS = 256
_ORIENTATION = 0x0112
"""The number of the note in a photograph that tells which way up it is."""


@dataclass(frozen=True)
class Drawn:
    """A picture that Word reads, with its width and height in twentieths of a point."""

    content: bytes
    form: str
    width: int
    height: int

    def within(self, room: int) -> tuple[int, int]:
        """Its width and height where there is ``room`` for that width."""
        shrunk = min(1.0, room / self.width, _HIGHEST / self.height)
        return max(1, int(self.width * shrunk)), max(1, int(self.height * shrunk))


@dataclass(frozen=True)
class Pictures:
    """The pictures of an edition: their names by their paths, the ``files`` by the names."""

    names: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Drawn] = field(default_factory=dict)


NONE = Pictures()


def word_pictures(found: Mapping[str, bytes], grades: str = "", keep: Keep = now) -> Pictures:
    """Those of the pictures ``found``, by their paths below ``docs/``, that can be read.

    ``grades`` is the drawing of the initiatives along the grades as SVG, or nothing. ``keep`` may
    know what is made of one, whose path is the first of its sources.
    """
    made = {path: _drawn(path, content, keep) for path, content in sorted(found.items())}
    if grades:
        made[GRADES] = _drawn(f"{GRADES}.svg", grades.encode(), keep, is_filling=True)
    shown = {path: each for path, each in made.items() if each}
    names = {path: _name(path, each) for path, each in shown.items()}
    return Pictures(names, {names[path]: each for path, each in shown.items()})


def _name(path: str, picture: Drawn) -> str:
    digest = digest_of(picture.content)
    return f"{GRADES}-{digest}" if path == GRADES else digest


def _drawn(path: str, content: bytes, keep: Keep, *, is_filling: bool = False) -> Drawn | None:
    """The picture as Word reads it; None where it cannot be read."""
    try:
        if PurePosixPath(path).suffix.lower() == ".svg":
            svg = content.decode()
            make = partial(_of_drawing, svg, is_filling=is_filling)
            versions = repr([version(each) for each in ("typst", "fontpkg-open-sans", "pillow")])
            return _sized(keep(make, path, svg, str(is_filling), versions), DENSITY)
        if _is_plain(content):
            return _sized(content, _SCREEN)
        return _sized(keep(partial(_mended, content), path, content, version("pillow")), _SCREEN)
    except _UNREADABLE:
        return None


class _TooLargeError(Exception):
    """The picture has more dots than are worth reading."""


_UNREADABLE = (OSError, ValueError, SyntaxError, EOFError, DocumentError, _TooLargeError)
"""What is raised by files that are no pictures, or broken ones."""


def _opened(content: bytes) -> "Image":
    from PIL import Image  # slow to import, and many policies have no pictures

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            image = Image.open(io.BytesIO(content))
        except Image.DecompressionBombError as error:
            raise _TooLargeError from error
    if image.width * image.height > _MOST_DOTS:
        raise _TooLargeError
    return image


def _sized(content: bytes, density: int) -> Drawn:
    image = _opened(content)
    image.load()  # else one that is cut off would do
    width, height = (each * _INCH // density for each in image.size)
    return Drawn(content, _form(image), max(1, width), max(1, height))


def _form(image: "Image") -> str:
    return str(image.format).lower()


def _is_plain(content: bytes) -> bool:
    """Whether Word can read the picture as it is, and it is no finer and no other way up."""
    image = _opened(content)
    if _form(image) == "gif":  # it may move
        return True
    is_upright = image.getexif().get(_ORIENTATION, 1) == 1
    return _form(image) in ("png", "jpeg") and image.width <= _WIDEST and is_upright


def _mended(content: bytes) -> bytes:
    """The picture upright and no finer than needed, as PNG or JPEG."""
    from PIL import ImageOps

    image = _opened(content)
    is_exact = _form(image) == "png" or image.has_transparency_data
    image = ImageOps.exif_transpose(image).convert("RGBA" if image.has_transparency_data else "RGB")
    if image.width > _WIDEST:
        image = image.resize((_WIDEST, max(1, image.height * _WIDEST // image.width)))
    made = io.BytesIO()
    image.save(made, "PNG" if is_exact else "JPEG", quality=_QUALITY)
    return made.getvalue()


def _of_drawing(svg: str, *, is_filling: bool) -> bytes:
    """The drawing as PNG of few colours, as drawings have them."""
    from PIL import Image

    image = _opened(drawn(svg, PAGE_WIDTH / _POINT, DENSITY, is_filling=is_filling)).convert("RGB")
    made = io.BytesIO()
    few = image.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(made, "PNG")
    return made.getvalue()
