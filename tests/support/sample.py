"""A small edition for the tests of what is rendered, and random ones for its laws."""

from typing import Any

from hypothesis import strategies as st
from markdown import markdown

from macros.views import View
from policy.loading.markdown_page import read_page
from policy.model.addresses import SiteLinks
from policy.model.edition import Edition

PAGES = {
    "index": "# Sådan trives vi { #top }\n\n## Velkommen { #velkommen }\n\n"
    'Vi gør meget <span id="forbehold">(listen er ikke hele sandheden)</span>.\n\n'
    "## Find klassen { #find }\n\n{{ find_klassetrin() }}\n",
    "loefter": "# Løfter { #loefter }\n\n## Mod { #mod }\n\nVi tør.\n\n"
    "## Ro { #ro }\n\nVi venter.\n",
    "fokus": "# Fokus { #fokus }\n\n- Vi følges ad over broen[^1]\n  { #broen }\n\n"
    "[^1]: Se [løfterne](loefter.md#ro) og [klasserne](klassetrin.md)\n",
    "indsatser/ude": '# Ude { #ude }\n\n{{ indsatstabel("ude") }}\n',
    "bilag/a": "# Bilag { #bilag }\n\nSe [broen](../fokus.md#broen).\n\n"
    '{{ henvist_fra("fokus#broen") }}\n',
}


def initiative(name: str, **keys: Any) -> dict[str, Any]:
    """An initiative as the data file writes it, the required keys filled in."""
    return {"id": name, "tema": "Leg", "indsats": f"Vi gør {name}.", **keys}


def department(name: str, grades: str, *initiatives: dict[str, Any], **keys: Any) -> dict[str, Any]:
    """A department as the data file writes it."""
    full = {"id": name, "navn": name.capitalize(), "klassetrin": grades}
    return {**full, "indsatser": list(initiatives), **keys}


DEPARTMENTS = [
    department(
        "ude",
        "0-2",
        initiative("U1", hyppighed="årlig"),
        initiative("U2", tema="Ro", klassetrin="0, 1", overgang="0-1", kort="Ro & mag"),
    ),
    department("inde", "3-5", initiative("N1", klassetrin="5", tema="Ro"), initiative("N2")),
    department("vaerksted", "0-5", initiative("V1"), på_tværs="ja"),
]


def edition(departments: list[dict[str, Any]] | None = None, **keys: Any) -> Edition:
    """An edition of a school with the grades 0 to 6; ``keys`` replace whole parts of it."""
    content: dict[str, Any] = {
        "school": {
            "navn": "Bakkens Skole",
            "klassetrin": "0-6",
            "parter": [{"id": "elevråd", "navn": "elevrådet"}, {"id": "hjem", "navn": "hjemmene"}],
        },
        "info": {"skoleår": "2026/27", "status": "overført"},
        "themes": ("Leg", "Ro", "Mod"),
        "departments": DEPARTMENTS if departments is None else departments,
        "transitions": [{"fra": "2", "til": "3", "tekst": "fokus#broen"}],
        "links": [{"id": "a", "titel": "A & B", "adresse": "https://example.dk/?a=1&b=2"}],
        "pages": tuple(read_page(page, text) for page, text in PAGES.items()),
    }
    return Edition.model_validate(content | keys)


def view(departments: list[dict[str, Any]] | None = None, **keys: Any) -> View:
    """The edition as a page one folder below the site's root sees it, without edit links."""
    return View(edition(departments, **keys), SiteLinks("../"), markdown=as_the_site)


def as_the_site(text: str) -> str:
    """HTML of Markdown by the extensions that the policy's pages are written with."""
    return str(markdown(text, extensions=["attr_list", "footnotes", "md_in_html", "toc"]))


_words = st.text("abcdefghijklmnoprstuvæøåMW-&< ", min_size=1, max_size=45).filter(str.strip)
_grades = st.lists(st.integers(0, 10), min_size=1, max_size=6, unique=True).map(
    lambda grades: ", ".join(map(str, sorted(grades)))
)


@st.composite
def departments(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Up to five departments that may overlap, have holes and hold up to nine initiatives."""
    count = draw(st.integers(1, 5))
    return [
        {
            "id": f"d{index}",
            "navn": draw(_words),
            "klassetrin": draw(_grades),
            "på_tværs": draw(st.sampled_from(["ja", "nej"])),
            "indsatser": [
                initiative(f"D{index + 1}{n}", **draw(_initiative_keys()))
                for n in range(draw(st.integers(0, 9)))
            ],
        }
        for index in range(count)
    ]


@st.composite
def _initiative_keys(draw: st.DrawFn) -> dict[str, Any]:
    keys: dict[str, Any] = {"tema": draw(_words)}
    if draw(st.booleans()):
        keys["klassetrin"] = draw(_grades)
    if draw(st.booleans()):
        first = draw(st.integers(0, 9))
        keys["overgang"] = f"{first}-{first + 1}"
    return keys
