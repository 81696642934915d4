"""Archive preview: serves the published editions together with the one being edited.

They have their usual addresses; only their list of editions also names the one being edited, so
that one can switch between them.
"""

import json
import posixpath
from collections.abc import Callable
from pathlib import Path

from policy.archive.editions import ArchiveFiles, archive_files, is_published_name
from policy.archive.git import RepositoryError
from policy.archive.publication import FEED
from policy.model.problems import InputError
from policy.words.publication_words import WORKING_COPY

VERSIONS = "versions.json"
SHARED = "udgaver"
HERE = {"version": ".", "title": WORKING_COPY, "aliases": []}
"""The edition that is being edited, as an entry of mike's list."""


def file_at(path: str, read: Callable[[str], bytes | None]) -> tuple[str, bytes] | None:
    """The file that a web host answers ``path`` with, by its name and content, or None.

    ``read`` gives the file of a name, or None. A folder's file is its index.
    """
    name = posixpath.normpath(path).strip("/")
    index = f"{name}/index.html".lstrip("/")
    for each in (index,) if path.endswith("/") else (name, index):
        if (content := read(each)) is not None:
            return each, content
    return None


class ArchivePreview:
    """The files of an archive as the preview shows them."""

    def __init__(self, files: ArchiveFiles) -> None:
        self._files = files

    def has_editions(self) -> bool:
        """Whether anything is published."""
        return any(map(is_published_name, self._files.folders()))

    def read(self, name: str) -> bytes | None:
        """The file ``name``; None where the archive has none that the preview shows."""
        top = name.partition("/")[0]
        if name == VERSIONS:
            return self._versions()
        is_shown = top in (SHARED, FEED) or is_published_name(top)
        return self._read(name) if is_shown else None

    def _read(self, name: str) -> bytes | None:
        try:
            return self._files.read(name)
        except (OSError, ValueError, RepositoryError):
            return None

    def _versions(self) -> bytes:
        try:
            known = json.loads(self._read(VERSIONS) or b"[]")
        except ValueError:
            known = []
        return json.dumps([HERE, *(known if isinstance(known, list) else [])]).encode()


def archive_preview(root: Path) -> ArchivePreview | None:
    """The published editions of the policy in ``root``, or None where there are none."""
    try:
        files = archive_files(root)
    except InputError:  # the check reports why
        return None
    found = ArchivePreview(files) if files else None
    return found if found and found.has_editions() else None
