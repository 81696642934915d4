"""The rules of the audit, one function per rule; each yields the problems of a page."""

import gzip
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from bs4 import Comment, Doctype, Tag

from macros.security_policy import SOURCES, hash_of
from policy.model.problems import Place, Problem, problem
from scripts.audit.built_page import BuiltPage, edition_of

PAGE_BYTES = 10_000
"""The most bytes of a first visit after gzip, without the page's own text and pictures."""

SETTING = 3
"""How many times its own compressed size the text may take with its mark-up."""

PICTURE_BYTES = 100_000
"""The most bytes of one picture."""

_LEFTOVER = re.compile(
    r"\{\{|\}\}|\{%|%\}|\{#|Macro (?:Rendering|Syntax) Error|Traceback \(most recent call|Undefined"
)
_CODE = ["code", "pre", "script", "style", "template"]
_STYLE_LOADS = re.compile(r"(?:@import\s+(?:url\(\s*)?|url\(\s*)[\"']?([^\"')\s]+)")
_DATA_SCRIPT = re.compile(r"application/(?:ld\+)?json")


def check_head(page: BuiltPage) -> Iterator[Problem]:
    """The page has a language and a title, and a description where it may be indexed."""
    root = page.tree.find("html")
    if not isinstance(root, Tag) or not str(root.get("lang") or "").strip():
        yield problem(page.place(root if isinstance(root, Tag) else None), "SIDE-UDEN-SPROG")
    head = page.tree.find("head")
    title = head.find("title") if isinstance(head, Tag) else None
    if title is None or not title.get_text(strip=True):
        yield problem(page.place(), "SIDE-UDEN-TITEL")
    described = page.tree.find("meta", attrs={"name": "description"})
    text = str(described.get("content") or "") if isinstance(described, Tag) else ""
    if page.is_listed and not text.strip():
        yield problem(page.place(), "SIDE-UDEN-BESKRIVELSE")


def check_heading(page: BuiltPage) -> Iterator[Problem]:
    """The page has exactly one ``h1``."""
    found = page.tree.find_all("h1")
    if not found:
        yield problem(page.place(), "SIDE-UDEN-OVERSKRIFT")
    for each in found[1:]:
        yield problem(
            page.place(each), "SIDE-TO-OVERSKRIFTER", found=each.get_text(" ", strip=True)
        )


def check_leftovers(page: BuiltPage) -> Iterator[Problem]:
    """The text has no template syntax or error message, except in code."""
    for text in page.tree.find_all(string=_LEFTOVER):
        if not isinstance(text, Comment | Doctype) and not text.find_parent(_CODE):
            found = _LEFTOVER.search(text)
            yield problem(page.place(text.parent), "SIDE-SKABELONREST", found=found and found[0])


def check_hosts(page: BuiltPage) -> Iterator[Problem]:
    """The page loads nothing from another host: no script, style, picture, frame or form."""
    for each in page.loaded():
        if page.site.target(page.name, each.address) is None and not _is_data(each.address):
            yield problem(page.place(each.element), "SIDE-FREMMED-VÆRT", found=each.address)


def check_style(site_root: Path, name: str) -> Iterator[Problem]:
    """The stylesheet ``name`` loads nothing from another host."""
    text = (site_root / name).read_text(encoding="utf-8", errors="replace")
    for found in _STYLE_LOADS.finditer(text):
        if urlsplit(found[1]).netloc:
            line = text.count("\n", 0, found.start(1)) + 1
            column = found.start(1) - text.rfind("\n", 0, found.start(1))
            yield problem(Place(name, line, column), "SIDE-FREMMED-VÆRT", found=found[1])


def check_inline(page: BuiltPage) -> Iterator[Problem]:
    """No element has an inline style, event handler or script, which the policy would block."""
    for element in page.tree.find_all(True):
        for name, value in element.attrs.items():
            is_script = str(value).strip().lower().startswith("javascript:")
            if name == "style" or name.startswith("on") or is_script:
                yield problem(page.place(element), "SIDE-INDLEJRET", found=f'{name}="{value}"')


def check_policy(page: BuiltPage) -> Iterator[Problem]:
    """The security policy is complete, precedes what it governs, and matches the page.

    Beside it stands that no other site is told which page a reader came from.
    """
    meta = page.tree.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    if not isinstance(meta, Tag):
        yield problem(page.place(), "SIDE-UDEN-POLITIK")
        return
    told = page.tree.find("meta", attrs={"name": "referrer"})
    if not isinstance(told, Tag) or told.get("content") != "no-referrer":
        yield problem(page.place(meta), "SIDE-RØBER-LÆSER")
    first = page.tree.find(["script", "style", "link"])
    if isinstance(first, Tag) and page.place(first) < page.place(meta):
        yield problem(page.place(first), "SIDE-FØR-POLITIK", found=f"<{first.name}>")
    stated = _directives(str(meta.get("content")))
    wanted = dict(SOURCES)
    for name in [*wanted, *(each for each in stated if each not in wanted)]:
        hashes = _hashes(page, name)
        expected = {*wanted.get(name, "").split(), *hashes}
        if name not in wanted or stated.get(name) != expected:
            yield problem(page.place(meta), "SIDE-FORKERT-POLITIK", found=name)


