"""Checks typography in the pages and in the texts of the data files: marks, dashes and spaces.

The wording is the school's own; ``data/accepted.yaml`` lists what stays as the school wrote it.
"""

from collections.abc import Iterator

from policy.loading.loader import OPTIONAL, Loaded
from policy.loading.yaml_file import Document, prose_of
from policy.model.problems import Place, Problem, place_of, problem, remembered
from policy.text.prose_mask import mask_non_prose
from policy.text.typography import Slip, find_slips


def check(policy: Loaded) -> Iterator[Problem]:
    """A problem for each slip in the pages and in the texts of the data files."""
    for path in sorted(policy.pages):
        yield from (each for _, each in check_page(path, policy.texts[path]))
    for path, document in policy.documents.items():
        if path.startswith("data/") and path not in OPTIONAL and document.usable:
            yield from check_data(document, policy.texts[path].split("\n"))


@remembered
def check_page(path: str, text: str) -> Iterator[tuple[Slip, Problem]]:
    """Each slip of the page ``path`` with the problem that reports it."""
    for slip in find_slips(mask_non_prose(text)):
        yield slip, _problem(place_of(path, text, slip.start), slip, text)


def check_data(document: Document, lines: list[str]) -> Iterator[Problem]:
    """A problem for each slip in a data file, at its column where ``lines`` show it."""
    for place, text in prose_of(document):
        for slip in find_slips(text):
            column = lines[place.line - 1].find(slip.quoted(text), place.column - 1) + 1
            yield _problem(Place(place.path, place.line, column or place.column), slip, text)


def _problem(place: Place, slip: Slip, text: str) -> Problem:
    return problem(place, slip.code, found=slip.quoted(text), mended=slip.fixed(text))
