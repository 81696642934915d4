"""Where a policy's archive is: the remote and the branch that hold the published editions.

``remote_name`` and ``remote_branch`` in ``mkdocs.yml`` say it, as MkDocs and mike read them;
without them it is the branch ``gh-pages`` of ``origin``. Every command reads the archive there.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from policy.loading.files import Folder, read_text
from policy.loading.navigation import CONFIG, inherited, read_settings
from policy.model.problems import InputError, quoted
from policy.words.publication_words import ARCHIVE_REASONS

REMOTE, BRANCH = "origin", "gh-pages"
_KEYS = ("remote_name", "remote_branch")
_NAME = re.compile(r"(?!.*(?:\.\.|//|@\{|\.lock\Z))[^\W_][\w.+/@-]*(?<![./])\Z", re.ASCII)


class PlaceError(InputError):
    """What should name a remote or a branch cannot be the name of one."""

    reasons = ARCHIVE_REASONS


@dataclass(frozen=True)
class ArchivePlace:
    """The archive's remote and branch; ``is_named`` where somebody chose the remote."""

    remote: str = REMOTE
    branch: str = BRANCH
    is_named: bool = False

    @property
    def known(self) -> str:
        """The remote-tracking branch: what the repository here knows of the archive."""
        return f"refs/remotes/{self.remote}/{self.branch}"

    @property
    def local(self) -> str:
        """The branch of that name in the repository here."""
        return f"refs/heads/{self.branch}"


def archive_place(root: Path, remote: str | None = None, branch: str | None = None) -> ArchivePlace:
    """The place of the archive of the policy in ``root``; ``remote`` and ``branch`` go first.

    Raises PlaceError for a value that is no name.
    """
    files = Folder(root)
    own = read_text(files, CONFIG)
    document = None if own.problem else read_settings(own.text, tuple(inherited(files, own)))
    settings = [document.get((key,)) if document else None for key in _KEYS]
    given = [each or None for each in (remote, branch)]
    chosen = [one if one is not None else other for one, other in zip(given, settings, strict=True)]
    for key, value in zip(_KEYS, chosen, strict=True):
        if value is not None and not (isinstance(value, str) and _NAME.match(value)):
            raise PlaceError.because("no_name", setting=key, found=quoted(str(value)))
    return ArchivePlace(chosen[0] or REMOTE, chosen[1] or BRANCH, is_named=chosen[0] is not None)
