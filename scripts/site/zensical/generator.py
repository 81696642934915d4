"""Runs Zensical on a policy: its pages' content, titles, tables of contents and menu, as data."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import yaml
import zensical

import macros
from policy.loading.loader import DOCS
from policy.model.addresses import page_url
from scripts.cli.workspace import workspace
from scripts.site.zensical.shell import Heading, Item, Menu, Page, Section

TEMPLATES = Path(zensical.__file__).parent / "templates"
"""Zensical's theme, of which our templates take icons and the Danish words."""

_PAGE = '{"page": {{ page | tojson }}, "nav": {{ nav.items | tojson }}}'
"""The template of every page: what our own templates need, as JSON."""

_SETTINGS = ("site_name", "site_url", "nav", "markdown_extensions")
_MACROS = {"modules": [__name__], "on_undefined": "strict", "on_error_fail": True}
_FENCES = ("pymdownx.superfences", "fenced_code")
"""MkDocs' fenced code in the place of Zensical's, which it would add at the end of the list."""
_ALWAYS = ("toc", "tables", "fenced_code")
"""The extensions that MkDocs puts before those of the settings."""
_MARKDOWN = ("zensical.", "pymdownx.")
"""The extensions that Zensical adds to the settings, which are for whole pages."""

_build: _Build | None = None


class GeneratorError(Exception):
    """Zensical ended the build; the text is what it said."""


@dataclass(frozen=True)
class _Build:
    """What the macros are given by the build that runs: Zensical copies what is in its settings."""

    root: Path
    extra: dict[str, Any]


class _Environment:
    """Zensical's environment of the macros, with the settings as MkDocs gives them."""

    def __init__(self, env: Any, build: _Build) -> None:
        extensions = [
            each
            for each in env.conf["markdown_extensions"]
            if isinstance(each, str) and not each.startswith(_MARKDOWN)
        ]
        self.conf = {
            **env.conf,
            "config_file_path": str(build.root / "mkdocs.yml"),
            "extra": build.extra,
            "markdown_extensions": extensions,
            "mdx_configs": {each: env.conf["mdx_configs"].get(each, {}) for each in extensions},
        }
        self.page, self.macro = env.page, env.macro


def define_env(env: Any) -> None:
    """Register the macros with Zensical, which asks for them on every page."""
    assert _build is not None, "only a build of this module names it"
    macros.define_env(_Environment(env, _build))


def give_values(root: Path, settings: Mapping[str, Any], extra: dict[str, Any]) -> None:
    """Put into ``extra`` what the macros give the theme, before there is any page."""
    written = (*_ALWAYS, *settings["markdown_extensions"])
    names = [next(iter(each)) if isinstance(each, dict) else each for each in written]
    conf = {**settings, "markdown_extensions": names}
    env = SimpleNamespace(conf=conf, page=None, macro=_nothing)
    macros.define_env(_Environment(env, _Build(root, extra)))


def _nothing(*_: object) -> None:
    """Register no macro: there is no page to call it."""


def run(
    root: Path,
    settings: Mapping[str, Any],
    extra: dict[str, Any],
    added: Mapping[str, tuple[str, str]],
    out: Path,
) -> tuple[Menu, list[Page]]:
    """The menu and the pages outside it of the policy in ``root``, built with ``settings``.

    ``added`` are the titles and the Markdown of further pages by their paths; without a title a
    page is not in the menu. Other files of the
    pages' folder are copied to ``out``. Raises GeneratorError with Zensical's words.
    """
    with workspace("zensical-", Path(tempfile.gettempdir())) as project:
        shutil.copytree(root / DOCS, project / "docs")
        for name, (_, text) in added.items():
            path = project / "docs" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        (project / "theme").mkdir()
        (project / "theme" / "main.html").write_text(_PAGE, encoding="utf-8")
        config = project / "mkdocs.yml"
        config.write_text(yaml.safe_dump(_config(settings, added)), encoding="utf-8")
        with _building(_Build(root, extra)), _said(project / "said") as said:
            try:
                zensical.build(str(config), {"clean": True, "strict": True})
            except (Exception, SystemExit) as error:
                raise GeneratorError(f"{error}\n{said()}".strip()) from error
        return _read(project, settings, out)


def _config(settings: Mapping[str, Any], added: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
    """Zensical's settings for a policy with those of its ``mkdocs.yml``."""
    found = {name: settings[name] for name in _SETTINGS}
    found["markdown_extensions"] = [*_FENCES, *found["markdown_extensions"]]
    found["nav"] = [*found["nav"], *({title: name} for name, (title, _) in added.items() if title)]
    theme = {"name": None, "custom_dir": "theme", "language": "da", "font": False}
    return {**found, "theme": theme, "plugins": [{"macros": _MACROS}], "strict": True}


@contextmanager
def _building(build: _Build) -> Iterator[None]:
    global _build  # noqa: PLW0603 — Zensical calls a module and hands it nothing of its caller
    _build = build
    try:
        yield
    finally:
        _build = None


@contextmanager
def _said(path: Path) -> Iterator[Any]:
    """What is written to standard output and error while the block runs, by native code, too."""
    with path.open("w+b") as file:
        kept = os.dup(1), os.dup(2)
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
        try:
            yield lambda: path.read_text("utf-8", errors="replace")
        finally:
            for number, each in enumerate(kept, start=1):
                os.dup2(each, number)
                os.close(each)


def _read(project: Path, settings: Mapping[str, Any], out: Path) -> tuple[Menu, list[Page]]:
    site, pages, menu = project / "site", {}, []
    for path in sorted((project / "docs").rglob("*")):
        name = path.relative_to(project / "docs").as_posix()
        if path.is_file() and path.suffix != ".md":
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, out / name)
        elif path.is_file():
            url = page_url(name.removesuffix(".md"))
            data = json.loads((site / url / "index.html").read_text("utf-8"))
            pages[url] = _page(data["page"], name, url, settings)
            menu = data["nav"]
    items = [_item(each, pages) for each in menu]
    named = {page.url for page in Menu(items).pages}
    return Menu(items), [page for url, page in pages.items() if url not in named]


def _page(data: Mapping[str, Any], name: str, url: str, settings: Mapping[str, Any]) -> Page:
    edit, site = settings["edit_uri"], settings["site_url"]
    return Page(
        data["title"],
        url,
        name,
        data["content"],
        data["meta"],
        tuple(map(_heading, data["toc"])),
        canonical_url=f"{site.rstrip('/')}/{url}" if site else None,
        edit_url=f"{edit.rstrip('/')}/{name}" if edit else None,
    )


def _heading(data: Mapping[str, Any]) -> Heading:
    children = tuple(map(_heading, data["children"]))
    return Heading(data["title"], data["url"], data["level"], children)


def _item(data: Mapping[str, Any], pages: Mapping[str, Page]) -> Item:
    if data["children"]:
        return Section(data["title"], [_item(each, pages) for each in data["children"]])
    page = pages[data["url"]]
    page.title = data["title"]
    return page
