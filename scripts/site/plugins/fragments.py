"""Spares the Markdown parser what it need not read.

A page holds a mark for each fragment of a macro until it is HTML: Markdown would read the HTML of a
fragment twice, tag by tag, and leave it as it is. A page that is as in the build before is not read
at all. What Markdown makes of a page depends on its text, as the macros left it, on the settings,
and on which files there are to link to; where all are as before, so is the page.
"""

import re
import secrets
from dataclasses import dataclass
from functools import partial
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

_NAME = secrets.token_hex(8)
"""Part of every mark, so that no page can write one of its own."""

_MARK = re.compile(rf'<div data-fragment="{_NAME}-(\d+)"></div>')
_ID = re.compile(r"<[^>]*\sid=\"([^\"]*)\"")


class Fragments(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """Takes the fragments of the page that is made, and puts them into it after Markdown."""

    def __init__(self) -> None:
        self._kept: list[str] = []

    def keep(self, html: str) -> str:
        """Return a mark, which Markdown takes for a block of HTML, in place of ``html``."""
        if not html.strip():
            return html
        self._kept.append(html.strip())
        return f'<div data-fragment="{_NAME}-{len(self._kept) - 1}"></div>\n'

    def put(self, page: str) -> str:
        """Return ``page``, HTML, with the fragments, which may hold some, for their marks."""
        return _MARK.sub(lambda mark: self.put(self._kept[int(mark[1])]), page)

    def on_page_content(self, html: str, /, *, page: Any, **_: object) -> str:
        """Put the fragments of a page, and tell their ids, to which pages may link."""
        content = self.put(html)
        if self._kept:
            page.present_anchor_ids.update(_ID.findall(content))
        self._kept.clear()
        return content

    def on_post_page(self, output: str, /, *, page: Any, **_: object) -> str:
        """Put what the theme kept, and let go of the content: the generator keeps its pages.

        Not of a page that is left for later.
        """
        if not output:
            return output
        page.content = None
        whole = self.put(output)
        self._kept.clear()
        return whole


@dataclass(frozen=True)
class _Rendered:
    """What a page has once its Markdown is HTML; ``links`` are by the path of the page linked."""

    content: str | None
    toc: Any
    title: str | None
    anchors: frozenset[str]
    links: dict[str, dict[str, str]]


class RenderedPages(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """Gives a page that is as in the build before what it was then.

    Made anew after a build that failed: what a page is warned of, it is warned of once.
    """

    def __init__(self) -> None:
        self._site = ""
        self._before: dict[tuple[str, str, str], _Rendered] = {}
        self._now: dict[tuple[str, str, str], _Rendered] = {}

    def on_files(self, files: Files, /, *, config: MkDocsConfig, **_: object) -> None:
        """Begin a build: keep the pages of the build before, forget those of earlier ones."""
        settings = (config.markdown_extensions, config.mdx_configs, config.validation)
        self._site = repr((settings, sorted((each.src_uri, each.url) for each in files)))
        self._before, self._now = self._now, {}

    def on_pre_page(self, page: Page, /, **_: object) -> Page:
        """Let the page be rendered by ``render``."""
        page.render = partial(self.render, page)  # type: ignore[method-assign]
        return page

    def render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Render the page, or give it what is remembered of it."""
        key = (self._site, page.file.src_uri, page.markdown or "")
        if key in self._before:
            _give(page, self._before[key], files)
        else:
            Page.render(page, config, files)
        self._now[key] = _taken(page)


def _taken(page: Page) -> _Rendered:
    links = {file.src_uri: dict(found) for file, found in (page.links_to_anchors or {}).items()}
    anchors = frozenset(page.present_anchor_ids or ())
    return _Rendered(page.content, page.toc, page._title_from_render, anchors, links)  # noqa: SLF001


def _give(page: Page, known: _Rendered, files: Files) -> None:
    page.content, page.toc = known.content, known.toc
    page._title_from_render = known.title  # noqa: SLF001 — where pages keep it
    page.present_anchor_ids = {*known.anchors}
    found = ((files.get_file_from_path(path), links) for path, links in known.links.items())
    page.links_to_anchors = {file: dict(links) for file, links in found if file}