def check_edition(page: BuiltPage) -> Iterator[Problem]:
    """A page of an edition names that edition and loads nothing from another."""
    if page.edition is None:
        return
    label = page.tree.select_one("aside.udgave")
    if label is None or page.edition not in label.get_text():
        line = label.find("b") if label else None
        yield problem(
            page.place(line if isinstance(line, Tag) else label),
            "SIDE-ANDEN-UDGAVE",
            found=page.edition,
        )
    canonical = page.tree.find("link", rel="canonical")
    own = [(canonical, str(canonical.get("href")))] if isinstance(canonical, Tag) else []
    for element, address in [*((each.element, each.address) for each in page.loaded()), *own]:
        found = page.site.target(page.name, address)
        if found and edition_of(page.site, found[0]) not in (page.edition, None):
            yield problem(page.place(element), "SIDE-BLANDET-UDGAVE", found=address)


def weight(page: BuiltPage) -> int:
    """Return the bytes after gzip of the page and what it loads at once, without pictures.

    ``SETTING`` times the compressed text is subtracted, so that a policy may grow.
    """
    words = (page.tree.find("main") or page.tree).get_text()
    own = _compressed(page.text.encode()) - SETTING * _compressed(words.encode())
    return own + sum(_size(path) for path, is_picture in _files(page) if not is_picture)


def check_weight(page: BuiltPage) -> Iterator[Problem]:
    """A first visit takes at most ``PAGE_BYTES``."""
    if (found := weight(page)) > PAGE_BYTES:
        yield problem(page.place(), "SIDE-FOR-TUNG", **_sizes(found, PAGE_BYTES))


def check_pictures(page: BuiltPage) -> Iterator[Problem]:
    """No picture is larger than ``PICTURE_BYTES``."""
    for path, is_picture in sorted(_files(page)):
        if is_picture and (found := path.stat().st_size) > PICTURE_BYTES:
            yield problem(
                page.place(), "BILLEDE-FOR-TUNGT", found=path.name, **_sizes(found, PICTURE_BYTES)
            )


RULES: tuple[Callable[[BuiltPage], Iterator[Problem]], ...] = (
    check_head,
    check_heading,
    check_leftovers,
    check_hosts,
    check_inline,
    check_policy,
    check_edition,
    check_weight,
    check_pictures,
)
"""All rules, in the order of the documentation."""


def _is_data(address: str) -> bool:
    return address.startswith("data:")


def _directives(policy: str) -> dict[str, set[str]]:
    """Parse a policy to the sources of each directive."""
    parts = [each.split() for each in policy.split(";") if each.strip()]
    return {name: {*values} for name, *values in parts}


def _hashes(page: BuiltPage, directive: str) -> set[str]:
    """Return the hashes of the inline scripts or styles of the page."""
    tag = directive.removesuffix("-src")
    if tag not in ("script", "style"):
        return set()
    return {
        hash_of(each.string or "")
        for each in page.tree.find_all(tag)
        if not each.get("src") and not _DATA_SCRIPT.match(str(each.get("type") or ""))
    }


def _files(page: BuiltPage) -> set[tuple[Path, bool]]:
    """The files of the site that a page loads at once, and whether each is a picture."""
    at_once = (each for each in page.loaded() if not each.is_deferred)
    found = ((page.site.target(page.name, each.address), each) for each in at_once)
    return {
        (page.site.root / target[0], each.is_picture)
        for target, each in found
        if target and target[0] in page.site.files
    }


def _compressed(content: bytes) -> int:
    return len(gzip.compress(content, mtime=0))


def _size(path: Path) -> int:
    """A file's size after gzip."""
    return _size_then(path, path.stat().st_mtime_ns)


@cache
def _size_then(path: Path, _changed: int) -> int:
    return _compressed(path.read_bytes())


def _sizes(size: int, limit: int) -> dict[str, str]:
    """Format both as kilobytes with one decimal and a Danish decimal comma."""
    named = {"size": size, "limit": limit}
    return {name: f"{value / 1000:.1f}".replace(".", ",") for name, value in named.items()}
