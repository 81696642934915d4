"""What is looked up in an edition again and again, worked out once for all pages of a site."""

from functools import cached_property

from policy.diff.pairing import by_new_id, renamed_departments
from policy.model.data_files import Department, Initiative, Retired
from policy.model.edition import Edition, reservation

Gone = tuple[Retired, Initiative]
"""An initiative that was retired, and how it was."""


class Lookup:
    """An edition, which follows upon ``previous`` where there was one."""

    def __init__(self, edition: Edition, previous: Edition | None) -> None:
        self.edition = edition
        self._previous = previous

    @cached_property
    def departments(self) -> dict[str, tuple[int, Department]]:
        """Each department by its id, with its place in the file."""
        return {each.id: (place, each) for place, each in enumerate(self.edition.departments)}

    @cached_property
    def reservation(self) -> str:
        """The policy's own reservation on its tables, or nothing."""
        return reservation(self.edition)

    @cached_property
    def retired(self) -> dict[str, tuple[Gone, ...]]:
        """What the edition retired, by the id of the department it belonged to."""
        if self._previous is None:
            return {}
        renamed = renamed_departments(self._previous, self.edition)
        before = by_new_id(self._previous.departments, renamed)
        rows = {name: {row.id: row for row in was.initiatives} for name, was in before.items()}
        return {
            name: tuple((each, was[each.id]) for each in self.edition.retired if each.id in was)
            for name, was in rows.items()
        }
