"""Opens a file that somebody sent, a document or a sheet, unless it is too large or locked."""

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from policy.model.problems import InputError, quoted
from policy.words.command_messages import reason_of

LARGEST_FILE = 20_000_000
_OLD_OFFICE = bytes.fromhex("d0cf11e0")
"""How files of Office 97 begin, and those that have a password."""
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, UnicodeError),
    *(NotImplementedError, EOFError, RecursionError),
)
"""What a zip raises that is cut off, damaged or packed in a way that nobody knows."""


@contextmanager
def sent_file(path: Path, error: type[InputError], damaged: str) -> Iterator[IO[bytes]]:
    """The file ``path`` from its beginning on; ``damaged`` is the reason where it is no whole zip.

    Raises ``error`` for the reasons «too_large», «locked», «unread» and ``damaged``, also where
    that shows while the file is used.
    """
    name = quoted(path.name)
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise error.because("too_large", name=name, limit=LARGEST_FILE // 1_000_000)
        with path.open("rb") as file:
            if file.read(len(_OLD_OFFICE)) == _OLD_OFFICE:
                raise error.because("locked", name=name)
            file.seek(0)
            yield file
    except _DAMAGED as found:
        raise error.because(damaged, name=name) from found
    except RuntimeError as found:  # by which a zip asks for its password
        raise error.because("locked", name=name) from found
    except OSError as found:
        raise error.because("unread", name=name, reason=reason_of(found)) from found


def unpacked(archive: zipfile.ZipFile, part: str, most: int) -> bytes | None:
    """The content of ``part``, None where that is more than ``most``, whatever it declares."""
    with archive.open(part) as file:
        content = file.read(most + 1)
    return content if len(content) <= most else None
