"""What is said of a unit and of an initiative, as readers see it: whom it is for, who, when."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from policy.model.data_files import Department, Initiative, School
from policy.text.danish import grades_in_words, listed
from policy.text.shorten import excerpt
from policy.words.unit_words import DETAILS, UNITS

_SHORT = 40
"""How many characters of its text name an initiative that has neither short name nor theme."""


def whom_for(department: Department) -> str:
    """Whom a department is for: «0. til 3. klasse», «Børnehaven», «For alle»."""
    if department.is_for_all:
        return UNITS["all"]
    return grades_in_words(department.grades) or listed(department.groups) or UNITS["apart"]


def group_places(every: Sequence[str], names: Collection[str]) -> tuple[int, ...]:
    """The numbers that stand for the groups ``names`` of ``every`` one, in order, below zero."""
    return tuple(at - len(every) for at, each in enumerate(every) if each in names)


def places_in_words(every: Sequence[str], places: Iterable[int]) -> str:
    """``places`` in words: «Vuggestuen, Børnehaven og 0. til 2. klasse»."""
    numbers = [*places]
    groups = [each for at, each in enumerate(every) if at - len(every) in numbers]
    return listed([*groups, *filter(None, [grades_in_words(n for n in numbers if n >= 0)])])


def whole_school(school: School) -> str:
    """All that a picture of the school shows: «0. til 9. klasse», «i Vuggestuen og 0. klasse»."""
    groups = group_places(school.groups, school.groups)
    every = places_in_words(school.groups, (*groups, *school.grades))
    return UNITS["in"].format(places=every) if school.groups else every


def places_named(school: School) -> str:
    """What an initiative may be for: «klassetrin», «grupper», or both."""
    return listed([UNITS[name] for name in ("groups", "grades") if getattr(school, name)])


def details(initiative: Initiative) -> Iterator[tuple[str, str]]:
    """Who is responsible, when, why and how it is evaluated, each with its name, where known."""
    for key, value in (
        ("ansvarlig", initiative.responsible),
        ("hvornår", initiative.when),
        ("mål", initiative.goal),
        ("evaluering", initiative.evaluation),
    ):
        if value:
            yield DETAILS[key], value


def short_name(initiative: Initiative) -> str:
    """The short name of an initiative, its theme, or the beginning of its text."""
    return initiative.short or initiative.theme or excerpt(initiative.text, _SHORT)
