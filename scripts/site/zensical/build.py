"""A site built with Zensical: its pages' content, what the plugins do to it, and our templates."""

import html
import os
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from threading import Lock
from types import SimpleNamespace
from typing import Any, Protocol, runtime_checkable

import jinja2
import yaml

from macros.year.own_pages import OwnPage
from policy.loading.loader import DOCS
from policy.model.addresses import SiteLinks, page_url, to_root
from scripts.cli.places import REPOSITORY
from scripts.site.zensical.generator import TEMPLATES, give_values, run
from scripts.site.zensical.shell import Output, Page, write_pages

FRAGMENTS = "fragmenter"
"""The plugin, and what templates are given, that keeps and puts the fragments of macros."""


@runtime_checkable
class Changes(Protocol):
    """A plugin that reads or changes the content of pages."""

    def on_page_content(self, html: str, /, *, page: Any, config: Any) -> str | None:
        """Return the page's ``html`` changed, or None where it is only read."""


@runtime_checkable
class Adds(Protocol):
    """A plugin that adds pages."""

    def added(self, urls: Collection[str]) -> dict[str, tuple[str, str]]:
        """The titles and the Markdown of further pages, by their paths, of the site of ``urls``."""


class _Settings(yaml.SafeLoader):
    """Reads ``mkdocs.yml``; ``!ENV [NAME, default]`` is the variable of the environment."""


def _environment_value(loader: _Settings, node: yaml.Node) -> Any:
    if not isinstance(node, yaml.SequenceNode):
        return os.environ.get(str(loader.construct_scalar(node)))  # type: ignore[arg-type]
    *names, default = loader.construct_sequence(node)
    return next((os.environ[name] for name in names if name in os.environ), default)


_Settings.add_constructor("!ENV", _environment_value)


def build(
    root: Path,
    out: Path,
    folder: str | None,
    extra: Mapping[str, Any],
    plugins: Mapping[str, object],
) -> str:
    """Build the pages of the policy in ``root`` into ``out``, not finished; returns its address.

    ``folder`` is the one of an archive that the site is for, ``extra`` what templates and macros
    are given, ``plugins`` are those that MkDocs would be given. Raises GeneratorError.
    """
    settings = settings_of(root, folder)
    given = {**settings["extra"], **extra}
    docs = root / DOCS
    names = (path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
    urls = {page_url(name.removesuffix(".md")) for name in names}
    added: dict[str, tuple[str, str]] = {}
    for plugin in plugins.values():
        added |= plugin.added(urls) if isinstance(plugin, Adds) else {}
    keep_one, put_fragments = given[FRAGMENTS]
    one_at_a_time = Lock()  # Zensical may make several pages at once

    def keep_fragment(html: str) -> str:
        with one_at_a_time:
            return str(keep_one(html))

    given[FRAGMENTS] = (keep_fragment, put_fragments)
    give_values(root, settings, given)
    for own in given["egne_sider"]:
        if page_url(own.id) not in urls:
            added[f"{own.id}.md"] = ("", _source_of(own, keep_fragment))
    menu, loose = run(root, settings, given, added, out)
    for page in sorted((*menu.pages, *loose), key=_source):
        page.content = _changed(put_fragments(page.content), page, given, plugins)
    write_pages(menu, loose, {**settings, "extra": given}, _theme(), Output(out, put_fragments))
    return str(settings["site_url"] or "")


def _changed(
    content: str, page: Page, given: Mapping[str, Any], plugins: Mapping[str, object]
) -> str:
    """The content of a page as the plugins leave it, which are given what the theme is."""
    config = SimpleNamespace(extra=given)
    for name, plugin in plugins.items():
        if isinstance(plugin, Changes) and name != FRAGMENTS:
            content = plugin.on_page_content(content, page=page, config=config) or content
    return content


def _source_of(own: OwnPage, keep: Callable[[str], str]) -> str:
    """A page that the site makes of the data, as Markdown: its title and a fragment."""
    meta = yaml.safe_dump(own.meta)
    fragment = keep(str(own.render(SiteLinks(to_root(page_url(own.id))))))
    return f"---\n{meta}---\n{own.heading}\n\n{fragment}"


def _source(page: Page) -> str:
    return page.path


def settings_of(root: Path, folder: str | None) -> dict[str, Any]:
    """The settings of the policy in ``root`` as the templates know them."""
    settings = _read(root / "mkdocs.yml")
    found = {"site_url": "", "edit_uri": "", "extra": {}, "mdx_configs": {"toc": {}}, **settings}
    if found["site_url"] and folder not in (None, "."):
        found["site_url"] = f"{found['site_url'].rstrip('/')}/{folder}/"
    for each in settings["markdown_extensions"]:
        if isinstance(each, dict):
            found["mdx_configs"] |= {name: values or {} for name, values in each.items()}
    if folder:
        found["extra"] = {**(found["extra"] or {}), "udgave": folder}
    return found


def _read(path: Path) -> dict[str, Any]:
    """The settings of a file, over those that it inherits."""
    own: dict[str, Any] = yaml.load(path.read_text("utf-8"), _Settings)  # noqa: S506 — a SafeLoader
    parent = own.pop("INHERIT", None)
    return _over(_read(path.parent / parent), own) if parent else own


def _over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    both = {name for name in above if isinstance(above[name], dict) and name in below}
    return {**below, **above, **{name: _over(below[name], above[name]) for name in both}}


def _theme() -> jinja2.Environment:
    """The templates of the theme, every value escaped."""
    loader = jinja2.FileSystemLoader([REPOSITORY / "overrides", TEMPLATES])
    theme = jinja2.Environment(loader=loader, autoescape=True)
    theme.filters["tekst"] = lambda title: html.unescape(str(title))
    return theme
