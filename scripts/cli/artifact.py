"""Files that another job handed over: untrusted, so read only when regular and small."""

import os
import stat
from pathlib import Path


def read_artifact(path: Path, limit: int) -> bytes:
    """The bytes of ``path``; OSError unless it is a regular file of at most ``limit`` bytes.

    A link is not followed, and nothing that would be waited for is opened.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    if path.is_symlink() or path.parent.is_symlink():
        raise OSError(f"{path}: et link")
    descriptor = os.open(path, flags | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode):
            raise OSError(f"{path}: ikke en almindelig fil")
        if found.st_size > limit:
            raise OSError(f"{path}: over {limit} bytes")
        return file.read(limit)
