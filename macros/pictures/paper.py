"""The wide drawing as one SVG with its own colours and letters, for a document on paper."""

from collections.abc import Iterator, Mapping

from macros.pictures import layout, wide
from macros.render import fragment
from macros.views import COLOURS, View
from policy.documents.pdf.typesetting import BODY, paper
from policy.model.addresses import SiteLinks
from policy.model.edition import Edition
from policy.model.units import places_named, whole_school


def grade_picture(edition: Edition) -> str:
    """The initiatives of ``edition`` along its grades as SVG, whose links lead nowhere.

    Nothing where there is nothing to draw.
    """
    view = View(edition, SiteLinks(""))
    if not layout.says_something(view):
        return ""
    school = edition.school
    svg = fragment(
        "billede_papir",
        wide=wide.draw(view),
        whom=whole_school(school),
        places=places_named(school),
    )
    opening, end, rest = svg.partition(">")
    return f"{opening}{end}<style>{''.join(_rules(paper()))}</style>{rest}"


def _rules(colours: Mapping[str, str]) -> Iterator[str]:
    """The rules of ``overrides/assets/stylesheets/parts/billede.css`` without its variables."""
    ink = colours["ink"]
    yield f"text{{fill:{ink};font-family:'{BODY}';font-size:15px}}"
    yield ".feltnavn{font-weight:600}.klassetal text{font-weight:700;text-anchor:middle}"
    yield f".linje{{fill:none;stroke:{colours['sheet']};stroke-width:2}}"
    yield f".stribe rect{{fill:{colours['sheet']};stroke-width:1.3}}"
    yield ".leder{fill:none;stroke-width:1;opacity:.75}"
    yield f".pil path{{fill:none;stroke:{ink};stroke-width:1.8;stroke-linecap:round}}"
    for name in (*map(str, range(1, COLOURS + 1)), "x"):
        dark, light = colours[f"c{name}"], colours[f"bg{name}"]
        yield f".afd-{name} .felt{{fill:{light}}}.afd-{name} .feltnavn{{fill:{dark}}}"
        yield f".afd-{name} .stribe rect{{stroke:{dark}}}.afd-{name} .stribe circle{{fill:{dark}}}"
        yield f".afd-{name}.leder{{stroke:{dark}}}"
    yield ".stribe rect.flade,.flade{fill:none;stroke:none}"
