"""Resolves the name of an edition: a folder, a file, a published edition or a git revision.

For an unknown name the error lists what was tried; an edition with errors is refused with the list
of its problems.
"""

from pathlib import Path

from policy.archive.editions import (
    IN_FORCE,
    ArchiveError,
    archive_files,
    is_published_name,
    published,
)
from policy.archive.git import RepositoryError
from policy.archive.revision import Revision
from policy.checking.picture_files import PictureFiles
from policy.checking.sources import Source, source_of
from policy.loading.edition_json import EDITION_FILE, MAX_BYTES, from_json
from policy.loading.files import Files, Folder
from policy.loading.loader import DOCS, load_files
from policy.loading.navigation import CONFIG
from policy.model.edition import Edition, content
from policy.model.problems import InputError, PolicyError, quoted
from policy.rules.registry import check, is_sound
from policy.words.command_messages import REFUSALS, TRIED, reason_of


class NoEditionError(InputError):
    """There is nothing with the given name, or it is not an edition."""

    reasons = REFUSALS


def find_edition(name: str, root: Path, archive: str | None = None) -> Edition:
    """The content of the edition called ``name``, which is found as by ``find_source``."""
    return content(_found(name, root, archive).edition)


def find_source(name: str, root: Path, archive: str | None = None) -> Source:
    """The edition called ``name`` with its pages' Markdown and its files, where these are known.

    Looked up in this order: a folder or an ``udgave.json``; a published edition of the archive
    (``2026-27``, ``gaeldende``, ``udkast``); a revision of the repository that ``root`` is in.
    ``archive`` names a folder or revision with the published editions, where they are not in the
    branch of ``root``'s own repository. What was published has its source in git.

    Raises PolicyError with the problems of an edition that has any, EditionFileError for a damaged
    ``udgave.json``, RepositoryError or NoEditionError for an unknown name.
    """
    found = _found(name, root, archive)
    return found if found.files else source_of(root, found.edition)


def _found(name: str, root: Path, archive: str | None) -> Source:
    tried: list[str] = []
    for attempt in (_at_path, _published, _revision):
        try:
            return attempt(name, root, archive)
        except _NotFoundError as reason:
            tried.append(str(reason))
    lines = "".join(f"- {each}\n" for each in tried)
    raise NoEditionError.because("no_edition", name=quoted(name), tried=lines)


def picture_files(name: str, root: Path, archive: str | None = None) -> PictureFiles | None:
    """Where the pictures of the edition lie that ``find_edition`` finds, None where nowhere."""
    path = Path(name)
    if _exists(name):
        folder = path if path.is_dir() else path.parent
        if (folder / EDITION_FILE).is_file() and not (folder / CONFIG).exists():
            return PictureFiles(Folder(folder), "")
        if path.is_dir() and _is_policy(Folder(path)):
            return PictureFiles(Folder(path), DOCS.rstrip("/"))
    try:
        files = archive_files(root, archive) if is_published_name(name) else None
        if files and files.names(name, f"/{EDITION_FILE}"):
            return PictureFiles(files, name)
    except InputError:  # as above: a revision may still have the name
        pass
    try:
        return PictureFiles(Revision(root, name), DOCS.rstrip("/"))
    except RepositoryError:
        return None


def in_force(root: Path, archive: str | None = None) -> Edition | None:
    """The content of the edition in force, or None where none is published.

    Raises ArchiveError where there is, or may be, an archive that cannot be read.
    """
    return published(root, IN_FORCE, archive)


def alike(old: Edition, new: Edition) -> tuple[Edition, Edition]:
    """Both editions with their pages' Markdown, or, where one has none, both without."""
    if all(any(page.markdown for page in each.pages) for each in (old, new)):
        return old, new
    return content(old), content(new)


def edition_of(files: Files) -> Edition:
    """The content of the edition in ``files``; raises PolicyError where it has errors.

    It is checked by itself, not against the archive.
    """
    return content(source_in(files).edition)


def source_in(files: Files) -> Source:
    """The edition in ``files`` with these; raises PolicyError where it has errors."""
    policy = load_files(files)
    if policy.edition is None or not is_sound(policy):
        raise PolicyError(check(policy))
    return Source(policy.edition, files)


class _NotFoundError(Exception):
    """One of the three lookups found nothing with the name; the text says so."""


def _at_path(name: str, root: Path, archive: str | None) -> Source:  # noqa: ARG001
    path = Path(name)
    if not _exists(name):
        raise _NotFoundError(TRIED["no_path"])
    try:
        file = path / EDITION_FILE if path.is_dir() else path
        if file.is_file() and not (path / CONFIG).exists():
            with file.open("rb") as opened:
                return Source(from_json(opened.read(MAX_BYTES + 1), str(file)))
    except OSError as error:
        reason = reason_of(error)
        raise NoEditionError.because("file_unread", name=quoted(name), reason=reason) from error
    if not path.is_dir() or not _is_policy(Folder(path)):
        raise _NotFoundError(TRIED["folder"].format(name=quoted(name)))
    return source_in(Folder(path))


def _exists(name: str) -> bool:
    try:
        return bool(name) and "\0" not in name and Path(name).exists()
    except OSError:  # too long to be a path, or out of reach
        return False


def _published(name: str, root: Path, archive: str | None) -> Source:
    if not is_published_name(name):
        raise _NotFoundError(TRIED["not_published"])
    try:
        found = published(root, name, archive)
    except ArchiveError as error:  # a revision may still have the name
        raise _NotFoundError(str(error)) from error
    if found is None:
        raise _NotFoundError(TRIED["published"])
    return Source(found)


def _revision(name: str, root: Path, archive: str | None) -> Source:  # noqa: ARG001
    try:
        files = Revision(root, name)
    except RepositoryError as error:
        raise _NotFoundError(str(error)) from error
    if not _is_policy(files):
        raise _NotFoundError(TRIED["revision"].format(name=quoted(name)))
    return source_in(files)


def _is_policy(files: Files) -> bool:
    """Whether ``files`` contain any of a policy's files."""
    has_pages = files.names("data", ".yaml") or files.names("docs", ".md")
    return bool(has_pages or CONFIG in files.names("", CONFIG))
