"""Keeps the fragments of macros out of the Markdown parser: a page holds a mark until it is HTML.

Markdown would read the HTML of a fragment twice, tag by tag, and leave it as it is.
"""

import re
import secrets
from typing import Any

from mkdocs.plugins import BasePlugin

_ID = re.compile(r"<[^>]*\sid=\"([^\"]*)\"")


class Fragments(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """Takes the fragments of the page that is made, and puts them into it after Markdown."""

    def __init__(self) -> None:
        self._kept: list[str] = []
        self._name = secrets.token_hex(8)  # no page can write a mark of its own
        self._mark = re.compile(rf'<div data-fragment="{self._name}-(\d+)"></div>')

    def keep(self, html: str) -> str:
        """Return a mark, which Markdown takes for a block of HTML, in place of ``html``."""
        if not html.strip():
            return html
        self._kept.append(html.strip())
        return f'<div data-fragment="{self._name}-{len(self._kept) - 1}"></div>\n'

    def put(self, page: str) -> str:
        """Return ``page``, HTML, with the fragments in place of their marks."""
        return self._mark.sub(lambda mark: self._kept[int(mark[1])], page)

    def on_page_content(self, html: str, /, *, page: Any, **_: object) -> str:
        """Put the fragments of a page, and tell their ids, to which pages may link."""
        marks = self._mark.findall(html)
        page.present_anchor_ids.update(
            name for mark in marks for name in _ID.findall(self._kept[int(mark)])
        )
        content = self.put(html)
        self._kept.clear()
        return content
