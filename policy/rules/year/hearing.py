"""Checks ``høring`` in ``data/edition.yaml``: whom it asks, and its days."""

from collections.abc import Iterator

from policy.loading.loader import Loaded
from policy.loading.yaml_file import Document
from policy.model.data_files import EditionFile, School, Status
from policy.model.hearing import Hearing
from policy.model.problems import Problem, problem

PATH = "data/edition.yaml"


def check(policy: Loaded) -> Iterator[Problem]:
    """The problems of the hearing, where the edition has one."""
    info, school = policy.info, policy.school
    if info is None or info.hearing is None:
        return
    document = policy.documents[PATH]
    yield from check_days(info, info.hearing, document)
    if school and policy.documents["data/school.yaml"].is_intact("parter"):
        yield from check_parties(info.hearing, school, document)


def check_days(info: EditionFile, hearing: Hearing, document: Document) -> Iterator[Problem]:
    """A hearing is of a draft, in order, near its school year and over before the adoption."""
    has_no_draft = info.status in (Status.CARRIED_OVER, Status.EARLIER)
    if has_no_draft and not document.is_substituted(("status",)):
        place = document.key_at(("høring",))
        yield problem(place, "HØRING-UDEN-UDKAST", status=info.status.value)
    if document.is_substituted(("høring", "slutter")):
        return
    ends = ("høring", "slutter")
    if hearing.begins and hearing.ends < hearing.begins:
        days = {"found": hearing.ends, "begins": hearing.begins}
        yield document.problem_at(ends, "HØRING-BAGLÆNS", **days)
    if info.adopted and hearing.ends > info.adopted.last:
        told = {"found": hearing.ends, "adopted": info.adopted}
        yield document.problem_at(ends, "HØRING-EFTER-VEDTAGET", **told)
    year = int(info.year[:4])
    for key, day in (("begynder", hearing.begins), ("slutter", hearing.ends)):
        if day and not year - 1 <= day.year <= year + 3:
            path = ("høring", key)
            yield document.problem_at(path, "DATO-LANGT-FRA", found=day, year=info.year)


def check_parties(hearing: Hearing, school: School, document: Document) -> Iterator[Problem]:
    """Those asked above all are parties of the school, each named once."""
    names = [each.id for each in school.parties]
    for index, name in enumerate(hearing.parties):
        path = ("høring", "parter", index)
        if name not in names:
            yield document.problem_at(path, "UKENDT-PART", found=name, candidates=names)
        elif name in hearing.parties[:index]:
            yield document.problem_at(path, "PART-TO-GANGE", found=name)
