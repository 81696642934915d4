"""Checks the files of ``docs/`` and ``data/``: plain, of known types, with names of their own.

What lies in ``docs/`` is published as it is, so a type that a browser would run is not let in, and
no file takes a name that the site uses itself.
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from policy.loading.files import named
from policy.loading.loader import LARGEST_PICTURE, Loaded
from policy.model.problems import Place, Problem, problem
from policy.rules.files.svg import check_svg
from policy.text.characters import plain_name, strangers

PAGE = ".md"
DRAWING = ".svg"
PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif")
DOCUMENTS = (".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".csv", ".txt")
_PAGE_OTHERWISE = re.compile(
    r"\s*(?P<stem>.+?)\s*(?:\.(?:md|markdown|mdown|mkd)\s*){1,3}(?:\.(?:txt|docx))?\s*",
    re.IGNORECASE,
)
"""The name of a file that is meant as a page."""
_BREAKS_ADDRESSES = re.compile(r"[#?%]+")
_LEFT_OVER = re.compile(
    r"~.*|.*~|(?:thumbs|ehthumbs)\.db|desktop\.ini|.*\.(?:bak|tmp|temp|orig|rej|old|swp|part|lnk)|"
    r".* - (?:kopi|copy)(?: \(\d+\))?\.md",
    re.IGNORECASE,
)
"""What programs and computers leave behind: copies, locks, pictures of pictures."""
TAKEN = frozenset(
    {"assets", "search", "robots.txt", "trivselspolitik.pdf", "trivselspolitik.docx"}
    | {"aendringer.pdf", "aendringer.docx", "indsatser.xlsx", "indsatser.csv"}
)
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
        if _LEFT_OVER.fullmatch(name.name):
            yield problem(Place(path), "FIL-REST", found=name.name)
        elif (mended := _meant(path)) != path:
            found = name.name if name.name != PurePosixPath(mended).name else path
            mended = mended if found == path else PurePosixPath(mended).name
            found = found.replace(" ", "␣") if found.split() == mended.split() else found
            yield problem(Place(path), "FIL-ANDET-NAVN", found=found, mended=mended)
        elif path in policy.large and name.suffix.lower() in (*PICTURES, DRAWING):
            limit = LARGEST_PICTURE // 1_000_000
            yield problem(Place(path), "BILLEDE-FOR-STORT", found=name.name, limit=limit)
        elif not is_known:
            yield problem(Place(path), "FILTYPE-IKKE-TILLADT", found=name.name)
        elif name.suffix != PAGE and name.parts[1].lower() in TAKEN:
            yield problem(Place(path), "FILNAVN-OPTAGET", found=name.parts[1])
        if name.suffix == DRAWING and path in policy.texts:
            yield from check_svg(path, policy.texts[path])


def _meant(path: str) -> str:
    """The path that a file of ``docs/`` is to have, so that it is a page and can be linked to."""
    folder, _, name = path.rpartition("/")
    if page := _PAGE_OTHERWISE.fullmatch(name):
        name = page["stem"] + PAGE
    folder = re.sub(r"\Adocs/docs(?=/|\Z)", "docs", folder)
    plain = unquote(name) if "%" in name else name
    return f"{folder}/{_BREAKS_ADDRESSES.sub('-', plain).replace('-.', '.')}"
