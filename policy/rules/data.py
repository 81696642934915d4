"""Checks the data files but for the edition: initiatives, school, links, own words."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from policy.loading.loader import DOCS, EXPLAINED_WORDS, SEARCH_WORDS, Loaded
from policy.loading.yaml_file import Document, Path
from policy.model.data_files import (
    Department,
    Initiative,
    InitiativesFile,
    School,
)
from policy.model.own_words import SearchWordsFile, whole_words
from policy.model.problems import Place, Problem, problem, suggestion
from policy.text.grades import grades_as_written

_REFERENCE = re.compile(r"[a-z0-9/_-]+#[\w-]+")
_REFERRAL = re.compile(r"(?:(?:se|jf\.|det samme som) )?(.+?)\.?", re.IGNORECASE)
"""An explanation, and the word that it comes to where it only refers to another."""
_SENTENCE_ENDS = (".", "!", "?", "…")
_CLOSING_MARKS = "\"'»”’)"


class HasId(Protocol):
    """A row of a list whose rows have unique ids."""

    @property
    def id(self) -> str:
        """The id of the row."""


def check(policy: Loaded) -> Iterator[Problem]:
    """The problems of the data files, as far as each could be read."""
    data, school, links = policy.initiatives, policy.school, policy.links
    if data:
        document = policy.documents["data/initiatives.yaml"]
        yield from check_ids(data, document)
        yield from check_themes(data, document)
        yield from check_own_grades(data, document)
        if policy.complete_initiatives:
            yield from check_overlap(data, document)
        yield from check_transitions(policy, data, document)
        yield from check_full_stops(data, document)
        if school and ("klassetrin",) not in policy.documents["data/school.yaml"].refused:
            yield from check_school_grades(data, school, document)
    if school:
        yield from check_unique(policy.documents["data/school.yaml"], ids("parter", school.parties))
    if links:
        yield from check_unique(policy.documents["data/links.yaml"], ids("links", links.links))
    if SEARCH_WORDS in policy.documents:
        yield from check_search_words(policy.search_words, policy.documents[SEARCH_WORDS])
    if EXPLAINED_WORDS in policy.documents:
        yield from check_explained_words(policy, policy.documents[EXPLAINED_WORDS])


def initiatives_at(data: InitiativesFile) -> Iterator[tuple[Path, Department, Initiative]]:
    """Each active initiative, after its path in the file and its department."""
    for d, department in enumerate(data.departments):
        for i, initiative in enumerate(department.initiatives):
            yield ("afdelinger", d, "indsatser", i), department, initiative


def ids(key: str, rows: Iterable[HasId]) -> Iterator[tuple[Path, str]]:
    """The path in the file and the id of each row of the list ``key``."""
    return (((key, index, "id"), row.id) for index, row in enumerate(rows))


def check_unique(
    document: Document,
    values: Iterable[tuple[Path, str]],
    code: str = "DOBBELT-ID",
    alike: Callable[[str], str] = str,
) -> Iterator[Problem]:
    """No two of ``values``, each with its path in the file, are equal, or ``alike``."""
    lines: dict[str, int] = {}
    for path, value in values:
        if document.is_substituted(path):
            continue
        same = alike(value)
        if same in lines:
            yield document.problem_at(path, code, found=value, line=lines[same])
        lines.setdefault(same, document.value_at(path).line)


def check_ids(data: InitiativesFile, document: Document) -> Iterator[Problem]:
    """An initiative's id is unique among active and retired initiatives."""
    active = [((*path, "id"), each.id) for path, _, each in initiatives_at(data)]
    yield from check_unique(document, ids("afdelinger", data.departments))
    yield from check_unique(document, ids("udgåede", data.retired))
    yield from check_unique(document, active)
    retired: dict[str, int] = {}
    for path, name in ids("udgåede", data.retired):
        if not document.is_substituted(path):
            retired.setdefault(name, document.value_at(path).line)
    for path, name in active:
        if name in retired and not document.is_substituted(path):
            yield document.problem_at(path, "GENBRUGT-ID", found=name, line=retired[name])


