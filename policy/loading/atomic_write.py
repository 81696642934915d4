"""Put new content in place of a file at once: it is as it was, or as it is to be."""

import os
from contextlib import suppress
from pathlib import Path


def rewrite(path: Path, content: bytes) -> None:
    """Replace what the file ``path`` holds; it keeps its rights, and a link stays one.

    Raises OSError, with the file as it was and nothing left beside it.
    """
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        aside.write_bytes(content)
        aside.chmod(path.stat().st_mode)
        aside.replace(path.resolve())
    finally:
        with suppress(OSError):  # it has taken the file's place, or could not be made
            aside.unlink()
