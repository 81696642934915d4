"""How the places of an edition are cited, and what programs are told of the edition."""

import json
from collections.abc import Iterator, Mapping

from macros.views import View, is_draft
from policy.model.addresses import department_page, page_url
from policy.model.data_files import Status
from policy.model.edition import Edition, Page
from policy.words.publication_words import CITING

Citation = tuple[str, str]
"""A line to cite a place by, and the place's anchor on its page; empty for the page itself."""


def citations(view: View) -> Mapping[str, tuple[Citation, ...]]:
    """The lines of each page of the policy by its URL: the page, its sections, its initiatives."""
    return {page_url(page.id): tuple(_of_page(view, page)) for page in view.edition.pages}


def _of_page(view: View, page: Page) -> Iterator[Citation]:
    edition = view.edition
    whole = CITING["draft" if is_draft(view) else "edition"].format(
        school=edition.school.name, policy=edition.title, year=edition.info.year
    )
    own = "" if page == edition.pages[0] else CITING["page"].format(title=page.title)
    yield ", ".join(filter(None, (whole, own))), ""
    for each in page.sections:
        if each.level > 1:
            place = CITING["section"].format(title=page.title, section=each.title)
            yield f"{whole}, {place}", each.id
    for department in edition.departments:
        if department_page(department.id) == page.id:
            for row in department.initiatives:
                yield f"{whole}, {CITING['initiative'].format(id=row.id)}", row.id.lower()


def document_data(edition: Edition) -> str:
    """The edition as schema.org describes a document, in JSON that may stand in a page.

    No more than the data says: an undated text has no date.
    """
    info, school = edition.info, edition.school
    publisher = {"@type": "School", "name": school.name}
    found: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "DigitalDocument",
        "name": f"{edition.title} {info.year}",
        "version": info.year,
        "inLanguage": "da",
        "publisher": publisher,
    }
    if info.status is Status.DRAFT:
        found["creativeWorkStatus"] = "Draft"
    if info.adopted:
        found["dateCreated"] = info.adopted.isoformat()
    if info.corrections:
        found["dateModified"] = max(each.date for each in info.corrections).isoformat()
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
