"""What a first visit to a page costs: every request, and the bytes of every body after gzip.

Counted at the server, so that nothing is missed that the browser does not tell of: the page, its
styles and scripts, what these ask for, what workers ask for, the icon. The headers are apart: they
are the host's and not the site's.
"""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.compressing import Sent, compressing

if TYPE_CHECKING:
    from playwright.sync_api import Browser

QUIET = 500
"""So many milliseconds more than the half second without a request that Playwright waits for."""

_ICONS = """() => {
  const found = [...document.querySelectorAll("link[rel~=icon]")].map(each => each.href)
  return found.length ? found : [new URL("/favicon.ico", location.href).href]
}"""
"""A page that names no icon makes a browser ask for the host's."""


@dataclass(frozen=True)
class Visit:
    """What was asked for, in that order, and the bytes of all the bodies that were sent."""

    addresses: tuple[str, ...]
    bytes: int

    @property
    def requests(self) -> int:
        """How many there were."""
        return len(self.addresses)


def first_visit(browser: Browser, site: Path, page: str) -> Visit:
    """Visit ``page`` of the built ``site`` as somebody who was never there and touches nothing.

    ``page`` is an address below the site's top: nothing, or a folder with its slash. The addresses
    of the visit are below the site's top too; one of another host is whole, its bytes unknown.
    """
    outside: list[str] = []
    with compressing(site) as (address, sent):
        context = browser.new_context(viewport={"width": 360, "height": 800})
        context.on("request", lambda each: _note(outside, address, each.url))
        visited = context.new_page()
        visited.goto(address + page, wait_until="networkidle")
        visited.wait_for_timeout(QUIET)
        icons = visited.evaluate(_ICONS)
        context.close()
        for icon in unseen(icons, address, sent):
            _ask(icon)
    own = (each.address.removeprefix("/") for each in sent)
    return Visit((*own, *outside), sum(each.size for each in sent))


def _note(outside: list[str], address: str, asked: str) -> None:
    """Keep an address that was asked for elsewhere."""
    if not asked.startswith((address, "data:", "blob:")):
        outside.append(asked)


def unseen(icons: Sequence[str], address: str, sent: Sequence[Sent]) -> list[str]:
    """Those of ``icons`` that the server at ``address`` has not been asked for yet.

    A browser without a window may not ask for them. What stands in the page itself is there.
    """
    seen = {address + each.address.removeprefix("/") for each in sent}
    return [icon for icon in icons if icon.startswith(address) and icon not in seen]


def _ask(address: str) -> None:
    """Ask as a browser does; that there is nothing is an answer, too."""
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    try:
        with urllib.request.urlopen(request) as answer:
            answer.read()
    except urllib.error.HTTPError as error:
        error.close()
