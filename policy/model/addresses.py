"""URLs within the site: where a page of ``docs/`` is published, and how other pages link to it.

The site generator neither checks nor rewrites links in raw HTML, so all generated HTML uses these.
"""

from dataclasses import dataclass
from posixpath import dirname, join, normpath
from typing import Protocol

from policy.text.slug import slug

FRONT = "index"
"""The page that every site begins with."""
GRADES_PAGE = "klassetrin"
CONTACT_PAGE = "kontakt"
"""The page that the site adds where the school has written contacts."""
APART = "gaar-i"
"""The id of the part for those who go to a unit without grades."""
DEPARTMENT_PAGES = "indsatser/"
HISTORY = "historik/"
"""Where the pages are that tell how sections and initiatives changed."""
SEARCH_INDEX = "soegning.json"
"""What the search of an edition's site reads, in the site's folder."""
SCHEMAS = "skemaer/"
"""The folder of the JSON schemas of the data beside an edition."""


class Links(Protocol):
    """Makes links from the page being written to other places on the site."""

    def to(self, page: str, anchor: str = "") -> str:
        """The URL of ``anchor`` on the page with the id ``page``, relative to this page."""


@dataclass(frozen=True)
class SiteLinks:
    """Links from an ordinary page; ``to_root`` is its relative path to the root (``../../``)."""

    to_root: str

    def to(self, page: str, anchor: str = "") -> str:
        """``../../fokus/#overgange``: relative, so the site works in any folder."""
        return (self.to_root + page_url(page) or "./") + (f"#{anchor}" if anchor else "")

    def file(self, page: str, address: str) -> str:
        """The URL of a file below ``docs/`` that ``page`` refers to relative to itself."""
        return self.to_root + normpath(join("/", dirname(page), address))[1:]


class SourceLinks:
    """Links as in Markdown source, from the root of ``docs/``, to be resolved later.

    ``macros.full_policy`` builds the page with the full policy from these.
    """

    def to(self, page: str, anchor: str = "") -> str:
        """``/fokus.md#overgange``."""
        return f"/{page}.md" + (f"#{anchor}" if anchor else "")


def page_url(page: str) -> str:
    """The URL of a page below the site's root: ``fokus/`` for ``fokus``, empty for ``index``."""
    return page.removesuffix("index") if page.rsplit("/", maxsplit=1)[-1] == "index" else f"{page}/"


def full_policy_id(page: str, anchor: str = "") -> str:
    """The id of ``anchor`` of ``page`` on the page with the full policy: ``bilag-x--a``."""
    prefix = page.replace("/", "-")
    return f"{prefix}--{anchor}" if anchor else prefix


def to_root(url: str) -> str:
    """The relative path to the site's root from the page at ``url`` (``indsatser/x/``)."""
    return "../" * url.count("/")


def resolve(page: str, address: str) -> tuple[str, str] | None:
    """The page id and anchor that a Markdown link on ``page`` targets; None if not a page.

    ``../fokus.md#a`` on ``bilag/x`` is (``fokus``, ``a``), and so is ``/fokus.md#a`` on any page;
    ``#a`` is on ``page`` itself.
    """
    path, _, anchor = address.partition("#")
    if not path:
        return page, anchor
    if ":" in path or not path.endswith(".md"):
        return None
    return normpath(join("/", dirname(page), path))[1:].removesuffix(".md"), anchor


def grade_anchor(grade: int) -> str:
    """The id of a grade's part of the page of grades."""
    return f"klasse-{grade}"


def group_anchor(name: str) -> str:
    """The id of a group's part of the page of grades."""
    return f"gruppe-{slug(name)}"


def grade_page(anchor: str) -> str:
    """The id of the page of one grade or group alone: ``klassetrin/klasse-5``."""
    return f"{GRADES_PAGE}/{anchor}"


def department_page(department: str) -> str:
    """The id of a department's page."""
    return DEPARTMENT_PAGES + department


def history_page(passage: str) -> str:
    """The id of the page with a passage's history: ``historik/u7``, ``historik/fokus/mod``."""
    return HISTORY + passage.lower().replace("#", "/")
