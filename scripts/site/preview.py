"""The live preview: reads the policy when a file is saved, and the page in the browser reloads.

The page is made when the browser asks for it. A page sends a long-polling request with its
version, which is answered when there is a newer one.
"""

import io
import re
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote, unquote, urlsplit

from policy.loading.loader import Loaded, load
from scripts.site.archive_preview import ArchivePreview, archive_preview, file_at
from scripts.site.mkdocs_runner import ROOT, Choices, Live, SiteError, make
from scripts.site.plugins.fragments import RenderedPages
from scripts.site.plugins.on_demand import OnDemand
from scripts.site.webserver import Handler, serving

INTERVAL, SETTLED = 0.025, 0.01
"""Seconds between two snapshots of the files, and after a change: it must be stable over two."""

PATIENCE = 20
"""Seconds until a long-polling request is answered with the same version."""

NEWER = "/.nyere"
"""The path of the long-polling request; its query is the page's version."""

_PROBLEMS = "problemer.html"
"""The name of the page of problems, whatever path it is at."""

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


class Watched(Protocol):
    """Tells of the policy that is shown; what is returned is HTML."""

    def checked(self, policy: Loaded) -> str:
        """A page of the problems that keep ``policy`` from being shown; empty without any."""

    def failed(self, said: str) -> str:
        """A page of what went wrong in making the site."""

    @property
    def notice(self) -> Callable[[], str]:
        """Returns what stands at the top of each page of the policy that was checked last."""


@dataclass
class Shown:
    """What the preview shows: the files of a site, or while there are problems a page of them."""

    watched: Watched
    site: OnDemand = field(default_factory=OnDemand)
    pages: RenderedPages = field(default_factory=RenderedPages)
    archive: ArchivePreview | None = None
    problems: str = ""
    version: str = ""
    changed: threading.Condition = field(default_factory=threading.Condition)
    making: threading.Lock = field(default_factory=threading.Lock)
    """Held while the site or one of its files is made: they have one Markdown parser."""

    def published(self, path: str) -> tuple[str, bytes] | None:
        """The published file that ``path`` is answered with, by its name and content, or None."""
        return file_at(path, self.archive.read) if self.archive else None

    def own(self, path: str) -> tuple[str, bytes] | None:
        """The same of the site that is being edited; where there are problems, always their page.

        Whatever fails in a template is a problem.
        """
        with self.making:
            if not self.problems:
                try:
                    return self._of_site(path)
                except Exception as error:
                    self.problems = self.watched.failed(str(error))
        return _PROBLEMS, self.problems.encode()

    def _of_site(self, path: str) -> tuple[str, bytes] | None:
        found = file_at(path, self.site.read)
        if not (found and found[0].endswith(".html")):
            return found
        notice = self.watched.notice().encode()
        return found[0], _BODY.sub(lambda body: body[0] + notice, found[1], count=1)

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
        super().__init__(*request, directory=directory)  # type: ignore[arg-type]

    def send_head(self) -> Any:
        """Answer a page that asks for a newer version, with a published edition, or with a file."""
        asked = urlsplit(self.path)
        path = unquote(asked.path)
        if path == NEWER:
            version = self._shown.newer(asked.query).encode()
            return io.BytesIO(super().begin(HTTPStatus.OK, version, "text/plain"))
        published = self._shown.published(path)
        if not (found := published or self._shown.own(path)):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        name, content = found
        if name == f"{path.strip('/')}/index.html" and not path.endswith("/"):
            query = f"?{asked.query}" if asked.query else ""
            return self._leads_to(quote(f"/{path.strip('/')}/") + query)
        begin = super().begin if published else self.begin
        return io.BytesIO(begin(HTTPStatus.OK, content, self.guess_type(name)))

    def _leads_to(self, address: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page where there is none at an address."""
        if code == HTTPStatus.NOT_FOUND and (page := self._shown.own("/404.html")):
            self.wfile.write(self.begin(code, page[1], "text/html"))
        else:
            super().send_error(code, message, explain)

    def begin(self, code: int, content: bytes, media_type: str, encoding: str = "") -> bytes:
        """Send the headers; a page gets the script to reload."""
        if media_type == "text/html":
            script = _SCRIPT % {"address": NEWER, "version": self._version}
            content += script.encode()
        return super().begin(code, content, media_type, encoding)


def preview(root: Path, host: str, port: int, watched: Watched) -> None:
    """Serve the policy in ``root`` at ``host:port`` until interrupted; saved changes show.

    Raises OSError where the port is taken.
    """
    shown = Shown(watched)
    with tempfile.TemporaryDirectory(prefix="preview-") as nowhere:
        handler = partial(_PreviewHandler, shown=shown)
        with serving(Path(nowhere), port, handler, host) as address:
            for _ in _changes(root):
                _rebuild(root, Path(nowhere), shown, address)


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


def _rebuild(root: Path, nowhere: Path, shown: Shown, address: str) -> None:
    """Read the policy, and show its site or the problems; ``nowhere`` is an empty folder."""
    with shown.making:
        policy = load(root)
        shown.problems = shown.watched.checked(policy)
        if not shown.problems:
            shown.archive = archive_preview(root)
            live = Live(policy, address, shown.pages, OnDemand())
            try:
                make(root, nowhere, ROOT if shown.archive else None, Choices(live=live))
                shown.site = live.site
            except SiteError as error:
                shown.problems = shown.watched.failed(str(error))
                shown.pages = RenderedPages()
    shown.renew()
