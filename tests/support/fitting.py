"""Whether a page's text has its room: nothing cut, nothing over something else, nothing beside."""

from playwright.sync_api import Page

SPACED = """
  * {
    line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important
  }
  p { margin-bottom: 2em !important }
"""
"""What a reader may ask for without losing anything (WCAG 2.2, 1.4.12)."""

_LOST = """() => {
  const found = [];
  const root = document.documentElement;
  const seen = (element) => (
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    && !element.closest(".skjult, .spring, .soegeknap span, thead")
  );
  const written = (node) => node.data.trim() && seen(node.parentElement)
    && !node.parentElement.closest("script, style, template, option, title, desc");
  const boxes = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!written(node)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { left, top, right, bottom } of range.getClientRects()) {
      if (right - left > 1) boxes.push({ left, top, right, bottom, text: node.data.trim() });
    }
  }
  boxes.sort((a, b) => a.top - b.top);
  boxes.forEach((one, index) => {
    if (one.right > root.clientWidth + 1 || one.left < -1) found.push("beside: " + one.text);
    for (let at = index + 1; at < boxes.length && boxes[at].top < one.bottom; at += 1) {
      const other = boxes[at];
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - other.top;
      const lower = Math.min(one.bottom - one.top, other.bottom - other.top);
      if (across > 2 && down > lower / 3) found.push(`over it: ${one.text} | ${other.text}`);
    }
  });
  const cut = (way, room, need) => /hidden|clip/.test(way) && need > room + 1;
  for (const element of document.body.querySelectorAll("*")) {
    const { overflowX, overflowY } = getComputedStyle(element);
    if (element.clientWidth > 1 && seen(element)
      && (cut(overflowX, element.clientWidth, element.scrollWidth)
        || cut(overflowY, element.clientHeight, element.scrollHeight))) {
      found.push("cut: " + element.outerHTML.slice(0, 80));
    }
  }
  if (root.scrollWidth > root.clientWidth) found.push("scrolls sideways");
  return found;
}"""


def lost(page: Page) -> list[str]:
    """What a reader of the open page misses: a line for each text that has not its room."""
    return [f"{page.url} {each}" for each in page.evaluate(_LOST)]
