"""Checks the HTML that a page becomes against a list of harmless elements and attributes.

Markdown passes all HTML through. Whatever could run scripts, imitate another site, load external
resources or end a part of the page's layout is not on the list (OWASP recommends allow lists
against cross-site scripting). What is checked is the rendered page, read by a parser that follows
the HTML standard, as browsers do; the codes of its words only tell where it was written.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from selectolax.lexbor import LexborHTMLParser, LexborNode

from policy.loading.loader import Loaded
from policy.loading.markdown_page import MarkdownPage
from policy.model.fields import ADDRESS_SCHEMES
from policy.model.problems import Problem, place_of, problem, remembered
from policy.text.prose_mask import mask_code
from policy.text.word_codes import CODE, decode
from policy.words.page_messages import HTML_REASONS

_WRITTEN = """
    a abbr b br caption cite dd del details div dl dt em figcaption figure i img ins kbd mark p q s
    small span strong sub summary sup table tbody td tfoot th thead time tr wbr
"""
_MARKDOWN = ("blockquote", "code", *(f"h{n}" for n in range(1, 7)), "hr", "li", "ol", "pre", "ul")
"""Elements that Markdown makes, and that are not written as HTML."""
ELEMENTS = frozenset([*_WRITTEN.split(), *_MARKDOWN])
_ATTRIBUTES = """
    alt class colspan datetime height href id lang loading markdown open rowspan scope src start
    title width
"""
ATTRIBUTES = frozenset(_ATTRIBUTES.split())
ADDRESSES = frozenset({"href", "src"})

_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[A-Za-z][^\s/>]*)(?>=\s*(?:\"[^\"]*\"|'[^']*')|[^>])*>"
    r"|<(?:!-*|\?|/(?![A-Za-z]))[^<>\s]*"
)
"""A tag as the HTML standard reads it outside scripts, or the beginning of a comment."""
_IMPLIED = "tbody"
"""The element that browsers add where it is not written; it changes nothing around it."""
_NEAR = 1000
"""Characters behind an element within which its attribute list is looked for."""
_VOID = frozenset({"br", "hr", "img", "wbr"})
_ONLY_MARKDOWN = re.compile(rf"<(?:{'|'.join(_MARKDOWN)})(?![\w-])[^<>\n]*>?", re.IGNORECASE)
_SCHEME = re.compile(r"([^/?#:]*):")
_BLANK = re.compile(r"[\s\x00-\x20]+")


def check(policy: Loaded) -> Iterator[Problem]:
    """A problem for each disallowed element, attribute, address, comment or unbalanced tag."""
    for path, page in sorted(policy.pages.items()):
        yield from check_page(path, page)


@remembered
def check_page(path: str, page: MarkdownPage) -> Iterator[Problem]:
    """The problems of the HTML that ``page`` becomes."""
    tags = _Tags(page)
    tree = LexborHTMLParser(decode(page.rendered.html), is_fragment=True)
    for fault in (*_disallowed(page, tags, tree), *_unbalanced(tags, tree), *_written(page)):
        reason = HTML_REASONS[fault.reason].format(name=fault.attribute)
        place = place_of(path, page.text, fault.offset)
        yield problem(place, "HTML-IKKE-TILLADT", found=fault.found, reason=reason)


def _disallowed(page: MarkdownPage, tags: "_Tags", tree: LexborHTMLParser) -> Iterator["_Fault"]:
    """The elements and attributes of ``tree``, the page as it is shown, that are not allowed."""
    checked = {each.address for each in page.rendered.links if not each.is_html}
    opening: dict[str, deque[_Tag]] = defaultdict(deque)
    for each in tags.all:
        if each.opens:
            opening[each.name].append(each)
    for element in tree.css("*"):
        name = str(element.tag)
        tag = opening[name].popleft() if opening[name] else None
        for reason, attribute in _reasons(element, checked):
            offset = tags.offset(tag) if tag else tags.first(name)
            listed = re.compile(rf"\{{[^{{}}\n]*\b{re.escape(attribute)}\s*=[^{{}}\n]*\}}")
            is_written = page.text.startswith("<", offset)
            found = (
                listed.search(page.text, offset, offset + _NEAR)
                if attribute and not is_written
                else None
            )
            shown = found[0] if found else f"<{name}>"
            yield _Fault(found.start() if found else offset, shown, reason, attribute)


def _written(page: MarkdownPage) -> Iterator["_Fault"]:
    """The elements that are written as HTML, though they are Markdown's."""
    for match in _ONLY_MARKDOWN.finditer(mask_code(page.text)):
        yield _Fault(match.start(), match[0], "element")


def _reasons(element: LexborNode, checked: set[str]) -> Iterator[tuple[str, str]]:
    """Why an element is not allowed, with the name of its attribute that is not.

    The addresses ``checked`` are those of the links' rule.
    """
    tag = str(element.tag)
    if tag not in ELEMENTS:
        yield "element", ""
        return
    for name, value in element.attributes.items():
        if name == "style" and tag in ("td", "th"):
            yield "column", name
        elif name not in ATTRIBUTES:
            yield "attribute", name
        elif name in ADDRESSES and value not in checked:
            reason = _address_reason(tag, name, _BLANK.sub("", value or ""))
            yield from [(reason, name)] if reason else ()


