"""What a page is to readers: the sizes it is read at, what axe finds in it, what can be reached."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypedDict

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect


class Size(TypedDict):
    """A window, in CSS pixels."""

    width: int
    height: int


ZOOMED: Size = {"width": 320, "height": 256}
"""A desk's 1280 by 1024 enlarged to 400 %, which is also the narrowest phone."""

PHONE: Size = {"width": 360, "height": 800}
DESK: Size = {"width": 1280, "height": 800}
SIZES = (ZOOMED, PHONE, DESK)

SCHEMES = ("light", "dark")
_PAPER = {"light": "rgb(251, 248, 242)", "dark": "rgb(20, 24, 29)"}

_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
_OPTIONS = {
    "runOnly": {"type": "tag", "values": _TAGS},
    "rules": {"target-size": {"enabled": True}},  # axe leaves it out unless it is asked for
    "resultTypes": ["violations"],
}
_RUN = "([within, options]) => axe.run(within || document, options).then((all) => all.violations)"


def pages_of(site: Path) -> list[str]:
    """The addresses of the site's pages below its root, the 404 page's included."""
    found = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return sorted(name.removesuffix("index.html") for name in found)


def paint(page: Page, scheme: str) -> None:
    """Let the reader's system ask for light or dark, and wait until the page is so."""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    expect(page.locator("body")).to_have_css("background-color", _PAPER[scheme])


def faults(page: Page, where: str = "", within: str | None = None) -> list[str]:
    """What axe finds in the page, or in what the selector ``within`` names; a line a fault.

    All rules of WCAG 2.2 A and AA that axe can decide, and what it calls good practice.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    found: list[dict[str, Any]] = page.evaluate(_RUN, [within, _OPTIONS])
    return [
        f"{page.url} {where}: {rule['id']} {node['html'][:150]} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


def at_every_size(
    page: Page, sizes: Iterable[Size] = SIZES, schemes: Iterable[str] = SCHEMES
) -> list[str]:
    """What axe finds in the page that is open, at each size, in light and in dark."""
    found = []
    for scheme in schemes:
        paint(page, scheme)
        for size in sizes:
            page.set_viewport_size(size)  # type: ignore[arg-type]
            found += faults(page, f"{scheme} {size['width']}")
    return found
