"""The report on a comparison: a summary, then the whole policy as a redline."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from policy.diff.change import Change
from policy.diff.compare import Comparison
from policy.model.addresses import department_page
from policy.model.edition import Edition, reservation
from policy.report.redline_data import DataRedline
from policy.report.redline_model import Part, SourceOf
from policy.report.redline_text import TextRedline
from policy.report.summary import Group, groups
from policy.words.change_words import NO_CHANGES


@dataclass(frozen=True)
class Report:
    """What the templates show of a comparison; ``source_of`` tells where a picture can be seen."""

    comparison: Comparison
    source_of: SourceOf = lambda _: ""

    @property
    def old(self) -> Edition:
        """The old edition."""
        return self.comparison.old

    @property
    def new(self) -> Edition:
        """The new edition."""
        return self.comparison.new

    @property
    def reservation(self) -> str:
        """The policy's own reservation on its tables."""
        return reservation(self.new)

    @property
    def unchanged(self) -> str:
        """A sentence that the policy is word for word as it was; empty where it is not."""
        is_other = bool(self.comparison.changes)
        return "" if self.comparison.policy_changes else NO_CHANGES[is_other]

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """The changes in order, each note on the first that it is about."""
        return tuple(notes_once(self.comparison.changes))

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The changes in groups: the summary."""
        return groups(self.comparison.pairing, self.changes)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """All of both editions, changed or not, in reading order: the redline.

        The edition's facts and themes, every page with its department's table, the links. Each
        change has its main place exactly once.
        """
        return self._parts()

    @cached_property
    def changed_parts(self) -> tuple[Part, ...]:
        """The parts with changes; of these, what is as it was has no place but its chapter's."""
        return tuple(part for part in self._parts(only_changed=True) if part.is_changed)

    def _parts(self, *, only_changed: bool = False) -> tuple[Part, ...]:
        pairing = self.comparison.pairing
        data = DataRedline(pairing, self.changes, only_changed=only_changed)
        text = TextRedline(pairing, self.changes, self.source_of, only_changed=only_changed)
        tables = {department_page(name): table for name, table in data.tables().items()}
        pages = []
        for name, page in pairing.pages.items():
            table = tables.pop(name, None) or tables.pop(page.old.id if page.old else "", None)
            title = pairing.page_titles[name]
            pages.append(Part(name, title, data.remarks(name), text.chapters(name), table))
        without_page = (Part(name, "", table=table) for name, table in tables.items())
        return (*data.parts_before(), *pages, *without_page, *data.parts_behind())

    @cached_property
    def has_pictures(self) -> bool:
        """Whether any picture can be seen."""
        return any(each.source for part in self.parts for each in part.pictures)


def notes_once(changes: Iterable[Change]) -> Iterator[Change]:
    """``changes`` with each note on the first change that it is about."""
    told: set[tuple[str, str]] = set()
    for each in changes:
        key = (each.id or str(each.place), each.note)
        yield replace(each, note="") if key in told else each
        if each.note:
            told.add(key)
