"""The search index of a built site: the text of its pages by section, and the initiatives.

``overrides/assets/javascripts/soeg.js`` reads it. The index holds each text once, and nothing that
can be made from it: what an initiative is in the tables, the overview and the grades' sections
comes from the edition, so templates mark such fragments ``data-search-exclude``.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from mkdocs.plugins import BasePlugin
from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.contacts import ways
from policy.loading.loader import Loaded
from policy.model.addresses import CONTACT_PAGE, department_page, page_url
from policy.model.data_files import Department
from policy.model.units import details, whom_for
from policy.text.danish import grades_in_words, step_in_words

_EXCLUDED = " data-search-exclude"
_LEFT_OUT = f"[{_EXCLUDED.strip()}], .footnote-ref, .footnote-backref, script, style, svg"
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_NAMED = {*_HEADINGS, "dt"}
_INLINE = {"a", "abbr", "b", "code", "em", "i", "mark", "small", "span", "strong", "sub", "sup"}
_NAME = re.compile(r"<([a-z][a-z0-9]*)")
_SPACE = re.compile(r"\s+")
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+")

Section = list[str]
"""A section's anchor, heading, text and, where there are any, the words of the anchors within it.

The page's own section, before the first heading, has no anchor and no heading.
"""


class SearchIndex(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """Collects the pages while MkDocs builds them, but for those with ``search: exclude: true``."""

    def __init__(self, policy: Loaded) -> None:
        self._policy = policy
        self._pages: dict[str, tuple[str, str, list[Section]]] = {}

    def on_page_content(self, html: str, /, *, page: Any, **_: object) -> None:
        """Take the sections of a page whose Markdown has been rendered."""
        if not (page.meta.get("search") or {}).get("exclude"):
            title, sections = _sections(html)
            menu = page.title if page.title != title else ""
            self._pages[page.url.removeprefix("./")] = (title or page.title, menu, sections)

    def as_json(self) -> str:
        """The index as the text of its file.

        ``pages`` are [address, title, other names, whether it is of the policy, sections,
        initiatives], sections [anchor, heading, text, words of the anchors within], initiatives
        [id, theme, text]; ``words`` are the school's own, each with what it finds; ``contacts``
        are [name, address].
        """
        edition = self._policy.edition
        departments = edition.departments if edition else ()
        department_of = {page_url(department_page(each.id)): each for each in departments}
        own = {page_url(each.id) for each in self._policy.policy_pages}
        named = (each.page_id for each in self._policy.navigation or ())
        order = dict.fromkeys(map(page_url, (*named, CONTACT_PAGE)))
        pages = [
            self._page(url, department_of.get(url), is_policy=url in own)
            for url in order
            if url in self._pages
        ]
        words = {each.word: each.found for each in self._policy.search_words.words}
        contacts = [(each.name, each.address) for each in ways(edition.school)] if edition else []
        index = {"pages": pages, "words": words, "contacts": contacts}
        return json.dumps(index, ensure_ascii=False, separators=(",", ":"))

    def _page(self, url: str, department: Department | None, *, is_policy: bool) -> list[Any]:
        title, menu, sections = self._pages[url]
        grades = whom_for(department) if department else ""
        initiatives = _initiatives(department) if department else []
        return [url, title, _tight(f"{menu} {grades}"), int(is_policy), sections, initiatives]


def _initiatives(department: Department) -> list[tuple[str, str, str]]:
    found = []
    for each in department.initiatives:
        marks = (
            each.frequency or "",
            grades_in_words(each.grades or ()),
            " ".join(each.groups or ()),
            f"overgang {step_in_words(each.step)}" if each.step else "",
            *(f"{name}: {value}" for name, value in details(each)),
        )
        text = " · ".join(filter(None, (each.text, *marks)))
        found.append((each.id, each.theme or "", _tight(text)))
    return found


def _sections(html: str) -> tuple[str, list[Section]]:
    """The title of a page and its sections; a heading without an id is text.

    A term with its definition is a section, and what follows belongs to the one around it.
    """
    tree = LexborHTMLParser("".join(_read(html)))
    for node in tree.css(_LEFT_OUT):
        node.decompose()
    title, around = "", ["", "", "", ""]
    found, now = [around], around
    for tag, anchor, words in _parts(tree.body):
        if tag == "/dl":
            now = around
        elif tag not in _NAMED:
            now[2] += words
            now[3] += f" {anchor}"
        elif tag == "h1" and not title:
            title = words
        else:
            now = [anchor, words, "", ""]
            around = around if tag == "dt" else now
            found.append(now)
    return title, [_section(*each) for each in found]


def _read(html: str) -> Iterator[str]:
    """The parts of ``html`` between the elements that templates leave out of the search.

    These are most of a large page, and are found by their tags alone: a parser would need many
    times their memory. What does not end as templates end it is left to the parser.
    """
    at = 0
    while (found := html.find(_EXCLUDED, at)) >= 0:
        start = html.rfind("<", at, found)
        end = _end_of(html, start) if start >= 0 and ">" not in html[start:found] else 0
        yield html[at : start if end else found + 1]
        at = end or found + 1
    yield html[at:]


def _end_of(html: str, start: int) -> int:
    """Where the element whose tag is at ``start`` ends; 0 where that is not told."""
    name = _NAME.match(html, start)
    depth = 0
    for tag in re.compile(rf"<(/?){name[1]}\b[^<>]*>").finditer(html, start) if name else ():
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end()
    return 0


def _section(anchor: str, heading: str, text: str, within: str) -> Section:
    names = _tight(within.replace("-", " "))
    return [anchor, heading, _tight(_ADDRESS.sub(" ", text)), *([names] if names else [])]


def _parts(parent: LexborNode | None) -> Iterator[tuple[str, str, str]]:
    """The tag, id and text of each heading with an id below ``parent``, and the texts between.

    An element with an id that is no heading comes with its id before its texts.
    """
    node = parent.child if parent else None
    while node:
        tag, anchor = node.tag or "", node.attributes.get("id") or ""
        if tag == "-text":
            yield "", "", node.text_content or ""
        elif tag in _NAMED and anchor:
            yield tag, anchor, _tight(node.text())
        else:
            apart = "" if tag in _INLINE else " "
            yield "", "" if ":" in anchor else anchor, apart
            yield from _parts(node)
            yield "/dl" if tag == "dl" else "", "", apart
        node = node.next


def _tight(text: str) -> str:
    """``text`` with ordinary single spaces and no soft hyphens."""
    return _SPACE.sub(" ", text.replace("\u00ad", "")).strip()
