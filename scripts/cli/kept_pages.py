"""Keeps converted pages between runs, so that a command converts only those that were changed."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from policy.loading import markdown_page
from scripts.cli.cache import keep
from scripts.cli.cache import known as kept

_NAME = "converted pages"


@contextmanager
def kept_pages() -> Iterator[None]:
    """Inside the context, pages that an earlier run converted are not converted again.

    What was asked for is kept for the next run, if any of it is new.
    """
    sources = _sources()
    known = json.loads(kept(_NAME, *sources) or "{}")
    with markdown_page.remembering(known) as conversions:
        yield
    if conversions.used.keys() - known.keys():
        keep(_NAME, json.dumps(conversions.used, ensure_ascii=False).encode(), *sources)


def _sources() -> tuple[bytes, ...]:
    """What the HTML of a page depends on besides its text: the settings and the library."""
    library = find_spec("markdown")  # is not imported, for it may not be needed
    assert library
    assert library.origin
    version = Path(library.origin).with_name("__meta__.py")
    return Path(markdown_page.__file__).read_bytes(), version.read_bytes()
