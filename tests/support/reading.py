"""What a page is to readers: the sizes it is read at, what axe finds in it, what can be reached."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypedDict

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from selectolax.lexbor import LexborHTMLParser


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
_CONTRAST = "color-contrast"
_TARGETS = {"target-size": {"enabled": True}}  # axe leaves it out unless it is asked for
_ALL_RULES = {"type": "tag", "values": _TAGS}
_RULES: dict[str, dict[str, Any]] = {
    "all": {"runOnly": _ALL_RULES, "rules": _TARGETS},
    "contrast": {"runOnly": {"type": "rule", "values": [_CONTRAST]}},
    "all but contrast": {
        "runOnly": _ALL_RULES,
        "rules": {**_TARGETS, _CONTRAST: {"enabled": False}},
    },
}
_RUN = "([within, options]) => axe.run(within || document, options).then((all) => all.violations)"


def pages_of(site: Path) -> list[str]:
    """The addresses of the site's pages below its root, the 404 page's included."""
    found = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return sorted(name.removesuffix("index.html") for name in found)


def one_of_each_kind(site: Path, besides: Path | None = None) -> list[str]:
    """Some of ``pages_of`` a site that stand for all: every kind of element is on one of them.

    A kind is the element's name with its classes. The page with most kinds that no chosen page has
    is chosen next, until none is missing. Kinds on pages of the site ``besides`` are not asked for.
    """
    seen = set().union(*_kinds(besides).values()) if besides else set[str]()
    left = {name: kinds - seen for name, kinds in _kinds(site).items()}
    chosen = []
    while any(left.values()):
        best = max(sorted(left), key=lambda name: len(left[name]))
        chosen.append(best)
        found = left[best]
        left = {name: kinds - found for name, kinds in left.items()}
    return chosen


def _kinds(site: Path) -> dict[str, set[str]]:
    """The kinds of elements on each page of the site."""
    return {
        name: {
            f"{each.tag} {' '.join(sorted((each.attributes.get('class') or '').split()))}"
            for each in LexborHTMLParser(file_of(site, name).read_text(encoding="utf-8")).css("*")
        }
        for name in pages_of(site)
    }


def file_of(site: Path, name: str) -> Path:
    """The file of the page that ``pages_of`` gives as ``name``."""
    return site / name if name.endswith(".html") else site / name / "index.html"


def paint(page: Page, scheme: str) -> None:
    """Let the reader's system ask for light or dark, and wait until the page is so."""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    expect(page.locator("body")).to_have_css("background-color", _PAPER[scheme])


def faults(
    page: Page, where: str = "", within: str | list[list[str]] | None = None, rules: str = "all"
) -> list[str]:
    """What axe finds in the page, or in what the selector ``within`` names; a line a fault.

    By ``rules``: all of WCAG 2.2 A and AA that axe can decide and what it calls good practice, the
    contrast of text alone, which takes most of the time, or ``all but contrast``.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    options = {**_RULES[rules], "resultTypes": ["violations"]}
    found: list[dict[str, Any]] = page.evaluate(_RUN, [within, options])
    return [
        f"{page.url} {where}: {rule['id']} {node['html'][:150]} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


def at_every_size(page: Page, sizes: Sequence[Size] = SIZES) -> list[str]:
    """What axe finds in the open page: by all rules at each size in light, by contrast in dark.

    No other rule than that of contrast looks at colours, and enlarged they are those of a phone.
    """
    found = []
    for scheme, rules in (("light", "all"), ("dark", "contrast")):
        paint(page, scheme)
        for size in sizes:
            page.set_viewport_size(size)
            if size is not ZOOMED:
                found += faults(page, f"{scheme} {size['width']}", rules=rules)
            elif scheme == "light":
                found += faults(page, f"{scheme} {size['width']}", rules="all but contrast")
    return found


def once_in_each_palette(page: Page) -> list[str]:
    """What axe finds by all rules narrow in light, and by contrast in the text wide in dark."""
    paint(page, "light")
    page.set_viewport_size(PHONE)
    found = faults(page, "light")
    return found + _in_the_text(page, "dark")


def once(page: Page, scheme: str) -> list[str]:
    """What axe finds narrow by all rules but contrast, and wide by contrast in the text.

    For pages made of the same kinds of elements as one that is tried ``at_every_size``: what axe
    looks at besides colours stands in the elements, and a colour follows from what an element is
    and from what it stands in, seldom from the width as well. The frame is the same on all pages.
    """
    page.set_viewport_size(PHONE)
    return faults(page, rules="all but contrast") + _in_the_text(page, scheme)


def _in_the_text(page: Page, scheme: str) -> list[str]:
    paint(page, scheme)
    page.set_viewport_size(DESK)
    return faults(page, scheme, within="main", rules="contrast")
