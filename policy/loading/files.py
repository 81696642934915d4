"""Reads the files of a policy as clean text, from a folder or anything with the same interface.

Clean text is decoded as strict UTF-8, without a byte order mark, with line feeds as line endings
and without control characters. A file that is anything else is a problem at a line and column.
Invisible and look-alike characters are problems too, and the text is read as if they were mended,
so that nothing that only follows from them is reported.
"""

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from pathlib import Path, PurePosixPath
from typing import Protocol

from policy.model.problems import Place, Problem, place_of, problem
from policy.text.characters import Kind, Stranger, mended, strangers, word_around
from policy.text.shorten import truncated
from policy.words.character_messages import CHARACTER_NAMES
from policy.words.command_messages import reason_of

_LONGEST_WORD = 40
_MOST_CODES = 3
_CACHED_FILES = 1024
"""How many files' texts are cached: a build reads every file several times."""
MAX_BYTES = 8_000_000
"""The size limit of a file; ten thousand initiatives take about 2 MB."""

_FORBIDDEN = re.compile("[\x00-\x08\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_CONFLICT = re.compile(r"^(?:<{7} |>{7} |[|]{7} |={7}$)[^\n]*", re.MULTILINE)
"""The lines that git puts around what two have changed at the same place."""
_KINDS: dict[str, Kind] = {".md": "page", ".yaml": "data", ".yml": "data", ".txt": "data"}
"""The files whose characters are looked at, by their ending."""


class Files(Protocol):
    """The files of one state of a policy: a folder or a git revision."""

    def read(self, path: str, limit: int | None = None) -> bytes:
        """The bytes of ``path``, at most ``limit`` of them; raises OSError unless it is a file."""

    def names(self, under: str, ending: str) -> list[str]:
        """The paths below ``under`` that end in ``ending``, sorted."""

    def irregular(self, under: str) -> list[str]:
        """The paths below ``under`` of what is neither a plain file nor a folder of them."""

    def larger(self, under: str, limit: int) -> list[str]:
        """The plain files below ``under`` of more than ``limit`` bytes."""


@dataclass(frozen=True)
class Folder:
    """The files of a folder."""

    root: Path

    def read(self, path: str, limit: int | None = None) -> bytes:
        """The bytes of ``path``, at most ``limit`` of them; links and pipes are not opened."""
        name = PurePosixPath(path)
        is_below = not name.is_absolute() and ".." not in name.parts
        above = name.parents[:-1] if is_below else ()
        if any(_is_link(self.root / each) for each in (name, *above)):
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

    def larger(self, under: str, limit: int) -> list[str]:
        """The plain files below ``under`` of more than ``limit`` bytes, hidden ones left out."""
        return [path for path in self.names(under, "") if (self.root / path).stat().st_size > limit]

    def _walk(self, under: str) -> list[tuple[str, bool]]:
        """What is no folder below ``under``, sorted, and whether each is a plain file."""
        top = self.root / under
        if under and _is_link(top):
            return [(under, False)]
        above = "".join(f"{each}/" for each in PurePosixPath(under).parts)
        return sorted(_below(top, above))

    def folders(self) -> list[str]:
        """The folders at the top, sorted."""
        return sorted(each.name for each in self.root.iterdir() if each.is_dir())


def _below(folder: Path | str, above: str) -> Iterator[tuple[str, bool]]:
    """What is no folder below ``folder``, whose path is ``above``, and whether each is plain."""
    try:
        entries = [*os.scandir(folder)]
    except OSError:
        return
    for each in entries:
        path = f"{above}{each.name}"
        if is_hidden(each.name):
            continue
        if each.is_dir(follow_symlinks=False) and not _is_link(Path(each.path)):
            yield from _below(each.path, f"{path}/")
        else:
            yield path, each.is_file(follow_symlinks=False)


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
    """A file's text, or the problem that kept it from being read.

    ``strange`` are the problems of its characters, ``mends`` says how many of them are mended in
    ``text``.
    """

    path: str
    text: str = ""
    problem: Problem | None = None
    strange: tuple[Problem, ...] = ()
    mends: int = 0


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
    return problem(Place(path), "FIL-KAN-IKKE-LÆSES", reason=reason_of(error))


@lru_cache(_CACHED_FILES)
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
        name = named("invisible", bad[0])
        return Text(path, problem=problem(place, "USYNLIGT-TEGN", name=name))
    if conflict := _conflict(path, text):
        place = place_of(path, text, conflict.start())
        return Text(path, problem=problem(place, "SAMTIDIGE-RETTELSER"))
    kind = _KINDS.get(PurePosixPath(path).suffix)
    found = strangers(text, kind) if kind else []
    told = tuple(_first_on_lines(path, text, found))
    return Text(path, mended(text, found), None, told, sum(each.new is not None for each in found))


def named(name: str, characters: str) -> str:
    """What a character is called, with its code."""
    characters = unescape(characters).strip(" \t") or characters
    codes = " ".join(f"U+{ord(each):04X}" for each in characters[:_MOST_CODES])
    letter = unicodedata.normalize("NFC", characters)
    return f"{CHARACTER_NAMES[name].format(letter=letter)} ({codes})"


def _conflict(path: str, text: str) -> re.Match[str] | None:
    """The first mark of git's in ``text``; a line of «=» alone may be a page's own."""
    is_likely = any(each in text for each in ("<<<<<<<", "=======", ">>>>>>>"))
    marks = list(_CONFLICT.finditer(text)) if is_likely else []
    is_only_line = path.endswith(".md") and all(each[0] == "=======" for each in marks)
    return marks[0] if marks and not is_only_line else None


def _first_on_lines(path: str, text: str, found: list[Stranger]) -> Iterator[Problem]:
    """A problem for the first of each kind of ``found`` on each line."""
    seen = set()
    for each in found:
        place, characters = place_of(path, text, each.start), text[each.start : each.end]
        kind = (place.line, each.name, characters)
        if kind in seen:
            continue
        seen.add(kind)
        word = word_around(text, each)
        where = f" i «{truncated(word, _LONGEST_WORD)}»" if len(word) > 1 else ""
        name = named(each.name, characters) + where
        yield problem(place, each.code, name=name, mended=(each.new or "").strip())


def _line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
