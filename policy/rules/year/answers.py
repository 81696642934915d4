"""Checks ``data/hoering.yaml``: the answers to a hearing, and what is said to have become of them.

The file is public, so an answer that points at a person is refused.
"""

import re
from collections.abc import Iterator

from policy.loading.loader import ANSWERS, Loaded
from policy.loading.yaml_file import Document
from policy.model.data_files import EditionFile, School, Status
from policy.model.hearing import WHOLE, Answer, Outcome, change_number
from policy.model.problems import Problem, problem
from policy.rules.data import check_reference

LONGEST = 1_000
"""Characters of an answer: what was said in a few words."""

_TEXTS = ("gruppe", "svar", "begrundelse")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PERSON = re.compile(
    r"\b(?:(?:hr|fr|frk)\.?|herr|fru|frøken)[ \u00a0]+[A-ZÆØÅ]\w+"
    r"|\b(?:hilsen|mvh\.?|vh\.?|hilsner)\s*[,.]?\s+(?:fra\s+)?[A-ZÆØÅ]\w+",
    re.IGNORECASE,
)
"""A form of address before a name, and the end of a letter."""
_CAPITAL = re.compile(r"[A-ZÆØÅ]\w+\Z")
_MARKUP = re.compile(r"</?[a-zA-Z!]|\*\*|\]\(|^#{1,6} ", re.MULTILINE)
_INITIATIVE = re.compile(r"[A-Z]{1,4}\d+\Z")


def check(policy: Loaded) -> Iterator[Problem]:
    """The problems of the answers, as far as the files could be read."""
    if ANSWERS not in policy.documents or not policy.answers:
        return
    document, info, school = policy.documents[ANSWERS], policy.info, policy.school
    if info and info.hearing is None and policy.documents["data/edition.yaml"].is_intact("høring"):
        yield problem(document.key_at(("svar",)), "SVAR-UDEN-HØRING")
    for index, answer in enumerate(policy.answers):
        yield from check_persons(index, answer, document)
        yield from check_target(index, answer, policy, document)
        if school and policy.documents["data/school.yaml"].is_intact("parter"):
            yield from check_sender(index, answer, school, document)
        if info:
            yield from check_outcome(index, answer, info, document)
    yield from check_twice(policy.answers, document)


def check_sender(
    index: int, answer: Answer, school: School, document: Document
) -> Iterator[Problem]:
    """An answer is from a party of the school or from a group, and never from both."""
    names = [each.id for each in school.parties]
    if bool(answer.party) == bool(answer.group):
        yield problem(document.value_at(("svar", index)), "SVAR-AFSENDER")
    elif answer.party and answer.party not in names:
        path = ("svar", index, "part")
        yield document.problem_at(path, "UKENDT-PART", found=answer.party, candidates=names)


def check_persons(index: int, answer: Answer, document: Document) -> Iterator[Problem]:
    """No text holds an e-mail address or a person's form of address; it is short and plain.

    Messages do not quote what is refused, for they are public too.
    """
    given = (answer.group, answer.text, answer.reason)
    for key, text in zip(_TEXTS, given, strict=True):
        place = document.value_at(("svar", index, key))
        if text is None:
            continue
        if _MAIL.search(text):
            yield problem(place, "SVAR-MAILADRESSE")
        if any(_CAPITAL.search(each[0]) for each in _PERSON.finditer(text)):
            yield problem(place, "SVAR-PERSON")
        if len(text) > LONGEST:
            yield problem(place, "SVAR-FOR-LANGT", length=len(text), limit=LONGEST)
        elif markup := _MARKUP.search(text):
            yield problem(place, "SVAR-OPMÆRKNING", found=markup[0].strip())


def check_target(
    index: int, answer: Answer, policy: Loaded, document: Document
) -> Iterator[Problem]:
    """What an answer concerns is in the policy; numbers of changes are another rule's."""
    target, place = answer.target, document.value_at(("svar", index, "gælder"))
    if target == WHOLE or change_number(target) is not None:
        return
    if "#" in target:
        yield from check_reference(policy, target, place)
    elif policy.complete_initiatives:
        ids = policy.complete_initiatives.initiative_ids()
        if target not in ids:
            candidates = ids if _INITIATIVE.match(target) else [WHOLE]
            yield problem(place, "SVAR-UKENDT-STED", found=target, candidates=candidates)


def check_outcome(
    index: int, answer: Answer, info: EditionFile, document: Document
) -> Iterator[Problem]:
    """The days follow each other; an adopted edition has an outcome for each answer."""
    here = ("svar", index)
    if answer.decided and answer.decided < answer.date:
        days = {"found": answer.date, "decided": answer.decided}
        yield document.problem_at((*here, "dato"), "SVAR-EFTER-UDFALD", **days)
    if info.adopted and answer.date > info.adopted.last:
        told = {"found": answer.date, "adopted": info.adopted}
        yield document.problem_at((*here, "dato"), "SVAR-EFTER-VEDTAGET", **told)
    elif info.hearing and answer.date > info.hearing.ends:
        days = {"found": answer.date, "ends": info.hearing.ends}
        yield document.problem_at((*here, "dato"), "SVAR-EFTER-HØRING", **days)
    begins = info.hearing.begins if info.hearing else None
    if begins and answer.date < begins:
        days = {"found": answer.date, "begins": begins}
        yield document.problem_at((*here, "dato"), "SVAR-FØR-HØRING", **days)
    is_open = answer.outcome is None and ("svar", index, "udfald") not in document.refused
    if is_open and info.status is Status.ADOPTED:
        yield problem(document.value_at(here), "SVAR-UDEN-UDFALD")
    if answer.outcome in (Outcome.DECLINED, Outcome.PARTLY) and not answer.reason:
        yield document.problem_at((*here, "udfald"), "SVAR-UDEN-BEGRUNDELSE")


def check_twice(answers: tuple[Answer, ...], document: Document) -> Iterator[Problem]:
    """The same answer from the same sender on the same place stands once."""
    seen: dict[tuple[str | None, str | None, str, str], int] = {}
    for index, each in enumerate(answers):
        key = (each.party, each.group, each.target, " ".join(each.text.split()))
        if key in seen:
            line = document.value_at(("svar", seen[key])).line
            yield problem(document.value_at(("svar", index)), "SVAR-TO-GANGE", line=line)
        seen.setdefault(key, index)
