"""How the site generator is run: the only script that knows MkDocs.

A site is built aside and put in place whole, so a failed build leaves what was there. The preview
is MkDocs' own live server, told to show the problems instead of the pages while there are any.
"""

import logging
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
# The same commit gives the same bytes: the compressed site map would carry the time of the build.
os.environ.setdefault("SOURCE_DATE_EPOCH", "315532800")

from mkdocs.commands.build import build as run_mkdocs
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from macros.changes import compare
from macros.editionfile import EDITION_FILE, as_json
from macros.history import read_history
from macros.render import stylesheet
from macros.security_policy import with_policy
from macros.source import load
from scripts.beside import Beside, beside
from scripts.light import ThemeError, lightened
from scripts.stylesheets import StyleError


class SiteError(Exception):
    """The site could not be built; the text is what the generator said, a line each."""


class NotASite(Exception):
    """The folder to build into holds something else than a built site."""


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
        _run(root, new, spot=spot)
        _write_edition(root, new, spot)
        _finish(new)
        if out.exists():
            out.rename(Path(aside) / "old")
        new.rename(out)


def _finish(site_dir: Path) -> None:
    """Make every page light, and give it its content security policy."""
    paths = sorted(site_dir.rglob("*.html"))
    try:
        pages = lightened(site_dir, {path: path.read_text(encoding="utf-8") for path in paths})
    except (ThemeError, StyleError) as error:
        raise SiteError(str(error)) from error
    for path, text in pages.items():
        path.write_text(with_policy(text), encoding="utf-8", newline="\n")


def _is_site(folder: Path) -> bool:
    """Every built site has its edition as data, which tells it from any other folder."""
    return (folder / EDITION_FILE).is_file()


def _config(root: Path, site_dir: Path, spot: Spot | None) -> MkDocsConfig:
    config = load_config(config_file=str((root / "mkdocs.yml").resolve()), site_dir=str(site_dir))
    if spot:
        config.extra |= {"arkiv": spot.archive, "udgave": spot.folder}
        if config.site_url and spot != ROOT:
            config.site_url = f"{config.site_url.rstrip('/')}/{spot.folder}/"
    return config


def _run(
    root: Path, site_dir: Path, serve_url: str | None = None, spot: Spot | None = None
) -> None:
    """Run MkDocs; its warnings are errors, those of its configuration too, told in a SiteError."""
    with _warnings() as said:
        try:
            config = _config(root, site_dir, spot)
            if said:
                raise SiteError
            config.site_url = serve_url or config.site_url
            config.plugins.on_startup(command="serve" if serve_url else "build", dirty=False)
            try:
                run_mkdocs(config, serve_url=serve_url)
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


def _write_edition(root: Path, site_dir: Path, spot: Spot | None = None) -> None:
    if edition := load(root).edition:
        path = site_dir / EDITION_FILE
        history = read_history(root, edition, spot.archive if spot else None)
        count = len(compare(history.previous, edition)) if history.previous else None
        text = as_json(edition, history.lives, count)
        path.write_text(text, encoding="utf-8", newline="\n")
    style = stylesheet("redline.css") + stylesheet("aendringer_side.css")
    path = site_dir / "assets" / "stylesheets" / "redline.css"
    path.write_text(style, encoding="utf-8", newline="\n")


class _Preview(LiveReloadServer):
    """MkDocs' live server; while ``problem_page`` is set, every page shows that instead."""

    problem_page: bytes = b""
    beside: Beside | None = None

    def _serve_request(
        self, environ: dict[str, str], start_response: Callable[..., object]
    ) -> Iterable[bytes] | None:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if self.beside and (found := self.beside.answer(path)):
            start_response(found.status, found.headers)
            return [found.content]
        return super()._serve_request(environ, start_response)

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        page = self.problem_page or content
        return bytes(super()._inject_js_into_html(page, epoch))  # type: ignore[no-untyped-call]


def preview(
    root: Path, host: str, port: int, problem_page: Callable[[str], str], told: Callable[[str], str]
) -> None:
    """Serve the policy in ``root`` at ``host:port`` until interrupted; saved changes show.

    The published editions lie beside it, each at its own address, where they are at hand.
    ``told`` is called before each build and returns the problems to show instead of building, or
    an empty text. ``problem_page`` makes a page of such a text, or of the generator's words.
    """
    with tempfile.TemporaryDirectory(prefix="preview-") as folder:
        site_dir = Path(folder)
        server = _Preview(builder=lambda: None, host=host, port=port, root=folder)

        def show(text: str) -> None:
            server.problem_page = problem_page(text).encode()

        def rebuild() -> None:
            if text := told(""):
                show(text)
                return
            server.beside = beside(root)
            try:
                _run(root, site_dir, server.url, ROOT if server.beside else None)
                _write_edition(root, site_dir)
                server.problem_page = b""
            except SiteError as error:
                show(told(str(error)))

        server.builder = rebuild
        server.error_handler = lambda code: _error_page(server, site_dir, code)
        rebuild()
        for path in _watched(root):
            server.watch(str(path))
        try:
            server.serve()  # type: ignore[no-untyped-call]
        finally:
            server.shutdown()


def _error_page(server: _Preview, site_dir: Path, code: int) -> bytes | None:
    page = site_dir / f"{code}.html"
    content = server.problem_page or (page.read_bytes() if page.is_file() else b"")
    return server._inject_js_into_html(content, server._visible_epoch) if content else None


def _watched(root: Path) -> list[Path]:
    """What a saved change may be in."""
    return [path for name in ("docs", "data", "mkdocs.yml") if (path := root / name).exists()]
