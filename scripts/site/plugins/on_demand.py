"""Lets a preview make a page when somebody asks for it, and write no file at all.

All pages have been read by then, so what is wrong with any of them has been told. What the theme
makes of a page's content depends on everything that the site shows, and is of use to those alone
who look at the page.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page


class OnDemand(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """The files of one build of a preview, each made when it is read; one is read at a time.

    ``files`` and what ``beside`` returns are those that the generator does not make.
    """

    def __init__(self) -> None:
        self.files: Mapping[str, bytes] = {}
        self.beside: Callable[[], Mapping[str, bytes]] = dict
        self._pages: dict[str, Callable[[], str]] = {}
        self._static: dict[str, File] = {}

    def read(self, path: str) -> bytes | None:
        """The file at ``path`` of the site; None where it has none.

        Raises what the theme's templates raise.
        """
        if path in self._pages:
            return self._pages[path]().encode(errors="xmlcharrefreplace")
        if (content := self.files.get(path) or self.beside().get(path)) is not None:
            return content
        return self._static[path].content_bytes if path in self._static else None

    def on_env(self, env: jinja2.Environment, /, *, files: Files, **_: object) -> Any:
        """Give MkDocs templates that leave their pages for later, and let it copy nothing."""
        files.copy_static_files = partial(self._leave_static, files)  # type: ignore[method-assign]
        return _Templates(env, self)

    def leave(self, path: str, make: Callable[[], str]) -> None:
        """Let the page at ``path`` be made by ``make`` when it is asked for."""
        self._pages[path] = cache(make)

    def _leave_static(
        self, files: Files, *, inclusion: Callable[[InclusionLevel], bool], **_: object
    ) -> None:
        found = (each for each in files if not each.is_documentation_page())
        self._static = {each.dest_uri: each for each in found if inclusion(each.inclusion)}


@dataclass(frozen=True)
class _Templates:
    """The theme's templates, as MkDocs asks for them."""

    env: jinja2.Environment
    site: OnDemand

    def get_template(self, name: str) -> "_Template":
        """The template ``name``."""
        return _Template(name, self.env.get_template(name), self.site)


@dataclass(frozen=True)
class _Template:
    name: str
    template: jinja2.Template
    site: OnDemand

    def render(self, context: dict[str, Any]) -> str:
        """Leave the page of the ``context`` for later; returns nothing, which is not written."""
        page: Page | None = context.get("page")
        if page is None:  # the page of errors, the site map
            self.site.leave(self.name, partial(self.template.render, context))
        else:
            self.site.leave(page.file.dest_uri, partial(_made, self.template, context, page))
        return ""


def _made(template: jinja2.Template, context: dict[str, Any], page: Page) -> str:
    """The whole page, as MkDocs makes it."""
    config: MkDocsConfig = context["config"]
    page.active = True  # tells the menu which page it is on
    try:
        output = template.render(context)
        return config.plugins.on_post_page(output, page=page, config=config) or ""
    finally:
        page.active = False
