"""A Markdown extension that marks links whose text is their address, which print shows once.

Named in ``mkdocs.yml``. The print stylesheet can show addresses, but not compare them with text.
"""

import re
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from macros.text_tables import TableFrames
from policy.loading.definitions import Definitions

CLASS = "adresse"
"""The class of such a link, and of the addresses in the list of links."""

_LAST = -10
"""The priority: after Markdown's own processors, which restore escaped characters."""

_PROTOCOL = re.compile(r"^(?:https?://|mailto:)")


class Marker(Treeprocessor):  # type: ignore[misc]  # Markdown brings no types
    """Marks the links of a page."""

    def run(self, root: Element) -> None:
        """Give each link whose words are its address the class ``CLASS`` as well."""
        for link in root.iter("a"):
            if _bare("".join(link.itertext())) == _bare(link.get("href", "")):
                link.set("class", f"{link.get('class', '')} {CLASS}".strip())


class Addresses(Extension):  # type: ignore[misc]
    """The extension as Markdown takes it."""

    def extendMarkdown(self, md: Any) -> None:
        """Register the marker, lists of definitions, and what frames tables, with ``md``."""
        Definitions().extendMarkdown(md)
        md.treeprocessors.register(Marker(md), "addresses", _LAST)
        md.treeprocessors.register(TableFrames(md), "tables", _LAST)


def makeExtension(**settings: Any) -> Addresses:
    """The extension; it has no settings."""
    return Addresses(**settings)


def _bare(address: str) -> str:
    """Return an address without its protocol and trailing slash."""
    text = unescape(address.replace(AMP_SUBSTITUTE, "&"))  # Markdown obfuscates mail addresses
    return _PROTOCOL.sub("", text.strip()).rstrip("/")
