"""The state of an archive at one of its commits: its editions, and the one in force."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from policy.archive.editions import IN_FORCE, is_published_name
from policy.archive.publication import Entry, PublicationError, folder_of, titles
from policy.archive.revision import Revision
from policy.loading.edition_json import (
    EDITION_FILE,
    EditionFileError,
    Part,
    edition_header,
    from_json,
)
from policy.model.edition import Edition
from scripts.publishing.archive_branch import ArchiveBranch, Tree


@dataclass(frozen=True)
class ArchiveState:
    """An archive at the commit ``base``: its editions, the folder in force, its files and tree."""

    base: str = ""
    entries: Mapping[str, Entry] = field(default_factory=dict)
    in_force: str = ""
    files: Revision | None = None
    tree: Tree = field(default_factory=dict)
    parts: dict[bytes, Part] = field(default_factory=dict)
    """The parts of the editions that were read, by how they are written."""

    def edition(self, name: str) -> Edition | None:
        """The edition published in the folder ``name``, or None."""
        if not self.files or name not in self.entries:
            return None
        path = f"{name}/{EDITION_FILE}"
        return from_json(self.files.read(path), path, self.parts)

    def title(self, name: str) -> str:
        """What the edition in the folder ``name`` is called in the list of editions."""
        return titles(self.entries, self.in_force)[name]

    def said_in_force(self, words: Mapping[str, str]) -> str:
        """The sentence of ``words`` on which edition is in force."""
        if not self.in_force:
            return words["none_in_force"]
        return words["in_force"].format(year=self.entries[self.in_force].info.year)


def entry_of(folder: str, edition: bytes) -> Entry:
    """The entry of the edition in ``folder``, whose ``udgave.json`` holds ``edition``."""
    header = edition_header(edition)
    return Entry(folder, header.info, header.school, header.changes, header.summary)


def read_state(archive: ArchiveBranch, base: str) -> ArchiveState:
    """The state of ``archive`` at its commit ``base``, or that of none where it is empty.

    Raises PublicationError where that is no archive, or an edition in it cannot be read.
    """
    if not base:
        return ArchiveState()
    files, tree = Revision(archive.root, base, from_top=True), archive.tree(base)
    folders = [name for name in tree if is_published_name(name) and name != IN_FORCE]
    if not folders and tree:
        found = ", ".join(sorted(tree)[:3])
        raise PublicationError.because("not_an_archive", branch=archive.name, found=found)
    files.names("", f"/{EDITION_FILE}")  # what is listed together is read together
    entries = {}
    for name in folders:
        try:
            entries[name] = entry_of(name, files.read(f"{name}/{EDITION_FILE}"))
        except (EditionFileError, OSError) as error:
            raise PublicationError.because("damaged", branch=archive.name, found=name) from error
    return ArchiveState(base, entries, _in_force_now(files, [*tree]), files, tree)


def _in_force_now(files: Revision, names: Sequence[str]) -> str:
    """The folder that ``gaeldende`` is a copy of."""
    if IN_FORCE not in names:
        return ""
    try:
        return folder_of(edition_header(files.read(f"{IN_FORCE}/{EDITION_FILE}")).info)
    except (EditionFileError, OSError):  # it is written again
        return ""
