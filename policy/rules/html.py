"""The rules of raw HTML in the pages: a few harmless elements and attributes, and nothing else.

Markdown lets all HTML through. What could run, look like another site, or fetch something from
elsewhere is refused by leaving it off the list of what is known (an allow list, as OWASP advises
against cross-site scripting).
"""

import html
import re
from collections.abc import Iterator
from functools import partial

from policy.loading.loader import Loaded
from policy.model.fields import ADDRESS_SCHEMES
from policy.model.problems import Problem, place_of, problem
from policy.text.prose_mask import mask_code
from policy.words.problem_messages import HTML_REASONS

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
_PART = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][^\s/>]*)|<[!?]\S*")
_ALONE = frozenset({"br", "img", "wbr"})
_OPTIONAL = frozenset({"dd", "dt", "p", "tbody", "td", "tfoot", "th", "thead", "tr"})
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'<>/=]+)(?:\s*=\s*(?:\"(?P<d>[^\"]*)\"|'(?P<s>[^']*)'|(?P<u>[^\s\"'<>]+)))?"
)
_AUTOMATIC = re.compile(r"<(?:https?://|mailto:|[\w.+-]+@)[^\s<>]*>", re.IGNORECASE)
_CALL = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|<!--.*?-->", re.DOTALL)
_LIST = re.compile(r"(?<!\{)\{:?\s(?P<list>[^{}\n]*)\}(?!\})")
_LISTED = re.compile(r"(?P<name>[^\s=#.{}][^\s=]*)\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|\S*)")
_SCHEME = re.compile(r"[\s\x00-\x1f]*([^/?#:]*):")
_BLANK = re.compile(r"[\s\x00-\x20]+")


def check(policy: Loaded) -> Iterator[Problem]:
    """The HTML and the attribute lists of every page that are not let through."""
    for path in sorted(policy.pages):
        text = mask_code(policy.texts[path])
        yield from check_tags(path, text)
        yield from check_pairs(path, text)
        yield from check_lists(path, text)


def check_tags(path: str, text: str) -> Iterator[Problem]:
    """Only known elements, with known attributes, that lead to harmless addresses."""
    text = _only_tags(text)
    for match in _TAG.finditer(text):
        place, name = partial(place_of, path, text, match.start()), match["name"].lower()
        shown = f"<{match['name']}>"
        if name not in ELEMENTS:
            yield problem(place(), "HTML-IKKE-TILLADT", found=shown, reason=HTML_REASONS["element"])
            continue
        given = {each["name"].lower(): _value(each) for each in _ATTRIBUTE.finditer(match["rest"])}
        for attribute, value in given.items():
            if reason := _refused(name, attribute, value):
                yield problem(place(), "HTML-IKKE-TILLADT", found=shown, reason=reason)
        if name == "img" and not (given.get("alt") or "").strip():
            yield problem(place(), "BILLEDE-UDEN-TEKST", found=given.get("src") or shown)


def check_pairs(path: str, text: str) -> Iterator[Problem]:
    """What is opened is closed, and nothing else is: a stray end would end a part of the page."""
    text = _only_tags(text)
    opened: list[re.Match[str]] = []
    lost: list[tuple[re.Match[str], str]] = []
    for match in _PART.finditer(text):
        if match["name"] is None:
            lost.append((match, "element"))
        elif not match["end"]:
            opened += [] if match["name"].lower() in _ALONE else [match]
        else:
            names = [each["name"].lower() for each in opened]
            if match["name"].lower() not in names:
                lost.append((match, "stray"))
                continue
            index = len(names) - 1 - names[::-1].index(match["name"].lower())
            lost += [(each, "unclosed") for each in opened[index + 1 :]]
            del opened[index:]
    lost += [(each, "unclosed") for each in opened]
    for match, reason in lost:
        if reason != "unclosed" or match["name"].lower() in ELEMENTS - _OPTIONAL:
            place = place_of(path, text, match.start())
            shown = f"<{match['end']}{match['name']}>" if match["name"] else match[0]
            yield problem(place, "HTML-IKKE-TILLADT", found=shown, reason=HTML_REASONS[reason])


def check_lists(path: str, text: str) -> Iterator[Problem]:
    """An attribute list gives ids, classes and known attributes."""
    for match in _LIST.finditer(text):
        for each in _LISTED.finditer(match["list"]):
            value = each["value"].strip("\"'")
            if reason := _refused("", each["name"].lower(), value):
                place = place_of(path, text, match.start())
                yield problem(place, "HTML-IKKE-TILLADT", found=match[0], reason=reason)


def _only_tags(text: str) -> str:
    """``text``, as long as it was, without what looks like tags and is none."""
    for pattern in (_CALL, _AUTOMATIC):
        text = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    return text


def _value(match: re.Match[str]) -> str:
    return html.unescape(match["d"] or match["s"] or match["u"] or "")


def _refused(element: str, attribute: str, value: str) -> str:
    """Why an attribute is not let through, or nothing."""
    if attribute not in ATTRIBUTES:
        return HTML_REASONS["attribute"].format(name=attribute)
    if attribute not in ADDRESSES:
        return ""
    value = _BLANK.sub("", html.unescape(value))  # browsers leave these out of a scheme
    scheme = _SCHEME.match(value)
    if scheme and scheme[1].lower() not in ADDRESS_SCHEMES:
        return HTML_REASONS["address"]
    if (attribute == "src" or element == "img") and (scheme or value.startswith("//")):
        return HTML_REASONS["elsewhere"]
    return ""
