"""The macros that pages may call, by name, and what each renders; independent of MkDocs."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import Any

from markupsafe import Markup, escape

from macros import contacts, data_views, full_policy, grade_views, views
from macros.pictures import layout, redline, tall, wheel, wide
from macros.render import fragment
from macros.views import View
from policy.model.addresses import APART, SiteLinks, SourceLinks, page_url
from policy.model.macro_calls import find_calls
from policy.model.procedures import procedure_at
from policy.model.treatment import is_overdue
from policy.model.units import places_named, whole_school
from policy.report.print_footer import sheets
from policy.report.report import Report
from policy.text.danish import on_date
from policy.text.dates import KnownDate
from policy.words.publication_words import OWN_SHEET
from policy.words.unit_words import WHO_GOES_TO
from policy.year.hearing import PAGE

Macro = Callable[..., str]

_SOURCE_LINK = re.compile(r'href="/([^"#]*)\.md#?([^"]*)"')
"""An address as ``SourceLinks`` writes it."""

DATA_PARTS = {"behandling": "udgaven", "oversigt": "temaerne", "linkliste": "links"}
"""The part of a change report that each macro shows: changes there link to its page."""


FRAGMENTS: Mapping[str, tuple[str, Callable[..., object]]] = {
    "aarshjul": ("wheel", wheel.wheel),
    "behandling": ("treatment", views.treatment),
    "datafiler": ("data", data_views.data_files),
    "find_klassetrin": ("groups", grade_views.grade_groups),
    "henvist_fra": ("mention", views.mention),
    "hvem_goer_hvad": ("procedure", lambda view, at: procedure_at(view.edition, at)),
    "indsatstabel": ("table", views.department_table),
    "linkliste": ("links", lambda view: view.edition.links),
    "oversigt": ("overview", views.overview),
    "udvalgte_afsnit": ("cards", views.section_cards),
}
"""The macros that render a template of one value: the value's name, and the function for it."""


def page_macros(view: View) -> Mapping[str, Macro]:
    """The macros of the page that ``view`` sees the edition from, by the names of the pages.

    The names and what each takes are declared in ``policy.model.macro_calls``.
    """
    functions: dict[str, Macro] = {
        "aendringer": _changes,
        "afdelinger": _departments,
        "billede": _picture,
        "hele_politikken": _whole_policy,
        "klassetrin": _grades,
        "kontakt": _contacts,
        "tilgaengelighed": _accessibility,
    }
    functions |= {name: _fragment(name) for name in FRAGMENTS}
    return {name: partial(function, view) for name, function in functions.items()}


def _fragment(name: str) -> Macro:
    """The macro ``name`` of ``FRAGMENTS``, which takes the view and the page's own arguments."""
    value, make = FRAGMENTS[name]
    return lambda view, *given: view.keep(fragment(name, **{value: make(view, *given)}))


def status_line(view: View) -> Markup:
    """Return the line about the edition on every page: its year, status and treatment."""
    return fragment("status", treatment=views.treatment(view), draft=views.is_draft(view))


def own_status(view: View, meta: Mapping[str, Any], title: str) -> dict[str, str] | None:
    """The status line of a page beside the policy, with a date of its own, and its sheets.

    ``meta`` is its front matter. None where the page has no date of its own.
    """
    adopted, revised = (_own_date(meta.get(key)) for key in ("vedtaget", "revideres"))
    if not (adopted or revised):
        return None
    overdue = is_overdue(revised, view.today)
    dates = {"adopted": adopted, "revised": revised, "overdue": overdue}
    said = OWN_SHEET["adopted"].format(day=on_date(adopted)) if adopted else OWN_SHEET["other"]
    return {
        "status": fragment(
            "egen_status", policy=view.edition.title, year=view.edition.info.year, **dates
        ),
        "ark": sheets(title, view.edition.school.name, said),
    }


def _own_date(value: object) -> KnownDate | None:
    """A date of the front matter, which the check has read before; None for nothing."""
    return KnownDate.read(str(value)) if value else None


