"""What was made of something that has not changed since, kept from one run to the next.

It lies in the folder ``.cache`` beside the code, a file a name, so that the folder does not grow
with every change. Nothing there is ever needed: what is damaged, what was made of something else,
and a folder that cannot be read or written are all the same as nothing kept.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from policy.loading.atomic_write import write_atomically

FOLDER = Path(__file__).parents[2] / ".cache"


def cache_folder() -> Path | None:
    """The folder of what is kept, made where it was missing; None where it cannot be.

    It tells git itself that it is nobody's work, so that no repository must know of it.
    """
    try:
        FOLDER.mkdir(exist_ok=True)
        if not (ignored := FOLDER / ".gitignore").exists():
            ignored.write_text("*\n", encoding="utf-8")
    except OSError:
        return None
    return FOLDER


def kept(name: str, make: Callable[[], bytes], *sources: str | bytes) -> bytes:
    """What ``make`` makes, from the last time where it was made of the same ``sources``.

    ``name`` tells what it is: one thing is kept a name. ``sources`` are all that the result depends
    on, the versions of what makes it included.
    """
    if (found := recall(name, *sources)) is not None:
        return found
    content = make()
    remember(name, content, *sources)
    return content


def recall(name: str, *sources: str | bytes) -> bytes | None:
    """What was kept under ``name``, or None where nothing is or where it was made of others."""
    if not (folder := cache_folder()):
        return None
    try:
        stored = (folder / _file_of(name)).read_bytes()
    except OSError:
        return None
    head, content = stored[:64], stored[64:]
    return content if head == _digest(*sources) + _digest(content) else None


def remember(name: str, content: bytes, *sources: str | bytes) -> None:
    """Keep ``content`` under ``name``, whole or not at all, in place of what was there."""
    if not (folder := cache_folder()):
        return
    with suppress(OSError):
        write_atomically(folder / _file_of(name), _digest(*sources) + _digest(content) + content)


def _file_of(name: str) -> str:
    return sha256(name.encode()).hexdigest()


def _digest(*parts: str | bytes) -> bytes:
    """32 bytes that tell these parts from all others; where one ends counts."""
    return sha256(b"".join(_marked(parts))).digest()


def _marked(parts: tuple[str | bytes, ...]) -> Iterator[bytes]:
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        yield len(content).to_bytes(8, "big")
        yield content
