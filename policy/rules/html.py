"""Checks raw HTML in the pages against an allow list of harmless elements and attributes.

Markdown passes all HTML through. Whatever could run scripts, imitate another site or load external
resources is not on the list (OWASP recommends allow lists against cross-site scripting).
"""

import html
import re
from collections.abc import Iterator
from functools import partial

from policy.loading.loader import Loaded
from policy.model.fields import ADDRESS_SCHEMES
from policy.model.problems import Problem, place_of, problem
from policy.text.prose_mask import mask_code
from policy.words.page_messages import HTML_REASONS

_ELEMENTS = """
    a abbr b br caption cite dd del details div dl dt em figcaption figure i img ins kbd mark p q s
    small span strong sub summary sup table tbody td tfoot th thead time tr wbr
"""
ELEMENTS = frozenset(_ELEMENTS.split())
_ATTRIBUTES = """
    alt class colspan datetime height href id lang loading markdown open rowspan scope src title
    width
"""
ATTRIBUTES = frozenset(_ATTRIBUTES.split())
ADDRESSES = frozenset({"href", "src"})

_TAG = re.compile(r"<(?P<name>[A-Za-z][^\s/>]*)(?P<rest>(?:\"[^\"]*\"|'[^']*'|[^'\">])*)>?")
_TAG_START = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][^\s/>]*)|<[!?]\S*")
_VOID_ELEMENTS = frozenset({"br", "img", "wbr"})
_OPTIONAL_END_TAG = frozenset({"dd", "dt", "p", "tbody", "td", "tfoot", "th", "thead", "tr"})
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'<>/=]+)(?:\s*=\s*(?:\"(?P<d>[^\"]*)\"|'(?P<s>[^']*)'|(?P<u>[^\s\"'<>]+)))?"
)
_AUTOLINK = re.compile(r"<(?:https?://|mailto:|[\w.+-]+@)[^\s<>]*>", re.IGNORECASE)
_CALL_OR_COMMENT = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|<!--.*?-->", re.DOTALL)
_ATTRIBUTE_LIST = re.compile(r"(?<!\{)\{:?\s(?P<list>[^{}\n]*)\}(?!\})")
_LISTED_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s=#.{}][^\s=]*)\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|\S*)"
)
_SCHEME = re.compile(r"[\s\x00-\x1f]*([^/?#:]*):")
_BLANK = re.compile(r"[\s\x00-\x20]+")


def check(policy: Loaded) -> Iterator[Problem]:
    """A problem for each disallowed element, attribute, address or unbalanced tag."""
    for path in sorted(policy.pages):
        text = mask_code(policy.texts[path])
        yield from check_tags(path, text)
        yield from check_nesting(path, text)
        yield from check_attribute_lists(path, text)


def check_tags(path: str, text: str) -> Iterator[Problem]:
    """Elements and attributes are on the allow list, and addresses are harmless."""
    text = _mask_calls_and_autolinks(text)
    for match in _TAG.finditer(text):
        place, name = partial(place_of, path, text, match.start()), match["name"].lower()
        shown = f"<{match['name']}>"
        if name not in ELEMENTS:
            yield problem(place(), "HTML-IKKE-TILLADT", found=shown, reason=HTML_REASONS["element"])
            continue
        given = {each["name"].lower(): _value(each) for each in _ATTRIBUTE.finditer(match["rest"])}
        for attribute, value in given.items():
            if reason := _refusal_reason(name, attribute, value):
                yield problem(place(), "HTML-IKKE-TILLADT", found=shown, reason=reason)
        if name == "img" and not (given.get("alt") or "").strip():
            yield problem(place(), "BILLEDE-UDEN-TEKST", found=given.get("src") or shown)


def check_nesting(path: str, text: str) -> Iterator[Problem]:
    """Opening and closing tags match: a stray closing tag could end a part of the page's layout."""
    text = _mask_calls_and_autolinks(text)
    unclosed: list[re.Match[str]] = []
    unmatched: list[tuple[re.Match[str], str]] = []
    for match in _TAG_START.finditer(text):
        if match["name"] is None:
            unmatched.append((match, "element"))
        elif not match["end"]:
            unclosed += [] if match["name"].lower() in _VOID_ELEMENTS else [match]
        else:
            names = [each["name"].lower() for each in unclosed]
            if match["name"].lower() not in names:
                unmatched.append((match, "stray"))
                continue
            index = len(names) - 1 - names[::-1].index(match["name"].lower())
            unmatched += [(each, "unclosed") for each in unclosed[index + 1 :]]
            del unclosed[index:]
    unmatched += [(each, "unclosed") for each in unclosed]
    for match, reason in unmatched:
        if reason != "unclosed" or match["name"].lower() in ELEMENTS - _OPTIONAL_END_TAG:
            place = place_of(path, text, match.start())
            shown = f"<{match['end']}{match['name']}>" if match["name"] else match[0]
            yield problem(place, "HTML-IKKE-TILLADT", found=shown, reason=HTML_REASONS[reason])


def check_attribute_lists(path: str, text: str) -> Iterator[Problem]:
    """Attribute lists hold only ids, classes and attributes of the allow list."""
    for match in _ATTRIBUTE_LIST.finditer(text):
        for each in _LISTED_ATTRIBUTE.finditer(match["list"]):
            value = each["value"].strip("\"'")
            if reason := _refusal_reason("", each["name"].lower(), value):
                place = place_of(path, text, match.start())
                yield problem(place, "HTML-IKKE-TILLADT", found=match[0], reason=reason)


def _mask_calls_and_autolinks(text: str) -> str:
    """``text`` with macro calls, comments and autolinks blanked; its length does not change."""
    for pattern in (_CALL_OR_COMMENT, _AUTOLINK):
        text = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    return text


def _value(match: re.Match[str]) -> str:
    return html.unescape(match["d"] or match["s"] or match["u"] or "")


def _refusal_reason(element: str, attribute: str, value: str) -> str:
    """The reason why an attribute is not allowed; empty where it is."""
    if attribute not in ATTRIBUTES:
        return HTML_REASONS["attribute"].format(name=attribute)
    if attribute not in ADDRESSES:
        return ""
    value = _BLANK.sub("", html.unescape(value))  # browsers ignore these in a scheme
    scheme = _SCHEME.match(value)
    if scheme and scheme[1].lower() not in ADDRESS_SCHEMES:
        return HTML_REASONS["address"]
    if (attribute == "src" or element == "img") and (scheme or value.startswith("//")):
        return HTML_REASONS["elsewhere"]
    return ""
