"""Says below the heading of a section that has changed when it did, and leads to its history.

It is the site's and no text of the policy, so it goes into pages when their text has been taken for
the search.
"""

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from mkdocs.plugins import BasePlugin

from macros.year.passage_views import ChangedSection
from policy.model.addresses import SiteLinks, to_root
from policy.words.year_words import PASSAGES

CLASS = "senest-aendret"
"""The class of what is said; its style is ``parts/senest-aendret.css``."""

Changed = Mapping[str, Sequence[ChangedSection]]
"""The sections by their pages' URLs."""


class ChangedSections(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """Puts it into the pages."""

    def on_page_content(self, html: str, /, *, page: Any, config: Any, **_: object) -> str:
        """Return ``html`` with a line below each heading of a section that has changed."""
        changed: Changed = config.extra["aendrede_afsnit"]
        return with_changes(html, changed, page.url)


def with_changes(html: str, changed: Changed, url: str) -> str:
    """The content of the page at ``url`` with a line below each heading of what ``changed``."""
    for each in changed.get(url, ()):
        heading = re.compile(rf'<h([1-6]) id="{re.escape(each.anchor)}".*?</h\1>', re.DOTALL)
        if found := heading.search(html):
            html = f"{html[: found.end()]}\n{_line(each, url)}{html[found.end() :]}"
    return html


def _line(each: ChangedSection, url: str) -> str:
    href = SiteLinks(to_root(url)).to(each.page)
    words = PASSAGES["changed"].format(year=each.year)
    hidden = PASSAGES["of"].format(name=each.title)
    return (
        f'<p class="{CLASS}" data-search-exclude data-ordret><a href="{escape(href)}">'
        f'{words}<span class="skjult">: {escape(hidden)}</span></a></p>'
    )
