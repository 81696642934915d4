"""A built site on a local port, as a plain web host serves it."""

import functools
import gzip
import http.server
import io
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any

_TEXTS = ("text/", "application/javascript", "application/json", "application/xml", "image/svg+xml")
"""How the media types begin that web hosts send compressed."""


@dataclass(frozen=True)
class Sent:
    """An answer: the address asked for, below the site's top, and the bytes of the body."""

    address: str
    size: int


class Handler(http.server.SimpleHTTPRequestHandler):
    """Plain files, and the site's own page where there is none."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        """Turn off LinkChecker's rate limit, which applies without this header."""
        self.send_header("LinkChecker", "*")
        super().end_headers()

    def send_head(self) -> Any:
        """Answer with a file by ``begin``; redirects and what is missing as the library does."""
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        if not path.is_file():
            return super().send_head()
        return io.BytesIO(self.begin(HTTPStatus.OK, path.read_bytes(), self.guess_type(str(path))))

    def list_directory(self, path: object) -> None:  # noqa: ARG002
        """Answer a folder without an index as hosts do: there is no such page."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer 404 with the site's own page."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        self.wfile.write(self.begin(code, page.read_bytes(), "text/html"))

    def begin(self, code: int, content: bytes, media_type: str, encoding: str = "") -> bytes:
        """Send the headers of an answer; returns the body that must follow."""
        self.send_response(code)
        charset = "; charset=utf-8" if media_type.startswith("text/") else ""
        self.send_header("Content-Type", media_type + charset)
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return content


class _Compressing(Handler):
    """Sends text by gzip, as GitHub Pages and most hosts do, and adds every answer to ``sent``."""

    protocol_version = "HTTP/1.1"  # a connection serves many requests, as on the web

    def __init__(self, *request: object, sent: list[Sent], directory: str) -> None:
        self._sent = sent
        self._size = 0
        super().__init__(*request, directory=directory)  # type: ignore[arg-type]

    def begin(self, code: int, content: bytes, media_type: str, encoding: str = "") -> bytes:
        """Compress the body of a text where the browser accepts it."""
        if media_type.startswith(_TEXTS) and "gzip" in self.headers.get("Accept-Encoding", ""):
            content, encoding = gzip.compress(content, 6, mtime=0), "gzip"  # hosts' usual level
        return super().begin(code, content, media_type, encoding)

    def send_header(self, keyword: str, value: str) -> None:
        """Note the size that is announced."""
        if keyword == "Content-Length" and self.command != "HEAD":
            self._size = int(value)
        super().send_header(keyword, value)

    def end_headers(self) -> None:
        """Record the answer; this is called once for every kind of answer."""
        self._sent.append(Sent(self.path.removeprefix("/"), self._size))
        self._size = 0
        super().end_headers()


class _Server(http.server.ThreadingHTTPServer):
    """A server that ignores aborted connections."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Report every other error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def free_port() -> int:
    """Return a free TCP port, for an address that must be known in advance."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def serving(
    site: Path,
    port: int = 0,
    handler: Callable[..., http.server.BaseHTTPRequestHandler] = Handler,
    host: str = "127.0.0.1",
) -> Iterator[str]:
    """Serve the folder ``site`` while the block runs; gives the address, ending in a slash.

    ``port`` 0 is any free one; ``handler`` answers the requests. Raises OSError where the port is
    taken or ``host`` is not this machine.
    """
    answer = functools.partial(handler, directory=str(site))
    with _Server((host, port), answer) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield f"http://{host}:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def compressing(site: Path) -> Iterator[tuple[str, list[Sent]]]:
    """Serve ``site`` compressed while the block runs; gives the address and what has been sent."""
    sent: list[Sent] = []
    with serving(site, handler=functools.partial(_Compressing, sent=sent)) as address:
        yield address, sent
