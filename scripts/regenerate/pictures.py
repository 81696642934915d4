"""Take the screenshots of the README or of the guide again, with the browser of the tests.

``readme`` shows the built site in ``--site``, ``guide`` the fictional school. Exit status 0 where
they are written, 2 where there is no browser or no site.
"""

import argparse
import base64
import io
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scripts import changes
from scripts.publishing.fictional_school import (
    EVERYDAY,
    INITIATIVES,
    SCHOOL,
    git,
    published,
    replace,
    school_at,
)
from scripts.setup import office
from scripts.setup.browser import ADVICE, find, opened
from scripts.site.preview_process import previewing
from scripts.site.webserver import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FloatRect, Page

FOLDERS = {"readme": Path(".github/images"), "guide": Path("docs/vejledning/billeder")}
RIGHT, WRONG = (
    f"tema: Skærm og {word}\n        indsats: Forældre" for word in ("samvær", "samvar")
)
MARGIN = 16
"""Pixels left above the element that a picture begins with."""
QUALITY = 30
"""Of a picture as WebP, of 100: letters are as sharp, a third of the bytes."""
DEADLINE = 60
"""Seconds after which a preview that does not answer is given up."""


@dataclass(frozen=True)
class Picture:
    """A picture: its file's name, its size in the page's pixels, and what it shows.

    It begins at the element ``first``, once that and ``awaited`` are visible; both are Playwright's
    selectors. ``scale`` is the picture's pixels per pixel of the page.
    """

    name: str
    width: int
    height: int
    first: str = "html"
    awaited: str = "h1"
    scale: float = 1.5


FRONT = Picture("front.png", 1280, 900, scale=1)
PHONE = Picture("department-phone.png", 360, 900, scale=1)
PROBLEM = Picture("fejl-i-browseren.webp", 480, 270, "h1:has-text('Der er noget at rette')")
FIXED = Picture("rettet-i-browseren.webp", 480, 470, "article h1")
SUMMARY = Picture("kort-fortalt.webp", 480, 430, "#kort-fortalt")
OLDER = Picture("aeldre-udgave.webp", 360, 250, "header", ".gaelder.anden")
EDITIONS = Picture("alle-udgaver.webp", 480, 384, "h1")
PDF = Picture("aendringer-som-pdf.webp", 480, 112)
WORD = Picture("sporede-aendringer.webp", 480, 92)
GUIDE = (PROBLEM, FIXED, SUMMARY, PDF, WORD, OLDER, EDITIONS)
SHEET = (210, 297)
"""The width and height of a sheet of A4, in millimetres."""
EDGE = 15
"""The part of a sheet's edge that is left out, in millimetres."""


def take_readme(chromium: "Browser", site: Path, out: Path) -> None:
    """Write the README's pictures below ``out``: the front page and a department on a phone."""
    departments = sorted(site.glob("indsatser/*/index.html"))
    page = departments[-1].parent.relative_to(site).as_posix() + "/" if departments else ""
    with serving(site) as address:
        _take(chromium, FRONT, address, out)
        _take(chromium, PHONE, address + page, out)


def take_guide(chromium: "Browser", out: Path) -> None:
    """Write the guide's pictures below ``out``."""
    for part in (_preview, _report, _archive):
        with tempfile.TemporaryDirectory(prefix="billeder-") as name:
            part(chromium, Path(name), out)


def _preview(chromium: "Browser", folder: Path, out: Path) -> None:
    """The preview while a theme is misspelt, and after it is corrected."""
    root = school_at(folder)
    git(root, "remote", "remove", "origin")  # or a warning says that its archive is not fetched
    replace(root, INITIATIVES, RIGHT, WRONG)
    with previewing(root) as address:
        _take(chromium, PROBLEM, address, out)
        replace(root, INITIATIVES, WRONG, RIGHT)
        _take(chromium, FIXED, f"{address}indsatser/groen-floej/", out)


def _report(chromium: "Browser", folder: Path, out: Path) -> None:
    """The report of changes for the board."""
    root = school_at(folder)
    for name, old, new in (
        ("data/edition.yaml", "skoleår: 2026/27", "skoleår: 2027/28"),
        (INITIATIVES, "vælger selv en ordstyrer", "to børn er ordstyrere"),
        (EVERYDAY, "og kan altid låne en bold ud", "og låner gerne en bold ud"),
        (EVERYDAY, "- Telefonerne bliver i skabet", "- Telefoner og ure bliver i skabet"),
    ):
        replace(root, name, old, new)
    page = folder / "web" / "index.html"
    page.parent.mkdir()
    changes.main([str(SCHOOL), str(root), "--format", "html", "--out", str(page)])
    with serving(page.parent) as address:
        _take(chromium, SUMMARY, address, out)
    for form in ("pdf", "docx"):
        place = str(folder / f"aendringer.{form}")
        changes.main([str(SCHOOL), str(root), "--format", form, "--out", place])
    (out / PDF.name).write_bytes(_part_of_sheet(folder / "aendringer.pdf", 4, 156, PDF))
    word = _printed(folder / "aendringer.docx", folder / "word")
    (out / WORD.name).write_bytes(_part_of_sheet(word, 3, 229, WORD))


