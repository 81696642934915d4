"""Checks the links and footnotes in the Markdown of the pages."""

import operator
import posixpath
import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from urllib.parse import unquote

from policy.loading.loader import DOCS, Loaded
from policy.loading.markdown_page import MarkdownPage
from policy.loading.rendered_page import Link
from policy.model.addresses import APART, CONTACT_PAGE, grade_anchor, group_anchor
from policy.model.fields import ADDRESS_SCHEMES
from policy.model.macro_calls import find_calls
from policy.model.problems import Place, Problem, place_of, problem
from policy.text.prose_mask import mask_code

Anchors = Callable[[str], set[str] | None]
"""Returns the ids of the page at a path, or None where they are not known."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_WHOLE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_HOST = re.compile(r"(?i:www\.)[\w-]+\.|[\w-]+\.(?:dk|com|org|eu|net)(?=/|\Z)")
_FOOTNOTE = re.compile(r"\[\^(?P<label>[^\]\s]+)\](?P<colon>:?)")


def check(policy: Loaded) -> Iterator[Problem]:
    """The problems of the links and footnotes of every page."""
    anchors = cache(partial(_anchors, policy))
    for path, page in sorted(policy.pages.items()):
        yield from check_links(policy, path, page, anchors)
        yield from check_footnotes(path, mask_code(page.text))


def check_links(
    policy: Loaded, path: str, page: MarkdownPage, anchors: Anchors
) -> Iterator[Problem]:
    """A link's target page or file exists, and so does its anchor."""
    for link in page.rendered.links:
        found, place = link.address, place_of(path, page.text, link.start)
        if link.is_html:  # policy.rules.html checks whole addresses there
            if not _WHOLE.match(found):
                yield problem(place, "LINK-I-HTML", found=found)
        elif scheme := _SCHEME.match(found):
            if link.is_image:
                yield problem(place, "BILLEDE-ANDET-STED", found=found)
            elif scheme[1].lower() not in ADDRESS_SCHEMES:
                yield problem(place, "ADRESSE-SKEMA", found=scheme[1])
        elif link.is_image and found.startswith("//"):
            yield problem(place, "BILLEDE-ANDET-STED", found=found)
        elif found.startswith("/"):
            yield problem(place, "LINK-ABSOLUT", found=found)
        elif meant := _meant_elsewhere(found):
            yield problem(place, "LINK-UDEN-SKEMA", found=found, mended=meant)
        else:
            yield from _check_internal_link(policy, path, link, place, anchors)


def _meant_elsewhere(address: str) -> str:
    """The address as it is to be written where it lacks its scheme; else empty."""
    if _MAIL.fullmatch(address):
        return f"mailto:{address}"
    return f"https://{address}" if _HOST.match(address) else ""


def _check_internal_link(
    policy: Loaded, path: str, link: Link, place: Place, anchors: Anchors
) -> Iterator[Problem]:
    """The target of a link within the site from the page ``path`` exists."""
    name, _, anchor = unquote(link.address).partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), name))
    target = path if link.address.startswith("#") else target
    if target not in policy.assets and not _is_contacts(policy, target):
        start, files = posixpath.dirname(path), sorted(policy.assets)
        is_like = operator.ne if link.is_image else operator.eq
        candidates = [posixpath.relpath(each, start) for each in files if is_like(each[-3:], ".md")]
        code = "BILLEDE-MANGLER" if link.is_image else "LINK-UDEN-MÅL"
        yield problem(place, code, found=name, candidates=candidates)
    elif anchor and target in policy.pages:
        known = anchors(target)
        if known is not None and anchor not in known:
            candidates = _as_fragments(known)
            yield problem(place, "LINK-UDEN-STED", found=f"#{anchor}", candidates=candidates)


def _is_contacts(policy: Loaded, target: str) -> bool:
    """Whether ``target`` is the page that the site adds where the school has contacts."""
    return target == f"{DOCS}{CONTACT_PAGE}.md" and bool(policy.school and policy.school.contacts)


def _as_fragments(anchors: set[str]) -> list[str]:
    return [f"#{each}" for each in sorted(anchors)]


def _anchors(policy: Loaded, path: str) -> set[str] | None:
    """The ids of a page, including those its macros create; None where the site generates some."""
    rendered, text = policy.pages[path].rendered, policy.texts[path]
    if any(each.kind == "heading" and not each.id for each in rendered.texts):
        return None
    found = set(rendered.anchors)
    found |= {f"fn:{each.label}" for each in rendered.texts if each.label}
    names = {call.name for call in find_calls(text)}
    if "hele_politikken" in names:
        return None
    if "klassetrin" in names and policy.school:
        found |= {grade_anchor(grade) for grade in policy.school.grades}
        found |= {group_anchor(name) for name in policy.school.groups} | {APART}
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
