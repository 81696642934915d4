"""The rules of ``data/initiatives.yaml``, ``data/school.yaml`` and ``data/links.yaml``."""

import re
from collections.abc import Iterable, Iterator

from policy.loading.loader import DOCS, Loaded
from policy.loading.yaml_file import Document, Path
from policy.model.data_files import Department, Initiative, InitiativesFile, School
from policy.model.problems import Place, Problem, problem
from policy.text.grades import grades_as_written

_REFERENCE = re.compile(r"[a-z0-9/_-]+#[\w-]+")
_SENTENCE_ENDS = (".", "!", "?", "…")
_CLOSING_MARKS = "\"'»”’)"


def check(policy: Loaded) -> Iterator[Problem]:
    """The problems of the data, each file judged as far as it could be read."""
    data, school, links = policy.initiatives, policy.school, policy.links
    if data:
        document = policy.documents["data/initiatives.yaml"]
        yield from check_ids(data, document)
        yield from check_themes(data, document, whole=policy.whole(document.path))
        yield from check_own_grades(data, document)
        if policy.whole(document.path):
            yield from check_overlap(data, document)
        yield from check_transitions(policy, data, document)
        yield from check_full_stops(data, document)
        if school and not policy.documents["data/school.yaml"].is_stood_in(("klassetrin",)):
            whole = policy.whole(document.path)
            yield from check_school_grades(data, school, document, whole=whole)
    if school:
        document = policy.documents["data/school.yaml"]
        yield from check_unique(document, "parter", [party.id for party in school.parties])
    if links:
        document = policy.documents["data/links.yaml"]
        yield from check_unique(document, "links", [link.id for link in links.links])


def initiatives_at(data: InitiativesFile) -> Iterator[tuple[Path, Department, Initiative]]:
    """Every active initiative with its path in the file and its department."""
    for d, department in enumerate(data.departments):
        for i, initiative in enumerate(department.initiatives):
            yield ("afdelinger", d, "indsatser", i), department, initiative


def check_unique(document: Document, key: str, ids: Iterable[str]) -> Iterator[Problem]:
    """The ids of a list are different from each other."""
    seen: dict[str, Place] = {}
    for index, name in enumerate(ids):
        if document.is_stood_in((key, index, "id")):
            continue
        place = document.value_at((key, index, "id"))
        if name in seen:
            yield problem(place, "DOBBELT-ID", found=name, line=seen[name].line)
        seen.setdefault(name, place)


def check_ids(data: InitiativesFile, document: Document) -> Iterator[Problem]:
    """An id belongs to one initiative only, active or retired, for ever."""
    yield from check_unique(document, "afdelinger", [each.id for each in data.departments])
    yield from check_unique(document, "udgåede", [each.id for each in data.retired])
    retired = {
        each.id: document.value_at(("udgåede", index, "id"))
        for index, each in reversed(list(enumerate(data.retired)))
        if not document.is_stood_in(("udgåede", index, "id"))
    }
    seen: dict[str, Place] = {}
    for path, _, initiative in initiatives_at(data):
        if document.is_stood_in((*path, "id")):
            continue
        place, name = document.value_at((*path, "id")), initiative.id
        if name in retired:
            yield problem(place, "GENBRUGT-ID", found=name, line=retired[name].line)
        if name in seen:
            yield problem(place, "DOBBELT-ID", found=name, line=seen[name].line)
        seen.setdefault(name, place)


def check_themes(data: InitiativesFile, document: Document, *, whole: bool) -> Iterator[Problem]:
    """Every theme is in the vocabulary; the vocabulary names each once and none without use.

    ``whole`` is False where an initiative was refused, which may be the one that uses a theme.
    """
    seen: dict[str, Place] = {}
    for index, theme in enumerate(data.themes):
        place = document.value_at(("temaer", index))
        if theme in seen:
            yield problem(place, "DOBBELT-TEMA", found=theme, line=seen[theme].line)
        seen.setdefault(theme, place)
    used = {initiative.theme for _, _, initiative in initiatives_at(data)}
    unused = [theme for theme in data.themes if theme not in used]
    for path, _, initiative in initiatives_at(data):
        if initiative.theme not in seen and document.is_whole("temaer"):
            place = document.value_at((*path, "tema"))
            yield problem(
                place, "UKENDT-TEMA", found=initiative.theme, candidates=[*unused, *data.themes]
            )
    misspelt = any(theme not in seen for theme in used)
    for theme, place in seen.items():
        if whole and not misspelt and theme not in used:
            yield problem(place, "UBRUGT-TEMA", found=theme)


