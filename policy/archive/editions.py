"""Which editions are published, and reading one back.

The archive is the branch ``gh-pages`` of the repository whose top the policy's root is: one folder
an edition, each with its ``udgave.json``. A folder with such folders, or another revision, can be
named instead (``at``).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from policy.archive.git import Branch, RepositoryError, find_branch
from policy.archive.tree import ArchiveFiles, ArchiveFolder, ArchiveTree
from policy.loading.edition_json import (
    EDITION_FILE,
    EditionFileError,
    from_bytes,
    lives_in,
    year_and_ids,
)
from policy.model.edition import Edition, Life
from policy.model.problems import InputError
from policy.words.command_messages import REFUSALS
from policy.words.problem_messages import ARCHIVE_REASONS

BRANCH = "gh-pages"
IN_FORCE = "gaeldende"
DRAFT = "udkast"

_YEAR = re.compile(r"\d{4}-\d{2}\Z", re.ASCII)

At = str | ArchiveFiles | None
"""Where an archive is: a folder or a revision by its name, its files, or beside the policy."""


class ArchiveError(InputError):
    """There are, or may be, published editions, and they are not at hand."""


@dataclass(frozen=True)
class Published:
    """A published edition: its school year and the ids of its active and retired initiatives."""

    year: str
    ids: frozenset[str]


@dataclass(frozen=True)
class Archive:
    """What has been published, as far as it is at hand, oldest first.

    ``missing_branch`` names a branch that the remote has, or may have, and that is not here; then
    nothing can be said of what was published, and ``fetch_command`` brings it. ``unreadable`` is
    what could not be read, in words: then nothing, or not all, can be said.
    """

    editions: tuple[Published, ...] = field(default=())
    missing_branch: str = ""
    fetch_command: str = ""
    unreadable: str = ""

    def published_ids(self) -> Mapping[str, str]:
        """Every id that was ever published, with the latest edition that has it."""
        return {name: each.year for each in self.editions for name in each.ids}


def read_archive(root: Path, at: At = None) -> Archive:
    """The archive ``at`` a folder or revision, or as its files, or else the one beside ``root``.

    An empty one where ``root`` is not the top of a repository. Raises RepositoryError where ``at``
    is given and is nothing.
    """
    files, branch = _files(root, at)
    if files is None:
        return Archive((), branch.missing, branch.fetch_command, branch.unreadable)
    read: list[Published] = []
    damaged: list[str] = []
    try:
        names = _edition_files(files)
        files.expect(names)
        for name in names:
            try:
                read.append(Published(*year_and_ids(files.read(name))))
            except (EditionFileError, OSError):
                damaged.append(name)
    except RepositoryError as error:
        return Archive(unreadable=str(error))
    words = ARCHIVE_REASONS["damaged"].format(files=", ".join(damaged)) if damaged else ""
    return Archive(tuple(read), unreadable=words)


def archive_files(root: Path, at: At = None) -> ArchiveFiles | None:
    """The archive's files, None where there surely is no archive.

    Raises ArchiveError where it is known but not at hand, RepositoryError where ``at`` is nothing.
    """
    files, branch = _files(root, at)
    if branch.missing:
        command = branch.fetch_command
        words = REFUSALS["archive_absent"].format(branch=branch.missing, command=command)
        raise ArchiveError(words)
    if branch.unreadable:
        raise ArchiveError(REFUSALS["archive_unreadable"].format(reason=branch.unreadable))
    return files


def is_published_name(name: str) -> bool:
    """Whether an edition can be published as ``name``: ``2026-27``, ``gaeldende``, ``udkast``."""
    return name in (IN_FORCE, DRAFT) or bool(_YEAR.match(name))


def year_folder(year: str) -> str:
    """The folder of the archive that has the edition of ``year``: ``2026-27`` for ``2026/27``."""
    return year.replace("/", "-")


@dataclass(frozen=True)
class Earlier:
    """A published edition with the life of every initiative of it."""

    edition: Edition
    lives: Mapping[str, Life]


def published_before(root: Path, year: str, at: At = None) -> Earlier | None:
    """The latest edition of an earlier year than ``year`` (``2027/28``), or None for surely none.

    Raises like ``published``.
    """
    files = archive_files(root, at)
    own = year_folder(year)
    names = [name for name in _edition_files(files) if name < own] if files else []
    if files is None or not names:
        return None
    try:
        data = files.read(names[-1])
    except OSError as error:
        raise ArchiveError(_unread(names[-1], error)) from error
    return Earlier(from_bytes(data, names[-1]), lives_in(data, names[-1]))


def published(root: Path, name: str, at: At = None) -> Edition | None:
    """The published edition ``name``, or None where there surely is none.

    Raises ArchiveError where the archive is known but not at hand, EditionFileError where the
    edition is damaged, RepositoryError where ``at`` is nothing.
    """
    files = archive_files(root, at)
    if files is None or not is_published_name(name):
        return None
    path = f"{name}/{EDITION_FILE}"
    try:
        return from_bytes(files.read(path), path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise ArchiveError(_unread(path, error)) from error


def _unread(name: str, error: OSError) -> str:
    return REFUSALS["file_unread"].format(name=name, reason=error.strerror or str(error))


def _files(root: Path, at: At) -> tuple[ArchiveFiles | None, Branch]:
    """The archive's files, or None with what is known of its branch."""
    if at is not None and not isinstance(at, str):
        return at, Branch()
    if at is not None:
        folder = Path(at)
        is_folder = bool(at) and "\0" not in at and folder.is_dir()
        return (ArchiveFolder(folder) if is_folder else ArchiveTree(root, at)), Branch()
    if not (root / ".git").exists():
        return None, Branch()
    branch = find_branch(root, BRANCH)
    if not branch.reference:
        return None, branch
    try:
        return ArchiveTree(root, branch.reference), Branch()
    except RepositoryError as error:
        return None, Branch(unreadable=str(error))


def _edition_files(files: ArchiveFiles) -> list[str]:
    """The ``udgave.json`` that every year's folder has, or should have, oldest first."""
    return [f"{folder}/{EDITION_FILE}" for folder in filter(_YEAR.match, files.folders())]
