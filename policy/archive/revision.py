"""Reads the files of a git revision without touching the work tree.

All paths are listed once. Files that were listed together are read by one process.
"""

import os
import posixpath
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from policy.archive.git import (
    RepositoryError,
    git_command,
    git_environment,
    git_message,
    run_git,
    tree_name,
)
from policy.loading.files import MAX_BYTES, IrregularFileError, is_hidden
from policy.model.problems import quoted
from policy.words.publication_words import ARCHIVE_REASONS

_LINK = "120000"  # git's mode of a symbolic link
_FILE = "100"  # the prefix of a regular file's mode
_MAX_LINKS = 40


@dataclass(frozen=True)
class _Entry:
    """A line of git's listing: the mode, the object's hash, its size in bytes."""

    mode: str
    object: str
    size: int

    @property
    def is_file(self) -> bool:
        return self.mode.startswith(_FILE)


class Revision:
    """The files of ``root`` at the revision ``name``; implements ``policy.loading.files.Files``.

    With ``from_top``, all files of the repository that contains ``root``, including hidden ones.
    Raises RepositoryError where git does not know the revision or lacks an object.
    """

    def __init__(self, root: Path, name: str, *, from_top: bool = False) -> None:
        self.name = name
        self._root, self._from_top = root, from_top
        self._tree = tree_name(root, name, from_top=from_top)
        self._groups: list[frozenset[str]] = []
        self._contents: dict[str, bytes] = {}

    def read(self, path: str, limit: int | None = None) -> bytes:
        """The bytes of ``path``, at most ``limit`` of them; in an archive links are followed."""
        if not self._from_top and any(
            path == each or path.startswith(f"{each}/") for each in self._links
        ):
            raise IrregularFileError(path)
        followed = self._followed(path)
        entry = self._entries.get(followed)
        if entry is None:
            raise self._absent(path, followed)
        if not entry.is_file:  # a repository within the repository
            raise IsADirectoryError(path)
        if limit is not None and entry.size > limit:
            return self._beginning(entry, limit)
        if entry.object not in self._contents:
            self._fetch({**self._listed_with(path), path: entry})
        return self._contents[entry.object]

    def names(self, under: str, ending: str) -> list[str]:
        """The files below ``under`` that end in ``ending``, sorted; an archive's links count."""
        below = f"{under.rstrip('/')}/" if under.strip("./") else ""
        found = sorted(
            path
            for path in self._entries
            if path.startswith(below)
            and path.endswith(ending)
            and (self._from_top or not is_hidden(path))
            and (self._file(path) if self._from_top else self._entries[path].is_file)
        )
        self._groups.append(frozenset(found))
        return found

    def irregular(self, under: str) -> list[str]:
        """What is no plain file below ``under``, sorted: links, repositories within this one."""
        return sorted(
            path
            for path, each in self._entries.items()
            if path.startswith(f"{under}/") and not each.is_file and not is_hidden(path)
        )

    def larger(self, under: str, limit: int) -> list[str]:
        """The files below ``under`` of more than ``limit`` bytes."""
        return [name for name in self.names(under, "") if self._entries[name].size > limit]

    def folders(self) -> list[str]:
        """The folders at the top, sorted."""
        return sorted({path.partition("/")[0] for path in self._entries if "/" in path})

    def export(self, folder: Path) -> None:
        """Write every file of the revision below ``folder`` as it is, the links as links."""
        files = {path: each for path, each in self._entries.items() if each.is_file}
        self._fetch(files)
        contents = {path: self._contents[each.object] for path, each in files.items()}
        for path in (*contents, *self._links):
            if ".." in Path(path).parts or Path(path).is_absolute():
                raise self._refused(quoted(path))
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
        for path, content in contents.items():
            (folder / path).write_bytes(content)
        for path, target in self._links.items():
            try:
                (folder / path).symlink_to(target)
            except OSError:  # a system without links has the link's text there, as git does it
                (folder / path).write_text(target, encoding="utf-8")

    @cached_property
    def _entries(self) -> dict[str, _Entry]:
        listing = self._git("ls-tree", "-r", "-z", "-l", "--full-tree", self._tree)
        return dict(map(_parsed, filter(None, listing.split(b"\0"))))

    @cached_property
    def _folders(self) -> frozenset[str]:
        parents = {posixpath.dirname(path) for path in self._entries}
        for path in list(parents):
            while path := posixpath.dirname(path):
                parents.add(path)
        return frozenset(parents)

    @cached_property
    def _links(self) -> dict[str, str]:
        """The symbolic links of the revision and where they point."""
        links = {path: each for path, each in self._entries.items() if each.mode == _LINK}
        self._fetch(links)
        return {path: os.fsdecode(self._contents[each.object]) for path, each in links.items()}

    def _file(self, path: str) -> _Entry | None:
        """The file at ``path``, links followed, or None."""
        try:
            entry = self._entries.get(self._followed(path))
        except OSError:
            return None
        return entry if entry and entry.is_file else None

    def _followed(self, path: str) -> str:
        """``path`` with symbolic links resolved within the revision."""
        path = posixpath.normpath(path)
        for _ in range(_MAX_LINKS if self._links else 0):
            parts = path.split("/")
            begins = ("/".join(parts[:count]) for count in range(1, len(parts) + 1))
            link = next((each for each in begins if each in self._links), None)
            if link is None:
                return path
            target = posixpath.join(posixpath.dirname(link), self._links[link])
            path = posixpath.normpath(target + path[len(link) :])
        if self._links:  # a cycle of links
            raise FileNotFoundError(path)
        return path

    def _absent(self, path: str, followed: str) -> OSError:
        if followed in self._folders or followed == ".":
            return IsADirectoryError(path)
        parts = followed.split("/")
        above = ("/".join(parts[:count]) for count in range(1, len(parts)))
        if any(each in self._entries for each in above):
            return NotADirectoryError(path)
        return FileNotFoundError(path)

    def _listed_with(self, path: str) -> dict[str, _Entry]:
        """The files of the smallest listing with ``path``, without those over the size limit."""
        groups = (each for each in self._groups if path in each)
        found = {each: self._file(each) for each in min(groups, key=len, default=())}
        return {name: each for name, each in found.items() if each and each.size <= MAX_BYTES}

    def _fetch(self, entries: Mapping[str, _Entry]) -> None:
        """Read the files and links that were not read before, with one process."""
        wanted = {
            each.object: path
            for path, each in sorted(entries.items())
            if each.object not in self._contents
        }
        if not wanted:
            return
        lines = "".join(f"{name}\n" for name in wanted).encode()
        answer = self._git("cat-file", "--batch", given=lines)
        start = 0
        for name, path in wanted.items():
            end = answer.find(b"\n", start)
            header = answer[start:end].split()
            if end < 0 or len(header) != 3:  # «… missing»: a clone without all objects
                raise self._refused(ARCHIVE_REASONS["no_object"].format(found=path))
            start = end + 1 + int(header[2]) + 1
            self._contents[name] = answer[end + 1 : start - 1]

    def _beginning(self, entry: _Entry, limit: int) -> bytes:
        """The first ``limit`` bytes of a file; the rest is not read."""
        with subprocess.Popen(
            git_command(self._root, "cat-file", "blob", entry.object),
            env=git_environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:
            beginning = process.stdout.read(limit) if process.stdout else b""
            process.kill()
        return beginning

    def _git(self, *arguments: str, given: bytes = b"") -> bytes:
        done = run_git(self._root, *arguments, given=given)
        if done.returncode:
            raise self._refused(git_message(done))
        return done.stdout

    def _refused(self, reason: str) -> RepositoryError:
        return RepositoryError.because("git_failed", name=quoted(self.name), reason=reason)


def _parsed(line: bytes) -> tuple[str, _Entry]:
    """The path and entry in a line of ``git ls-tree -l``: mode, kind, object, size, path."""
    facts, _, path = line.partition(b"\t")
    mode, _, name, size = facts.decode("ascii", "replace").split()
    entry = _Entry(mode, name, int(size) if size.isdigit() else 0)
    return path.decode("utf-8", "replace"), entry