def check_themes(data: InitiativesFile, document: Document) -> Iterator[Problem]:
    """Every theme used is listed in ``temaer``, once, and every listed theme is used.

    Unused themes are reported only where no initiative was refused, as that one may use the theme.
    """
    paths: dict[str, Path] = {}
    for index, theme in enumerate(data.themes):
        paths.setdefault(theme, ("temaer", index))
    yield from check_unique(
        document, ((("temaer", i), each) for i, each in enumerate(data.themes)), "DOBBELT-TEMA"
    )
    used = {each.theme for _, _, each in initiatives_at(data) if each.theme}
    unused = [theme for theme in data.themes if theme not in used]
    likely = unused[0] if len(unused) == 1 else ""
    candidates = [*unused, *data.themes]
    for path, _, initiative in initiatives_at(data) if document.is_intact("temaer") else ():
        if initiative.theme and initiative.theme not in paths:
            near = suggestion(initiative.theme, candidates)
            values = {"found": initiative.theme, "candidates": candidates}
            values |= {} if near else {"likely": likely}
            yield document.problem_at((*path, "tema"), "UKENDT-TEMA", **values)
    if document.is_complete and used <= paths.keys():
        for theme in paths.keys() - used:
            yield document.problem_at(paths[theme], "UBRUGT-TEMA", found=theme)


def check_own_grades(data: InitiativesFile, document: Document) -> Iterator[Problem]:
    """An initiative's grades are among its department's; a transition may cross to the next."""
    for path, department, initiative in initiatives_at(data):
        if not department.grades:
            continue
        own = set(department.grades)
        step = initiative.step
        if step and own & set(step):
            own |= set(step)
        for key, grades in (("klassetrin", initiative.grades), ("overgang", step)):
            outside = tuple(grade for grade in grades or () if grade not in own)
            if outside:
                yield document.problem_at(
                    (*path, key),
                    "INDSATS-KLASSETRIN",
                    found=initiative.id,
                    grades=grades_named(outside),
                    own=grades_as_written(department.grades),
                )


def check_overlap(data: InitiativesFile, document: Document) -> Iterator[Problem]:
    """A grade belongs to one department, not counting departments marked ``på_tværs``."""
    owner: dict[int, str] = {}
    for index, department in enumerate(data.departments):
        if department.across:
            continue
        taken = [grade for grade in department.grades if grade in owner]
        if taken:
            yield document.problem_at(
                ("afdelinger", index, "klassetrin"),
                "OVERLAP-KLASSETRIN",
                found=called(document, index, department),
                grades=grades_named(taken),
                other=owner[taken[0]],
            )
        for grade in department.grades:
            owner.setdefault(grade, called(document, index, department))


def check_school_grades(
    data: InitiativesFile, school: School, document: Document
) -> Iterator[Problem]:
    """The departments together have all of the school's grades and no others."""
    assigned: set[int] = set()
    for index, department in enumerate(data.departments):
        assigned.update(department.grades)
        foreign = [grade for grade in department.grades if grade not in school.grades]
        if foreign:
            path: Path = ("afdelinger", index, "klassetrin")
            values = {"found": called(document, index, department)}
            yield document.problem_at(
                path, "FREMMED-KLASSETRIN", **values, grades=grades_named(foreign)
            )
    missing = [grade for grade in school.grades if grade not in assigned]
    has_all = any(each.is_for_all for each in data.departments)
    if missing and document.is_complete and data.departments and not has_all:
        place = document.key_at(("afdelinger",))
        yield problem(place, "MANGLENDE-KLASSETRIN", grades=grades_named(missing))


