"""The content security policy that every page carries: only the site's own files, nothing else.

Inline scripts and styles are allowed by their hashes, those of the site's own templates alone (W3C,
CSP level 3). A policy in a ``meta`` element cannot have ``frame-ancestors`` or reports.
"""

import base64
import hashlib
import html
import re
from collections.abc import Collection, Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser

_CHARSET = re.compile(r"<meta\s+charset=[^>]*>", re.IGNORECASE)
_INLINE = re.compile(r"<(script|style)>(.*?)</\1>", re.DOTALL)
_SUSPECT = (
    re.compile(r"<(?:script|style|base|embed|i?frame|object)", re.IGNORECASE),
    re.compile(r"[\s/\"'](?:on[a-z]+|style)\s*=", re.IGNORECASE),
)
"""How code, a handler or a style begins wherever it stands: a text without any has none."""
DATA: Mapping[str, str | None] = {"type": "application/ld+json"}
"""The attributes of a script element that holds data about the page."""
_FOREIGN = "base, embed, frame, iframe, object"

SOURCES = (
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self' data:"),  # the icon is a drawing within the page
    ("connect-src", "'self'"),  # the search index and the list of editions
    ("base-uri", "'none'"),
    ("form-action", "'none'"),
)
"""The directives with their sources, without the hashes of a page's inline content."""


_REFERRER = '<meta name="referrer" content="no-referrer">'
"""No other site is told which page a reader came from."""


class NoPlaceError(ValueError):
    """A page has no ``meta charset`` after which the policy can be inserted."""


class ForeignCodeError(ValueError):
    """A page has a script, a style or a handler that is not the site's own; the text shows it."""


def inline_code(page: str) -> list[tuple[str, str]]:
    """The name and the content of each script and style within a page or a part of one.

    Data in a script element is none: no browser runs it, and no policy is asked about it (HTML,
    «prepare the script element»).
    """
    found = LexborHTMLParser(page).css("script, style")
    return [(str(each.tag), each.text()) for each in found if each.attributes != DATA]


def with_policy(page: str, own: Collection[str] = ()) -> str:
    """``page``, an HTML document, with its policy as the first thing after its character set.

    ``own`` are the scripts and styles of the site's templates; the policy names those that the page
    has. Raises ForeignCodeError where it has others, NoPlaceError where it names no character set.
    """
    found = _CHARSET.search(page)
    if found is None:
        raise NoPlaceError
    code = _known_code(page, own)
    if code is None and (foreign := next(_foreign_code(page, own), None)):
        raise ForeignCodeError(foreign)
    content = html.escape(_policy(inline_code(page) if code is None else code), quote=False)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{content}">'
    return page.replace(found[0], f"{found[0]}{meta}{_REFERRER}", 1)


def policy_of(page: str) -> str:
    """Return the policy of a page: ``SOURCES`` with the hashes of its scripts and styles."""
    return _policy(inline_code(page))


def _policy(code: list[tuple[str, str]]) -> str:
    return "; ".join(
        " ".join([name, values, *_hashes(code, name.removesuffix("-src"))])
        for name, values in SOURCES
    )


def _hashes(code: list[tuple[str, str]], tag: str) -> list[str]:
    return list(dict.fromkeys(hash_of(text) for name, text in code if name == tag))


def _known_code(page: str, own: Collection[str]) -> list[tuple[str, str]] | None:
    """The scripts and styles of ``page`` where each is one of ``own`` and no other code can be.

    It looks at the text alone; None where only a parser can tell, which needs many times the page's
    memory.
    """
    found, at = [], 0
    for each in _INLINE.finditer(page):
        if each[2] not in own or any(it.search(page, at, each.start()) for it in _SUSPECT):
            return None
        found.append((each[1], each[2]))
        at = each.end()
    return None if any(it.search(page, at) for it in _SUSPECT) else found


def _foreign_code(page: str, own: Collection[str]) -> Iterator[str]:
    """What runs in a page, or changes how it looks or what it loads, and is not among ``own``."""
    tree = LexborHTMLParser(page)
    for each in tree.css("script, style"):
        if each.attributes not in ({}, DATA) or each.text() not in own:
            yield f"<{each.tag}> {each.text()[:40]}"
    yield from (f"<{each.tag}>" for each in tree.css(_FOREIGN))
    for each in tree.css("*"):
        for name in each.attributes:
            if name == "style" or name.startswith("on"):
                yield f"<{each.tag} {name}>"


def hash_of(content: str) -> str:
    """Return the CSP hash source of a script or style: ``'sha256-…'``."""
    digest = hashlib.sha256(content.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
