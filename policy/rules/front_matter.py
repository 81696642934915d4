"""Checks the front matter of the pages: what is read as such, and that it is the closed list.

MkDocs reads more than the front matter that this site writes: lines such as «Telefon: …» at the top
of a page, and blocks that end with three full stops; and it shows a block that is no YAML as text.
"""

import re
from collections.abc import Iterator

from policy.loading.loader import Loaded
from policy.loading.validation import validate
from policy.loading.yaml_file import Document, read_yaml
from policy.model.problems import Place, Problem, place_of, problem, remembered
from policy.model.records.side_files import FrontMatter
from policy.text.prose_mask import front_matter

_KEYS = [field.alias or name for name, field in FrontMatter.model_fields.items()]
_OPENING = re.compile(r"-{3}[ \t]*(?:\n|\Z)")
_DESCRIPTION = re.compile(r"^description:[ \t]*[^\s#]", re.MULTILINE)
_LOOSE = re.compile(
    rf"\s*(?:[-–—*_=+]{{1,9}}[ \t]*\n\s*)?(?P<line>(?:{'|'.join(_KEYS)})[ \t]*:[^\n]*)"
)
"""What is meant as front matter: no three hyphens on the page's first line are above it."""
_PAIR = re.compile(r" {0,3}[A-Za-z0-9_-]+:[^\n]*")
"""What MkDocs takes for a pair of key and value on a page's first lines."""


def check(policy: Loaded) -> Iterator[Problem]:
    """The problems of every page's front matter; what most pages say of themselves, all say."""
    undescribed = []
    for path, page in sorted(policy.pages.items()):
        yield from check_page(path, page.text)
        if not _DESCRIPTION.search(front_matter(page.text)):
            undescribed.append(path)
    if len(undescribed) * 2 < len(policy.pages):
        for path in undescribed:
            yield problem(Place(path), "BESKRIVELSE-MANGLER")


@remembered
def check_page(path: str, text: str) -> Iterator[Problem]:
    """The problems of the front matter of one page."""
    written = front_matter(text)
    if not written:
        if _OPENING.match(text):
            yield problem(Place(path), "SIDEHOVED-ÅBENT")
        elif loose := _LOOSE.match(text):
            place = place_of(path, text, loose.start("line"))
            yield problem(place, "SIDEHOVED-LØST", found=loose["line"])
        elif pair := _PAIR.match(text):
            yield problem(Place(path), "SIDEHOVED-UVENTET", found=pair[0])
        return
    document = read_yaml(path, "\n" + written[4:-4])
    yield from document.problems
    if document.usable and document.root is not None:
        yield from validate(FrontMatter, document)[1]


def read_front_matter(path: str, text: str) -> tuple[FrontMatter | None, Document]:
    """The front matter of one page, as far as it can be read, and where its values stand."""
    document = read_yaml(path, "\n" + front_matter(text)[4:-4])
    is_there = document.usable and document.root is not None
    return (validate(FrontMatter, document)[0] if is_there else None), document
