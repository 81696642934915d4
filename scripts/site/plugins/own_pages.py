"""Adds the pages that the site makes of the data, which are no files of the school's."""

from collections.abc import Callable
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel

from macros.year.own_pages import OwnPage
from policy.model.addresses import SiteLinks, page_url, to_root


class OwnPages(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """Gives MkDocs a page for each of the macros' own, whose content is a fragment.

    ``keep`` gives what stands in a page for a fragment until its Markdown is HTML.
    """

    def __init__(self, keep: Callable[[str], str]) -> None:
        self._keep = keep
        self._pages: dict[str, OwnPage] = {}

    def on_files(self, files: Files, /, *, config: MkDocsConfig, **_: object) -> None:
        """Add a file for each page, which no menu names; a page of the school's own stays."""
        found: tuple[OwnPage, ...] = config.extra["egne_sider"]
        taken = {each.url for each in files.documentation_pages()}
        self._pages = {f"{each.id}.md": each for each in found if page_url(each.id) not in taken}
        for name, each in self._pages.items():
            text, level = f"{each.heading}\n", InclusionLevel.NOT_IN_NAV
            files.append(File.generated(config, name, content=text, inclusion=level))

    def on_page_markdown(self, markdown: str, /, *, page: Any, **_: object) -> str:
        """Give the page its content and what search engines are told of it."""
        own = self._pages.get(page.file.src_uri)
        if own is None:
            return markdown
        page.meta |= own.meta
        return f"{markdown}\n{self._keep(str(own.render(SiteLinks(to_root(page.url)))))}"
