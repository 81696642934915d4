"""Reads the files of a policy as clean text, from a folder or anything with the same interface.

Clean text is decoded as strict UTF-8, without a byte order mark, with line feeds as line endings
and without control characters. A file that is anything else is a problem at a line and column.
"""

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
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

    def irregular(self, under: str) -> list[str]:
        """The paths below ``under`` of what is neither a plain file nor a folder of them."""


@dataclass(frozen=True)
class Folder:
    """The files of a folder."""

    root: Path

    def read(self, path: str, limit: int | None = None) -> bytes:
        """The bytes of ``path``, at most ``limit`` of them; links and pipes are not opened."""
        name = PurePosixPath(path)
        if any(_is_link(self.root / each) for each in (name, *name.parents[:-1])):
            raise IrregularFileError(path)
        found = (self.root / path).lstat()
        if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
            raise IrregularFileError(path)
        with (self.root / path).open("rb") as file:
            return file.read(limit)

    def names(self, under: str, ending: str) -> list[str]:
        """The plain files below ``under``, hidden ones left out."""
        return [path for path, is_plain in self._walk(under) if is_plain and path.endswith(ending)]

    def irregular(self, under: str) -> list[str]:
        """What is neither a plain file nor a folder below ``under``, hidden ones left out."""
        return [path for path, is_plain in self._walk(under) if not is_plain]

    def _walk(self, under: str) -> list[tuple[str, bool]]:
        """What is no folder below ``under``, sorted, and whether each is a plain file."""
        top = self.root / under
        if under and _is_link(top):
            return [(under, False)]
        found: list[tuple[str, bool]] = []
        for above, folders, names in os.walk(top):
            links = [name for name in folders if _is_link(Path(above, name))]
            folders[:] = [name for name in folders if name not in links]
            for name in (*names, *links):
                path = Path(above, name)
                is_plain = name not in links and stat.S_ISREG(path.lstat().st_mode)
                found.append((path.relative_to(self.root).as_posix(), is_plain))
        return sorted(each for each in found if not is_hidden(each[0]))

    def folders(self) -> list[str]:
        """The folders at the top, sorted."""
        return sorted(each.name for each in self.root.iterdir() if each.is_dir())


class IrregularFileError(OSError):
    """A path leads to a link, a pipe or a device, or through a link."""


def _is_link(path: Path) -> bool:
    """Whether ``path`` is a symbolic link, or a junction of Windows."""
    is_junction = getattr(os.path, "isjunction", None)
    return path.is_symlink() or bool(is_junction and is_junction(path))


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
    except IrregularFileError:
        return Text(path, problem=problem(Place(path), "FIL-IKKE-ALMINDELIG"))
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
