"""What a page says on paper, sheet by sheet: printed by the browser, read from the PDF."""

import re
import unicodedata
from dataclasses import dataclass
from io import BytesIO

from playwright.sync_api import Page
from pypdf import PdfReader

# What of the page is to be seen in print: its texts in their order, what belongs together, tools.
READ = """() => {
  const seen = (each) => each.checkVisibility({ visibilityProperty: true });
  const texts = (root, without) => {
    const found = [];
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const around = walk.currentNode.parentElement;
      if (!seen(around) || around.closest(without)) continue;
      const text = walk.currentNode.data;
      const explains = around.matches("[popover]"); // on paper its explanation is in brackets
      if (explains && text.startsWith(": ")) found.push(text + ")");
      else found.push(around.matches("[popover] > b") ? " (" + text : text);
    }
    return found;
  };
  const all = (what) => [...document.querySelectorAll(what)].filter(seen);
  const joined = (what) => all(what).map((each) => texts(each, ".skjult, title, desc").join(""));
  return {
    texts: texts(document.body, ".skjult, svg, pre"), // a box of code is painted after the rest
    headings: joined("h1, h2, h3, h4, h5, h6, caption, thead"),
    wholes: joined(
      "tr, li:not(:has(li)), figcaption, pre, .maerke, .klassedel, " +
        ".afdeling:not(:has(tr:nth-child(10)))"
    ),
    drawings: all("svg.tegning").map((each) => texts(each, "title, desc")),
    tools: all("button:not(.ordforklaring), input, select, label, .menu summary, nav:not(.indhold)")
      .filter((each) => each.getBoundingClientRect().width)
      .map((each) => each.outerHTML),
    width: document.documentElement.scrollWidth,
  };
}"""

WIDTH = 642
"""Pixels of an A4 sheet between the margins: 170 mm."""

_BETWEEN = re.compile("[\\s\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}]+")


@dataclass(frozen=True)
class Printed:
    """A printed page: what each sheet says, and what the page shows in print."""

    name: str
    sheets: tuple[str, ...]
    texts: tuple[str, ...]
    headings: tuple[str, ...]
    wholes: tuple[str, ...]
    drawings: tuple[tuple[str, ...], ...]
    tools: tuple[str, ...]
    width: int
    """Pixels that the page needs; a browser makes all of it smaller for one wide thing in it."""


def plain(text: str) -> str:
    """A text as it is compared: no ligatures, no spaces, no helps to break a line."""
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", text))


def pdf(page: Page) -> PdfReader:
    """The page as a school prints it: A4, without backgrounds."""
    return PdfReader(BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))


def sheets(page: Page) -> tuple[str, ...]:
    """What each printed sheet says, as ``plain`` text."""
    return tuple(plain(each.extract_text()) for each in pdf(page).pages)


def printed(page: Page, address: str, name: str = "") -> Printed:
    """The page at ``address`` + ``name``, printed."""
    page.set_viewport_size({"width": WIDTH, "height": 933})
    page.goto(address + name)
    page.emulate_media(media="print")
    found = page.evaluate(READ)
    return Printed(
        name=name,
        sheets=sheets(page),
        drawings=tuple(tuple(map(plain, each)) for each in found.pop("drawings")),
        tools=tuple(found.pop("tools")),
        width=found.pop("width"),
        **{key: tuple(filter(None, map(plain, found[key]))) for key in found},
    )
