"""Checks the units of the school: whom each is for, their groups, names and contacts.

A unit is for everybody, for grades, for groups with names, or for those who go there; it is never
two of these.
"""

import re
from collections.abc import Iterator

from policy.loading.loader import Loaded
from policy.loading.yaml_file import Document, Path
from policy.model.data_files import Department, InitiativesFile, School
from policy.model.problems import Problem, problem
from policy.rules.data import called, check_unique, grades_named, initiatives_at
from policy.text.grades import grades_as_written
from policy.text.slug import slug

_GRADE = re.compile(r"\d{1,2}\.?(?:\s*klasse)?", re.IGNORECASE)
"""A grade, where the name of a group should be."""
INITIATIVES, SCHOOL = "data/initiatives.yaml", "data/school.yaml"


def check(policy: Loaded) -> Iterator[Problem]:
    """The problems of the units, as far as the files could be read."""
    data, school = policy.initiatives, policy.school
    if school:
        groups = ((("grupper", i), name) for i, name in enumerate(school.groups))
        yield from check_unique(policy.documents[SCHOOL], groups, "DOBBELT-GRUPPE", slug)
        for index, name in enumerate(school.groups):
            if _GRADE.fullmatch(name):
                path: Path = ("grupper", index)
                yield policy.documents[SCHOOL].problem_at(path, "GRUPPE-ER-KLASSETRIN", found=name)
        contacts = (
            (("kontakt", i, "adresse"), f"{' '.join(each.role.split())}, {each.address}")
            for i, each in enumerate(school.contacts)
        )
        yield from check_unique(policy.documents[SCHOOL], contacts, "DOBBELT-KONTAKT")
    if data:
        document = policy.documents[INITIATIVES]
        yield from check_kinds(data, document)
        names = ((("afdelinger", i, "navn"), d.name) for i, d in enumerate(data.departments))
        yield from check_unique(document, names, "DOBBELT-AFDELING", str.casefold)
        yield from check_some_themes(data, document)
        if school and not policy.documents[SCHOOL].refused:
            yield from check_groups(data, school, document)
            yield from check_own_groups(data, school, document)
            yield from check_grades_of_others(data, school, document)


def check_kinds(data: InitiativesFile, document: Document) -> Iterator[Problem]:
    """A unit for everybody has neither grades nor groups nor runs across; no unit has both."""
    for index, each in enumerate(data.departments):
        both = {"klassetrin": each.grades, "grupper": each.groups}
        written = [key for key, said in both.items() if said]
        besides = [*written, *(["på_tværs"] if each.across else [])]
        if each.is_for_all and besides:
            place = document.key_at(("afdelinger", index, besides[0]))
            yield problem(
                place, "ALLE-OG-ANDET", found=called(document, index, each), key=besides[0]
            )
        elif len(written) > 1:
            place = document.key_at(("afdelinger", index, "grupper"))
            yield problem(place, "KLASSETRIN-OG-GRUPPER", found=called(document, index, each))


def check_some_themes(data: InitiativesFile, document: Document) -> Iterator[Problem]:
    """In a unit either every initiative has a theme, or none has."""
    themed = {d.id for d in data.departments if any(each.theme for each in d.initiatives)}
    for path, department, each in initiatives_at(data):
        is_missing = not each.theme and (*path, "tema") not in document.refused
        if is_missing and department.id in themed:
            yield document.problem_at((*path, "id"), "MANGLER-TEMA", found=each.id)


def check_groups(data: InitiativesFile, school: School, document: Document) -> Iterator[Problem]:
    """Groups are those of the school, and each belongs to one unit that does not run across."""
    owner: dict[str, str] = {}
    for index, each in enumerate(data.departments):
        path: Path = ("afdelinger", index, "grupper")
        for number, name in enumerate(each.groups):
            if name not in school.groups:
                yield _unknown(document, (*path, number), name, school)
            elif name in owner and not each.across:
                values = {"found": name, "other": owner[name]}
                yield document.problem_at((*path, number), "OVERLAP-GRUPPE", **values)
            elif not each.across:
                owner[name] = called(document, index, each)
    has_all = any(each.is_for_all for each in data.departments)
    missing = [name for name in school.groups if name not in owner]
    if missing and document.is_complete and data.departments and not has_all:
        place = document.key_at(("afdelinger",))
        yield problem(place, "MANGLENDE-GRUPPE", found=missing[0])


def check_own_groups(
    data: InitiativesFile, school: School, document: Document
) -> Iterator[Problem]:
    """An initiative's groups are those of the school and of its unit."""
    for path, department, initiative in initiatives_at(data):
        for number, name in enumerate(initiative.groups or ()):
            place = (*path, "grupper", number)
            if name not in school.groups:
                yield _unknown(document, place, name, school)
            elif not _has(department, name):
                values = {"found": name, "name": called(document, int(path[1]), department)}
                yield document.problem_at(place, "GRUPPE-UDENFOR", **values)


def _has(department: Department, name: str) -> bool:
    return name in department.groups or department.is_for_all or department.is_apart


def _unknown(document: Document, path: Path, name: str, school: School) -> Problem:
    return document.problem_at(path, "UKENDT-GRUPPE", found=name, candidates=school.groups)


def check_grades_of_others(
    data: InitiativesFile, school: School, document: Document
) -> Iterator[Problem]:
    """An initiative of a unit without grades is for grades that the school has."""
    for path, department, each in initiatives_at(data):
        if department.grades or (*path[:2], "klassetrin") in document.refused:
            continue
        for key, grades in (("klassetrin", each.grades), ("overgang", each.step)):
            outside = tuple(grade for grade in grades or () if grade not in school.grades)
            if outside:
                values = {"grades": grades_named(outside), "own": grades_as_written(school.grades)}
                values["own"] = values["own"] or "ingen"
                yield document.problem_at(
                    (*path, key), "INDSATS-IKKE-SKOLENS", found=each.id, **values
                )
