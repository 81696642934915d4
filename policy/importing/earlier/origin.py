"""Finds the state of a policy that a Word file was made of, by the digest that stands in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from policy.archive.editions import TAG, year_folder
from policy.archive.git import RepositoryError
from policy.archive.revision import Revision
from policy.importing.earlier.states import earlier_states
from policy.importing.read_text import ReadDocument
from policy.loading.edition_json import digest_of
from policy.loading.files import Files
from policy.loading.loader import Loaded, load_files
from policy.loading.yaml_file import read_yaml
from policy.model.edition import Edition
from policy.words.word_file_words import WORD_PROPERTIES

_MOST_COMMITS = 200
"""How many states of the policy are looked into, the newest ones."""
_EDITION = "data/edition.yaml"


@dataclass(frozen=True)
class Origin:
    """What a file was made of: its ``files``, and what git calls it, nothing for those of today.

    ``is_known`` tells whether it was found; if not, it is that of today.
    """

    policy: Loaded
    edition: Edition
    files: Files
    name: str = ""
    is_known: bool = True


def origin_of(
    root: Path, read: ReadDocument, policy: Loaded, edition: Edition, files: Files
) -> Origin:
    """What the file ``read`` was made of: the policy of today in ``files``, or what git has.

    A file with tracked changes has two digests, that of the new edition first. One without any is
    of its year's edition.
    """
    digests = read.properties.get(WORD_PROPERTIES["digest"], "").split()
    year = read.properties.get(WORD_PROPERTIES["year"], edition.info.year)
    today = Origin(policy, edition, files)
    if digest_of(edition) in digests or (not digests and year == edition.info.year):
        return today
    for name in _names(root, year):
        found = _at(root, name, year)
        if found and (not digests or digest_of(found.edition) == digests[0]):
            return found
    return Origin(policy, edition, files, is_known=False)


def _names(root: Path, year: str) -> Iterator[str]:
    """The states that may be it: the edition's tag, then the commits, the newest first."""
    yield f"{TAG}{year_folder(year)}"
    yield from earlier_states(root, _MOST_COMMITS, "docs", "data", "mkdocs.yml")


def _at(root: Path, name: str, year: str) -> Origin | None:
    """The policy at the revision ``name``, if it is one of that ``year``."""
    try:
        files = Revision(root, name)
        document = read_yaml(_EDITION, files.read(_EDITION).decode("utf-8", "replace"))
        if document.get(("skoleår",)) != year:
            return None
        policy = load_files(files)
    except (RepositoryError, OSError):
        return None
    return Origin(policy, policy.edition, files, name) if policy.edition else None
