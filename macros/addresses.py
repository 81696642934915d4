"""Marks the links whose words are their own address, so that paper does not show it twice.

An extension of the generator's Markdown, named in ``mkdocs.yml``: a stylesheet can show the address
of a link, but not compare it with what is read.
"""

import re
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

CLASS = "adresse"
"""What such a link is marked with, as the address in the policy's own list of links is."""

_LAST = -10
"""After Markdown's own, the last of which puts back the characters that were escaped."""

_PROTOCOL = re.compile(r"^(?:https?://|mailto:)")


class Marker(Treeprocessor):  # type: ignore[misc]  # Markdown brings no types
    """Marks the links of a page."""

    def run(self, root: Element) -> None:
        """Give each link whose words are its address the class ``CLASS`` beside its own."""
        for link in root.iter("a"):
            if _bare("".join(link.itertext())) == _bare(link.get("href", "")):
                link.set("class", f"{link.get('class', '')} {CLASS}".strip())


class Addresses(Extension):  # type: ignore[misc]
    """The extension as Markdown takes it."""

    def extendMarkdown(self, md: Any) -> None:
        """Register the marker with ``md``."""
        md.treeprocessors.register(Marker(md), "addresses", _LAST)


def makeExtension(**settings: Any) -> Addresses:
    """The extension; it has no settings."""
    return Addresses(**settings)


def _bare(address: str) -> str:
    """An address without what is often left out of it: the protocol and the last slash."""
    text = unescape(address.replace(AMP_SUBSTITUTE, "&"))  # Markdown hides addresses of mail so
    return _PROTOCOL.sub("", text.strip()).rstrip("/")
