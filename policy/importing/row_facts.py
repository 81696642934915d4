"""What the words in a row of a department's table say of its initiative, as keys and values."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from policy.documents.data_blocks import tags_of
from policy.importing.read_text import ReadText
from policy.model.data_files import Department, Initiative
from policy.model.units import details
from policy.text.danish import listed, step_in_words
from policy.text.grades import grades_as_written
from policy.text.tokens import normal_form
from policy.words.document_words import INITIATIVES
from policy.words.unit_words import DETAILS

_GRADES = re.compile(r"((?:\d+\.(?: til \d+\.)?(?:, | og |(?= klasse)))+) ?klasse\Z")
_RUN = re.compile(r"(\d+)\.(?: til (\d+)\.)?")
_MOST_GROUPS = 8
_HIGHEST = 13
Facts = dict[str, str]


def facts_in(tags: str, department: Department) -> Facts | None:
    """The frequency, groups, grades and step in ``tags``; None where they cannot be told apart."""
    rest, found = normal_form(tags), Facts()
    for step in combinations(range(_HIGHEST), 2):
        said = INITIATIVES["step"].format(step=step_in_words(step))
        if rest == said or rest.endswith(f" {said}"):
            found["overgang"], rest = f"{step[0]}-{step[1]}", rest.removesuffix(said).strip()
            break
    if grades := _GRADES.search(rest):
        found["klassetrin"] = grades_as_written(_grades_in(grades[1]))
        rest = rest[: grades.start()].strip()
    for groups in _subsets(department.groups):
        said = listed(groups)
        if rest == said or rest.endswith(f" {said}"):
            found["grupper"], rest = ", ".join(groups), rest.removesuffix(said).strip()
            break
    if any(map(str.isdigit, rest)) or rest.endswith((" og", ",")):
        return None
    return found | ({"hyppighed": rest} if rest else {})


def grades_in(words: str) -> list[int]:
    """The grades of «0. til 3. klasse»; none where ``words`` say anything else as well."""
    found = _GRADES.fullmatch(words)
    return [*_grades_in(found[1])] if found else []


def _grades_in(words: str) -> Iterable[int]:
    for each in _RUN.finditer(words):
        first, last = int(each[1]), int(each[2] or each[1])
        yield from range(first, min(last, _HIGHEST) + 1)


def _subsets(groups: Sequence[str]) -> Iterable[tuple[str, ...]]:
    """The choices of groups, the longest ones first."""
    known = groups[:_MOST_GROUPS]
    for size in range(len(known), 0, -1):
        yield from combinations(known, size)


def shown_facts(department: Department, each: Initiative) -> Facts:
    """The facts that the document shows of an initiative."""
    return facts_in(" ".join(tags_of(department, each)), department) or {}


def details_in(paragraphs: Sequence[ReadText]) -> tuple[Mapping[str, str], list[str]]:
    """Who, when, why and how it is seen whether it works, by their keys; and all other words."""
    names = {normal_form(f"{name}:").casefold(): key for key, name in DETAILS.items()}
    found, others = Facts(), list[str]()
    for each in paragraphs:
        name, sign, value = each.words.partition(":")
        key = names.get(normal_form(f"{name}{sign}").casefold())
        if key and value.strip() and key not in found:
            found[key] = value.strip()
        elif each.words:
            others.append(each.words)
    return found, others


def values_of(each: Initiative) -> Facts:
    """What the data file says of an initiative, by its keys."""
    found = {"tema": each.theme or "", "indsats": each.text, "hyppighed": each.frequency or ""}
    found["klassetrin"] = grades_as_written(each.grades or ())
    found["overgang"] = "-".join(map(str, each.step or ()))
    found["grupper"] = ", ".join(each.groups or ())
    return found | shown_details(each)


def shown_details(each: Initiative) -> Facts:
    """What the document tells of an initiative below its text."""
    keys = {name: key for key, name in DETAILS.items()}
    return {keys[name]: value for name, value in details(each)}
