"""Runs the site generator: the only script that knows MkDocs.

A site is built aside and put in place whole, so a failed build leaves what was there.
"""

import logging
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
# The same commit gives the same bytes: the compressed site map would carry the time of the build.
os.environ.setdefault("SOURCE_DATE_EPOCH", "315532800")

import jinja2
import mkdocs
from mkdocs.commands.build import build as run_mkdocs
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme

from macros.render import keep_compiled, stylesheet
from macros.security_policy import with_policy
from policy.archive.history import History, read_history
from policy.loading.edition_json import EDITION_FILE, as_json
from policy.loading.loader import load
from policy.report.print_footer import sheets_of
from scripts.site.asset_pruning import ThemeError, prune_assets
from scripts.site.stylesheets import StyleError, read, written
from scripts.site.template_cache import Bytecode


class SiteError(Exception):
    """The site could not be built; the text is what the generator said, a line each."""


class NotASite(Exception):
    """The folder to build into holds something else than a built site."""


def _load_macros_plugin() -> None:
    """Load the macros plugin without two things that a build spends a tenth of its time on.

    ``requests`` is there to look for a module that is not found; and the plugin asks git twelve
    questions, whose answers a page could only get at by what the check refuses.
    """
    if {"requests", "mkdocs_macros.plugin"}.isdisjoint(sys.modules):
        later = sys.modules["requests"] = ModuleType("requests")
        later.__getattr__ = lambda name: getattr(import_module("requests"), name)  # type: ignore
        import_module("mkdocs_macros.plugin")
        del sys.modules["requests"]
    import_module("mkdocs_macros.context").get_git_info = dict  # type: ignore[attr-defined]


_load_macros_plugin()


@dataclass(frozen=True)
class Spot:
    """Where in an archive a site is to lie: its folder, and the archive's revision before it.

    The folder ``.`` is the archive's root itself, where the preview lies.
    """

    folder: str
    archive: str | None = None


ROOT = Spot(".")


def build(root: Path, out: Path, spot: Spot | None = None) -> None:
    """Build the policy in ``root`` into ``out``, which is replaced whole or left as it was.

    With a ``spot`` the site is an edition of an archive: its address is extended with its folder,
    and its pages lead to the other editions. Raises SiteError with the generator's words, or
    NotASite where ``out`` is in other use.
    """
    if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not _is_site(out))):
        raise NotASite(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as aside:
        new = Path(aside) / "site"
        make(root, new, spot)
        _finish(new)
        if out.exists():
            out.rename(Path(aside) / "old")
        new.rename(out)


def _finish(site_dir: Path) -> None:
    """Prune the assets, and give every page its content security policy."""
    paths = sorted(site_dir.rglob("*.html"))
    try:
        pages = prune_assets(site_dir, {path: path.read_text(encoding="utf-8") for path in paths})
    except (ThemeError, StyleError) as error:
        raise SiteError(str(error)) from error
    for path, text in pages.items():
        path.write_text(with_policy(text), encoding="utf-8", newline="\n")


def _is_site(folder: Path) -> bool:
    """Every built site has its edition as data, which tells it from any other folder."""
    return (folder / EDITION_FILE).is_file()


def make(root: Path, site_dir: Path, spot: Spot | None, serve_url: str = "") -> None:
    """Build all of the policy's site into ``site_dir``."""
    edition = load(root).edition
    archive = spot.archive if spot else None
    history = read_history(root, edition, archive) if edition else History()
    _run(root, site_dir, spot, history, serve_url)
    if edition:
        count = len(history.changes) if history.previous else None
        _write(site_dir / EDITION_FILE, as_json(edition, history.lives, count))
        _write_style(site_dir, "sheets", sheets_of(edition))
    _write_style(site_dir, "redline", stylesheet("redline.css") + stylesheet("aendringer_side.css"))


def _write_style(site_dir: Path, name: str, text: str) -> None:
    """Write a stylesheet of our own, as tightly as the others are."""
    path = site_dir / "assets" / "stylesheets" / f"{name}.css"
    _write(path, written(read(text, name)))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _config(root: Path, site_dir: Path, spot: Spot | None, history: History) -> MkDocsConfig:
    config = load_config(config_file=str((root / "mkdocs.yml").resolve()), site_dir=str(site_dir))
    config.extra["historie"] = lambda: history
    if spot:
        config.extra["udgave"] = spot.folder
        if config.site_url and spot != ROOT:
            config.site_url = f"{config.site_url.rstrip('/')}/{spot.folder}/"
    environment = _environment(config.theme)
    config.theme.get_env = lambda: environment  # type: ignore[method-assign]
    return config


class _Templates(jinja2.FileSystemLoader):
    """The theme's templates. Hidden folders, where its 14,000 icons lie, need not be listed."""

    def list_templates(self) -> list[str]:
        """The names of all files that can be asked for, but for the hidden ones."""
        found: set[str] = set()
        for top in self.searchpath:
            for folder, folders, names in os.walk(top):
                folders[:] = [name for name in folders if not name.startswith(".")]
                below = Path(folder).relative_to(top)
                found |= {(below / name).as_posix() for name in names}
        return sorted(found)


def _environment(theme: Theme) -> jinja2.Environment:
    """The environment of the theme's templates, with the code of those compiled before."""
    environment = theme.get_env()
    environment.loader = _Templates(theme.dirs)
    environment.bytecode_cache = Bytecode("theme", mkdocs.__version__)
    keep_compiled(Bytecode("fragments"))
    return environment


def _run(
    root: Path, site_dir: Path, spot: Spot | None, history: History, serve_url: str = ""
) -> None:
    """Run MkDocs; its warnings are errors, those of its configuration too, told in a SiteError."""
    with _warnings() as said:
        try:
            config = _config(root, site_dir, spot, history)
            if said:
                raise SiteError
            config.site_url = serve_url or config.site_url
            config.plugins.on_startup(command="serve" if serve_url else "build", dirty=False)
            try:
                run_mkdocs(config, serve_url=serve_url or None)
            finally:
                config.plugins.on_shutdown()
        except (Exception, SystemExit) as error:
            raise SiteError("\n".join(said) or str(error)) from error


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """What MkDocs and its plugins warn of while the block runs."""
    said: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield said
    finally:
        logger.removeHandler(handler)
