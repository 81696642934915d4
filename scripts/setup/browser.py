"""Find the browser that the tests drive, or install it the platform's own way.

On Debian that is the package ``chromium-headless-shell``, also where another browser is installed.
Elsewhere an installed Chrome, Chromium or Edge is used; where there is none, the last line says
what to install. Prints the browser's path.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.setup.debian import install, is_offered

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SHELL = "chromium-headless-shell"
"""Chromium without its windows: the same engine, and a new page takes a fifth of the time."""
NAMES = (
    SHELL,
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    r"C:\Program Files\Microsoft\Edge\Application\msedge.exe",
)
ARGUMENTS = ("--no-sandbox", "--disable-background-networking", "--disable-component-update")
"""No sandbox: in a container it needs privileges that nobody has there."""
PACKAGES = (SHELL, "fonts-dejavu-core")
"""Debian's packages; without a font every letter would be the same empty box."""
ADVICE = (
    "No browser for the tests: install Chromium or Chrome so that it is on the PATH, or name it "
    "in the environment variable BROWSER_PATH. `make test QUICK=1` needs none."
)


def find() -> str | None:
    """The path of a browser that Playwright can drive, or None."""
    if named := os.environ.get("BROWSER_PATH"):
        return named
    on_path = (shutil.which(name) for name in NAMES)
    known = (place for place in PLACES if Path(place).is_file())
    return next((each for each in (*on_path, *known) if each), None)


@contextmanager
def opened(path: str) -> Iterator[Browser]:
    """The browser at ``path``, driven by Playwright while the block runs; it fetches no updates."""
    from playwright.sync_api import sync_playwright  # the tests' environment only

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


@contextmanager
def driven() -> Iterator[Browser]:
    """The machine's own browser while the block runs; SystemExit with advice if there is none."""
    if (path := find()) is None:
        raise SystemExit(ADVICE)
    with opened(path) as browser:
        yield browser


def _is_slow(browser: str) -> bool:
    """Whether a quicker one may be installed beside it, since nobody asked for it by name."""
    return browser != os.environ.get("BROWSER_PATH") and Path(browser).name != SHELL


def main() -> int:
    """Run the command; exit status 0 with the browser's path printed, 2 where there is none."""
    browser = find()
    if not browser or (_is_slow(browser) and is_offered(SHELL)):
        install(PACKAGES)
        browser = find()
    print(browser or ADVICE, file=sys.stdout if browser else sys.stderr)
    return 0 if browser else 2


if __name__ == "__main__":
    sys.exit(main())