def check_own_grades(data: InitiativesFile, document: Document) -> Iterator[Problem]:
    """An initiative's grades lie inside its department's; a transition may touch the next."""
    for path, department, initiative in initiatives_at(data):
        if document.is_stood_in((*path[:2], "klassetrin")):
            continue
        own = set(department.grades)
        step = initiative.step
        if step and own & set(step):
            own |= set(step)
        for key, grades in (("klassetrin", initiative.grades), ("overgang", step)):
            outside = tuple(grade for grade in grades or () if grade not in own)
            if outside:
                yield problem(
                    document.value_at((*path, key)),
                    "INDSATS-KLASSETRIN",
                    found=initiative.id,
                    grades=grades_named(outside),
                    own=grades_as_written(department.grades),
                )


def check_overlap(data: InitiativesFile, document: Document) -> Iterator[Problem]:
    """A grade belongs to one department, but for those that go across."""
    owner: dict[int, str] = {}
    for index, department in enumerate(data.departments):
        if department.across:
            continue
        taken = [grade for grade in department.grades if grade in owner]
        if taken:
            yield problem(
                document.value_at(("afdelinger", index, "klassetrin")),
                "OVERLAP-KLASSETRIN",
                found=department.name,
                grades=grades_named(taken),
                other=owner[taken[0]],
            )
        for grade in department.grades:
            owner.setdefault(grade, department.name)


def check_school_grades(
    data: InitiativesFile, school: School, document: Document, *, whole: bool
) -> Iterator[Problem]:
    """The departments have all of the school's grades between them, and no others."""
    covered: set[int] = set()
    for index, department in enumerate(data.departments):
        covered.update(department.grades)
        strange = [grade for grade in department.grades if grade not in school.grades]
        if strange:
            place = document.value_at(("afdelinger", index, "klassetrin"))
            grades = grades_named(strange)
            yield problem(place, "FREMMED-KLASSETRIN", found=department.name, grades=grades)
    missing = [grade for grade in school.grades if grade not in covered]
    if missing and whole:
        place = document.key_at(("afdelinger",))
        yield problem(place, "MANGLENDE-KLASSETRIN", grades=grades_named(missing))


def check_transitions(
    policy: Loaded, data: InitiativesFile, document: Document
) -> Iterator[Problem]:
    """A transition goes one grade up, and the place that its text comes from exists."""
    for index, each in enumerate(data.transitions):
        path: Path = ("overgange", index)
        known = not any(document.is_stood_in((*path, key)) for key in ("fra", "til"))
        if known and each.to_grade != each.from_grade + 1:
            found = f"{each.from_grade} til {each.to_grade}"
            yield problem(document.value_at((*path, "til")), "OVERGANG-RETNING", found=found)
        if _REFERENCE.fullmatch(each.text):
            place = document.value_at((*path, "tekst"))
            yield from check_reference(policy, each.text, place)
    for path, _, initiative in initiatives_at(data):
        step = initiative.step
        if step and step[1] != step[0] + 1:
            place, found = document.value_at((*path, "overgang")), f"{step[0]} til {step[1]}"
            yield problem(place, "OVERGANG-RETNING", found=found)


def check_reference(policy: Loaded, reference: str, place: Place) -> Iterator[Problem]:
    """``page#id`` is a place in the policy.

    A page that could not be read, or that the navigation fails to name, is another problem.
    """
    path = f"{DOCS}{reference.partition('#')[0]}.md"
    unread = any(each.place.path == path for each in policy.problems)
    if policy.navigation is None or unread or not policy.is_named(path):
        return
    places = [f"{page.id}#{anchor}" for page in policy.policy_pages for anchor in page.anchors]
    if reference not in places:
        yield problem(place, "UKENDT-STED", found=reference, candidates=places)


def check_full_stops(data: InitiativesFile, document: Document) -> Iterator[Problem]:
    """What an initiative does is said in sentences, and a sentence ends with a full stop."""
    for path, _, initiative in initiatives_at(data):
        if not initiative.text.rstrip(_CLOSING_MARKS).endswith(_SENTENCE_ENDS):
            place = document.value_at((*path, "indsats"))
            yield problem(place, "MANGLER-PUNKTUM", found=initiative.text)


def grades_named(grades: Iterable[int]) -> str:
    """Grades as a message names them: ``klassetrin 4-6``."""
    return f"klassetrin {grades_as_written(tuple(grades))}"
