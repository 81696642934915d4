"""Checks the links and footnotes in the Markdown of the pages."""

import posixpath
import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from urllib.parse import unquote

from policy.loading.loader import Loaded
from policy.model.fields import ADDRESS_SCHEMES
from policy.model.macro_calls import find_calls
from policy.model.problems import Place, Problem, place_of, problem
from policy.text.prose_mask import mask_code

_LINK = re.compile(
    r"(?<!\\)\]\(\s*<?(?P<href>[^)\s<>]*)"  # [text](href)
    r"|^ {0,3}\[[^\]^][^\]]*\]:\s*(?P<url>\S+)",  # [label]: url
    re.MULTILINE,
)
Anchors = Callable[[str], set[str] | None]
"""Returns the ids of the page at a path, or None where they are not known."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_FOOTNOTE = re.compile(r"\[\^(?P<label>[^\]\s]+)\](?P<colon>:?)")


def check(policy: Loaded) -> Iterator[Problem]:
    """The problems of the links and footnotes of every page."""
    anchors = cache(partial(_anchors, policy))
    for path in sorted(policy.pages):
        text = mask_code(policy.texts[path])
        yield from check_links(policy, path, text, anchors)
        yield from check_footnotes(path, text)


def check_links(policy: Loaded, path: str, text: str, anchors: Anchors) -> Iterator[Problem]:
    """A link's target page or file exists, and so does its anchor."""
    for match in _LINK.finditer(text):
        group = "href" if match["href"] is not None else "url"
        found, place = match[group], partial(place_of, path, text, match.start(group))
        scheme = _SCHEME.match(found)
        if scheme:
            if scheme[1].lower() not in ADDRESS_SCHEMES:
                yield problem(place(), "ADRESSE-SKEMA", found=scheme[1])
        elif found.startswith("/"):
            yield problem(place(), "LINK-ABSOLUT", found=found)
        else:
            yield from _check_internal_link(policy, path, found, place, anchors)


def _check_internal_link(
    policy: Loaded, path: str, found: str, place: Callable[[], Place], anchors: Anchors
) -> Iterator[Problem]:
    """The target of a link within the site from the page ``path`` exists."""
    name, _, anchor = unquote(found).partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), name)) if name else path
    if target not in policy.assets:
        start = posixpath.dirname(path)
        candidates = [posixpath.relpath(each, start) for each in sorted(policy.pages)]
        yield problem(place(), "LINK-UDEN-MÅL", found=name, candidates=candidates)
    elif anchor and target in policy.pages:
        known = anchors(target)
        if known is not None and anchor not in known:
            yield problem(
                place(), "LINK-UDEN-STED", found=f"#{anchor}", candidates=_as_fragments(known)
            )


def _as_fragments(anchors: set[str]) -> list[str]:
    return [f"#{each}" for each in sorted(anchors)]


def _anchors(policy: Loaded, path: str) -> set[str] | None:
    """The ids of a page, including those its macros create; None where the site generates some."""
    page = policy.pages[path]
    if any(not section.id for section in page.sections) or "[^" in page.markdown:
        return None
    found = set(page.anchors)
    names = {call.name for call in find_calls(page.markdown)}
    if "hele_politikken" in names:
        return None
    if "klassetrin" in names and policy.school:
        found |= {f"klasse-{grade}" for grade in policy.school.grades}
    if "indsatstabel" in names:
        found |= {name.lower() for name in policy.initiative_lines}
    return found


def check_footnotes(path: str, text: str) -> Iterator[Problem]:
    """Every footnote reference has its text, and every text a reference."""
    marks: dict[str, int] = {}
    texts: dict[str, int] = {}
    for match in _FOOTNOTE.finditer(text):
        starts_line = text.rfind("\n", 0, match.start()) + 1 == match.start()
        kind = texts if match["colon"] and starts_line else marks
        if kind is texts and match["label"] in texts:
            line = place_of(path, text, texts[match["label"]]).line
            place = place_of(path, text, match.start())
            yield problem(place, "FODNOTE-IGEN", found=f"[^{match['label']}]", line=line)
        kind.setdefault(match["label"], match.start())
    for one, other, code in (
        (marks, texts, "FODNOTE-UDEN-TEKST"),
        (texts, marks, "FODNOTE-UDEN-HENVISNING"),
    ):
        for label, start in one.items():
            if label not in other:
                yield problem(place_of(path, text, start), code, found=f"[^{label}]")
