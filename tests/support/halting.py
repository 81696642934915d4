"""A web host that falls silent in the middle of a page, and then sends the rest."""

import functools
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.site.webserver import Handler, serving

SILENCE = 0.15
"""Seconds; long enough for a browser to draw what has come."""

_EDGE = re.compile(rb"[<>]")
"""Of a tag: what is before it has come, or it has come itself and nothing of what it holds."""


class _Halting(Handler):
    """Sends each page in two parts; the first is as many bytes as the list ``at`` says."""

    def __init__(self, *request: object, at: list[int], directory: str) -> None:
        self._at = at
        super().__init__(*request, directory=directory)  # type: ignore[arg-type]

    def copyfile(self, source, outputfile) -> None:  # type: ignore[no-untyped-def]
        """Send what was asked for, a page with its silence."""
        content = source.read()
        is_page = b"<!doctype html>" in content[:20]
        place = self._at[0] if is_page else len(content)
        outputfile.write(content[:place])
        if place < len(content):
            outputfile.flush()
            time.sleep(SILENCE)
            outputfile.write(content[place:])


@contextmanager
def halting(site: Path) -> Iterator[tuple[str, list[int]]]:
    """Serve ``site`` while the block runs; the address, and a list whose one number may be set."""
    at = [0]
    with serving(site, handler=functools.partial(_Halting, at=at)) as address:
        yield address, at


def places(page: bytes, begin: int, end: int, count: int) -> list[int]:
    """Up to ``count`` edges of a page's tags, evenly from ``begin`` to ``end``.

    Bytes all of them. What is below the screen moves unseen, so the end is not far below it.
    """
    found = [each.end() for each in _EDGE.finditer(page, begin, end)]
    return found[:: -(-len(found) // count)]
