"""Take the README's pictures from the built site, with the browser that the tests drive.

Exit status 0 where they are written, 2 where there is no site or no browser.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.setup.browser import ADVICE, find, opened
from scripts.site.webserver import serving

FOLDER = Path(".github/images")


@dataclass(frozen=True)
class Shot:
    """A picture: its file's name, the page below the site's root, the window's size in pixels."""

    name: str
    page: str
    width: int
    height: int


def shots(site: Path) -> tuple[Shot, ...]:
    """The front page at a desk, and the last of the departments on a phone."""
    departments = sorted(site.glob("indsatser/*/index.html"))
    page = departments[-1].parent.relative_to(site).as_posix() + "/" if departments else ""
    return (Shot("front.png", "", 1280, 900), Shot("department-phone.png", page, 360, 900))


def take(site: Path, browser: str, out: Path) -> None:
    """Write every picture of ``shots`` below ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    with serving(site) as address, opened(browser) as chromium:
        for shot in shots(site):
            page = chromium.new_page(viewport={"width": shot.width, "height": shot.height})
            page.goto(address + shot.page)
            page.screenshot(path=out / shot.name)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="scripts.regenerate.readme_pictures", description=__doc__)
    parser.add_argument("--site", type=Path, default=Path("site"))
    parser.add_argument("--out", type=Path, default=FOLDER)
    options = parser.parse_args(arguments)
    browser = find()
    if browser is None or not (options.site / "index.html").is_file():
        print(ADVICE if browser is None else "Run `make site` first.", file=sys.stderr)
        return 2
    take(options.site, browser, options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
