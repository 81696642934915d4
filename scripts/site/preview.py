"""The live preview: builds the site when a file is saved, and the page in the browser reloads.

Each build goes into a new folder, so that no half-built site is shown. A page sends a long-polling
request with its version, which is answered when there is a newer one.
"""

import io
import re
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from scripts.site.archive_preview import ArchivePreview, archive_preview
from scripts.site.mkdocs_runner import ROOT, SiteError, make
from scripts.site.plugins.fragments import RenderedPages
from scripts.site.webserver import Handler, serving

INTERVAL, SETTLED = 0.05, 0.02
"""Seconds between two snapshots of the files, and after a change: it must be stable over two."""

PATIENCE = 20
"""Seconds until a long-polling request is answered with the same version."""

NEWER = "/.nyere"
"""The path of the long-polling request; its query is the page's version."""

_BODY = re.compile(rb"<body\b[^>]*>")
_SCRIPT = """<script>(async () => {
  for (;;) {
    if (document.hidden)
      await new Promise(seen => addEventListener("visibilitychange", seen, { once: true }));
    try {
      const answer = await fetch("%(address)s?%(version)s");
      if (await answer.text() != "%(version)s") return location.reload();
    } catch {
      await new Promise(later => setTimeout(later, 500));
    }
  }
})()</script>"""


@dataclass
class Shown:
    """What the preview shows: a built site, or while there are problems a page of them."""

    site_dir: Path
    problem_page: bytes = b""
    archive: ArchivePreview | None = None
    pages: RenderedPages = field(default_factory=RenderedPages)
    notice: Callable[[], str] = str
    version: str = ""
    changed: threading.Condition = field(default_factory=threading.Condition)

    def renew(self) -> None:
        """Set a new version and wake the waiting requests."""
        with self.changed:
            self.version = str(time.time_ns())
            self.changed.notify_all()

    def newer(self, version: str) -> str:
        """Block until the version differs from ``version`` or ``PATIENCE`` is over; returns it."""
        with self.changed:
            self.changed.wait_for(lambda: self.version != version, PATIENCE)
            return self.version


class _PreviewHandler(Handler):
    """Pages that reload when there is something newer; published editions as they are."""

    def __init__(self, *request: object, shown: Shown, directory: str) -> None:
        self._shown = shown
        self._version = shown.newer("")  # blocks until the first build is done
        directory = str(shown.site_dir)
        super().__init__(*request, directory=directory)  # type: ignore[arg-type]

    def send_head(self) -> Any:
        """Answer a page that asks for a newer version, with a published edition, or with a file."""
        asked = urlsplit(self.path)
        path = unquote(asked.path)
        if path == NEWER:
            version = self._shown.newer(asked.query).encode()
            return io.BytesIO(super().begin(HTTPStatus.OK, version, "text/plain"))
        if self._shown.archive and (found := self._shown.archive.find(path)):
            return self._published(path, *found)
        return super().send_head()

    def _published(self, path: str, name: str, content: bytes) -> io.BytesIO | None:
        if name != f"{path.strip('/')}/index.html" or path.endswith("/"):
            return io.BytesIO(super().begin(HTTPStatus.OK, content, self.guess_type(name)))
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", quote(f"{path}/"))
        self.send_header("Content-Length", "0")
        self.end_headers()
        return None

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the problems where there are any, for every path."""
        if code == HTTPStatus.NOT_FOUND and self._shown.problem_page:
            self.wfile.write(self.begin(code, b"", "text/html"))
        else:
            super().send_error(code, message, explain)

    def begin(self, code: int, content: bytes, media_type: str, encoding: str = "") -> bytes:
        """Send the headers; a page is replaced by the problems, and gets the script to reload."""
        if media_type == "text/html":
            script = _SCRIPT % {"address": NEWER, "version": self._version}
            page = self._shown.problem_page or self._with_notice(content)
            content = page + script.encode()
        return super().begin(code, content, media_type, encoding)

    def _with_notice(self, page: bytes) -> bytes:
        """The page with the notice at its top."""
        notice = self._shown.notice().encode()
        return _BODY.sub(lambda body: body[0] + notice, page, count=1)


def preview(
    root: Path,
    host: str,
    port: int,
    problem_page: Callable[[str], str],
    notice: Callable[[], str] = str,
) -> None:
    """Serve the policy in ``root`` at ``host:port`` until interrupted; saved changes show.

    ``problem_page`` is called before each build, and after a failed one with what the generator
    said; it returns a page to show instead of the site, or an empty text. What ``notice`` returns,
    HTML, stands at the top of each page. Raises OSError where the port is taken.
    """
    with tempfile.TemporaryDirectory(prefix="preview-") as folder:
        shown = Shown(Path(folder), notice=notice)
        handler = partial(_PreviewHandler, shown=shown)
        with serving(Path(folder), port, handler, host) as address:
            for _ in _changes(root):
                _rebuild(root, Path(folder), shown, address, problem_page)


def _changes(root: Path) -> Iterator[None]:
    """Yield at once, and then after each change, when the files are stable again."""
    built: dict[Path, tuple[int, int]] | None = None
    before = None
    while True:
        now = _snapshot(root)
        if now == before != built:
            built = now
            yield
        time.sleep(INTERVAL if now == before else SETTLED)
        before = now


def _snapshot(root: Path) -> dict[Path, tuple[int, int]]:
    """Return the modification time and size of every file that a build reads."""
    files = (path for name in ("docs", "data") for path in (root / name).rglob("*"))
    found = {}
    for path in (root / "mkdocs.yml", *files):
        with suppress(OSError):
            status = path.stat()
            found[path] = status.st_mtime_ns, status.st_size
    return found


def _rebuild(
    root: Path, folder: Path, shown: Shown, address: str, problem_page: Callable[[str], str]
) -> None:
    """Build into a new folder below ``folder``, and show that or the problems."""
    problems, built = problem_page(""), folder / str(time.time_ns())
    if not problems:
        shown.archive = archive_preview(root)
        try:
            make(root, built, ROOT if shown.archive else None, address, shown.pages)
        except SiteError as error:
            problems, shown.pages = problem_page(str(error)), RenderedPages()
    if not problems:
        shown.site_dir, built = built, shown.site_dir
    shown.problem_page = problems.encode()
    shown.renew()
    if built != folder:
        shutil.rmtree(built, ignore_errors=True)
