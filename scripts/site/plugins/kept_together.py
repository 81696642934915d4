"""Keeps numbers on one line with their nouns: «5. klasse», «§ 2», «1. august».

It is style and no character: a no-break space would make a voice speak the full stop («fem punktum
klasse»). The words are the same as before, so this comes after the search has taken the text.
"""

import re
from typing import Any

from mkdocs.plugins import BasePlugin

from policy.text.typography import MONTHS

CLASS = "tal"
"""The class of what is kept together; its style is ``text.css``."""

_MARKED = rf'<span class="{CLASS}">\g<0></span>'
_LEFT_OUT = re.compile(r"(<(svg|pre|code|option|textarea|script|style)\b.*?</\2>)", re.DOTALL)
_NOUNS = rf"(?:klasse|årgang|{MONTHS})\w*"
_TOGETHER = re.compile(
    rf"(?<![\w.,/–-])(?:\d{{1,4}}\. {_NOUNS}|\d{{1,9}} (?:%|kr\.)|(?:§|kl\.|nr\.|stk\.) \d+)"
    r"(?![^<>]*>)"
)
"""Not within a tag."""


class KeptTogether(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """Marks them in the pages."""

    def on_page_content(self, html: str, /, **_: Any) -> str:
        """Return ``html`` with an element around each number and its noun."""
        parts = _LEFT_OUT.split(html)
        # Every third part is text; the two between are an element that is left out, and its name.
        parts[::3] = [_TOGETHER.sub(_MARKED, each) for each in parts[::3]]
        del parts[2::3]
        return "".join(parts)
