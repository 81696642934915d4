"""Lists the published editions and reads them.

The archive is a branch of the repository whose top folder is the policy's root, the one that
``policy.archive.place`` names. It has one folder per edition, each with an ``udgave.json``. The
argument ``at`` can name another folder or revision of the same layout instead.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from policy.archive.git import Branch, RepositoryError, find_branch
from policy.archive.place import PlaceError, archive_place
from policy.archive.revision import Revision
from policy.loading.edition_json import (
    EDITION_FILE,
    EditionFileError,
    from_json,
    lifecycles_in,
    year_and_ids,
)
from policy.loading.files import Files, Folder
from policy.model.data_files import EditionFile
from policy.model.edition import Edition, Lifecycle
from policy.model.problems import InputError
from policy.words.command_messages import REFUSALS, reason_of
from policy.words.publication_words import ARCHIVE_REASONS

PASSAGES_FILE = "historik.json"
"""Beside an edition: what its sections and initiatives were in each edition that changed them."""

HEARD_FILE = "hoert.json"
"""Beside an edition: the draft as it was first published with its hearing, as ``udgave.json``."""

TAG = "udgave-"
"""What the tag of an edition begins with, and the note of the commit that publishes one."""
IN_FORCE = "gaeldende"
DRAFT = "udkast"

_YEAR = re.compile(r"\d{4}-\d{2}\Z", re.ASCII)


class ArchiveFiles(Files, Protocol):
    """The files of an archive."""

    def folders(self) -> list[str]:
        """The folders at the top, sorted."""


At = str | ArchiveFiles | None
"""An archive: the name of a folder or revision, its files, or None for the policy's own branch."""


class ArchiveError(InputError):
    """There are, or may be, published editions that cannot be read here."""

    reasons = REFUSALS


@dataclass(frozen=True)
class Published:
    """A published edition: its school year and the ids of its active and retired initiatives."""

    year: str
    ids: frozenset[str]


@dataclass(frozen=True)
class Archive:
    """The published editions that can be read here, oldest first.

    ``missing_branch`` names a branch that was not fetched and that the remote may have;
    ``fetch_command`` fetches it. ``unreadable`` says in Danish what could not be read. In both
    cases there may be more editions.
    """

    editions: tuple[Published, ...] = field(default=())
    missing_branch: str = ""
    fetch_command: str = ""
    unreadable: str = ""

    def published_ids(self) -> Mapping[str, str]:
        """Every initiative id ever published, with the school year of its latest edition."""
        return {name: each.year for each in self.editions for name in each.ids}


def read_archive(root: Path, at: At = None) -> Archive:
    """The editions in the archive ``at``, or in the branch of ``root``'s own repository.

    Empty where ``root`` is not the top of a repository. Raises RepositoryError where ``at`` names
    neither a folder nor a revision.
    """
    files, branch = _open_archive(root, at)
    if files is None:
        return Archive((), branch.missing, branch.fetch_command, branch.unreadable)
    read: list[Published] = []
    damaged: list[str] = []
    try:
        files.names("", f"/{EDITION_FILE}")  # files listed in one call are read in one call
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
    """The archive's files, or None where there is no archive.

    Raises ArchiveError where there may be one that cannot be read here, RepositoryError where
    ``at`` names neither a folder nor a revision.
    """
    files, branch = _open_archive(root, at)
    if branch.missing:
        raise ArchiveError.because(
            "archive_absent", branch=branch.missing, command=branch.fetch_command
        )
    if branch.unreadable:
        raise ArchiveError.because("archive_unreadable", reason=branch.unreadable)
    return files


def is_published_name(name: str) -> bool:
    """Whether ``name`` can be an archive folder: ``2026-27``, ``gaeldende`` or ``udkast``."""
    return name in (IN_FORCE, DRAFT) or bool(_YEAR.match(name))


def year_folder(year: str) -> str:
    """The archive folder of the edition of ``year``: ``2026-27`` for ``2026/27``."""
    return year.replace("/", "-")