def _address_reason(tag: str, name: str, address: str) -> str:
    """Why an address, without the spaces that browsers ignore in it, is not allowed; or nothing."""
    scheme = _SCHEME.match(address)
    if scheme and scheme[1].lower() not in ADDRESS_SCHEMES:
        return "address"
    is_loaded = name == "src" or tag == "img"
    return "elsewhere" if is_loaded and (scheme or not address[:2].strip("/\\")) else ""


@dataclass(frozen=True)
class _Fault:
    """What is not allowed: where in the source, as what it is told, and the reason's name."""

    offset: int
    found: str
    reason: str
    attribute: str = ""


class _Tag:
    """A tag, or the beginning of a comment (no ``name``), at ``start`` in the coded HTML."""

    def __init__(self, match: re.Match[str]) -> None:
        end, name = match.groups()
        self.start = match.start()
        self.name = decode(name).lower() if name else ""
        self.is_end = bool(end)
        self.opens = bool(name) and not end
        self._match = match

    @property
    def shown(self) -> str:
        """The tag without its attributes, or the beginning of the comment."""
        return f"<{'/' * self.is_end}{self.name}>" if self.name else decode(self._match[0])

    def is_like(self, other: "_Tag") -> bool:
        """Whether both open, or both end, elements of one name."""
        return (self.name, self.is_end) == (other.name, other.is_end)


def _tags_in(html: str) -> list[_Tag]:
    return [tag for each in _TAG.finditer(html) if (tag := _Tag(each)).name != _IMPLIED]


class _Tags:
    """The tags of a rendered page, and where in its source they were written."""

    def __init__(self, page: MarkdownPage) -> None:
        self.html = page.rendered.html
        self.coded = page.rendered.coded
        self.all = _tags_in(self.html)
        self._codes: list[int] | None = None
        self._numbers: dict[int, int] = {}
        self._written: dict[tuple[int, int, str], list[int]] = {}

    def first(self, name: str) -> int:
        """The offset in the source of the first tag of that name."""
        return max(self.coded.source.lower().find(f"<{name}"), 0)

    def offset(self, tag: _Tag) -> int:
        """The offset in the source of ``tag``, or of the word behind it where Markdown made it."""
        if self._codes is None:
            self._codes = [each.start() for each in CODE.finditer(self.html)]
            self._numbers = dict(self._numbered(self._codes))
        index = bisect_left(self._codes, tag.start)
        end = len(self.coded.source)
        before, behind = self._source(index - 1, 0), self._source(index, end)
        key = (before, behind, tag.shown.rstrip(">"))
        if key not in self._written:
            source = mask_code(self.coded.source)[before:behind]
            found = re.finditer(re.escape(key[2]), source, re.IGNORECASE)
            self._written[key] = [each.start() for each in found]
        if starts := self._written[key]:
            return before + starts[min(self._numbers[tag.start], len(starts) - 1)]
        return behind if behind < end else before

    def _numbered(self, codes: list[int]) -> Iterator[tuple[int, int]]:
        """The start of each tag, and how many like it stand between it and the word before."""
        said: Counter[tuple[str, bool]] = Counter()
        last = 0
        for tag in self.all:
            if (index := bisect_left(codes, tag.start)) != last:
                said.clear()
                last = index
            yield tag.start, said[tag.name, tag.is_end]
            said[tag.name, tag.is_end] += 1

    def _source(self, index: int, otherwise: int) -> int:
        """The offset of the word with code number ``index`` of the HTML, where there is one."""
        codes = self._codes or []
        if not 0 <= index < len(codes):
            return otherwise
        return self.coded.offset(self.html[codes[index]]) or otherwise


def _unbalanced(tags: _Tags, tree: LexborHTMLParser) -> Iterator[_Fault]:
    """Tags that are not balanced, and comments.

    What the parser moved, closed or left out in ``tree`` could end a part of the page's layout.
    """
    open_tags: list[_Tag] = []
    faults: list[tuple[_Tag, str]] = []
    for tag in tags.all:
        if not tag.name:
            faults.append((tag, "comment"))
        elif tag.opens:
            open_tags += [] if tag.name in _VOID else [tag]
        elif not any(each.name == tag.name for each in open_tags):
            faults.append((tag, "stray"))
        else:
            while (last := open_tags.pop()).name != tag.name:
                faults.append((last, "unclosed"))
    faults += [(each, "unclosed") for each in open_tags]
    faults = faults or [(each, "moved") for each in _moved(tags, _tags_in(str(tree.html or "")))]
    for tag, reason in faults:
        yield _Fault(tags.offset(tag), tag.shown, reason)


def _moved(tags: _Tags, read: list[_Tag]) -> Iterator[_Tag]:
    """The first of ``tags`` that is not where the parser ``read`` it."""
    for written, other in zip_longest(tags.all, read):
        if written is None or other is None or not written.is_like(other):
            tag = written or tags.all[-1]
            # A call within a text is no element of the page's; policy.rules.pages tells of it.
            if not tags.coded.source.startswith("{{", tags.offset(tag)):
                yield tag
            return