def theme_values(view: View, changes: str = "") -> dict[str, Any]:
    """Return the values that the theme's templates show.

    ``changes`` is the id of the page that tells of changes, which the front page leads to where
    there are some.
    """
    edition, comparison = view.edition, view.history.comparison
    return {
        "skole": edition.school.name,
        "titel": edition.title,
        "status": status_line(view),
        "egen": partial(own_status, view),
        "udkast": views.is_draft(view),
        "hoering": f"{PAGE}/" if edition.info.hearing else "",
        "aar": edition.info.year,
        "nyt": page_url(changes) if changes and comparison and comparison.changes else "",
        "kontakt": contacts.ways(edition.school),
        "tilgaengelighed": edition.school.accessibility_statement or "",
    }


def _changes(view: View) -> str:
    """Return the changes since the edition published before."""
    comparison = view.history.comparison
    html = fragment(
        "aendringer",
        report=Report(comparison, redline.source_of(view)) if comparison else None,
        missing=view.history.is_missing,
        year=view.edition.info.year,
        sted=view.links.to,
        hoering=view.links.to(PAGE) if view.edition.info.hearing else "",
        steder=_shown_at(view),
        files=_files(view, view.changes_files),
    )
    return view.keep(html)


def _shown_at(view: View) -> dict[str, str]:
    """Return the address of each part of a report: pages by id, data by the macro's page."""
    found = {page.id: view.links.to(page.id) for page in view.edition.pages}
    for page in view.edition.pages:
        names = {call.name for call in find_calls(page.markdown)}
        found |= {part: found[page.id] for name, part in DATA_PARTS.items() if name in names}
    return found


def _picture(view: View) -> str:
    """Return the picture: drawn once for its page and the whole policy, where its links differ."""
    if not layout.says_something(view):
        return ""
    drawn = view.lookup.picture(lambda: _drawn(view.seen_from(SourceLinks())))
    if isinstance(view.links, SiteLinks):
        to = view.links.to
        drawn = _SOURCE_LINK.sub(lambda link: f'href="{escape(to(link[1], link[2]))}"', drawn)
    return view.keep(drawn)


def _drawn(view: View) -> str:
    return fragment(
        "billede",
        left_out=layout.left_out(view),
        wide=wide.draw(view),
        tall=tall.draw(view),
        whom=whole_school(view.edition.school),
        places=places_named(view.edition.school),
        reservation=view.reservation,
    )


def _grades(view: View) -> str:
    """Return a Markdown heading and a fragment per grade, so that contents and search have them."""
    parts: Iterable[str] = (
        f"{fragment('klasseoverskrift', page=page)}\n"
        + view.keep(fragment("klassetrin", page=page, every=""))
        for page in grade_views.grade_pages(view)
    )
    units = grade_views.apart_pages(view)
    if units:
        heading = f"## {WHO_GOES_TO} {{ #{APART} }}"
        parts = chain(parts, [f"{heading}\n{view.keep(fragment('gaar_i', units=units))}"])
    return "\n".join((_reservation(view), *parts))


def _reservation(view: View) -> str:
    """Return the policy's reservation that the lists are not exhaustive."""
    return view.keep(fragment("forbehold", reservation=view.reservation))


def _departments(view: View) -> str:
    cards = view.keep(fragment("afdelinger", cards=views.department_cards(view)))
    return f"{cards}\n{_reservation(view)}"


def _accessibility(view: View) -> str:
    """Return the contacts for reporting accessibility barriers, and the school's statement."""
    school = view.edition.school
    html = fragment(
        "tilgaengelighed",
        contacts=contacts.ways(school),
        statement=school.accessibility_statement,
    )
    return view.keep(html)


def _contacts(view: View) -> str:
    """Return the roles that readers may contact; nothing where the school has written none."""
    roles = contacts.roles(view.edition.school)
    return view.keep(fragment("kontakt", roles=roles)) if roles else ""


def _whole_policy(view: View) -> str:
    outside = view.links
    if not isinstance(outside, SiteLinks):
        return ""
    macros = page_macros(view.seen_from(SourceLinks()))
    parts = full_policy.parts(view.edition.pages, macros, outside, view.markdown)
    apart = [replace(each, html=Markup(view.keep(each.html))) for each in parts]  # noqa: S704 — HTML
    files = _files(view, view.documents)
    return view.keep(fragment("hele_politikken", parts=apart, files=files))


def _files(view: View, names: Mapping[str, str]) -> dict[str, str]:
    """The addresses of files beside the pages, each with what it is called."""
    links = view.links
    if not isinstance(links, SiteLinks):
        return {}
    return {links.to_root + name: kind for name, kind in names.items()}
