"""Lists the published editions and reads one back.

The archive is the branch ``gh-pages`` of the repository whose top folder is the policy's root. It
has a folder per edition, each with an ``udgave.json``. Another folder or revision of that form can
be named instead (``at``).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from policy.archive.git import Branch, RepositoryError, find_branch
from policy.archive.revision import Revision
from policy.loading.edition_json import (
    EDITION_FILE,
    EditionFileError,
    from_json,
    lifecycles_in,
    year_and_ids,
)
from policy.loading.files import Files, Folder
from policy.model.edition import Edition, Lifecycle
from policy.model.problems import InputError
from policy.words.command_messages import REFUSALS
from policy.words.publication_words import ARCHIVE_REASONS

BRANCH = "gh-pages"
IN_FORCE = "gaeldende"
DRAFT = "udkast"

_YEAR = re.compile(r"\d{4}-\d{2}\Z", re.ASCII)


class ArchiveFiles(Files, Protocol):
    """The files of an archive."""

    def folders(self) -> list[str]:
        """The folders at the top, sorted."""


At = str | ArchiveFiles | None
"""An archive: a folder's or a revision's name, its files, or None for the policy's own branch."""


class ArchiveError(InputError):
    """There are, or may be, published editions, and they cannot be read here."""

    reasons = REFUSALS


@dataclass(frozen=True)
class Published:
    """A published edition: its school year and the ids of its active and retired initiatives."""

    year: str
    ids: frozenset[str]


@dataclass(frozen=True)
class Archive:
    """What has been published, as far as it can be read here, oldest first.

    ``missing_branch`` names a branch that the remote has, or may have, and that was not fetched:
    then it is unknown what was published, and ``fetch_command`` fetches it. ``unreadable`` says in
    Danish what could not be read: then some or all of the editions are unknown.
    """

    editions: tuple[Published, ...] = field(default=())
    missing_branch: str = ""
    fetch_command: str = ""
    unreadable: str = ""

    def published_ids(self) -> Mapping[str, str]:
        """Every id that was ever published, with the latest edition that has it."""
        return {name: each.year for each in self.editions for name in each.ids}


def read_archive(root: Path, at: At = None) -> Archive:
    """What is published in the archive ``at``, or in the branch of ``root``'s own repository.

    Empty where ``root`` is not the top of a repository. Raises RepositoryError where ``at`` names
    neither a folder nor a revision.
    """
    files, branch = _files(root, at)
    if files is None:
        return Archive((), branch.missing, branch.fetch_command, branch.unreadable)
    read: list[Published] = []
    damaged: list[str] = []
    try:
        files.names("", f"/{EDITION_FILE}")  # what is listed together is read together
        for name in _edition_files(files):
            try:
                read.append(Published(*year_and_ids(files.read(name))))
            except (EditionFileError, OSError):
                damaged.append(name)
    except RepositoryError as error:
        return Archive(unreadable=str(error))
    words = ARCHIVE_REASONS["damaged"].format(files=", ".join(damaged)) if damaged else ""
    return Archive(tuple(read), unreadable=words)


def archive_files(root: Path, at: At = None) -> ArchiveFiles | None:
    """The archive's files, or None where there certainly is no archive.

    Raises ArchiveError where there may be one that cannot be read here, RepositoryError where
    ``at`` names neither a folder nor a revision.
    """
    files, branch = _files(root, at)
    if branch.missing:
        raise ArchiveError.because(
            "archive_absent", branch=branch.missing, command=branch.fetch_command
        )
    if branch.unreadable:
        raise ArchiveError.because("archive_unreadable", reason=branch.unreadable)
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
    lives: Mapping[str, Lifecycle]


def published_before(root: Path, year: str, at: At = None) -> Earlier | None:
    """The latest edition of an earlier year than ``year`` (``2027/28``), or None if there is none.

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
        raise _unread(names[-1], error) from error
    return Earlier(from_json(data, names[-1]), lifecycles_in(data, names[-1]))


def published(root: Path, name: str, at: At = None) -> Edition | None:
    """The published edition ``name``, or None where there certainly is none.

    Raises EditionFileError where the edition is damaged, else like ``archive_files``.
    """
    files = archive_files(root, at)
    if files is None or not is_published_name(name):
        return None
    path = f"{name}/{EDITION_FILE}"
    try:
        return from_json(files.read(path), path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise _unread(path, error) from error


def _unread(name: str, error: OSError) -> ArchiveError:
    return ArchiveError.because("file_unread", name=name, reason=error.strerror or str(error))


def _files(root: Path, at: At) -> tuple[ArchiveFiles | None, Branch]:
    """The archive's files, or None and what is known of its branch."""
    if at is not None and not isinstance(at, str):
        return at, Branch()
    if at is not None:
        folder = Path(at)
        is_folder = bool(at) and "\0" not in at and folder.is_dir()
        return (Folder(folder) if is_folder else Revision(root, at, whole=True)), Branch()
    if not (root / ".git").exists():
        return None, Branch()
    branch = find_branch(root, BRANCH)
    if not branch.reference:
        return None, branch
    try:
        return Revision(root, branch.reference, whole=True), Branch()
    except RepositoryError as error:
        return None, Branch(unreadable=str(error))


def _edition_files(files: ArchiveFiles) -> list[str]:
    """The ``udgave.json`` that every year's folder has, or should have, oldest first."""
    return [f"{folder}/{EDITION_FILE}" for folder in filter(_YEAR.match, files.folders())]
