"""Registers the macros with the mkdocs-macros plugin; the only module here that knows it.

Rendering is imported when the plugin asks for it: the check imports other modules of this package
and must start quickly.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from macros.views import View
    from policy.archive.history import History
    from policy.loading.loader import Loaded

DATA_FILE = "data/initiatives.yaml"


def define_env(env: Any) -> None:
    """Register the macros, and give the theme what it shows of the edition on every page.

    ``env`` is the macros plugin. Raises ``PolicyError`` where the policy has errors.
    """
    from macros.pages import theme_values
    from macros.sharing.citing import citations
    from macros.year.own_pages import own_pages
    from macros.year.passage_views import changed_sections
    from policy.loading.loader import load
    from policy.model.macro_calls import SIGNATURES

    root = Path(env.conf["config_file_path"]).resolve().parent
    extra = env.conf["extra"]
    # scripts/site/mkdocs_runner.py hands over the policy and what was published before, for it
    # needs them itself, and what keeps fragments out of the Markdown parser.
    policy = extra.get("indlaest", partial(load, root))()
    history = extra.get("historie") or partial(_history, root, policy)
    view = _view(policy, history(), env.conf)
    for name in SIGNATURES:
        env.macro(_macro(env, view, name), name)
    extra["politik"] = theme_values(view, _page_with(policy, "aendringer"))
    extra["egne_sider"] = own_pages(view)
    extra["aendrede_afsnit"] = changed_sections(view)
    if _is_of_an_archive(env.conf):  # an edition, whose addresses are permanent
        extra["politik"]["henvis"] = citations(view)


def _is_of_an_archive(conf: Mapping[str, Any]) -> bool:
    return bool(conf["extra"].get("udgave", ".") != ".")


def _macro(env: Any, view: View, name: str) -> Callable[..., str]:
    """Return the macro ``name``, which renders for the page being built."""
    from macros.pages import page_macros
    from policy.model.addresses import SiteLinks, to_root

    def call(*arguments: str) -> str:
        here = view.seen_from(SiteLinks(to_root(env.page.url)))
        return page_macros(here)[name](*arguments)

    return call  # a plain function: the plugin writes down every macro, and all that it holds


def _view(loaded: Loaded, history: History, conf: Mapping[str, Any]) -> View:
    from macros.views import View
    from policy.model.addresses import SiteLinks
    from policy.model.problems import PolicyError, has_errors

    if loaded.edition is None or has_errors(loaded.problems):
        raise PolicyError(loaded.problems)
    lines, edit_base = loaded.initiative_lines, _edit_base(conf)
    keep, put = conf["extra"].get("fragmenter") or (str, str)
    markdown = _markdown(conf, put)
    return View(
        loaded.edition,
        SiteLinks(""),
        lines,
        edit_base,
        markdown,
        history,
        keep,
        today=conf["extra"].get("dag"),
        data_page=_page_with(loaded, "datafiler"),
        documents=conf["extra"].get("dokumenter") or {},
        changes_files=conf["extra"].get("aendringsfiler") or {},
        archive="../" if _is_of_an_archive(conf) else "",
        has_grade_pages=_is_of_an_archive(conf) and bool(_page_with(loaded, "klassetrin")),
    )


def _page_with(loaded: Loaded, macro: str) -> str:
    """Return the id of the page in the navigation that calls ``macro``; empty where none does."""
    from policy.loading.loader import DOCS
    from policy.model.macro_calls import find_calls

    for entry in loaded.navigation or ():
        text = loaded.texts.get(DOCS + entry.path, "")
        if macro in text and any(each.name == macro for each in find_calls(text)):
            return entry.page_id
    return ""


def _markdown(conf: Mapping[str, Any], put: Callable[[str], str]) -> Callable[[str], str]:
    """Return a function from Markdown to HTML with the site's extensions and its fragments."""
    settings = {"extensions": conf["markdown_extensions"], "extension_configs": conf["mdx_configs"]}
    converter = _Converter(repr(settings), settings)
    return lambda text: put(_converted(text, converter))


@dataclass(frozen=True)
class _Converter:
    """The settings of Markdown, the same as others where they are written the same."""

    written: str
    settings: Mapping[str, Any] = field(compare=False)


@lru_cache(256)
def _converted(text: str, converter: _Converter) -> str:
    """The HTML of ``text``, remembered: a preview converts the same pages again and again."""
    return str(_engine(converter).reset().convert(text))


@lru_cache(1)
def _engine(converter: _Converter) -> Any:
    """The converter itself, which is slow to make."""
    import markdown

    return markdown.Markdown(**converter.settings)


def _edit_base(conf: Mapping[str, Any]) -> str:
    """Return the edit address of the initiatives' file, or an empty text where none is set."""
    address = str(conf.get("edit_uri") or "")
    if not address.startswith(("https://", "http://")):
        return ""
    return address.rstrip("/").removesuffix("/docs") + "/" + DATA_FILE


@lru_cache(maxsize=1)
def _history(root: Path, policy: Loaded) -> History:
    """Return what was published before, cached for the policy as loaded."""
    from policy.archive.history import History, read_history

    return read_history(root, policy.edition) if policy.edition else History()


__all__ = ["define_env"]
