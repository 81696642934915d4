"""The whole policy on one page: every page of it as HTML, one after the other.

Each page is read by itself, so that its footnotes and ids are its own; then its headings go a level
down, its ids get the page before them, and its links lead to what is now on the same page.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape, unescape

from jinja2 import Environment, StrictUndefined
from markdown import markdown  # type: ignore[import-untyped]
from markupsafe import Markup

from macros.links import SiteLinks, resolve, whole_id
from macros.model import Page

SIGNPOSTS = ("find_klassetrin", "afdelinger", "udvalgte_afsnit", "hele_politikken")
"""Calls that lead about the site and say nothing of the policy: left out here."""

_EXTENSIONS = ["attr_list", "footnotes", "md_in_html", "tables", "toc"]
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_PART = re.compile(r"^(?=## )", re.MULTILINE)
_SIGNPOST = re.compile(rf"\{{\{{-?\s*(?:{'|'.join(SIGNPOSTS)})\(.*?\)\s*-?\}}\}}", re.DOTALL)
_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = re.compile(
    r"(?<=\s)(id|for|headers|aria-labelledby|aria-describedby|href|data-henvisning)=\"([^\"]*)\""
)
_HEADING = re.compile(r"h([1-6])\Z")
_ADDRESSES = ("href", "data-henvisning")
# As the site's own template engine reads pages: what the macros return is already safe HTML.
_PAGES = Environment(undefined=StrictUndefined)


@dataclass(frozen=True)
class Part:
    """A page of the policy as a part of the whole."""

    id: str
    title: str
    html: Markup


def parts(
    pages: tuple[Page, ...], macros: Mapping[str, Callable[..., str]], links: SiteLinks
) -> tuple[Part, ...]:
    """All ``pages`` as parts; ``macros`` write links as ``macros.links.SourceLinks`` does."""
    together = frozenset(page.id for page in pages)
    found = []
    for page in pages:
        html = _html(page, macros, _Rewriter(page.id, together, links))
        found.append(Part(whole_id(page.id), page.title, html))
    return tuple(found)


def _html(page: Page, macros: Mapping[str, Callable[..., str]], rewriter: "_Rewriter") -> Markup:
    text = without_signposts(_FRONT_MATTER.sub("", page.markdown))
    expanded = _PAGES.from_string(text).render(macros)
    html = markdown(expanded, extensions=_EXTENSIONS)
    return Markup(_TAG.sub(rewriter.tag, html))


def without_signposts(text: str) -> str:
    """``text`` without the calls that only lead about, and without headings that held no more."""
    kept = []
    for part in _PART.split(text):
        rest = _SIGNPOST.sub("", part)
        if rest == part or not part.startswith("## ") or rest.partition("\n")[2].strip():
            kept.append(rest)
    return "".join(kept)


@dataclass(frozen=True)
class _Rewriter:
    """Fits the tags of one page's HTML to the page that holds them all."""

    page: str
    together: frozenset[str]
    links: SiteLinks

    def tag(self, match: re.Match[str]) -> str:
        """One tag, its heading level and its attributes made to fit."""
        slash, name, attributes = match.groups()
        if heading := _HEADING.match(name):
            name = f"h{min(int(heading[1]) + 1, 6)}"
        return f"<{slash}{name}{_ATTRIBUTE.sub(self._attribute, attributes)}>"

    def _attribute(self, match: re.Match[str]) -> str:
        name, value = match[1], unescape(match[2])
        if name in _ADDRESSES:
            value = self._address(value)
        else:
            value = " ".join(whole_id(self.page, each) for each in value.split())
        return f'{name}="{escape(value)}"'

    def _address(self, address: str) -> str:
        target = resolve(self.page, address)
        if target is None:
            return address
        if target[0] in self.together:
            return "#" + whole_id(*target)
        return self.links.to(*target)
