"""Makes the whole policy one page: the HTML of every page, one after the other.

Each page is rendered by itself, which keeps its footnotes and ids its own; then its headings are
demoted a level, its ids are prefixed with the page, and its links lead within the same page.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape, unescape

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from policy.model.addresses import SiteLinks, full_policy_id, resolve
from policy.model.edition import Page
from policy.model.macro_calls import SIGNPOSTS, expanded
from policy.text.prose_mask import front_matter

_PART = re.compile(r"^(?=## )", re.MULTILINE)
_SIGNPOST = re.compile(
    rf"\{{\{{-?\s*(?:{'|'.join(sorted(SIGNPOSTS))})\(.*?\)\s*-?\}}\}}", re.DOTALL
)
_SHORTCUT = re.compile(r"^\[[^\]\n]*\]\([^)\n]*\)\{[^}\n]*\.genvej[^}\n]*\}\s*?$", re.MULTILINE)
_ID = re.compile(r"<[^>]*\sid=\"([^\"]*)\"")
# Tags that may need a change: those of headings, and those with attributes.
_TAG = re.compile(r"<(/?)(h[1-6]\b|[A-Za-z][\w-]*(?=\s))((?:[^>\"']++|\"[^\"]*\"|'[^']*')*+)>")
_ATTRIBUTE = re.compile(
    r"(?<=\s)(id|for|headers|aria-labelledby|aria-describedby|href|src|data-henvisning)"
    r"=\"([^\"]*)\""
)
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/|#")
_HEADING = re.compile(r"h([1-6])\Z")
# As the site's own template engine reads pages: what the macros return is already safe HTML.
_PAGES = Environment(undefined=StrictUndefined)  # noqa: S701 — renders Markdown, not HTML


@dataclass(frozen=True)
class Part:
    """A page of the policy as a part of the whole."""

    id: str
    title: str
    html: Markup


def parts(
    pages: tuple[Page, ...],
    macros: Mapping[str, Callable[..., str]],
    links: SiteLinks,
    markdown: Callable[[str], str],
) -> tuple[Part, ...]:
    """All ``pages`` as parts; ``macros`` write links as ``SourceLinks`` does.

    ``markdown`` makes HTML of Markdown as the site does for a page.
    """
    htmls = {page.id: _html(page, macros, markdown) for page in pages}
    ids = frozenset(
        full_policy_id(page, anchor)
        for page, html in htmls.items()
        for anchor in ("", *_ID.findall(html))
    )
    return tuple(
        Part(
            full_policy_id(page.id),
            page.title,
            _Rewriter(page.id, ids, links).rewritten(htmls[page.id]),
        )
        for page in pages
    )


def _html(
    page: Page, macros: Mapping[str, Callable[..., str]], markdown: Callable[[str], str]
) -> str:
    text = without_signposts(page.markdown.removeprefix(front_matter(page.markdown)))
    found = expanded(text, macros)
    return markdown(_PAGES.from_string(text).render(macros) if found is None else found)


def without_signposts(text: str) -> str:
    """Return ``text`` without navigation, and without the headings that then have no content."""
    kept = []
    for part in _PART.split(_SHORTCUT.sub("", text)):
        rest = _SIGNPOST.sub("", part)
        if rest == part or not part.startswith("## ") or rest.partition("\n")[2].strip():
            kept.append(rest)
    return "".join(kept)


@dataclass(frozen=True)
class _Rewriter:
    """Fits the tags of one page's HTML to the page that holds them all."""

    page: str
    ids: frozenset[str]
    links: SiteLinks

    def rewritten(self, html: str) -> Markup:
        """Return ``html`` of the page with headings, ids and links fitted to the whole."""
        return Markup(_TAG.sub(self._tag, html))  # noqa: S704 — HTML made of checked Markdown

    def _tag(self, match: re.Match[str]) -> str:
        """One tag, its heading level and its attributes made to fit."""
        slash, name, attributes = match.groups()
        if heading := _HEADING.match(name):
            name = f"h{min(int(heading[1]) + 1, 6)}"
        return f"<{slash}{name}{_ATTRIBUTE.sub(self._attribute, attributes)}>"

    def _attribute(self, match: re.Match[str]) -> str:
        name, value = match[1], unescape(match[2])
        if name in ("href", "src"):
            value = self._address(value)
        elif name == "data-henvisning":  # what is copied is the permanent address
            value = self.links.to(*(resolve(self.page, value) or (self.page, "")))
        else:
            value = " ".join(full_policy_id(self.page, each) for each in value.split())
        return f'{name}="{escape(value)}"'

    def _address(self, address: str) -> str:
        target = resolve(self.page, address)
        if target is None:
            is_file = not _ELSEWHERE.match(address)
            return self.links.file(self.page, address) if is_file else address
        here = full_policy_id(*target)
        return f"#{here}" if here in self.ids else self.links.to(*target)
