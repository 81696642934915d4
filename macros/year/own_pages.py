"""Pages that the site makes where there is something to show: the hearing, what has changed."""

import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from macros.render import fragment
from macros.views import View
from macros.year.hearing_views import hearing_page
from macros.year.passage_views import history_of, passage_name
from policy.model.addresses import SiteLinks, history_page
from policy.model.records.passage_history import PassageHistory
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


def _history(view: View, name: str, history: PassageHistory) -> Callable[[SiteLinks], Markup]:
    def render(links: SiteLinks) -> Markup:
        return fragment("historik", page=history_of(view.seen_from(links), name, history))

    return render  # a plain function: the macros plugin writes down all that a partial one holds


def _hearing(view: View, links: SiteLinks) -> Markup:
    return fragment("hoering", page=hearing_page(view.seen_from(links)))
