"""Addresses inside the site: where a page of ``docs/`` ends up and how another page points there.

Raw HTML links are neither checked nor rewritten by the generator, so every fragment asks here.
"""

from dataclasses import dataclass
from posixpath import dirname, join, normpath
from typing import Protocol

GRADES_PAGE = "klassetrin"
DEPARTMENT_PAGES = "indsatser/"


class Links(Protocol):
    """How the page being written points to another place of the site."""

    def to(self, page: str, anchor: str = "") -> str:
        """The address of ``anchor`` on the page with the id ``page``, seen from here."""


@dataclass(frozen=True)
class SiteLinks:
    """Links from an ordinary page; ``to_root`` leads from it to the site's root (``../../``)."""

    to_root: str

    def to(self, page: str, anchor: str = "") -> str:
        """``../../fokus/#overgange``: relative, so that the site works in any folder."""
        return (self.to_root + page_url(page) or "./") + (f"#{anchor}" if anchor else "")


class SourceLinks:
    """Links as a page's Markdown writes them, from the top of ``docs/``: still to be resolved.

    The page that holds the whole policy is made from these: see ``macros.full_policy``.
    """

    def to(self, page: str, anchor: str = "") -> str:
        """``/fokus.md#overgange``."""
        return f"/{page}.md" + (f"#{anchor}" if anchor else "")


def page_url(page: str) -> str:
    """The page id as a folder below the site's root: ``fokus`` is ``fokus/``, ``index`` nothing."""
    return page.removesuffix("index") if page.rsplit("/", maxsplit=1)[-1] == "index" else f"{page}/"


def whole_id(page: str, anchor: str = "") -> str:
    """The id that ``anchor`` of ``page`` has where all pages stand on one."""
    prefix = page.replace("/", "-")
    return f"{prefix}--{anchor}" if anchor else prefix


def to_root(url: str) -> str:
    """The way from the page at ``url`` (``indsatser/x/``) to the site's root."""
    return "../" * url.count("/")


def resolve(page: str, address: str) -> tuple[str, str] | None:
    """What a Markdown link on ``page`` points to, as page id and anchor; None where elsewhere.

    ``../fokus.md#a`` on ``bilag/x`` is (``fokus``, ``a``), and so is ``/fokus.md#a`` on any page;
    ``#a`` stays on its page.
    """
    path, _, anchor = address.partition("#")
    if not path:
        return page, anchor
    if ":" in path or not path.endswith(".md"):
        return None
    return normpath(join("/", dirname(page), path))[1:].removesuffix(".md"), anchor


def department_page(department: str) -> str:
    """The id of a department's page."""
    return DEPARTMENT_PAGES + department
