"""Lookup tables of an edition, computed once for all pages."""

from collections.abc import Callable
from functools import cached_property

from policy.archive.history import History, RetiredInitiative, retired_by_department
from policy.model.data_files import Department
from policy.model.edition import Edition, reservation
from policy.year.passages import Passages, passages_of


class Lookup:
    """Tables of an edition, and of its history."""

    def __init__(self, edition: Edition, history: History) -> None:
        self.edition = edition
        self._history = history
        self._picture = ""

    @cached_property
    def departments(self) -> dict[str, tuple[int, Department]]:
        """Each department by its id, with its place in the file."""
        return {each.id: (place, each) for place, each in enumerate(self.edition.departments)}

    def picture(self, draw: Callable[[], str]) -> str:
        """What ``draw`` gives, drawn for every other call: it is large and stands twice."""
        kept, self._picture = self._picture, ""
        if not kept:
            self._picture = draw()
        return kept or self._picture

    @cached_property
    def reservation(self) -> str:
        """The policy's own reservation on its tables, or nothing."""
        return reservation(self.edition)

    @cached_property
    def retired(self) -> dict[str, tuple[RetiredInitiative, ...]]:
        """What the edition retired, by the id of the department that it belonged to."""
        return retired_by_department(self.edition, self._history.comparison)

    @cached_property
    def passages(self) -> Passages:
        """The history of each section and initiative."""
        return passages_of(self._history)
