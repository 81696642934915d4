"""A walk through a page by the Tab key: what is met, where it stands, how its focus is seen."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

MOST = 150
"""Presses of Tab after which a reader is held to be trapped."""

_STEP = """() => {
  const met = document.activeElement;
  if (!met || met === document.body || met === document.documentElement) return null;
  const rgb = (value) => value.match(/[\\d.]+/g).map(Number);
  const light = (value) => {
    const [r, g, b] = rgb(value).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const backdrop = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const colour = getComputedStyle(each).backgroundColor;
      if ((rgb(colour)[3] ?? 1) === 1) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const style = getComputedStyle(met);
  const is_drawn = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const behind = parseFloat(style.outlineOffset) < 0 ? met : met.parentElement;
  const lights = [light(style.outlineColor), light(backdrop(behind))].sort((a, b) => b - a);
  const whole = met.getBoundingClientRect();
  const parts = [met, ...met.children].flatMap((each) => [...each.getClientRects()]);
  const region = met.closest("header, aside, nav, [role=dialog], article, main, footer");
  window.met = window.met || new Map();
  if (!window.met.has(met)) window.met.set(met, window.met.size);
  return {
    index: window.met.get(met),
    name: (met.getAttribute("aria-label") || met.textContent).trim().replace(/\\s+/g, " "),
    box: [whole.left, whole.top + scrollY, whole.right, whole.bottom + scrollY],
    region: region ? region.tagName + " " + (region.getAttribute("aria-label") || "") : "",
    ring: is_drawn ? (lights[0] + 0.05) / (lights[1] + 0.05) : 0,
    is_inside: whole.left >= -1 && whole.right <= innerWidth + 1
      && (whole.height > innerHeight || (whole.top >= -1 && whole.bottom <= innerHeight + 1)),
    is_free: parts.some(({ left, top, right, bottom }) => {
      const upper = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return upper && met.contains(upper);
    }),
  };
}"""

_REACHABLE = """() => [...document.querySelectorAll(
    "a[href], button, input, select, summary, [tabindex='0']")]
  .filter((each) => !each.disabled && each.checkVisibility({ visibilityProperty: true })).length"""


@dataclass(frozen=True)
class Step:
    """What Tab met: its place among all that was met, its name, its box on the page, its region.

    ``ring`` is the contrast of the focus ring with what is behind it, 0 where there is none;
    ``is_inside`` whether it is within the window, ``is_free`` whether nothing lies over it.
    """

    index: int
    name: str
    box: tuple[float, float, float, float]
    region: str
    ring: float
    is_inside: bool
    is_free: bool

    def is_after(self, other: "Step") -> bool:
        """Whether a reader's eye meets it after ``other``: below, or further to the right."""
        left, top, _, bottom = self.box
        other_left, other_top, other_right, other_bottom = other.box
        shared = min(bottom, other_bottom) - max(top, other_top)
        if shared > min(bottom - top, other_bottom - other_top) / 2:
            return left >= other_left - 1
        return top >= other_top or left >= other_right - 1


def walk(page: Page) -> list[Step]:
    """Press Tab from where the focus is until it has left the page."""
    return list(_steps(page))


def walk_back(page: Page) -> list[int]:
    """Press Shift and Tab until the focus has left the page; the ``index`` of what was met."""
    found: list[int] = []
    for _ in range(MOST):
        page.keyboard.press("Shift+Tab")
        index: int | None = page.evaluate("window.met.get(document.activeElement) ?? null")
        if index is None:
            return found
        found.append(index)
    raise AssertionError(f"Shift+Tab never leaves {page.url}")


def _steps(page: Page) -> Iterator[Step]:
    for _ in range(MOST):
        page.keyboard.press("Tab")
        met: dict[str, Any] | None = page.evaluate(_STEP)
        if met is None:
            return
        yield Step(**{**met, "box": tuple(met["box"])})
    raise AssertionError(f"Tab never leaves {page.url}")


def reachable(page: Page) -> int:
    """How many things there are in the page that a mouse could act on."""
    return int(page.evaluate(_REACHABLE))


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what is so named has the focus, by its label or its text."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        met = page.evaluate(_STEP)
        assert met, f"Tab never comes to «{name}»"
        if met["name"] == name:
            return
    raise AssertionError(f"Tab never comes to «{name}»")
