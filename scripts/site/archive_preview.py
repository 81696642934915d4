"""The published editions beside the working tree in the preview, read from the archive itself.

The archive lies as it is at its usual addresses; only its list of editions also has what is being
edited, so that one can go to and fro.
"""

import json
import mimetypes
import posixpath
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from policy.archive.editions import ArchiveFiles, archive_files, is_published_name
from policy.archive.git import RepositoryError
from policy.model.problems import InputError
from policy.words.publication_words import WORKING_COPY

VERSIONS = "versions.json"
SHARED = "udgaver"
HERE = {"version": ".", "title": WORKING_COPY, "aliases": []}
"""What is being edited, in the form of mike's list."""


@dataclass(frozen=True)
class Answer:
    """An answer of the preview: its status line, its headers, its content."""

    status: str
    headers: list[tuple[str, str]]
    content: bytes


class Beside:
    """The archive as the preview shows it."""

    def __init__(self, files: ArchiveFiles) -> None:
        self._files = files

    def has_editions(self) -> bool:
        """Whether anything is published."""
        return any(map(is_published_name, self._files.folders()))

    def answer(self, path: str) -> Answer | None:
        """What lies at ``path`` as it was asked for, or None where the archive has nothing."""
        name = posixpath.normpath(path).strip("/")
        top = name.partition("/")[0]
        if name == VERSIONS:
            return _found(name, self._versions())
        if top != SHARED and not is_published_name(top):
            return None
        index = f"{name}/index.html"
        if (content := self._read(name)) is not None:
            return _found(name, content)
        if (content := self._read(index)) is None:
            return None
        if not path.endswith("/"):
            return Answer("302 Found", [("Location", quote(f"/{name}/"))], b"")
        return _found(index, content)

    def _read(self, name: str) -> bytes | None:
        """The file of this name, or None where it is not to be had."""
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


def beside(root: Path) -> Beside | None:
    """The published editions of the policy in ``root``, or None where none are at hand."""
    try:
        files = archive_files(root)
    except InputError:  # the check tells why
        return None
    found = Beside(files) if files else None
    return found if found and found.has_editions() else None


def _found(name: str, content: bytes) -> Answer:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    charset = "; charset=utf-8" if kind.startswith("text/") else ""
    headers = [("Content-Type", kind + charset), ("Content-Length", str(len(content)))]
    return Answer("200 OK", headers, content)
