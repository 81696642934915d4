"""A built site on a local port, as a plain web host serves it."""

import functools
import http.server
import io
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any


class Handler(http.server.SimpleHTTPRequestHandler):
    """Plain files, and the site's own page where there is none."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        """Let LinkChecker go at its own pace: without this header it slows itself down."""
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


class _Server(http.server.ThreadingHTTPServer):
    """A server for which a browser that leaves in the middle of an answer is no error."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Report every other error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def free_port() -> int:
    """A port that nobody listens on now, for an address that must be known beforehand."""
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
