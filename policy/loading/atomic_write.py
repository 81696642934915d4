"""Write a file whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path


def write_atomically(path: Path, content: bytes | str) -> None:
    """Make ``content`` the content of ``path``, a text as UTF-8 with its line ends as they are.

    Whoever reads the file, or is left with it after a crash, has the old content or the new. A file
    that was there keeps its permissions, and a symbolic link stays one. Raises OSError, with the
    old content in place and no other file left.
    """
    target = path.resolve()
    aside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        aside.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        if target.exists():
            aside.chmod(target.stat().st_mode)
        aside.replace(target)
    finally:
        with suppress(OSError):  # it has become the file, or could not be made
            aside.unlink()
