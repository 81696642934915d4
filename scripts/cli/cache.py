"""A cache of results between runs, in the folder ``.cache`` of the repository.

Each name has one file, so that the folder does not grow with every change. Nothing there is ever
needed: a damaged file, one made of other sources, and a folder that cannot be read or written all
count as nothing cached.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from policy.loading.atomic_write import write_atomically

FOLDER = Path(__file__).parents[2] / ".cache"
COMPILED = Path(sys.prefix) / "templates"
"""What templates are compiled to, beside what the environment's modules are."""


def cache_folder() -> Path | None:
    """The folder of the cache, made where it was missing; None where it cannot be written.

    It tells git itself to ignore it, so that no repository must.
    """
    try:
        folder = FOLDER / _environment()
        folder.mkdir(parents=True, exist_ok=True)
        if not (ignored := FOLDER / ".gitignore").exists():
            ignored.write_text("*\n", encoding="utf-8")
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None


def compiled_folder() -> Path | None:
    """The folder of compiled templates; None where it cannot be written or is of no environment."""
    with suppress(OSError):
        _environment()
        COMPILED.mkdir(parents=True, exist_ok=True)
        return COMPILED if os.access(COMPILED, os.W_OK) else None
    return None


def _environment() -> str:
    """A name for this environment on this machine, which nobody can know who writes a proposal.

    Files that come with a commit are therefore never taken for results, or run as templates.
    """
    made = (Path(sys.prefix) / "pyvenv.cfg").stat()
    return sha256(f"{made.st_ino} {made.st_ctime_ns}".encode()).hexdigest()[:16]


def kept(name: str, make: Callable[[], bytes], *sources: str | bytes) -> bytes:
    """What ``make`` returns, from the cache where it was made of the same ``sources``.

    ``sources`` are all that the result depends on, the versions of what makes it included.
    """
    if (found := known(name, *sources)) is not None:
        return found
    content = make()
    keep(name, content, *sources)
    return content


def known(name: str, *sources: str | bytes) -> bytes | None:
    """What is cached under ``name``; None where there is nothing that was made of ``sources``."""
    folder = cache_folder()
    return _read(_path(folder, name), _digest(*sources)) if folder else None


def keep(name: str, content: bytes, *sources: str | bytes) -> None:
    """Cache ``content``, made of ``sources``, under ``name``, where it can be."""
    if folder := cache_folder():
        with suppress(OSError):
            write_atomically(_path(folder, name), _digest(*sources) + _digest(content) + content)


def _path(folder: Path, name: str) -> Path:
    return folder / sha256(name.encode()).hexdigest()


def _read(path: Path, sources: bytes) -> bytes | None:
    """The content of a file of the cache; None where it is damaged or of other sources."""
    try:
        stored = path.read_bytes()
    except OSError:
        return None
    head, content = stored[:64], stored[64:]
    return content if head == sources + _digest(content) else None


def _digest(*parts: str | bytes) -> bytes:
    """32 bytes that tell these parts from all others; where one ends counts."""
    found = sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        found.update(len(content).to_bytes(8, "big") + content)
    return found.digest()
