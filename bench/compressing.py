"""A built site on a local port as a host that compresses serves it, and what was sent of it.

GitHub Pages, and most hosts of plain files, send text by gzip to whoever accepts it.
"""

import functools
import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from scripts.site.webserver import Handler, serving

_LEVEL = 6
"""How hard hosts compress where they are not told otherwise."""

_TEXTS = ("text/", "application/javascript", "application/json", "application/xml", "image/svg+xml")
"""How the media types begin of what is worth compressing."""


@dataclass(frozen=True)
class Sent:
    """An answer: to which address below the host, and the bytes of its body, headers apart."""

    address: str
    size: int


class _Compressing(Handler):
    """Sends text compressed, and notes every answer in ``sent``."""

    protocol_version = "HTTP/1.1"  # a connection serves many requests, as on the web

    def __init__(self, *request: object, sent: list[Sent], directory: str) -> None:
        self._sent = sent
        self._size = 0
        super().__init__(*request, directory=directory)  # type: ignore[arg-type]

    def begin(self, code: int, content: bytes, media_type: str, encoding: str = "") -> bytes:
        """The same with a body that is compressed where that is worth it and welcome."""
        if media_type.startswith(_TEXTS) and "gzip" in self.headers.get("Accept-Encoding", ""):
            content, encoding = gzip.compress(content, _LEVEL, mtime=0), "gzip"
        return super().begin(code, content, media_type, encoding)

    def send_header(self, keyword: str, value: str) -> None:
        """Take note of the size that is told."""
        if keyword == "Content-Length" and self.command != "HEAD":
            self._size = int(value)
        super().send_header(keyword, value)

    def end_headers(self) -> None:
        """Note the answer: every one, of whatever kind, has its headers ended."""
        self._sent.append(Sent(self.path, self._size))
        self._size = 0
        super().end_headers()


@contextmanager
def compressing(site: Path) -> Iterator[tuple[str, list[Sent]]]:
    """Serve the folder ``site`` while the block runs; the address, and what has been sent so far.

    The address ends in a slash; the list grows with every answer.
    """
    sent: list[Sent] = []
    with serving(site, handler=functools.partial(_Compressing, sent=sent)) as address:
        yield address, sent
