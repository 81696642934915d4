"""Finds broken anchors, and broken links in the search index, versions.json and the site map.

LinkChecker checks the other links; it is slow about anchors and does not read those lists.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from xml.etree import ElementTree

from selectolax.lexbor import LexborHTMLParser

from policy.model.addresses import SEARCH_INDEX

_HERE = "http://site/"
_POINTING = frozenset({"href", "src", "action", "data", "poster", "xlink:href"})
_TOP = frozenset({"", "top"})
_LOC = "{*}loc"


@dataclass(frozen=True, order=True)
class DeadLink:
    """A broken link: the file of the site it is on, its target, and why it is broken.

    ``address`` is the link as written, ``target`` the path below the site's root with its anchor
    (or the whole external address). ``reason`` is LinkChecker's result or a status; it is empty
    where the page exists and only the anchor is missing.
    """

    page: str
    address: str
    target: str
    reason: str = ""


@dataclass(frozen=True)
class BuiltSite:
    """The files of a built site or archive; ``address`` is its public URL, or empty."""

    root: Path
    address: str = ""

    @cached_property
    def files(self) -> frozenset[str]:
        """Every file by its path below the root."""
        paths = (path for path in self.root.rglob("*") if path.is_file())
        return frozenset(path.relative_to(self.root).as_posix() for path in paths)

    @cached_property
    def pages(self) -> Mapping[str, "Page"]:
        """The ids and links of every HTML file by its path."""
        names = sorted(name for name in self.files if name.endswith(".html"))
        return {name: read(self.root / name) for name in names}

    def dead_links(self) -> list[DeadLink]:
        """Return the links to missing anchors, and the entries of lists whose file is missing."""
        found = {each for name in self.pages for each in self._dead_places(name)}
        for name in sorted(self.files):
            if name.endswith((SEARCH_INDEX, "versions.json", "sitemap.xml")):
                found |= {*self._dead_entries(name)}
        return sorted(found)

    def target(self, page: str, address: str) -> tuple[str, str] | None:
        """Resolve a link on ``page`` to (file, anchor); None where it is external."""
        if self.address and address.startswith(self.address):
            address = "/" + address.removeprefix(self.address)
        try:
            whole, anchor = urldefrag(urljoin(_HERE + page, address))
            parts = urlsplit(whole)
        except ValueError:  # LinkChecker reports malformed addresses
            return None
        if f"{parts.scheme}://{parts.netloc}/" != _HERE:
            return None
        return file_at(unquote(parts.path)), unquote(anchor)

    def _dead_places(self, name: str) -> Iterator[DeadLink]:
        for address in self.pages[name].links:
            found = self.target(name, address)
            if found and found[0] in self.pages and found[1] not in _TOP:
                file, anchor = found
                if anchor not in self.pages[file].ids:
                    yield DeadLink(name, address, f"{file}#{anchor}")

    def _dead_entries(self, name: str) -> Iterator[DeadLink]:
        """Yield the broken entries of a list; an unreadable list is itself broken."""
        try:
            entries = list(_entries(name, (self.root / name).read_text(encoding="utf-8")))
        except (ValueError, KeyError, TypeError, ElementTree.ParseError) as error:
            yield DeadLink(name, name, name, type(error).__name__)
            return
        for entry in entries:
            if not (found := self.target(name, entry)):
                continue
            file, anchor = found
            if file not in self.files:
                yield DeadLink(name, entry, file, "404")
            elif anchor and file in self.pages and anchor not in self.pages[file].ids:
                yield DeadLink(name, entry, f"{file}#{anchor}")


@dataclass(frozen=True)
class Page:
    """The ids of an HTML file, which anchors may name, and its links."""

    ids: frozenset[str]
    links: frozenset[str]


def read(path: Path) -> Page:
    """Read the ids and links of an HTML file, SVG elements included."""
    ids, links = set(), set()
    root = LexborHTMLParser(path.read_text(encoding="utf-8", errors="replace")).root
    for node in root.traverse() if root else ():
        for name, value in node.attributes.items():
            if name == "id" or (name == "name" and node.tag == "a"):
                ids.add(value or "")
            elif name in _POINTING and value is not None:
                links.add(value.strip())
    return Page(frozenset(ids), frozenset(links))


def file_at(path: str) -> str:
    """Return the file that a web host serves for ``path``; a folder's is its index.html."""
    name = path.lstrip("/")
    return f"{name}index.html" if not name or name.endswith("/") else name


def _entries(name: str, text: str) -> Iterable[str]:
    """Return the addresses in a list, each as a link relative to the list's own file."""
    if name.endswith(".xml"):
        tree = ElementTree.fromstring(text)  # noqa: S314 — the site map that was just built
        return [str(each.text) for each in tree.iterfind(f".//{_LOC}")]
    data: Any = json.loads(text)
    if name.endswith("versions.json"):
        return [f"{each['version']}/index.html" for each in data]
    found = []
    for url, *_, sections, initiatives in data["pages"]:
        anchors = [*(each[0] for each in sections), *(each[0].lower() for each in initiatives)]
        page = url or "./"
        found += [page, *(f"{page}#{each}" for each in anchors if each)]
    return found
