"""Checks ``høring`` in ``data/edition.yaml``: whom it asks, and its days."""

from collections.abc import Iterator

from policy.loading.loader import Loaded
from policy.loading.yaml_file import Document
from policy.model.data_files import EditionFile, School, Status
from policy.model.edition import Edition
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
    yield from check_questions(info, info.hearing, document)
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


def check_after(policy: Loaded, earlier: Edition) -> Iterator[Problem]:
    """A hearing cannot be over before there was a draft: not before the edition before it."""
    hearing = policy.info.hearing if policy.info else None
    adopted = earlier.info.adopted
    if hearing and adopted and hearing.ends < adopted.first:
        told = {"found": hearing.ends, "adopted": adopted}
        yield policy.documents[PATH].problem_at(("høring", "slutter"), "HØRING-FØR-UDKAST", **told)


def check_questions(info: EditionFile, hearing: Hearing, document: Document) -> Iterator[Problem]:
    """Each question stands once, and a draft's readers are told whom to answer."""
    seen: dict[str, int] = {}
    for index, each in enumerate(hearing.questions):
        place = document.value_at(("høring", "spørgsmål", index))
        key = " ".join(each.casefold().split())
        if key in seen:
            yield problem(place, "SPØRGSMÅL-TO-GANGE", line=seen[key])
        seen.setdefault(key, place.line)
    is_read = ("høring", "svar_til") not in document.refused
    if info.status is Status.DRAFT and hearing.reply_to is None and is_read:
        yield problem(document.key_at(("høring",)), "HØRING-UDEN-SVAR-TIL")


def check_parties(hearing: Hearing, school: School, document: Document) -> Iterator[Problem]:
    """Those asked above all are parties of the school, each named once."""
    names = [each.id for each in school.parties]
    for index, name in enumerate(hearing.parties):
        path = ("høring", "parter", index)
        if name not in names:
            yield document.problem_at(path, "UKENDT-PART", found=name, candidates=names)
        elif name in hearing.parties[:index]:
            yield document.problem_at(path, "PART-TO-GANGE", found=name)
