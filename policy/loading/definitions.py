"""A Markdown extension for lists of definitions, in which each term has a permanent anchor.

A term stands on a line of its own, each of its definitions below it after a colon and a space. The
anchor is ``ord-`` and the slug of the term; a line that ends with ``{ #id }`` gives another.
"""

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown.extensions.def_list import DefListExtension
from markdown.treeprocessors import Treeprocessor

from policy.text.slug import slug
from policy.text.word_codes import decode

CLASS = "definitioner"
"""The class of such a list."""
PREFIX = "ord-"
_ORDER = 7
"""After the attribute lists, which may give ids, and before the headings get theirs."""
_STANDS_FOR = re.compile("\x02[^\x03]*\x03")
"""What Markdown keeps in the place of signs and HTML until the end."""


class _Anchors(Treeprocessor):  # type: ignore[misc]  # Markdown brings no types
    """Gives the terms of a page their ids; a term that comes again has none."""

    def run(self, root: Element) -> None:
        """Mark the lists and their terms."""
        taken = {each.get("id") for each in root.iter() if each.get("id")}
        for found in root.iter("dl"):
            found.set("class", f"{CLASS} {found.get('class', '')}".strip())
            for term in found.iter("dt"):
                name = slug(_STANDS_FOR.sub("", decode("".join(term.itertext()))))
                if name and not term.get("id") and PREFIX + name not in taken:
                    term.set("id", PREFIX + name)
                    taken.add(PREFIX + name)


class Definitions(DefListExtension):  # type: ignore[misc]
    """The extension as Markdown takes it."""

    def extendMarkdown(self, md: Any) -> None:  # noqa: N802 — Markdown names it
        """Register the lists and their anchors with ``md``."""
        super().extendMarkdown(md)
        md.treeprocessors.register(_Anchors(md), "definitions", _ORDER)