def _printed(file: Path, out: Path) -> Path:
    """The Word file ``file`` as LibreOffice prints it, as a PDF below ``out``."""
    program = office.find()
    assert program, office.ADVICE
    command = [program, "--headless", "--norestore"]
    command += [f"-env:UserInstallation={(out / 'profile').absolute().as_uri()}"]
    command += ["--convert-to", "pdf", "--outdir", str(out), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=DEADLINE)
    return out / f"{file.stem}.pdf"


def _part_of_sheet(file: Path, page: int, top: int, picture: Picture) -> bytes:
    """The part of a PDF's page that begins ``top`` millimetres from above, as WebP."""
    from PIL import Image
    from typst import compile as drawn

    sheet = file.with_suffix(".typ")
    width, height = SHEET
    sheet.write_text(
        f"#set page(width: {width}mm, height: {height}mm, margin: 0pt)\n"
        f'#image("{file.name}", page: {page}, width: 100%)',
        encoding="utf-8",
    )
    dots = picture.width * picture.scale / (width - 2 * EDGE)
    whole = drawn(str(sheet), format="png", ppi=dots * 25.4)
    assert isinstance(whole, bytes)
    left, above = round(EDGE * dots), round(top * dots)
    right, below = (round(each * picture.scale) for each in (picture.width, picture.height))
    stream = io.BytesIO()
    with Image.open(io.BytesIO(whole)) as drawing:
        part = drawing.convert("RGB").crop((left, above, left + right, above + below))
        part.save(stream, "WEBP", quality=QUALITY, method=6, exact=False)
    return stream.getvalue()


def _archive(chromium: "Browser", folder: Path, out: Path) -> None:
    """A page of an older edition, and the list of all editions."""
    with published(folder) as (_, address):
        _take(chromium, OLDER, f"{address}2027-28/hverdagen/", out)
        _take(chromium, EDITIONS, f"{address}udgaver/", out)


def _take(chromium: "Browser", picture: Picture, address: str, out: Path) -> None:
    """Write ``picture`` of the page at ``address``."""
    page = chromium.new_page(
        viewport={"width": picture.width, "height": 2 * picture.height},
        device_scale_factor=picture.scale,
        color_scheme="light",
        reduced_motion="reduce",
    )
    _open(page, address, picture)
    box = page.locator(picture.first).first.bounding_box()
    top = max((box["y"] if box else 0) - MARGIN, 0)
    clip: FloatRect = {"x": 0, "y": top, "width": picture.width, "height": picture.height}
    if picture.name.endswith(".webp"):
        (out / picture.name).write_bytes(_webp(page, clip, picture.scale))
    else:
        page.screenshot(path=out / picture.name, full_page=True, clip=clip)
    page.close()


def _webp(page: "Page", clip: "FloatRect", scale: float) -> bytes:
    """A part of the page as WebP, which the browser writes and Playwright has no word for."""
    asked = {"format": "webp", "quality": QUALITY, "captureBeyondViewport": True}
    session = page.context.new_cdp_session(page)
    answer = session.send("Page.captureScreenshot", {**asked, "clip": {**clip, "scale": scale}})
    return base64.b64decode(answer["data"])


def _open(page: "Page", address: str, picture: Picture) -> None:
    """Open ``address`` until it shows what it should; TimeoutError where it never does."""
    from playwright.sync_api import Error

    end = time.monotonic() + DEADLINE
    while time.monotonic() < end:
        try:
            page.goto(address)
            for each in (picture.first, picture.awaited):
                page.locator(each).first.wait_for(timeout=2000)
        except Error:  # the preview does not answer yet
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(f"{address}: {picture.name}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="scripts.regenerate.pictures", description=__doc__)
    parser.add_argument("document", choices=tuple(FOLDERS))
    parser.add_argument("--site", type=Path, default=Path("site"))
    parser.add_argument("--out", type=Path)
    options = parser.parse_args(arguments)
    is_readme = options.document == "readme"
    browser = find()
    if browser is None or (is_readme and not (options.site / "index.html").is_file()):
        print(ADVICE if browser is None else "Run `make site` first.", file=sys.stderr)
        return 2
    out = options.out or FOLDERS[options.document]
    out.mkdir(parents=True, exist_ok=True)
    with opened(browser) as chromium:
        if is_readme:
            take_readme(chromium, options.site, out)
        else:
            take_guide(chromium, out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
