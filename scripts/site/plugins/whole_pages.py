"""Lets a preview make only those whole pages anew that are other than in the build before.

A page is as before where all that the theme's templates read is: its content and headings, the
titles and addresses of all pages, the data and the settings of the site.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from policy.loading.loader import Loaded

_OF_THE_SITE = ("udgave", "stilark", "ikon", "dokumenter")
"""What templates read of the settings besides ``politik``, as far as it is not of the page."""


class WholePages(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """Keeps the pages of one build for the next, where the builds are those of a preview."""

    def __init__(self) -> None:
        self._is_preview = False
        self._site = ""
        self._before: dict[str, str] = {}
        self._now: dict[str, str] = {}

    def on_startup(self, *, command: str, **_: object) -> None:
        """Learn whether there is to be a next build."""
        self._is_preview = command == "serve"

    def on_env(self, env: jinja2.Environment, /, *, config: MkDocsConfig, files: Files) -> Any:
        """Begin to make whole pages, whose content and titles are all known now.

        Returns what MkDocs asks for templates from here on, None for the ``env`` itself.
        """
        if not self._is_preview:
            return None
        self._site = repr([*_of_the_site(config), *map(_named, files.documentation_pages())])
        self._before, self._now = self._now, {}
        return _Templates(env, self)

    def known(self, page: Page) -> str | None:
        """The page as it was made before, None where it must be made."""
        return self._before.get(self._key(page))

    def keep(self, page: Page, output: str) -> None:
        """Keep the page as it is made."""
        self._now[self._key(page)] = output

    def _key(self, page: Page) -> str:
        told = (_named(page.file), page.edit_url, page.canonical_url, _headings(page.toc))
        return sha256(f"{self._site} {told!r} {page.content}".encode()).hexdigest()


@dataclass(frozen=True)
class _Templates:
    """The theme's templates, as MkDocs asks for them."""

    env: jinja2.Environment
    pages: WholePages

    def get_template(self, name: str) -> "_Template":
        """The template ``name``."""
        return _Template(self.env.get_template(name), self.pages)


@dataclass(frozen=True)
class _Template:
    template: jinja2.Template
    pages: WholePages

    def render(self, context: dict[str, Any]) -> str:
        """The page of the ``context``, made where it is not known."""
        page = context.get("page")
        if page is None:  # the page of errors, the site map
            return self.template.render(context)
        if (output := self.pages.known(page)) is None:
            put = context["config"].extra["fragmenter"][1]
            output = put(self.template.render(context))
        self.pages.keep(page, output)
        return output


def _of_the_site(config: MkDocsConfig) -> Iterable[object]:
    """What is the same for all pages: the data, the settings, and what is made of both."""
    extra: Any = config.extra
    policy: Loaded = extra["indlaest"]()
    yield policy.edition and policy.edition.title
    yield sorted(each for each in policy.texts.items() if not each[0].endswith(".md"))
    yield [extra.get(each) for each in _OF_THE_SITE]
    yield [(key, each) for key, each in extra["politik"].items() if not callable(each)]


def _named(file: Any) -> tuple[object, ...]:
    page: Page = file.page
    return file.src_uri, page.url, page.title, page.meta


def _headings(toc: Iterable[Any]) -> list[tuple[object, ...]]:
    return [(each.title, each.id, each.level, _headings(each.children)) for each in toc]
