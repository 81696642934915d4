"""The content security policy that every page carries: only the site's own files, nothing else.

Inline scripts and styles are allowed by their hashes, so that injected ones do not run (W3C, CSP
level 3). A policy in a ``meta`` element cannot have ``frame-ancestors`` or reports.
"""

import base64
import hashlib
import html
import re

_INLINE = re.compile(
    r"<(?P<tag>script|style)(?P<attributes>[^>]*)>(?P<content>.*?)</(?P=tag)>",
    re.DOTALL | re.IGNORECASE,
)
_DATA = re.compile(r"\ssrc\s*=|\stype\s*=\s*[\"']?application/(?:ld\+)?json", re.IGNORECASE)
_CHARSET = re.compile(r"<meta\s+charset=[^>]*>", re.IGNORECASE)

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


class NoPlaceError(ValueError):
    """A page has no ``meta charset`` after which the policy can be inserted."""


def policy_of(page: str) -> str:
    """Return the policy of a page: ``SOURCES`` with the hashes of its inline scripts and styles."""
    hashes: dict[str, list[str]] = {"script": [], "style": []}
    for match in _INLINE.finditer(page):
        if not _DATA.search(match["attributes"]):
            hashes[match["tag"].lower()].append(hash_of(match["content"]))
    return "; ".join(
        " ".join([name, values, *dict.fromkeys(hashes.get(name.removesuffix("-src"), []))])
        for name, values in SOURCES
    )


_REFERRER = '<meta name="referrer" content="no-referrer">'


def with_policy(page: str) -> str:
    """``page``, an HTML document, with its policy as the first thing after its character set.

    Other sites are not told from which page a reader came.
    Raises NoPlaceError where it names none.
    """
    found = _CHARSET.search(page)
    if found is None:
        raise NoPlaceError
    content = html.escape(policy_of(page), quote=False)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{content}">{_REFERRER}'
    return f"{page[: found.end()]}{meta}{page[found.end() :]}"


def hash_of(content: str) -> str:
    """Return the CSP hash source of a script or style: ``'sha256-…'``."""
    digest = hashlib.sha256(content.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
