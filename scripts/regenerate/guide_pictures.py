"""Take the guide's pictures anew: the fictional school, in the browser that the tests drive.

Exit status 0 where they are written, 2 where there is no browser.
"""

import argparse
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
    published,
    replace,
    school_at,
)
from scripts.setup.browser import ADVICE, find, opened
from scripts.site.preview_process import previewing
from scripts.site.webserver import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FloatRect, Page

FOLDER = Path("docs/vejledning/billeder")
RIGHT, WRONG = (
    f"tema: Skærm og {word}\n        indsats: Forældre" for word in ("samvær", "samvar")
)
SCALE, MARGIN = 1.5, 16
"""Pixels of a picture for one of the page's, and what is left above what it begins with."""
DEADLINE = 60
"""Seconds after which a preview that does not come is lost."""


@dataclass(frozen=True)
class Shot:
    """A picture: its file's name, what it begins with, its size in the page's pixels.

    ``awaited`` is what comes late and must be seen.
    """

    name: str
    first: str
    width: int
    height: int
    awaited: str = "h1"


PROBLEM = Shot("fejl-i-browseren.png", "h1:has-text('Der er noget at rette')", 480, 270)
MENDED = Shot("rettet-i-browseren.png", "article h1", 480, 470)
SUMMARY = Shot("kort-fortalt.png", "#kort-fortalt", 480, 430)
REDLINE = Shot("aendringer-i-teksten.png", "h4:text-is('I pauserne')", 480, 310)
OLDER = Shot("aeldre-udgave.png", "header", 360, 340, ".gaelder.anden")
EDITIONS = Shot("alle-udgaver.png", "h1", 480, 384)
SHOTS = (PROBLEM, MENDED, SUMMARY, REDLINE, OLDER, EDITIONS)


def take(browser: str, out: Path) -> None:
    """Write every picture of ``SHOTS`` below ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    with opened(browser) as chromium:
        for part in (_preview, _report, _archive):
            with tempfile.TemporaryDirectory(prefix="billeder-") as name:
                part(chromium, Path(name), out)


def _preview(chromium: "Browser", folder: Path, out: Path) -> None:
    """The preview while a theme is misspelt, and when it is mended."""
    root = school_at(folder)
    replace(root, INITIATIVES, RIGHT, WRONG)
    with previewing(root) as address:
        _shoot(chromium, PROBLEM, address, out)
        replace(root, INITIATIVES, WRONG, RIGHT)
        _shoot(chromium, MENDED, f"{address}indsatser/groen-floej/", out)


def _report(chromium: "Browser", folder: Path, out: Path) -> None:
    """The file for the board."""
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
        _shoot(chromium, SUMMARY, address, out)
        _shoot(chromium, REDLINE, address, out)


def _archive(chromium: "Browser", folder: Path, out: Path) -> None:
    """A page of an older edition, and the list of all editions."""
    with published(folder) as (_, address):
        _shoot(chromium, OLDER, f"{address}2027-28/hverdagen/", out)
        _shoot(chromium, EDITIONS, f"{address}udgaver/", out)


def _shoot(chromium: "Browser", shot: Shot, address: str, out: Path) -> None:
    """Write a part of the page at ``address``, as soon as it shows what it should."""
    page = chromium.new_page(
        viewport={"width": shot.width, "height": 2 * shot.height},
        device_scale_factor=SCALE,
        color_scheme="light",
        reduced_motion="reduce",
    )
    _open(page, address, shot)
    box = page.locator(shot.first).first.bounding_box()
    top = max((box["y"] if box else 0) - MARGIN, 0)
    clip: FloatRect = {"x": 0, "y": top, "width": shot.width, "height": shot.height}
    page.screenshot(path=out / shot.name, full_page=True, clip=clip)
    page.close()


def _open(page: "Page", address: str, shot: Shot) -> None:
    """Open ``address`` until it shows what it should; TimeoutError where it never does."""
    from playwright.sync_api import Error

    end = time.monotonic() + DEADLINE
    while time.monotonic() < end:
        try:
            page.goto(address)
            for each in (shot.first, shot.awaited):
                page.locator(each).first.wait_for(timeout=2000)
        except Error:  # nobody answers yet
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(f"{address}: {shot.name}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="scripts.regenerate.guide_pictures", description=__doc__)
    parser.add_argument("--out", type=Path, default=FOLDER)
    options = parser.parse_args(arguments)
    browser = find()
    if browser is None:
        print(ADVICE, file=sys.stderr)
        return 2
    take(browser, options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
