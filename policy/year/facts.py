"""What the status of the revision is told from: the policy, its problems, what was published."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from policy.archive.editions import Archive, At, published, published_before, read_archive
from policy.archive.editions import year_folder as folder_of_year
from policy.archive.publication import beside
from policy.diff.compare import Comparison, compare
from policy.loading.loader import Loaded
from policy.model.data_files import Status
from policy.model.edition import Edition
from policy.model.problems import InputError, Problem


@dataclass(frozen=True, eq=False)
class Facts:
    """A policy on the day ``today`` with its ``problems``, and what is known of its archive.

    ``earlier`` is the edition published before this one's year, ``published`` the one published
    for its own year; ``has_archive`` tells whether the policy has a repository of its own.
    """

    policy: Loaded
    problems: tuple[Problem, ...]
    today: date
    archive: Archive = field(default_factory=Archive)
    earlier: Edition | None = None
    published: Edition | None = None
    has_archive: bool = False

    @cached_property
    def comparison(self) -> Comparison | None:
        """The edition compared with the one before it, or None where there is none."""
        edition = self.policy.edition
        return compare(self.earlier, edition) if self.earlier and edition else None

    @cached_property
    def since_published(self) -> Comparison | None:
        """What is other than it was published for this year, or None where nothing was."""
        edition = self.policy.edition
        return compare(self.published, edition) if self.published and edition else None

    @property
    def is_archive_seen(self) -> bool:
        """Whether all that was published can be read here."""
        return not (self.archive.missing_branch or self.archive.unreadable)

    @property
    def is_as_published(self) -> bool:
        """Whether all that is frozen with the edition of this year is published as it stands."""
        edition, found = self.policy.edition, self.since_published
        if not (edition and self.published and found):
            return False
        return not found.changes and beside(self.published) == beside(edition)

    @property
    def is_adopted(self) -> bool:
        """Whether an adopted edition is published for this year."""
        return bool(self.published and self.published.info.status is Status.ADOPTED)

    @property
    def may_be_published(self) -> bool:
        """Whether publishing takes what is other than it was published: it needs a correction."""
        if not (self.policy.info and self.published and self.is_adopted):
            return True
        return len(self.policy.info.corrections) > len(self.published.info.corrections)


def read_facts(
    root: Path, policy: Loaded, problems: Iterable[Problem], today: date, at: At = None
) -> Facts:
    """The facts of the ``policy`` in ``root``; ``at`` names the archive, as for the check."""
    archive = read_archive(root, at)
    year = policy.info.year if policy.info else ""
    before = own = None
    if year and not archive.missing_branch and not archive.unreadable:
        try:
            before = published_before(root, year, at)
            own = published(root, folder_of_year(year), at)
        except InputError as error:
            archive = Archive(unreadable=str(error))
    has_archive = at is not None or (root / ".git").exists()
    earlier = before.edition if before else None
    return Facts(policy, tuple(sorted(problems)), today, archive, earlier, own, has_archive)
