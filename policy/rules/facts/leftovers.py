"""Checks that nothing speaks of another school: names, and what is said of how the text came here.

Another school begins with a copy of these files; the guide's pages may name schools as examples.
"""

import re
from collections.abc import Iterator

from policy.loading.loader import Loaded
from policy.loading.navigation import CONFIG
from policy.model.data_files import School, Status
from policy.model.problems import Problem, place_of, problem
from policy.text.danish import grades_in_words, listed
from policy.text.prose_mask import front_matter

_NAME = (
    r"\b(?!(?:På|I|Hos|Fra|Til|Ved|Om|For|Vi|Vores|Jeres|Din|Den|Denne|Hver|Ny) )"
    r"(?P<stem>[A-ZÆØÅ][a-zæøåéü]+(?:[ -][A-ZÆØÅ][a-zæøåéü]+)*)[ -]"
)
_NAMED = re.compile(rf"{_NAME}(?P<kind>(?:Efter|Fri|Privat)?[Ss]kole|Kommune|Børnehus)s?\b")
"""The name of a school or a municipality, as it is or in the genitive."""
_CERTAIN = re.compile(r"Skole|Kommune|Efterskole|Friskole|Privatskole|Børnehus")
"""Kinds in capitals are parts of names; «Trivselspolitisk skole» need not be one."""
_CARRIED = re.compile(
    r"\bført ordret\b|\bordret (?:ført|overført|gengivet)\b|\budatere(?:t|de) tekst\b|"
    r"\bikke har nogen dato\b",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"\b(?P<first>\d{1,2})\.\s*(?:klasse\s*)?(?:til|-|–)\s*(?P<last>\d{1,2})\.\s*klasse",
    re.IGNORECASE,
)
"""«0. til 9. klasse», as a heading says what the whole school has."""
_HEADING = re.compile(r"^#{1,6} .*$", re.MULTILINE)
TO_CONFIRM = "# Se efter:"
"""What stands before a guess in a comment of YAML, where a policy was read from a Word file."""
_GUESS = re.compile(rf"^[ \t]*{TO_CONFIRM}[ \t]*(?P<guess>.*)$", re.MULTILINE)
_NOT_OURS = ("data/links.yaml", "data/accepted.yaml")
"""Files that may name others, or that quote what other files say."""


def check(policy: Loaded) -> Iterator[Problem]:
    """The places that speak of another school, as far as the own name is known, and guesses."""
    yield from check_guesses(policy)
    if policy.school and policy.documents["data/school.yaml"].is_complete:
        yield from check_names(policy, policy.school)
        yield from check_grades(policy, policy.school)
    edition = policy.documents.get("data/edition.yaml")
    is_known = policy.info and edition and not edition.is_substituted(("status",))
    if is_known and policy.info and policy.info.status is not Status.CARRIED_OVER:
        yield from check_origin(policy, policy.info.status)


def _written(policy: Loaded) -> Iterator[tuple[str, str]]:
    """The texts that a school writes, by path: pages but for the guide, settings and data."""
    for path, text in sorted(policy.texts.items()):
        is_guide = path.endswith(".md") and "stil: vejledning" in front_matter(text)
        if path.endswith((".md", ".yaml", CONFIG)) and path not in _NOT_OURS and not is_guide:
            yield path, text


def check_guesses(policy: Loaded) -> Iterator[Problem]:
    """What a program guessed when the first files were made is confirmed by somebody."""
    for path, text in sorted(policy.texts.items()):
        within = front_matter(text) if path.endswith(".md") else text
        for match in _GUESS.finditer(within) if TO_CONFIRM in within else ():
            place = place_of(path, text, match.start("guess"))
            yield problem(place, "SE-EFTER", guess=match["guess"].strip())


def check_names(policy: Loaded, school: School) -> Iterator[Problem]:
    """No other school and no other municipality is named, in the genitive or by its stem alone."""
    own = f"{school.name} {school.municipality or ''}"
    stems: dict[str, str] = {}
    for _, text in _written(policy):
        for match in _NAMED.finditer(text):
            name = school.municipality if match["kind"] == "Kommune" else school.name
            is_own = match["stem"] in own or (name or "") in match[0]
            if _CERTAIN.fullmatch(match["kind"]) and name and not is_own:
                stems.setdefault(match["stem"], name)
    if not stems:
        return
    kinds = r"(?:[ -](?:(?:Efter|Fri|Privat)?[Ss]kole|Kommune|Børnehus))?"
    longest = sorted(stems, key=len, reverse=True)
    pattern = re.compile(rf"\b(?P<stem>{'|'.join(map(re.escape, longest))}){kinds}s?\b")
    for path, text in _written(policy):
        for match in pattern.finditer(text):
            place = place_of(path, text, match.start())
            yield problem(place, "ANDEN-SKOLE", found=match[0], name=stems[match["stem"]])


def check_grades(policy: Loaded, school: School) -> Iterator[Problem]:
    """No heading, description or title of the menu speaks of grades that the school has not."""
    has = grades_in_words(school.grades) or listed(school.groups)
    for path, text in _written(policy):
        is_page = path.endswith(".md")
        head = len(front_matter(text)) if is_page else len(text) if path == CONFIG else 0
        spans = [(0, head), *(each.span() for each in _HEADING.finditer(text, head) if is_page)]
        for start, end in spans:
            for match in _RANGE.finditer(text, start, end):
                grades = int(match["first"]), int(match["last"])
                if not {*grades} <= {*school.grades} and grades[0] < grades[1]:
                    place = place_of(path, text, match.start())
                    yield problem(place, "ANDRE-KLASSETRIN", found=match[0], has=has)


def check_origin(policy: Loaded, status: Status) -> Iterator[Problem]:
    """Only of an edition that is carried over is it said that it was, word for word."""
    for path, text in _written(policy):
        for match in _CARRIED.finditer(text) if path.endswith(".md") else ():
            place = place_of(path, text, match.start())
            yield problem(place, "REST-AF-OVERFØRT", found=match[0], status=status.value)
