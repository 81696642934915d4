"""A page of a built site: its elements with their lines and columns, and what it loads.

Elsewhere pages are parsed by selectolax, which is fast; here by BeautifulSoup, because a problem
needs a line and a column. What rewrites pages (``scripts.site.finishing``,
``macros.security_policy``, ``macros.full_policy``) uses regular expressions, so that every
other byte stays.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bs4 import BeautifulSoup, Tag

from policy.loading.edition_json import EDITION_FILE
from policy.model.problems import Place
from scripts.linkcheck.site_links import BuiltSite

_LOADED = {
    "link": "href",
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "audio": "src",
    "video": "src",
    "embed": "src",
    "object": "data",
    "form": "action",
    "use": "href",
    "image": "href",
}
_RELATIONS_LOADED = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest"})


@dataclass(frozen=True)
class Loaded:
    """A resource that a page loads: the element, the address as written, and its kind.

    ``is_deferred`` is true inside a template, whose resources are loaded by a script later.
    """

    element: Tag
    address: str
    is_picture: bool
    is_deferred: bool


@dataclass(frozen=True)
class BuiltPage:
    """The page ``name`` of ``site``, a path below its root."""

    site: BuiltSite
    name: str

    @cached_property
    def text(self) -> str:
        """The text of the file."""
        return (self.site.root / self.name).read_text(encoding="utf-8", errors="replace")

    @cached_property
    def tree(self) -> BeautifulSoup:
        """Its elements, each with the line and column it begins at."""
        return BeautifulSoup(self.text, "html.parser")

    @property
    def is_listed(self) -> bool:
        """Whether search engines may index it: no ``noindex``, no redirect."""
        robots = self.tree.find("meta", attrs={"name": "robots"})
        hidden = isinstance(robots, Tag) and "noindex" in str(robots.get("content"))
        return not hidden and not self.tree.find("meta", attrs={"http-equiv": "refresh"})

    @property
    def edition(self) -> str | None:
        """The school year of the edition that the page belongs to; None for shared pages."""
        return edition_of(self.site, self.name)

    def place(self, element: Tag | None = None) -> Place:
        """Where ``element`` begins, or the top of the page."""
        if element is None or element.sourceline is None:
            return Place(self.name)
        return Place(self.name, element.sourceline, (element.sourcepos or 0) + 1)

    def loaded(self) -> Iterator[Loaded]:
        """Yield the resources that a browser loads with the page, deferred ones included."""
        for element in self.tree.find_all(list(_LOADED)):
            address = element.get(_LOADED[element.name])
            if element.name == "link" and not _RELATIONS_LOADED & {*(element.get("rel") or ())}:
                continue
            if isinstance(address, str) and not address.startswith("#"):
                is_picture = element.name in ("img", "source", "image")
                is_deferred = element.find_parent("template") is not None
                yield Loaded(element, address, is_picture, is_deferred)


def edition_of(site: BuiltSite, name: str) -> str | None:
    """Return the school year of the edition that a file of ``site`` belongs to, or None."""
    first, _, rest = name.partition("/")
    for path in (f"{first}/{EDITION_FILE}" if rest else EDITION_FILE, EDITION_FILE):
        if path in site.files:
            return _year(site, path)
    return None


def _year(site: BuiltSite, path: str) -> str | None:
    """The school year in a file of edition data; None where it cannot be read."""
    try:
        data = json.loads((site.root / path).read_text(encoding="utf-8"))
        return str(data["udgave"]["skoleår"])
    except (ValueError, KeyError, TypeError):
        return None
