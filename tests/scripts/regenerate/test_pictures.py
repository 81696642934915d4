"""The README's and the guide's pictures: taken by the script, shown in their size."""

import re
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from policy.text.prose_mask import mask_code
from scripts.cli.places import REPOSITORY
from scripts.regenerate.pictures import FRONT, GUIDE, PHONE, Picture
from scripts.setup import office
from scripts.setup.browser import ADVICE, find
from tests.support.guide import GUIDE as PAGES
from tests.support.guide import pages

FOLDER = PAGES / "billeder"
HEAVIEST = 25_000
"""Bytes of a picture; a reader of the guide fetches it only when it comes into view."""

SHOWN = re.compile(
    r"!\[(?P<words>[^\]]+)\]\(billeder/(?P<name>[\w-]+\.webp)\)"
    r"\{ \.skaermbillede width=(?P<width>\d+) height=(?P<height>\d+) loading=lazy \}"
)
ON_PAGES = [match for text in pages().values() for match in SHOWN.finditer(text)]


def size_of(path: Path) -> tuple[int, int]:
    """The width and height of a PNG, or of a WebP (RFC 9649, 2.5 and 2.7)."""
    head = path.read_bytes()[:30]
    if head[8:16] == b"WEBPVP8X":
        return 1 + int.from_bytes(head[24:27], "little"), 1 + int.from_bytes(head[27:], "little")
    if head[8:16] == b"WEBPVP8 ":
        wide, high = struct.unpack("<HH", head[26:30])
        return wide & 0x3FFF, high & 0x3FFF
    width, height = struct.unpack(">II", head[16:24])
    return width, height


def expected(picture: Picture) -> tuple[float, float]:
    """The size in pixels that a picture is written with."""
    return picture.width * picture.scale, picture.height * picture.scale


def test_the_pages_show_every_picture_that_the_script_takes() -> None:
    """None is missing, none is left over, and each is written the same way."""
    names = sorted(each.name for each in GUIDE)
    assert sorted(match["name"] for match in ON_PAGES) == names
    assert sorted(path.name for path in FOLDER.iterdir()) == names
    assert sum(mask_code(text).count("](billeder/") for text in pages().values()) == len(names)


@pytest.mark.parametrize("shown", ON_PAGES, ids=lambda match: str(match["name"]))
def test_a_picture_has_its_words_and_its_size(shown: re.Match[str]) -> None:
    """The page keeps room for it, it weighs little, and it says what it shows."""
    path = FOLDER / shown["name"]
    picture = next(each for each in GUIDE if each.name == shown["name"])
    assert (picture.width, picture.height) == (int(shown["width"]), int(shown["height"]))
    assert size_of(path) == expected(picture)
    assert path.stat().st_size <= HEAVIEST
    assert len(shown["words"]) > 40


@pytest.mark.slow
@pytest.mark.parametrize(("document", "pictures"), [("readme", (FRONT, PHONE)), ("guide", GUIDE)])
def test_the_script_writes_every_picture(
    document: str, pictures: tuple[Picture, ...], school_site: Path, tmp_path: Path
) -> None:
    """From a built site, or the real preview, report and editions, in the real browser."""
    assert find(), ADVICE
    assert office.find(), office.ADVICE
    command = [sys.executable, "-m", "scripts.regenerate.pictures", document]
    command += ["--site", str(school_site), "--out", str(tmp_path)]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    written = {path.name: size_of(path) for path in tmp_path.iterdir()}
    assert written == {each.name: expected(each) for each in pictures}
