"""Pages that the site makes where there is something to show: grades, the hearing, changes."""

import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from markupsafe import Markup

from macros.grade_views import GradePage, grade_pages
from macros.render import fragment
from macros.views import View
from macros.year.hearing_views import hearing_page
from macros.year.passage_views import history_of, passage_name
from policy.model.addresses import GRADES_PAGE, SiteLinks, grade_page, history_page
from policy.model.records.passage_history import PassageHistory
from policy.words.unit_words import GRADE_PAGE
from policy.words.year_words import HEARING, NOTE, PASSAGES
from policy.year.hearing import PAGE

_MARKS = frozenset(string.punctuation) - frozenset(",.")


@dataclass(frozen=True)
class OwnPage:
    """A page that is no file of the school's: its path without ``.md``, its title, its content.

    ``description`` is for search engines; ``render`` makes its HTML as seen from ``links``. Links
    to one that ``is_shared`` have a picture beside them.
    """

    id: str
    title: str
    description: str
    render: Callable[[SiteLinks], Markup]
    is_shared: bool = True

    @property
    def meta(self) -> dict[str, object]:
        """Its front matter."""
        shared: dict[str, object] = {} if self.is_shared else {"deles": False}
        return {"description": self.description, "search": {"exclude": True}, **shared}

    @property
    def heading(self) -> str:
        """Its title as a heading in Markdown, in which nothing is a mark or a call."""
        return "# " + "".join(f"&#{ord(each)};" if each in _MARKS else each for each in self.title)


def own_pages(view: View) -> tuple[OwnPage, ...]:
    """The pages that the edition of ``view`` calls for."""
    return tuple(_pages(view))


def _pages(view: View) -> Iterator[OwnPage]:
    yield from _histories(view)
    yield from _grades(view)
    edition = view.edition
    if edition.info.hearing:
        description = HEARING["description"].format(policy=edition.title, year=edition.info.year)
        title = NOTE["page_title"] if edition.answers else HEARING["title"]
        yield OwnPage(PAGE, title, description, lambda links: _hearing(view, links))


def _histories(view: View) -> Iterator[OwnPage]:
    """A page for each section and initiative that is other than it began."""
    for name, each in view.lookup.passages.changed():
        called = passage_name(view, name)
        title = PASSAGES["title"].format(name=called)
        about = PASSAGES["description"].format(name=called)
        yield OwnPage(history_page(name), title, about, _history(view, name, each), is_shared=False)


def _grades(view: View) -> Iterator[OwnPage]:
    """A page for each part of the page of grades, so that a link to it shows whom it is for."""
    if not view.has_grade_pages:
        return

    @cache
    def seen_from(links: SiteLinks) -> dict[str, GradePage]:
        return {each.anchor: each for each in grade_pages(view.seen_from(links))}

    edition = view.edition
    about = partial(
        GRADE_PAGE.format,
        policy=edition.title,
        year=edition.info.year,
        school=edition.school.name,
    )
    for anchor, each in seen_from(SiteLinks("")).items():
        render = _grade(view.reservation, anchor, seen_from)
        yield OwnPage(grade_page(anchor), each.name, about(name=each.name), render)


def _grade(
    reservation: str, anchor: str, seen_from: Callable[[SiteLinks], dict[str, GradePage]]
) -> Callable[[SiteLinks], Markup]:
    def render(links: SiteLinks) -> Markup:
        every = links.to(GRADES_PAGE, anchor)
        alone = fragment("klassetrin", page=seen_from(links)[anchor], every=every)
        return fragment("forbehold", reservation=reservation) + alone

    return render


def _history(view: View, name: str, history: PassageHistory) -> Callable[[SiteLinks], Markup]:
    def render(links: SiteLinks) -> Markup:
        return fragment("historik", page=history_of(view.seen_from(links), name, history))

    return render  # a plain function: the macros plugin writes down all that a partial one holds


def _hearing(view: View, links: SiteLinks) -> Markup:
    return fragment("hoering", page=hearing_page(view.seen_from(links)))
