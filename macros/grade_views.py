"""View models by grade: its department, its initiatives and its transitions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from macros.views import NO_COLOUR, Card, Item, Passage, View, department_card, items, passages
from policy.model.addresses import GRADES_PAGE
from policy.model.data_files import Department


@dataclass(frozen=True)
class GradeGroup:
    """Grades that belong to one department, or to none: then ``name`` is empty."""

    name: str
    colour: str
    grades: tuple[tuple[int, str], ...]


def grade_groups(view: View) -> tuple[GradeGroup, ...]:
    """The school's grades grouped by their department, each grade with its address, ascending."""
    groups: dict[str, list[int]] = {}
    owners = {each.id: each for each in view.edition.departments}
    for grade in view.edition.school.grades:
        owner = owner_of(view, grade)
        groups.setdefault(owner.id if owner else "", []).append(grade)
    return tuple(
        GradeGroup(
            name=owners[key].name if key else "",
            colour=view.colour(owners[key]) if key else NO_COLOUR,
            grades=tuple((g, view.links.to(GRADES_PAGE, grade_anchor(g))) for g in grades),
        )
        for key, grades in groups.items()
    )


def owner_of(view: View, grade: int) -> Department | None:
    """The department that the grade belongs to; those that run across do not own grades."""
    own = (d for d in view.edition.departments if not d.across and grade in d.grades)
    return next(own, None)


def grade_anchor(grade: int) -> str:
    """The id of a grade's heading."""
    return f"klasse-{grade}"


@dataclass(frozen=True)
class GradePage:
    """Everything that concerns one grade.

    ``particular`` is for this year alone or a few years, ``common`` for the whole department;
    ``across`` are the departments that run across, each with its items for this grade.
    """

    grade: int
    anchor: str
    card: Card | None
    particular: tuple[Item, ...]
    common: tuple[Item, ...]
    across: tuple[tuple[Card, tuple[Item, ...]], ...]
    steps: tuple[Item, ...]
    passages: tuple[Passage, ...]


def grade_pages(view: View) -> tuple[GradePage, ...]:
    """A part for each of the school's grades, ascending."""
    every = [item for each in view.edition.departments for item in items(view, each)]
    named = list(passages(view))
    return tuple(_grade_page(view, grade, every, named) for grade in view.edition.school.grades)


def _grade_page(
    view: View, grade: int, every: Iterable[Item], named: Iterable[Passage]
) -> GradePage:
    owner = owner_of(view, grade)
    met = [item for item in every if grade in item.grades]
    own = [item for item in met if not item.department.across]
    return GradePage(
        grade=grade,
        anchor=grade_anchor(grade),
        card=department_card(view, owner) if owner else None,
        particular=tuple(item for item in own if item.is_partial),
        common=tuple(item for item in own if not item.is_partial),
        across=tuple(_across(view, met)),
        steps=tuple(item for item in every if _leads_to(item, grade)),
        passages=tuple(passage for passage in named if grade in passage.step),
    )


def _leads_to(item: Item, grade: int) -> bool:
    """Whether an initiative for other grades has a transition to or from the grade."""
    return grade in (item.initiative.step or ()) and grade not in item.grades


def _across(view: View, met: Iterable[Item]) -> Iterator[tuple[Card, tuple[Item, ...]]]:
    """The departments that run across, each with those of its items that are ``met``."""
    for name, found in groupby(met, key=lambda item: item.department.id):
        department = view.department(name)
        if department.across:
            yield department_card(view, department), tuple(found)