@dataclass(frozen=True)
class PreviousEdition:
    """A published edition and the lifecycle of each of its initiatives by id.

    ``folders`` are those of all editions up to this one in the archive ``files``, oldest first.
    """

    edition: Edition
    lifecycles: Mapping[str, Lifecycle]
    folders: tuple[str, ...] = ()
    files: ArchiveFiles | None = field(default=None, compare=False)

    def passages(self) -> bytes | None:
        """What was published of its passages, as in ``historik.json``; None where nothing was."""
        try:
            return self.files.read(f"{self.folders[-1]}/{PASSAGES_FILE}") if self.files else None
        except OSError:
            return None

    def editions(self) -> Iterator[Edition]:
        """All editions up to this one, oldest first; raises EditionFileError where one is damaged.

        Raises ArchiveError where one cannot be read.
        """
        if self.files:
            for folder in self.folders[:-1]:
                yield _read_edition(self.files, f"{folder}/{EDITION_FILE}")
        yield self.edition


def published_before(root: Path, year: str, at: At = None) -> PreviousEdition | None:
    """The latest published edition of a year before ``year`` (``2027/28``), or None.

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
    folders = tuple(name.partition("/")[0] for name in names)
    edition, lives = from_json(data, names[-1]), lifecycles_in(data, names[-1])
    return PreviousEdition(edition, lives, folders, files)


def _read_edition(files: ArchiveFiles, name: str) -> Edition:
    try:
        return from_json(files.read(name), name)
    except OSError as error:
        raise _unread(name, error) from error


def published(root: Path, name: str, at: At = None) -> Edition | None:
    """The published edition ``name``, or None where there is none.

    Raises EditionFileError where the edition is damaged, and otherwise like ``archive_files``.
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


def heard_draft(root: Path, info: EditionFile, at: At = None) -> Edition | None:
    """The draft of ``info`` as it was first published with its hearing, or None.

    Raises EditionFileError where the file is damaged, and otherwise like ``archive_files``.
    """
    files = archive_files(root, at) if info.hearing else None
    for folder in (year_folder(info.year), DRAFT) if files else ():
        path = f"{folder}/{HEARD_FILE}"
        try:
            found = from_json(files.read(path), path) if files else None
        except OSError:
            continue
        if found and info.hearing and _is_same_hearing(found.info, info):
            return found
    return None


def _is_same_hearing(one: EditionFile, other: EditionFile) -> bool:
    """Whether both are of one year and one beginning; the deadline may have been put off."""
    if not (one.hearing and other.hearing):
        return False
    return (one.year, one.hearing.begins) == (other.year, other.hearing.begins)


def _unread(name: str, error: OSError) -> ArchiveError:
    return ArchiveError.because("file_unread", name=name, reason=reason_of(error))


def _open_archive(root: Path, at: At) -> tuple[ArchiveFiles | None, Branch]:
    """The archive's files, or None; then the second value says what is known of its branch."""
    if at is not None and not isinstance(at, str):
        return at, Branch()
    if at is not None:
        folder = Path(at)
        is_folder = bool(at) and "\0" not in at and folder.is_dir()
        return (Folder(folder) if is_folder else Revision(root, at, from_top=True)), Branch()
    if not (root / ".git").exists():
        return None, Branch()
    try:
        branch = find_branch(root, archive_place(root))
    except PlaceError as error:
        return None, Branch(unreadable=str(error))
    if not branch.reference:
        return None, branch
    try:
        return Revision(root, branch.reference, from_top=True), Branch()
    except RepositoryError as error:
        return None, Branch(unreadable=str(error))


def _edition_files(files: ArchiveFiles) -> list[str]:
    """The path of the ``udgave.json`` in each year's folder, oldest first; it may be missing."""
    return [f"{folder}/{EDITION_FILE}" for folder in filter(_YEAR.match, files.folders())]
