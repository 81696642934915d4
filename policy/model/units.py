"""What is said of a unit and of an initiative, as readers see it: whom it is for, who, when."""

from collections.abc import Iterator

from policy.model.data_files import Department, Initiative
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
