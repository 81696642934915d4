"""The pictures that other programs show beside a shared link, one for each page that names one."""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from importlib.metadata import version
from pathlib import Path

from macros.grade_views import grade_pages, group_owner, owner_of
from macros.pictures import sharing
from macros.pictures.sharing import SharingPicture, draw
from macros.sharing.citing import document_data
from macros.views import View
from policy.model.addresses import SiteLinks, department_page, grade_page, page_url
from policy.model.data_files import Department, Status
from policy.model.edition import Edition
from policy.words.publication_words import SHARED
from scripts.cli.cache import kept
from scripts.cli.places import REPOSITORY

Place = tuple[Department | None, tuple[int, ...]]
"""Whom a page is for: the department, where there is one, and the grades."""

FOLDER = "deling/"
_TOKENS = REPOSITORY / "overrides" / "assets" / "stylesheets" / "tokens.css"
_COLOUR = re.compile(r"--([\w-]+): (#[0-9a-f]{6})\b")


class Sharing:
    """What templates ask for: ``data`` for programs, and the pages' pictures.

    Called with a page's URL and title, it gives the path of its picture, which ``drawn`` draws.
    """

    def __init__(self, edition: Edition | None) -> None:
        self._edition = edition
        self.data = document_data(edition) if edition else ""
        self._asked: dict[str, tuple[str, str]] = {}

    def __call__(self, url: str, title: str) -> str:
        """The path of the picture of the page at ``url``, which is empty for the front page."""
        path = f"{FOLDER}{url.rstrip('/') or 'index'}.png"
        self._asked[path] = (url, title)
        return path

    def drawn(self) -> dict[str, bytes]:
        """The pictures that were asked for, by their paths."""
        edition = self._edition
        if edition is None or not self._asked:
            return {}
        code = Path(sharing.__file__).read_bytes()
        made_by = (code, version("pillow"), version("fontpkg-open-sans"))
        view, found = View(edition, SiteLinks("")), {}
        places = dict(_places(view))
        for path, (url, title) in sorted(self._asked.items()):
            picture = picture_of(view, url, title, places.get(url))
            found[path] = kept(path, partial(draw, picture), repr(picture), *made_by)
        return found


def picture_of(view: View, url: str, title: str, place: Place | None) -> SharingPicture:
    """What the picture of the page at ``url`` shows; ``title`` is the page's own.

    ``place`` is whom the page is for: a department, a grade or a group; None for the others.
    """
    edition, info, colours = view.edition, view.edition.info, _colours()

    def colour(department: Department) -> str:
        return colours[f"c{view.colour(department).removeprefix('afd-')}"]

    own, grades = place or (None, ())
    if place:
        of_grade = dict.fromkeys(grades, colour(own) if own else colours["ink"])
    else:
        shown = (each for each in edition.departments if not each.across)
        of_grade = {grade: colour(each) for each in shown for grade in each.grades}
    state = SHARED["draft" if info.status is Status.DRAFT else "edition"].format(year=info.year)
    is_front = not url
    return SharingPicture(
        head=edition.school.name,
        title=edition.title if is_front else title,
        foot=state if is_front else f"{edition.title} · {state[:1].lower()}{state[1:]}",
        colour=colour(own) if own else colours["ink"],
        grades=tuple((grade, of_grade.get(grade)) for grade in edition.school.grades),
        paper=colours["paper"],
        ink=colours["ink"],
        line=colours["line"],
    )


def _places(view: View) -> Iterator[tuple[str, Place]]:
    """The URLs of the pages of departments, grades and groups, each with whom it is for."""
    for each in view.edition.departments:
        yield page_url(department_page(each.id)), (each, each.grades)
    for page in grade_pages(view):
        owner = owner_of(view, page.grades[0]) if page.grades else group_owner(view, page.name)
        yield page_url(grade_page(page.anchor)), (owner, page.grades)


def _colours() -> Mapping[str, str]:
    """The colours of the light pages by their names in the stylesheet."""
    text = _TOKENS.read_text(encoding="utf-8")
    return dict(_COLOUR.findall(text[: text.index("}")]))
