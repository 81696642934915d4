"""An edition with the files that it was made of: pages with their Markdown, pictures.

What was published is its content alone; the commit that it was published from has the rest.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from policy.archive.editions import DRAFT, TAG, year_folder
from policy.archive.git import RepositoryError, run_git
from policy.archive.revision import Revision
from policy.loading.files import Files
from policy.loading.loader import load_files
from policy.model.edition import Edition, content

_MOST = 20
"""How many publications are looked into, the newest ones."""


@dataclass(frozen=True)
class Source:
    """An edition and the ``files`` that it was made of; None where these are not known."""

    edition: Edition
    files: Files | None = None


def source_of(root: Path, published: Edition) -> Source:
    """The ``published`` edition with its source, as far as the repository of ``root`` has it."""
    for name in _names(root, year_folder(published.info.year)):
        try:
            files = Revision(root, name)
            found = load_files(files).edition
        except (RepositoryError, OSError):
            continue
        if found and content(found) == published:
            return Source(found, files)
    return Source(published)


def _names(root: Path, folder: str) -> Iterator[str]:
    """The commits that the edition may have been published from: its tag's, then as is noted."""
    yield f"{TAG}{folder}"
    wanted = (f"--grep=^{TAG}{each}: " for each in (folder, DRAFT))
    about = ("--all", f"--max-count={_MOST}", "--format=%s", *wanted)
    said = run_git(root, "log", *about).stdout.decode("utf-8", "replace")
    yield from dict.fromkeys(line.partition(": ")[2] for line in said.splitlines())
