"""Pages that the site makes of the data where there is something to show: the hearing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from macros.render import fragment
from macros.views import View
from macros.year.hearing_views import hearing_page
from policy.model.addresses import SiteLinks
from policy.words.year_words import HEARING, NOTE
from policy.year.hearing import PAGE


@dataclass(frozen=True)
class OwnPage:
    """A page that is no file of the school's: its path without ``.md``, its title, its content.

    ``description`` is for search engines; ``render`` makes its HTML as seen from ``links``.
    """

    id: str
    title: str
    description: str
    render: Callable[[SiteLinks], Markup]


def own_pages(view: View) -> tuple[OwnPage, ...]:
    """The pages that the edition of ``view`` calls for."""
    return tuple(_pages(view))


def _pages(view: View) -> Iterator[OwnPage]:
    edition = view.edition
    if edition.info.hearing:
        description = HEARING["description"].format(policy=edition.title, year=edition.info.year)
        title = NOTE["page_title"] if edition.answers else HEARING["title"]
        yield OwnPage(PAGE, title, description, lambda links: _hearing(view, links))


def _hearing(view: View, links: SiteLinks) -> Markup:
    return fragment("hoering", page=hearing_page(view.seen_from(links)))
