"""Writes a file completely or not at all."""

import os
from contextlib import suppress
from pathlib import Path


def write_atomically(path: Path, content: bytes | str) -> None:
    """Replace the content of ``path`` atomically; text is encoded as UTF-8, line endings unchanged.

    Readers, and a crash at any time, see the old content or the new. An existing file keeps its
    permissions, and a symbolic link stays one. On an error the old content is still in place, no
    temporary file is left, and OSError is raised.
    """
    target = path.resolve()
    temporary = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        temporary.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        if target.exists():
            temporary.chmod(target.stat().st_mode)
        temporary.replace(target)
    finally:
        with suppress(OSError):  # renamed by now, or never created
            temporary.unlink()
