"""The files of an archive of published editions: in a folder, or at a revision of the repository.

An archive holds every page of every edition, so only what is asked for is looked up and read.
"""

import posixpath
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from policy.archive.git import ask, refusal, resolve
from policy.loading.files import Files, Folder
from policy.words.problem_messages import ARCHIVE_REASONS


class ArchiveFiles(Files, Protocol):
    """Where the files of an archive are."""

    def folders(self) -> list[str]:
        """The folders at the top, sorted."""

    def expect(self, paths: Iterable[str]) -> None:
        """These will be asked for: they may be read together."""


@dataclass(frozen=True)
class ArchiveFolder(Folder):
    """An archive in a folder."""

    def folders(self) -> list[str]:
        """The folders at the top, sorted."""
        return sorted(each.name for each in self.root.iterdir() if each.is_dir())

    def expect(self, paths: Iterable[str]) -> None:
        """Nothing: files are read one by one."""


class ArchiveTree:
    """An archive at the revision ``name`` of the repository that ``root`` lies in.

    Raises RepositoryError where git does not know the revision, or cannot give what was asked for.
    """

    def __init__(self, root: Path, name: str) -> None:
        self.name = name
        self._root = root
        self._tree = resolve(root, name, whole=True)
        self._expected: set[str] = set()
        self._read: dict[str, bytes | None] = {}

    def read(self, path: str) -> bytes:
        """The bytes of ``path``, links followed; FileNotFoundError where no file is there."""
        if path not in self._read:
            self._fetch({path, *self._expected} - set(self._read))
        content = self._read[path]
        if content is None:
            raise FileNotFoundError(path)
        return content

    def names(self, under: str, ending: str) -> list[str]:
        """The files below the folder ``under``, sorted."""
        below = [f"{under.strip('/')}/"] if under.strip("/") else []
        return [each for each in self._listed("-r", below=below) if each.endswith(ending)]

    def folders(self) -> list[str]:
        """The folders at the top, sorted."""
        return self._listed("-d")

    def expect(self, paths: Iterable[str]) -> None:
        """These will be asked for: they are read together with the next that is."""
        self._expected.update(paths)

    def _fetch(self, paths: Iterable[str]) -> None:
        """Read these files with one process; none is where there is no file."""
        wanted = sorted(paths)
        asked = [path for path in wanted if _is_plain(path)]
        found: dict[str, bytes | None] = dict.fromkeys(wanted)
        lines = "".join(f"{self._tree}{path}\n" for path in asked).encode()
        answer = self._asked("cat-file", "--batch", "--follow-symlinks", given=lines)
        start, absent = 0, []
        for path in asked:
            end = answer.index(b"\n", start)
            header = answer[start:end]
            start = end + 1
            if header.endswith(b" missing"):
                absent.append(path)
                continue
            kind, size = header.split()[-2:]
            if kind == b"blob":  # else a folder, or where a link leads that leads to no file
                found[path] = answer[start : start + int(size)]
            start += int(size) + 1
        self._check_absent(absent)
        self._read.update(found)  # all at once: a preview asks from several threads

    def _check_absent(self, paths: Sequence[str]) -> None:
        """What the revision has and git cannot give, as in a clone without all objects."""
        lost = set(paths).intersection(self._listed("-r", below=paths) if paths else ())
        if lost:
            reason = ARCHIVE_REASONS["no_object"].format(found=min(lost))
            raise refusal("git_failed", self.name, reason=reason)

    def _listed(self, option: str, below: Sequence[str] = ()) -> list[str]:
        """The paths of the revision, or those of them at or below some paths, sorted."""
        listed = self._asked(
            "ls-tree", option, "-z", "--name-only", "--full-tree", self._tree, "--", *below
        )
        return sorted(filter(None, listed.decode("utf-8", "replace").split("\0")))

    def _asked(self, *arguments: str, given: bytes = b"") -> bytes:
        return ask(self._root, self.name, *arguments, given=given)


def _is_plain(path: str) -> bool:
    """Whether a path leads downwards, and takes one line."""
    return path.isprintable() and path == posixpath.normpath(path) and path[:2] not in (".", "..")
