"""Temporary folders that a run clears away when it ends, and the next run where it was killed."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

_LOCK = ".i-brug"
"""The file in each folder that its run keeps locked; a killed run's lock is free."""

_ATTEMPTS = 20
"""How many folders are tried: another run may clear one away before it is locked."""


@contextmanager
def workspace(prefix: str, parent: Path | None = None) -> Iterator[Path]:
    """A new folder below ``parent`` (the system's folder for temporary files), gone at the end.

    Its name begins with ``prefix``. Folders of the same kind that no run uses are deleted first.
    """
    above = parent or Path(tempfile.gettempdir())
    for found in above.glob(f"{prefix}*/{_LOCK}"):
        _clear(found.parent)
    for left in reversed(range(_ATTEMPTS)):
        with (
            tempfile.TemporaryDirectory(dir=above, prefix=prefix) as name,
            (Path(name) / _LOCK).open("wb") as file,
        ):
            try:
                _lock(file)
            except OSError:
                if left:
                    continue
                raise
            yield Path(name)
            return


def _clear(folder: Path) -> None:
    """Delete ``folder`` where no run has it locked and it is ours."""
    if folder.is_symlink():
        return
    try:
        with (folder / _LOCK).open("r+b") as file:
            _lock(file)
            if sys.platform != "win32":
                shutil.rmtree(folder, ignore_errors=True)
    except OSError:  # in use, somebody else's, or gone by now
        return
    shutil.rmtree(folder, ignore_errors=True)


def _lock(file: BinaryIO) -> None:
    """Lock ``file`` until it is closed; OSError where another process has it locked."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.fstat(file.fileno()).st_nlink == 0:
            raise FileNotFoundError(file.name)  # deleted before it was locked
