"""Runs the site generator: the only script that knows MkDocs.

A site is built aside and put in place whole, so a failed build leaves what was there.
"""

import errno
import logging
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
# The same commit gives the same bytes: the compressed site map would carry the time of the build.
os.environ.setdefault("SOURCE_DATE_EPOCH", "315532800")

from mkdocs.commands.build import build as run_mkdocs
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from macros.pictures.redline import earlier_pictures
from policy.archive.editions import At
from policy.archive.history import History, read_history
from policy.documents.files import CHANGES_NAMES, NAMES, documents_for
from policy.loading.edition_json import EDITION_FILE
from policy.loading.loader import Loaded, load
from policy.model.addresses import SEARCH_INDEX
from policy.model.edition import Edition
from policy.words.command_messages import SAYINGS
from scripts.cli.processes import begun
from scripts.cli.workspace import workspace
from scripts.site.beside.data_files import data_beside
from scripts.site.beside.sharing import Sharing
from scripts.site.finishing import ForeignPageError, MissingFileError, finish, icon_address
from scripts.site.late_scripts import late_scripts
from scripts.site.plugins.changed_sections import ChangedSections
from scripts.site.plugins.contact_page import ContactPage
from scripts.site.plugins.explained_words import ExplainedWords
from scripts.site.plugins.fragments import Fragments, RenderedPages
from scripts.site.plugins.kept_together import KeptTogether
from scripts.site.plugins.on_demand import OnDemand
from scripts.site.plugins.own_pages import OwnPages
from scripts.site.plugins.sandbox import Sandbox
from scripts.site.plugins.search_index import SearchIndex
from scripts.site.stylesheets import PartStyles, linked_styles
from scripts.site.theme import environment_of, written_theme


class SiteError(Exception):
    """The site could not be built; the text is what the generator said, a line each."""


class NotASiteError(Exception):
    """The folder to build into holds something else than a built site."""


@dataclass(frozen=True)
class ArchiveLocation:
    """Where in an archive a site is to be: its folder, and the archive before it.

    The folder ``.`` is the archive's root itself, where the preview is. ``today`` is the day on
    which the site is published, None where it is not.
    """

    folder: str
    archive: At = None
    today: date | None = None


Plugin = (
    ChangedSections
    | ContactPage
    | ExplainedWords
    | Fragments
    | KeptTogether
    | OnDemand
    | OwnPages
    | RenderedPages
    | Sandbox
    | SearchIndex
)
"""The plugins that each build has of its own."""

Contents = dict[str, bytes]
"""Files by their paths in the site."""


class Made(NamedTuple):
    """A site to finish: the styles and data within its pages, and what waits for its documents."""

    styles: set[str]
    documents: Callable[[], Contents]


_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)
"""Errors that say something of the disk and nothing of the policy."""

ROOT = ArchiveLocation(".")

MKDOCS, ZENSICAL = "mkdocs", "zensical"


@dataclass(frozen=True)
class Live:
    """A build of ``policy`` for the preview, with the pages of the build before."""

    policy: Loaded
    address: str
    before: RenderedPages
    site: OnDemand


@dataclass(frozen=True)
class Choices:
    """What makes the pages, whether the documents are made beside them, whether it is a preview."""

    generator: str = MKDOCS
    documents: bool = False
    live: Live | None = None


PAGES = Choices()


