"""Checks the files of ``docs/`` and ``data/``: plain, of known types, with names of their own.

What lies in ``docs/`` is published as it is, so a type that a browser would run is not let in, and
no file takes a name that the site uses itself.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from policy.loading.files import named
from policy.loading.loader import Loaded
from policy.model.problems import Place, Problem, problem
from policy.rules.files.svg import check_svg
from policy.text.characters import plain_name, strangers

PAGE = ".md"
DRAWING = ".svg"
PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif")
DOCUMENTS = (".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".csv", ".txt")
TAKEN = frozenset({"assets", "search", "robots.txt"})
"""Names at the top of ``docs/`` under which the site puts files of its own."""


def check(policy: Loaded) -> Iterator[Problem]:
    """The problems of the files as such; ``policy.rules.pages`` has those of the pages' text."""
    for path in sorted(policy.irregular):
        yield problem(Place(path), "FIL-IKKE-ALMINDELIG")
    for path in sorted(policy.assets):
        name = PurePosixPath(path)
        if strange := strangers(path, "name"):
            first = strange[0]
            called = named(first.name, path[first.start : first.end])
            yield problem(Place(path), "FILNAVN-TEGN", name=called, mended=plain_name(name.name))
        is_known = name.suffix in (PAGE, DRAWING) or name.suffix.lower() in (*PICTURES, *DOCUMENTS)
        if not is_known:
            yield problem(Place(path), "FILTYPE-IKKE-TILLADT", found=name.name)
        elif name.suffix != PAGE and name.parts[1].lower() in TAKEN:
            yield problem(Place(path), "FILNAVN-OPTAGET", found=name.parts[1])
        if name.suffix == DRAWING and path in policy.texts:
            yield from check_svg(path, policy.texts[path])
