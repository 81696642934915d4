"""View models by grade and group: its department, its initiatives and its transitions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from macros.views import NO_COLOUR, Card, Item, Passage, View, department_card, items, passages
from policy.model.addresses import (
    GRADES_PAGE,
    department_page,
    grade_anchor,
    grade_page,
    group_anchor,
)
from policy.model.data_files import Department
from policy.text.danish import grades_in_words
from policy.words.unit_words import GRADE, OTHER_GRADES, WHO_GOES_TO


@dataclass(frozen=True)
class Choice:
    """A button of the finder: a number or a name, the word behind it, and where it leads."""

    name: str
    word: str
    href: str
    colour: str = ""


@dataclass(frozen=True)
class GradeGroup:
    """The buttons of one department, of the groups with names, or of the units without grades."""

    name: str
    colour: str
    choices: tuple[Choice, ...]
    is_named: bool = False


@dataclass(frozen=True)
class GradePage:
    """Everything that concerns one grade or group, or grades for which everything is the same.

    ``particular`` is for this year alone or a few years, ``common`` for the whole department;
    ``everybody`` are the departments for the whole school and ``across`` those that run across,
    each with its items for this grade. ``also`` are the anchors of the further grades; ``alone`` is
    the URL of the page that shows nothing else, empty where there is none.
    """

    name: str
    anchor: str
    card: Card | None
    particular: tuple[Item, ...]
    common: tuple[Item, ...]
    everybody: tuple[tuple[Card, tuple[Item, ...]], ...]
    across: tuple[tuple[Card, tuple[Item, ...]], ...]
    steps: tuple[Item, ...] = ()
    passages: tuple[Passage, ...] = ()
    grades: tuple[int, ...] = ()
    alone: str = ""

    @property
    def also(self) -> tuple[str, ...]:
        """The anchors of the grades but the first."""
        return tuple(map(grade_anchor, self.grades[1:]))

    @property
    def content(self) -> tuple[object, ...]:
        """What the page says, whichever grade it is for."""
        many = (self.particular, self.common, self.everybody, self.across, self.steps)
        return (self.card, *many, self.passages)


def grade_groups(view: View) -> tuple[GradeGroup, ...]:
    """The buttons of the finder by department; none where there is nothing to choose between."""
    pages = [page for page in grade_pages(view) if page.grades]
    owners = {each.id: each for each in view.edition.departments}
    groups: dict[str, list[GradePage]] = {}
    for page in pages:
        owner = owner_of(view, page.grades[0])
        groups.setdefault(owner.id if owner else "", []).append(page)
    found = [
        GradeGroup(
            name=owners[key].name if key else OTHER_GRADES,
            colour=view.colour(owners[key]) if key else NO_COLOUR,
            choices=tuple(_choice(view, page) for page in members),
        )
        for key, members in groups.items()
    ]
    found = [*_named_groups(view), *found, *_apart(view)]
    return tuple(found) if sum(len(each.choices) for each in found) > 1 else ()


def _choice(view: View, page: GradePage) -> Choice:
    name = grades_in_words(page.grades).removesuffix(f" {GRADE}")
    return Choice(name, GRADE, view.links.to(GRADES_PAGE, page.anchor))


def _named_groups(view: View) -> Iterator[GradeGroup]:
    """The buttons of the groups with names, a box for each department that has some."""
    for owner, names in groupby(view.edition.school.groups, lambda name: group_owner(view, name)):
        colour = view.colour(owner) if owner else NO_COLOUR
        choices = (Choice(n, "", view.links.to(GRADES_PAGE, group_anchor(n))) for n in names)
        yield GradeGroup(owner.name if owner else "", colour, tuple(choices), is_named=True)


def _apart(view: View) -> Iterator[GradeGroup]:
    """The buttons of the units for those who go there, which lead to their pages."""
    units = [each for each in view.edition.departments if each.is_apart]
    if units:
        choices = (
            Choice(each.name, "", view.links.to(department_page(each.id)), view.colour(each))
            for each in units
        )
        yield GradeGroup(WHO_GOES_TO, NO_COLOUR, tuple(choices), is_named=True)


def owner_of(view: View, grade: int) -> Department | None:
    """The department that the grade belongs to; those that run across do not own grades."""
    own = (d for d in view.edition.departments if not d.across and grade in d.grades)
    return next(own, None)


def group_owner(view: View, name: str) -> Department | None:
    """The department that the group belongs to."""
    return next((d for d in view.edition.departments if name in d.groups and not d.across), None)


def grade_pages(view: View) -> tuple[GradePage, ...]:
    """A part for each of the school's groups and grades, ascending.

    Where everything is the same for all grades of a department, they have one part together.
    """
    every = [item for each in view.edition.units for item in items(view, each)]
    named = list(passages(view))
    groups = tuple(_group_page(view, name, every) for name in view.edition.school.groups)
    pages = [_grade_page(view, grade, every, named) for grade in view.edition.school.grades]
    return (*groups, *_joined(pages))


def _joined(pages: Iterable[GradePage]) -> Iterator[GradePage]:
    """``pages``, with one for each department, or for none, whose grades all have the same."""
    for _, found in groupby(pages, key=lambda page: page.card):
        members = list(found)
        first, grades = members[0], tuple(page.grades[0] for page in members)
        if len(members) > 1 and all(p.content == first.content for p in members):
            shared = {name: getattr(first, name) for name in vars(first)}
            yield GradePage(**{**shared, "name": grades_in_words(grades), "grades": grades})
        else:
            yield from members


def apart_pages(view: View) -> tuple[tuple[Card, tuple[Item, ...]], ...]:
    """The units for those who go there, each with its items."""
    units = (each for each in view.edition.departments if each.is_apart)
    return tuple((department_card(view, each), items(view, each)) for each in units)


def _grade_page(
    view: View, grade: int, every: Iterable[Item], named: Iterable[Passage]
) -> GradePage:
    owner = owner_of(view, grade)
    met = [i for i in every if grade in i.grades and not i.department.is_apart]
    own = [i for i in met if not (i.department.across or i.department.is_for_all)]
    return GradePage(
        name=grades_in_words((grade,)),
        anchor=grade_anchor(grade),
        card=department_card(view, owner) if owner else None,
        particular=tuple(item for item in own if item.is_partial),
        common=tuple(item for item in own if not item.is_partial),
        everybody=tuple(_by_department(view, [i for i in met if i.department.is_for_all])),
        across=tuple(_by_department(view, [i for i in met if i.department.across])),
        steps=tuple(item for item in every if _leads_to(item, grade)),
        passages=tuple(passage for passage in named if grade in passage.step),
        grades=(grade,),
        alone=_alone(view, grade_anchor(grade)),
    )


def _group_page(view: View, name: str, every: Iterable[Item]) -> GradePage:
    owner = group_owner(view, name)
    met = [item for item in every if name in item.groups]
    own = [item for item in met if not item.department.across]
    all_of_us = [i for i in every if i.department.is_for_all and not i.initiative.grades]
    return GradePage(
        name=name,
        anchor=group_anchor(name),
        card=department_card(view, owner) if owner else None,
        particular=tuple(item for item in own if item.is_partial),
        common=tuple(item for item in own if not item.is_partial),
        everybody=tuple(_by_department(view, all_of_us)),
        across=tuple(_by_department(view, [i for i in met if i.department.across])),
        alone=_alone(view, group_anchor(name)),
    )


def _alone(view: View, anchor: str) -> str:
    return view.links.to(grade_page(anchor)) if view.has_grade_pages else ""


def _leads_to(item: Item, grade: int) -> bool:
    """Whether an initiative for other grades has a transition to or from the grade."""
    return grade in (item.initiative.step or ()) and grade not in item.grades


def _by_department(view: View, met: Iterable[Item]) -> Iterator[tuple[Card, tuple[Item, ...]]]:
    """The departments of ``met``, each with its own of them."""
    for name, found in groupby(met, key=lambda item: item.department.id):
        yield department_card(view, view.department(name)), tuple(found)
