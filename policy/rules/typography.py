"""The rules of typography: marks, dashes and spaces, in the pages and in the data's texts.

The wording is the school's own; what stays as the school wrote it is named in
``data/accepted.yaml``.
"""

from collections.abc import Iterator

from policy.loading.loader import ACCEPTED, Loaded
from policy.loading.yaml_file import Document, prose_of
from policy.model.problems import Place, Problem, place_of, problem
from policy.text.danish import NBSP
from policy.text.prose_mask import covered
from policy.text.typography import Mend, mends

BY_THE_SITE = frozenset({"FAST-MELLEMRUM"})
"""What nobody need type in the data: the site sets it itself."""


def check(policy: Loaded) -> Iterator[Problem]:
    """The slips of every page and of every text of the data."""
    for path in sorted(policy.pages):
        yield from (each for _, each in check_page(path, policy.texts[path]))
    for path, document in policy.documents.items():
        if path.startswith("data/") and path != ACCEPTED and document.usable:
            yield from check_data(document, policy.texts[path].split("\n"))


def check_page(path: str, text: str) -> Iterator[tuple[Mend, Problem]]:
    """Each slip of a page, and the problem that it is."""
    for mend in mends(covered(text)):
        yield mend, _slip(place_of(path, text, mend.start), mend, text)


def check_data(document: Document, lines: list[str]) -> Iterator[Problem]:
    """The slips of the data's texts, each at its place in the file as far as it can be found."""
    for place, text in prose_of(document):
        for mend in mends(text):
            if mend.code not in BY_THE_SITE:
                column = lines[place.line - 1].find(mend.found(text), place.column - 1) + 1
                at = Place(place.path, place.line, column or place.column)
                yield _slip(at, mend, text)


def _slip(place: Place, mend: Mend, text: str) -> Problem:
    mended = mend.mended(text).replace(NBSP, "&nbsp;")
    return problem(place, mend.code, found=mend.found(text), mended=mended)
