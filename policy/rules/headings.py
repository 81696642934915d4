"""Checks the headings, ids and images of the pages, and what is left of macro calls."""

import re
from collections.abc import Iterator

from policy.loading.loader import Loaded
from policy.loading.markdown_page import MarkdownPage
from policy.model.problems import Place, Problem, place_of, problem, remembered
from policy.text.prose_mask import mask_code, mask_non_prose
from policy.text.slug import slug

_ID = re.compile(r"[a-z][a-z0-9-]*\Z")
_WRITTEN_ID = re.compile(
    r"\{(?<!\{\{):?\s[^{}\n]*?#(?P<listed>[^\s{}#]+)[^{}\n]*\}(?!\})"
    r"|<\w[^<>]*?\sid=[\"'](?P<tagged>[^\"'<>]*)"
)
ONLY_ATTRIBUTES = re.compile(r"\{[^{}]*\}")
"""The words of a heading that has an attribute list and no text."""
_UNMATCHED_END = re.compile(r"[{%#]?\}\}|[%#]\}")


def check(policy: Loaded) -> Iterator[Problem]:
    """The structural problems of every page."""
    for path, page in sorted(policy.pages.items()):
        yield from check_page(path, page)


@remembered
def check_page(path: str, page: MarkdownPage) -> Iterator[Problem]:
    """The structural problems of one page."""
    yield from check_headings(path, page)
    yield from check_ids(path, page.text)
    yield from check_images_and_links(path, page)
    yield from check_unmatched_ends(path, page.text)


def check_headings(path: str, page: MarkdownPage) -> Iterator[Problem]:
    """One level-1 heading, first on the page; no level is skipped; each has a text and an id."""
    first, before = 0, 0
    for heading in page.rendered.texts:
        if heading.kind != "heading":
            continue
        level, place = heading.level, place_of(path, page.text, heading.start)
        if not heading.words or ONLY_ATTRIBUTES.fullmatch(heading.words):
            yield problem(place, "OVERSKRIFT-TOM")
        elif not heading.id:
            yield problem(place, "OVERSKRIFT-UDEN-ID", found=heading.words, id=slug(heading.words))
        if level == 1 and first:
            yield problem(place, "HOVEDOVERSKRIFT-IGEN", found=heading.words, line=first)
        elif before and level > before + 1:
            wanted = "#" * (before + 1)
            yield problem(place, "OVERSKRIFT-NIVEAU", found=heading.words, wanted=wanted)
        elif not before and level > 1:
            yield problem(place, "HOVEDOVERSKRIFT-MANGLER")
        first, before = first or (place.line if level == 1 else 0), level
    if not before:
        yield problem(Place(path), "HOVEDOVERSKRIFT-MANGLER")


def check_ids(path: str, text: str) -> Iterator[Problem]:
    """Ids are lower-case ASCII and unique on their page."""
    seen: dict[str, int] = {}
    for match in _WRITTEN_ID.finditer(mask_code(text)):
        group = "listed" if match["listed"] else "tagged"
        start, name = match.start(group), match[group]
        if not _ID.match(name):
            yield problem(place_of(path, text, start), "ID-FORM", found=name)
        if name in seen:
            line = place_of(path, text, seen[name]).line
            yield problem(place_of(path, text, start), "DOBBELT-ID", found=name, line=line)
        seen.setdefault(name, start)


def check_images_and_links(path: str, page: MarkdownPage) -> Iterator[Problem]:
    """Images have an alternative text, and links a visible text."""
    for link in page.rendered.links:
        if not link.text:
            code = "BILLEDE-UDEN-TEKST" if link.is_image else "LINK-UDEN-TEKST"
            before = page.text.rfind("<" if link.is_html else "[", 0, link.start)
            start = max(before - (link.is_image and not link.is_html), 0)
            yield problem(place_of(path, page.text, start), code, found=link.address)


def check_unmatched_ends(path: str, text: str) -> Iterator[Problem]:
    """No macro call's closing braces occur without the opening ones."""
    for match in _UNMATCHED_END.finditer(mask_non_prose(text)) if "}" in text else ():
        yield problem(place_of(path, text, match.start()), "SKABELON-REST", found=match[0])
