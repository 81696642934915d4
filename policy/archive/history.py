"""The history of an edition: the previous edition, and the lifecycle of each initiative.

Each ``udgave.json`` carries the lifecycles on, so the previous edition is enough to compute them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from policy.archive.editions import (
    ArchiveError,
    At,
    PreviousEdition,
    heard_draft,
    published_before,
)
from policy.archive.git import RepositoryError
from policy.diff.change import InitiativeChange
from policy.diff.compare import Comparison, compare
from policy.loading.edition_json import EditionFileError
from policy.model.data_files import Initiative, Retired
from policy.model.edition import Edition, Lifecycle


@dataclass(frozen=True)
class History:
    """The comparison with the previous edition, None if there is none, and lifecycles by id.

    ``is_missing`` is True where there is, or may be, a previous edition that cannot be read.
    ``heard`` is the draft as it was first published with its hearing, where one was. ``edition`` is
    the one whose history it is, ``before`` the one published before it with what led to it.
    """

    comparison: Comparison | None = None
    lifecycles: Mapping[str, Lifecycle] = field(default_factory=dict)
    is_missing: bool = False
    heard: Edition | None = None
    edition: Edition | None = None
    before: PreviousEdition | None = None

    @property
    def previous(self) -> Edition | None:
        """The previous published edition, or None."""
        return self.comparison.old if self.comparison else None

    @cached_property
    def proposed(self) -> Comparison | None:
        """What was proposed when the hearing began; where that is not known, what is proposed."""
        if self.heard is None or self.previous is None:
            return self.comparison
        return compare(self.previous, self.heard)

    @cached_property
    def since_heard(self) -> Comparison | None:
        """What is other than it was in the draft that was heard, where that is known."""
        return compare(self.heard, self.edition) if self.heard and self.edition else None


def read_history(root: Path, edition: Edition, at: At = None) -> History:
    """The history of ``edition`` from the archive ``at``, or from that of ``root``'s repository."""
    try:
        found = published_before(root, edition.info.year, at)
        heard = heard_draft(root, edition.info, at)
    except (ArchiveError, EditionFileError, RepositoryError):  # the check reports why
        return History(is_missing=True)
    if found is None:
        return History(lifecycles=first_lifecycles(edition), heard=heard, edition=edition)
    comparison = compare(found.edition, edition)
    lifecycles = carried_lifecycles(comparison, found.lifecycles)
    return History(comparison, lifecycles, heard=heard, edition=edition, before=found)


def first_lifecycles(edition: Edition) -> dict[str, Lifecycle]:
    """The lifecycle of each initiative of ``edition``, the first one of all, by id."""
    return {name: Lifecycle(since=edition.info.year) for name in edition.active_ids()}


def carried_lifecycles(
    comparison: Comparison, earlier: Mapping[str, Lifecycle]
) -> dict[str, Lifecycle]:
    """The lifecycle of each active initiative of the new edition, by id.

    ``earlier`` holds those in the old edition; an initiative missing there starts in the old
    edition. Moving within a table is not a change of an initiative, a new department is.
    """
    old, year = comparison.old, comparison.new.info.year
    found = {name: Lifecycle(since=year) for name in comparison.new.active_ids()}
    for name in found.keys() & {*old.active_ids()}:
        found[name] = earlier.get(name) or Lifecycle(since=old.info.year)
    for each in comparison.changes:
        if isinstance(each, InitiativeChange) and (each.values or each.department):
            found[each.id] = Lifecycle(since=found[each.id].since, changed=year)
    return found


RetiredInitiative = tuple[Retired, Initiative]
"""The retirement of an initiative, and the initiative as it was."""


def retired_by_department(
    edition: Edition, comparison: Comparison | None
) -> dict[str, tuple[RetiredInitiative, ...]]:
    """What ``edition`` retired, by the id of the department that it belonged to."""
    initiatives = comparison.pairing.initiatives if comparison else {}
    found: dict[str, tuple[RetiredInitiative, ...]] = {}
    for each in edition.retired:
        row = initiatives.get(each.id)
        if row and row.old:
            before = found.get(row.old.home, ())
            found[row.old.home] = (*before, (each, row.old.initiative))
    return found