def build(
    root: Path,
    out: Path,
    location: ArchiveLocation | None = None,
    *,
    documents: bool = True,
    generator: str = MKDOCS,
) -> None:
    """Build the policy in ``root`` into ``out``, which is replaced whole or left as it was.

    The ``documents`` lie beside the pages, which lead to them, where they are wanted.

    With a ``location`` the site is an edition of an archive: its address is extended with its
    folder, and its pages lead to the other editions. Raises SiteError with the generator's words,
    or NotASiteError where ``out`` is in other use.
    """
    root, out = root.resolve(), out.resolve()  # MkDocs takes a relative folder from its settings
    if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not _is_site(out))):
        raise NotASiteError(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    with workspace(f".{out.name}-", out.parent) as aside:
        new = aside / "site"
        made = make(root, new, location, choices=Choices(generator, documents=documents))
        try:
            finish(new, made.styles)
        except MissingFileError as error:
            raise SiteError(SAYINGS["missing_file"].format(found=error)) from error
        except ForeignPageError as error:
            raise SiteError(SAYINGS["foreign_code"].format(found=error)) from error
        _write(new, made.documents())
        if out.exists():
            out.rename(aside / "old")
        new.rename(out)


def _is_site(folder: Path) -> bool:
    """Every built site has its edition as data, which tells it from any other folder."""
    return (folder / EDITION_FILE).is_file()


def make(
    root: Path, site_dir: Path, location: ArchiveLocation | None, choices: Choices = PAGES
) -> Made:
    """Build the policy's site into ``site_dir``, its pages not finished, without its documents.

    A preview writes nothing; its ``site_dir`` must be an empty folder.
    """
    live = choices.live
    policy = live.policy if live else load(root)
    edition, index = policy.edition, SearchIndex(policy)
    today, archive = (location.today, location.archive) if location else (None, None)
    history = read_history(root, edition, archive) if edition else History()
    files = (linked_styles(edition) if edition else {}) | late_scripts()
    styles, fragments, sharing = PartStyles(), Fragments(), Sharing(edition)
    names = documents_for(edition) if edition and choices.documents else ()
    extra = {
        "indlaest": lambda: policy,
        "historie": lambda: history,
        "ikon": icon_address(),
        "stile": styles,
        "stilark": next(iter(files), "") if edition else "",
        "dag": today,
        "dokumenter": {name: NAMES[name] for name in names},
        "aendringsfiler": CHANGES_NAMES if names and history.comparison else {},
        "fragmenter": (fragments.keep, fragments.put),
        "deling": sharing,
    }
    plugins = _plugins(policy, fragments, index, live)
    run = _run_zensical if choices.generator == ZENSICAL else _run
    with run(root, site_dir, location, extra, plugins, live.address if live else "") as address:
        work = partial(_documents, root, policy, history, address, today)
        documents = begun(work) if names else dict
    linked = {name: text.encode() for name, text in files.items()}
    beside = partial(_beside, edition, history, index)
    if live:
        live.site.files, live.site.beside = linked, cache(beside)
    else:
        _write(site_dir, linked | beside() | sharing.drawn())
    return Made({*styles.given, sharing.data}, documents)


def _beside(edition: Edition | None, history: History, index: SearchIndex) -> dict[str, bytes]:
    """The index of the pages that were built, and the data beside them, by their paths."""
    found = data_beside(edition, history) if edition else {}
    return found | earlier_pictures(history) | {SEARCH_INDEX: index.as_json().encode()}


def _plugins(
    policy: Loaded, fragments: Fragments, index: SearchIndex, live: Live | None
) -> dict[str, Plugin]:
    """The plugins of a build, in the order in which they change a page."""
    of_preview: dict[str, Plugin] = {}
    if live:
        of_preview = {"sider": live.before, "efterspurgt": live.site}
    return {
        "aflukke": Sandbox(),
        "fragmenter": fragments,
        "soegning": index,
        "kontakt": ContactPage(policy),
        "ordforklaring": ExplainedWords(policy),
        "tal": KeptTogether(),
        "aendret": ChangedSections(),
        "egne": OwnPages(fragments.keep),
        **of_preview,
    }


def _write(folder: Path, contents: Contents) -> None:
    """Write the files ``contents`` below ``folder``."""
    for name, content in contents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _documents(
    root: Path, policy: Loaded, history: History, address: str, today: date | None
) -> Contents:
    """The documents; their makers are loaded only where they are wanted."""
    from policy.documents.pdf.typesetting import DocumentError
    from scripts.site.beside.documents import documents_beside

    try:
        return documents_beside(root, policy, history, address, today)
    except DocumentError as error:
        raise SiteError(SAYINGS["no_document"].format(reason=error)) from error


def _config(
    root: Path, site_dir: Path, location: ArchiveLocation | None, extra: Mapping[str, object]
) -> MkDocsConfig:
    path = (root / "mkdocs.yml").resolve()
    config = load_config(config_file=str(path), site_dir=str(site_dir), theme=written_theme(path))
    config.extra |= extra
    if location:
        config.extra["udgave"] = location.folder
        if config.site_url and location != ROOT:
            config.site_url = f"{config.site_url.rstrip('/')}/{location.folder}/"
    environment = environment_of(config.theme)
    config.theme.get_env = lambda: environment  # type: ignore[method-assign]
    return config


@contextmanager
def _run(
    root: Path,
    site_dir: Path,
    location: ArchiveLocation | None,
    extra: Mapping[str, object],
    plugins: Mapping[str, Plugin],
    serve_url: str = "",
) -> Iterator[str]:
    """Run MkDocs at the end of the block, inside which the site's address, or nothing, is known.

    Its warnings are errors, those of its configuration too, told in a SiteError.
    """
    with _warnings() as said:
        try:
            config = _config(root, site_dir, location, extra)
            if said:
                raise SiteError
            config.site_url = serve_url or config.site_url
            yield config.site_url or ""
            for name, plugin in plugins.items():
                config.plugins[name] = plugin
            config.plugins.on_startup(command="serve" if serve_url else "build", dirty=False)
            try:
                run_mkdocs(config, serve_url=serve_url or None)
            finally:
                config.plugins.on_shutdown()
        except (Exception, SystemExit) as error:
            if isinstance(error, OSError) and error.errno in _DISK:
                raise
            raise SiteError("\n".join(said) or str(error)) from error


@contextmanager
def _run_zensical(
    root: Path,
    site_dir: Path,
    location: ArchiveLocation | None,
    extra: Mapping[str, object],
    plugins: Mapping[str, Plugin],
    _: str = "",
) -> Iterator[str]:
    """Run Zensical, which then knows the site's address. Raises SiteError for its warnings."""
    try:
        from scripts.site.zensical.build import build as build_pages
        from scripts.site.zensical.generator import GeneratorError
    except ModuleNotFoundError as error:  # it is in the lock of the tests, not in that of the site
        raise SiteError(SAYINGS["no_zensical"]) from error
    try:
        yield build_pages(root, site_dir, location.folder if location else None, extra, plugins)
    except GeneratorError as error:
        raise SiteError(str(error)) from error


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
