"""Two editions -> the report that people read: what is to be said first, then the redline."""

from collections.abc import Iterable
from dataclasses import dataclass

from policy.diff.change import Change
from policy.model.edition import Edition, reservation
from policy.report.grouping import Group, groups
from policy.report.redline import document, notes_once
from policy.report.redline_model import Part


@dataclass(frozen=True)
class Report:
    """Both editions' names, the changes in groups, every part of the policy word by word.

    ``reservation`` is the policy's own on its tables.
    """

    school: str
    title: str
    old: Edition
    new: Edition
    groups: tuple[Group, ...]
    parts: tuple[Part, ...]
    reservation: str

    @property
    def changed_parts(self) -> tuple[Part, ...]:
        """The parts that are not as they were."""
        return tuple(part for part in self.parts if part.is_changed)


def report(old: Edition, new: Edition, changes: Iterable[Change]) -> Report:
    """What the templates of the report need; ``changes`` are those of ``compare(old, new)``."""
    changes = tuple(notes_once(changes))
    return Report(
        school=new.school.name,
        title=new.title,
        old=old,
        new=new,
        groups=groups(old, new, changes),
        parts=document(old, new, changes),
        reservation=reservation(new),
    )
