"""The pages around what Zensical makes of them: our templates, with what MkDocs would give them.

Zensical's own template engine knows no function and no method of a value. The templates of the
theme are rendered here instead, by the engine that renders them under MkDocs.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import relpath
from typing import Any
from urllib.parse import urlsplit

import jinja2

from policy.model.addresses import to_root

_TIME = 315532800
"""1980, the time in the packed site map: the same commit gives the same bytes."""

STATIC = ("404.html", "sitemap.xml")
"""The templates that are files of their own."""


@dataclass(frozen=True)
class Heading:
    """A heading in a page's table of contents."""

    title: str
    url: str
    level: int
    children: tuple[Heading, ...]


@dataclass(eq=False)
class Page:
    """A page as the templates know it; ``url`` is relative to the root, ``path`` to ``docs/``."""

    title: str
    url: str
    path: str
    content: str
    meta: Mapping[str, Any]
    toc: tuple[Heading, ...]
    markdown: str = ""
    canonical_url: str | None = None
    edit_url: str | None = None
    parent: Section | None = None
    previous_page: Page | None = None
    next_page: Page | None = None
    active: bool = False
    is_page = True
    is_link = False
    children = None

    @property
    def page(self) -> Page:
        """The page of the file, which the site map asks for."""
        return self


@dataclass(eq=False)
class Section:
    """A part of the menu; it is active while one of its pages is made."""

    title: str
    children: list[Page | Section]
    parent: Section | None = None
    is_page = False

    @property
    def active(self) -> bool:
        """Whether the page being made is in it."""
        return any(each.active for each in self.children)


Item = Page | Section


@dataclass
class Menu:
    """The navigation: ``items`` at its top, and ``pages``, all in order."""

    items: list[Item]
    pages: list[Page] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Tell each part where it is."""
        for each in self.items:
            _adopt(each, None)
        self.pages = list(_pages(self.items))
        for before, after in zip(self.pages, self.pages[1:], strict=False):
            before.next_page, after.previous_page = after, before


def _adopt(item: Item, parent: Section | None) -> None:
    item.parent = parent
    if isinstance(item, Section):
        for each in item.children:
            _adopt(each, item)


def _pages(items: Sequence[Item]) -> Iterator[Page]:
    for each in items:
        yield from [each] if isinstance(each, Page) else _pages(each.children)


@dataclass(frozen=True)
class Output:
    """Where pages are written; ``put`` puts into them the fragments that the templates kept."""

    folder: Path
    put: Callable[[str], str]

    def write(self, name: str, text: str) -> None:
        """Write the file ``name``."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.put(text), encoding="utf-8", newline="\n")


def write_pages(
    menu: Menu,
    loose: Sequence[Page],
    config: Mapping[str, Any],
    theme: jinja2.Environment,
    out: Output,
) -> None:
    """Write every page to ``out``, those ``loose`` outside the menu too, and the static files.

    ``config`` are the settings as the templates know them, ``theme`` has the templates.
    """
    theme.filters["url"] = _url
    template = theme.get_template("main.html")
    common = {"config": config, "nav": menu, "pages": sorted(_all(menu, loose), key=_path)}
    for page in _all(menu, loose):
        page.active = True
        base = to_root(page.url).rstrip("/") or "."
        text = template.render(page=page, base_url=base, **common)
        page.active = False
        out.write(f"{page.url}index.html", text)
    base = urlsplit(config["site_url"] or "/").path.rstrip("/")
    for name in STATIC:
        at = base if name.endswith(".html") else "."
        out.write(name, theme.get_template(name).render(page=None, base_url=at, **common))
    site_map = out.folder / "sitemap.xml"
    with gzip.GzipFile(f"{site_map}.gz", "wb", mtime=_TIME) as packed:
        packed.write(site_map.read_bytes())


def _all(menu: Menu, loose: Sequence[Page]) -> list[Page]:
    return [*menu.pages, *loose]


def _path(page: Page) -> str:
    return page.path


@jinja2.pass_context
def _url(context: jinja2.runtime.Context, address: str) -> str:
    """An address from the root of the site as one from the page being made."""
    if urlsplit(address).scheme or address.startswith(("#", "/")):
        return address
    page = context["page"]
    path, mark, rest = address.partition("#")
    if page is None:
        return f"{context['base_url']}/{address or '.'}"
    found = relpath(path or ".", page.url or ".")
    return found + ("/" if path.endswith("/") else "") + mark + rest
