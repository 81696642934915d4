"""What was published before an edition: the one it revises, and the life of every initiative.

The life of an initiative is carried from edition to edition in ``udgave.json``, so that one earlier
edition is enough to know it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from policy.archive.editions import ArchiveError, published_before
from policy.archive.git import RepositoryError
from policy.diff.change import InitiativeChange
from policy.diff.compare import Comparison, compare
from policy.loading.edition_json import EditionFileError
from policy.model.edition import Edition, Lifecycle


@dataclass(frozen=True)
class History:
    """The comparison with the edition published before, None if there is none; lives by id.

    ``is_missing`` tells that there is an earlier edition, or may be one, that cannot be read.
    """

    comparison: Comparison | None = None
    lives: Mapping[str, Lifecycle] = field(default_factory=dict)
    is_missing: bool = False

    @property
    def previous(self) -> Edition | None:
        """The edition published before."""
        return self.comparison.old if self.comparison else None


def read_history(root: Path, edition: Edition, at: str | None = None) -> History:
    """The history of ``edition`` by the archive ``at`` a revision, or the one beside ``root``."""
    try:
        found = published_before(root, edition.info.year, at)
    except (ArchiveError, EditionFileError, RepositoryError):  # the check tells why
        return History(is_missing=True)
    if found is None:
        return History(lives=first_lives(edition))
    comparison = compare(found.edition, edition)
    return History(comparison, lives(comparison, found.lives))


def first_lives(edition: Edition) -> dict[str, Lifecycle]:
    """The life of each initiative of ``edition`` where there was none before it."""
    return {name: Lifecycle(since=edition.info.year) for name in _active(edition)}


def lives(comparison: Comparison, earlier: Mapping[str, Lifecycle]) -> dict[str, Lifecycle]:
    """The life of each initiative of the new edition: its first year, and that of its last change.

    ``earlier`` are the lives in the old edition; an initiative without one begins there. A new
    place in the table is no change of an initiative, a new department is.
    """
    old, year = comparison.old, comparison.new.info.year
    found = {name: Lifecycle(since=year) for name in _active(comparison.new)}
    for name in found.keys() & {*_active(old)}:
        found[name] = earlier.get(name) or Lifecycle(since=old.info.year)
    for each in comparison.changes:
        if isinstance(each, InitiativeChange) and (each.values or each.department):
            found[each.id] = Lifecycle(since=found[each.id].since, changed=year)
    return found


def _active(edition: Edition) -> list[str]:
    return [row.id for part in edition.departments for row in part.initiatives]
