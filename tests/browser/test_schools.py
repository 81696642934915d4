"""Three schools of other kinds, built and read: an efterskole, a school with an SFO, a day care."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from scripts.build import build
from scripts.site.webserver import serving
from tests.support.fitting import lost
from tests.support.reading import DESK, Size, faults, pages_of

SCHOOLS = sorted((Path(__file__).parents[1] / "data" / "schools").iterdir())
LARGE_PHONE: Size = {"width": 390, "height": 844}
NARROW: Size = {"width": 360, "height": 740}

_BROKEN = """() => {
  const found = [];
  const names = ".afdelingskort b, .klasser b, .klassegruppenavn, .afdelingsnavn, thead th, h1, h2";
  for (const element of document.querySelectorAll(names)) {
    if (!element.checkVisibility() || element.closest("thead") && innerWidth < 720) continue;
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const match of node.data.matchAll(/[^\\s\\u00ad-]{2,}/g)) {
        const range = document.createRange();
        const follows = node.data[match.index - 1] === "\\u00ad"; // its hyphen would be measured
        range.setStart(node, match.index + (follows ? 1 : 0));
        range.setEnd(node, match.index + match[0].length);
        const drawn = [...range.getClientRects()].filter((each) => each.width > 2);
        const lines = new Set(drawn.map((each) => Math.round(each.top)));
        if (lines.size > 1) found.push(match[0]);
      }
    }
  }
  return found;
}"""


@pytest.fixture(scope="module", params=SCHOOLS, ids=lambda path: path.name)
def built(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, str]]:
    """A school's site and where it is served."""
    out = tmp_path_factory.mktemp(request.param.name) / "site"
    assert build(request.param, out) == 0
    with serving(out) as address:
        yield out, address


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    """A page where nothing moves."""
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


def test_every_page_is_whole_and_can_be_read_by_all(reader: Page, built: tuple[Path, str]) -> None:
    """On phones and at a desk axe finds nothing, all has its room, and no name is broken."""
    folder, address = built
    found: list[str] = []
    for name in pages_of(folder):
        reader.goto(address + name)
        for size in (NARROW, LARGE_PHONE, DESK):
            reader.set_viewport_size(size)
            found += lost(reader)
            found += [f"{name} at {size['width']}: {each}" for each in reader.evaluate(_BROKEN)]
        found += faults(reader)
    assert not found, "\n".join(found)
