"""Reads the files of a policy as clean text, from a folder or anything with the same interface.

Clean text is decoded as strict UTF-8, without a byte order mark, with line feeds as line endings
and without control characters. A file that is anything else is a problem at a line and column.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from policy.model.problems import Place, Problem, place_of, problem

MAX_BYTES = 8_000_000
"""The size limit of a file; ten thousand initiatives take about 2 MB."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


class Files(Protocol):
    """The files of one state of a policy: a folder or a git revision."""

    def read(self, path: str, limit: int | None = None) -> bytes:
        """The bytes of ``path``, at most ``limit`` of them; raises OSError unless it is a file."""

    def names(self, under: str, ending: str) -> list[str]:
        """The paths below ``under`` that end in ``ending``, sorted."""


@dataclass(frozen=True)
class Folder:
    """The files of a folder."""

    root: Path

    def read(self, path: str, limit: int | None = None) -> bytes:
        """The bytes of ``path``, at most ``limit`` of them."""
        with (self.root / path).open("rb") as file:
            return file.read(limit)

    def names(self, under: str, ending: str) -> list[str]:
        """The files below ``under``, hidden ones left out."""
        found = (self.root / under).rglob(f"*{ending}")
        names = (each.relative_to(self.root).as_posix() for each in found if each.is_file())
        return sorted(name for name in names if not is_hidden(name))

    def folders(self) -> list[str]:
        """The folders at the top, sorted."""
        return sorted(each.name for each in self.root.iterdir() if each.is_dir())


def is_hidden(path: str) -> bool:
    """Whether a file or a folder above it has a name that begins with a dot."""
    return path.startswith(".") or "/." in path


@dataclass(frozen=True)
class Text:
    """A file's text, or the problem that kept it from being read."""

    path: str
    text: str = ""
    problem: Problem | None = None


def read_text(files: Files, path: str) -> Text:
    """The text of ``path``, or its problem; never raises for what a file can hold."""
    try:
        content = files.read(path, MAX_BYTES + 1)  # one more shows that it is too large
    except FileNotFoundError:
        return Text(path, problem=problem(Place(path), "FIL-MANGLER"))
    except (IsADirectoryError, NotADirectoryError):
        return Text(path, problem=problem(Place(path), "FIL-ER-MAPPE"))
    except PermissionError:
        return Text(path, problem=_unreadable(files, path))
    except OSError as error:
        return Text(path, problem=_unread(path, error))
    return _decode(path, content)


def _unreadable(files: Files, path: str) -> Problem:
    """Windows answers «permission denied» for a folder."""
    if isinstance(files, Folder) and (files.root / path).is_dir():
        return problem(Place(path), "FIL-ER-MAPPE")
    return problem(Place(path), "FIL-KAN-IKKE-LÆSES", reason="du har ikke adgang til den")


def _unread(path: str, error: OSError) -> Problem:
    return problem(Place(path), "FIL-KAN-IKKE-LÆSES", reason=error.strerror or str(error))


def _decode(path: str, content: bytes) -> Text:
    if len(content) > MAX_BYTES:
        limit = MAX_BYTES // 1_000_000
        return Text(
            path, problem=problem(Place(path), "FIL-FOR-STOR", size=f"over {limit}", limit=limit)
        )
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = _line_ends(content[: error.start].decode("utf-8"))
        return Text(path, problem=problem(place_of(path, before, len(before)), "IKKE-UTF-8"))
    text = _line_ends(text.removeprefix("\ufeff"))
    if bad := _FORBIDDEN.search(text):
        place = place_of(path, text, bad.start())
        if content.count(b"\0") > len(content) // 4:  # UTF-16 without a mark: every other byte
            return Text(path, problem=problem(Place(path), "IKKE-UTF-8"))
        found = f"U+{ord(bad[0]):04X}"
        return Text(path, problem=problem(place, "USYNLIGT-TEGN", found=found))
    return Text(path, text)


def _line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