def check_transitions(
    policy: Loaded, data: InitiativesFile, document: Document
) -> Iterator[Problem]:
    """A transition goes up one grade, and the place that it takes its text from exists."""
    for index, each in enumerate(data.transitions):
        path: Path = ("overgange", index)
        known = not any(document.is_substituted((*path, key)) for key in ("fra", "til"))
        if known and each.to_grade != each.from_grade + 1:
            found = f"{each.from_grade} til {each.to_grade}"
            yield document.problem_at((*path, "til"), "OVERGANG-RETNING", found=found)
        if _REFERENCE.fullmatch(each.text):
            place = document.value_at((*path, "tekst"))
            yield from check_reference(policy, each.text, place)
    for path, _, initiative in initiatives_at(data):
        step = initiative.step
        if step and step[1] != step[0] + 1:
            found = f"{step[0]} til {step[1]}"
            yield document.problem_at((*path, "overgang"), "OVERGANG-RETNING", found=found)


def check_reference(policy: Loaded, reference: str, place: Place) -> Iterator[Problem]:
    """``page#id`` exists in the policy.

    Pages that are unreadable or missing in the navigation are left to other rules.
    """
    path = f"{DOCS}{reference.partition('#')[0]}.md"
    unread = any(each.place.path == path for each in policy.problems)
    if policy.navigation is None or unread or not policy.is_named(path):
        return
    places = [f"{page.id}#{anchor}" for page in policy.policy_pages for anchor in page.anchors]
    if reference not in places:
        yield problem(place, "UKENDT-STED", found=reference, candidates=places)


def check_full_stops(data: InitiativesFile, document: Document) -> Iterator[Problem]:
    """An initiative's text ends with a full stop or another sentence end."""
    for path, _, initiative in initiatives_at(data):
        if not initiative.text.rstrip(_CLOSING_MARKS).endswith(_SENTENCE_ENDS):
            yield document.problem_at((*path, "indsats"), "MANGLER-PUNKTUM", found=initiative.text)


def called(document: Document, index: int, department: Department) -> str:
    """What messages call a department: never the example that stands in for a refused name."""
    path = ("afdelinger", index)
    if not document.is_substituted((*path, "navn")):
        return department.name
    is_known = not document.is_substituted((*path, "id"))
    return department.id if is_known else f"afdeling nr. {index + 1}"


def grades_named(grades: Iterable[int]) -> str:
    """Grades as messages write them: ``klassetrin 4-6``."""
    return f"klassetrin {grades_as_written(tuple(grades))}"


def check_search_words(data: SearchWordsFile, document: Document) -> Iterator[Problem]:
    """A search word stands once, and what it finds is no search word, so none leads in a ring."""
    words = [(("søgeord", i, "ord"), each.word.casefold()) for i, each in enumerate(data.words)]
    yield from check_unique(document, words, "DOBBELT-SØGEORD")
    lines = {word: document.value_at(path).line for path, word in reversed(words)}
    for i, each in enumerate(data.words):
        for j, found in enumerate(each.found):
            path = ("søgeord", i, "finder", j)
            if found.casefold() in lines and not document.is_substituted(path):
                line = lines[found.casefold()]
                yield document.problem_at(path, "SØGEORD-RING", found=found, line=line)


def check_explained_words(policy: Loaded, document: Document) -> Iterator[Problem]:
    """A word is explained once, by more than another that is explained, and the policy has it."""
    path = "ordforklaringer"
    words = [((path, i, "ord"), each.word) for i, each in enumerate(policy.explained_words.words)]
    yield from check_unique(
        document, ((at, word.casefold()) for at, word in words), "DOBBELT-FORKLARING"
    )
    lines = {word.casefold(): document.value_at(at).line for at, word in reversed(words)}
    for i, each in enumerate(policy.explained_words.words):
        referral = _REFERRAL.fullmatch(each.meaning)
        if referral and (line := lines.get(referral[1].casefold())):
            at = (path, i, "forklaring")
            if not document.is_substituted(at):
                yield document.problem_at(at, "FORKLARING-RING", found=each.meaning, line=line)
    texts = [text for name, text in policy.texts.items() if name != EXPLAINED_WORDS]
    for at, word in words:
        stands = whole_words([word])
        if not document.is_substituted(at) and not any(map(stands.search, texts)):
            yield document.problem_at(at, "FORKLARET-UBRUGT", found=word)
