"""Whether a page's text keeps its room: nothing cut, nothing over something else, nothing beside it."""

from playwright.sync_api import Page

SPACED = """
  * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
  p { margin-bottom: 2em !important }
"""
"""What a reader may ask for without losing anything (WCAG 2.2, 1.4.12)."""

DOUBLED = "html:root { font-size: 250% !important }"
"""Text twice as large (1.4.4); the theme's own is 125 %."""

_LOST = """() => {
  const found = [];
  const seen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    && !element.closest(".skjult, .md-skip, .soegeknap span, thead");
  const boxes = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest("script, style, template, option, title, desc") || !seen(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { left, top, right, bottom } of range.getClientRects()) {
      if (right - left > 1) boxes.push({ left, top, right, bottom, node, text: node.data.trim().slice(0, 40) });
    }
  }
  boxes.sort((a, b) => a.top - b.top);
  boxes.forEach((one, index) => {
    if (one.right > document.documentElement.clientWidth + 1 || one.left < -1) found.push("beside: " + one.text);
    for (let at = index + 1; at < boxes.length && boxes[at].top < one.bottom; at += 1) {
      const other = boxes[at];
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - other.top;
      if (across > 2 && down > Math.min(one.bottom - one.top, other.bottom - other.top) / 3) {
        found.push("over each other: " + one.text + " | " + other.text);
      }
    }
  });
  for (const element of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(element);
    const is_cut = (way, room, need) => /hidden|clip/.test(way) && need > room + 1;
    if (seen(element) && element.clientWidth > 1 && (is_cut(style.overflowX, element.clientWidth, element.scrollWidth)
      || is_cut(style.overflowY, element.clientHeight, element.scrollHeight))) {
      found.push("cut: " + element.outerHTML.slice(0, 80));
    }
  }
  const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (over > 0) found.push("scrolls sideways by " + over);
  return found;
}"""


def lost(page: Page) -> list[str]:
    """What a reader of the open page misses: a line for each text that has not its room."""
    return [f"{page.url} {each}" for each in page.evaluate(_LOST)]
