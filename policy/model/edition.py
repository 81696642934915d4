"""The model of an edition of the policy: its data and its pages; no input or output.

The Danish aliases are the keys of ``udgave.json``; code uses the English names.
"""

from pydantic import ConfigDict, Field

from policy.model.base import Record, key, optional
from policy.model.data_files import Department, EditionFile, InitiativesFile, School
from policy.model.fields import BlockKind, SchoolYear
from policy.model.hearing import Answer
from policy.model.records.link_list import LinksFile

RESERVATION_ID = "forbehold"
"""The id, on whichever page, of the policy's own statement that its tables are not complete."""

_BY_EITHER_NAME = ConfigDict(populate_by_name=True)
"""For records that code creates by English names and ``udgave.json`` stores by Danish keys."""


class TextLink(Record):
    """A link in a text: its visible text, and its address as written."""

    model_config = _BY_EITHER_NAME

    text: str = key("tekst", "Ordene, der fører videre.", "bilaget")
    address: str = key("adresse", "Hvor de fører hen.", "bilag/x.md")


class Picture(Record):
    """A picture in a text: what it shows in words, its address as written, its file's digest."""

    model_config = _BY_EITHER_NAME

    text: str = key("tekst", "Hvad billedet viser.", "Skolegården set fra taget")
    address: str = key("adresse", "Billedets fil, set fra siden.", "billeder/gaarden.webp")
    digest: str | None = optional(
        "aftryk", "Et tal af filens indhold; et andet billede har et andet.", "9f86d081884c7d65"
    )


class NoteMark(Record):
    """A footnote's mark in a text: the footnote's name, and the characters before the mark."""

    model_config = _BY_EITHER_NAME

    note: str = key("fodnote", "Fodnotens navn på siden.", "kilde")
    after: int = key("efter", "Antallet af tegn før mærket.", 18)


class Block(Record):
    """A paragraph, list item, footnote or row of a table, as plain visible text.

    ``id`` is its permanent anchor where the Markdown gives it one, ``line`` is 1-based. ``level``
    is how deep an item's list is nested, from 1; it is None in editions of before version 4.
    ``label`` is a footnote's; ``marks`` are those of footnotes, not known before version 5.
    """

    model_config = _BY_EITHER_NAME

    kind: BlockKind = key("slags", "Hvad stykket er på siden.", "afsnit")
    text: str = key("tekst", "Teksten, som læserne ser den.", "Vi tør.")
    id: str | None = optional("id", "Stykkets faste adresse.", "forbehold", title="Anker")
    links: tuple[TextLink, ...] | None = optional(
        "henvisninger", "De ord i stykket, der fører videre.", []
    )
    pictures: tuple[Picture, ...] | None = optional("billeder", "Billederne i stykket.", [])
    level: int | None = optional("niveau", "Hvor dybt punktets liste ligger; 1 er yderst.", 1)
    number: int | None = optional("nummer", "Punktets nummer i en nummereret liste.", 1)
    cells: tuple[str, ...] | None = optional("celler", "Rækkens celler.", ["5. klasse", "Maj"])
    struck: tuple[str, ...] | None = optional("overstreget", "De ord, der er streget over.", [])
    label: str | None = optional("navn", "Fodnotens navn på siden.", "kilde")
    marks: tuple[NoteMark, ...] | None = optional("mærker", "Fodnoternes mærker i teksten.", [])
    line: int = Field(default=0, exclude=True)


class Section(Record):
    """A heading of a page and the blocks below it, up to the next heading of any level."""

    model_config = _BY_EITHER_NAME

    id: str = key("id", "Overskriftens faste adresse.", "mod", title="Anker")
    level: int = key("niveau", "1 er sidens egen overskrift.", 2)
    title: str = key("titel", "Overskriftens tekst.", "Mod")
    blocks: tuple[Block, ...] = key("stykker", "Det, der står under overskriften.", [], default=())
    marks: tuple[NoteMark, ...] | None = optional(
        "mærker", "Fodnoternes mærker i overskriften.", []
    )
    line: int = Field(default=0, exclude=True)


class Page(Record):
    """A page of the policy.

    ``id`` is the page's path below ``docs/`` without ``.md`` (``fokus``, ``bilag/x``);
    ``markdown`` is its source; ``anchors`` maps every explicit id on the page to its plain text.
    """

    model_config = _BY_EITHER_NAME

    id: str = key("id", "Sidens sti under docs/ uden .md.", "bilag/x", title="Side")
    title: str = key("titel", "Sidens overskrift.", "Vores løfter")
    sections: tuple[Section, ...] = key(
        "afsnit", "Sidens overskrifter med deres tekst.", [], default=()
    )
    anchors: dict[str, str] = key(
        "ankre", "Hver fast adresse på siden og dens tekst.", {"mod": "Mod"}, default={}
    )
    markdown: str = Field(default="", exclude=True)


class Lifecycle(Record):
    """The school years of the first edition with an initiative and of its latest change."""

    model_config = _BY_EITHER_NAME

    since: SchoolYear = key("siden", "Den første udgave med indsatsen.", "2026/27")
    changed: SchoolYear | None = optional(
        "ændret", "Den seneste udgave, der ændrede indsatsen.", "2028/29"
    )


class Edition(InitiativesFile, LinksFile):
    """One edition of the policy as one value: its data and its pages in reading order."""

    model_config = _BY_EITHER_NAME

    school: School = key(
        "skole", "Skolen, som i school.yaml.", {"navn": "Eksempelskolen", "klassetrin": "0-9"}
    )
    info: EditionFile = key(
        "udgave",
        "Skoleår og behandling, som i edition.yaml.",
        {"skoleår": "2026/27", "status": "udkast"},
    )
    departments: tuple[Department, ...] = key(
        "afdelinger", "Skolens afdelinger i den viste rækkefølge.", []
    )
    pages: tuple[Page, ...] = key("sider", "Politikkens sider i læserækkefølge.", [], default=())
    answers: tuple[Answer, ...] | None = optional(
        "høringssvar", "Svarene på høringen, som i hoering.yaml.", []
    )

    @property
    def title(self) -> str:
        """The policy's title: that of its first page; empty without pages."""
        return self.pages[0].title if self.pages else ""

    def anchor_text(self, reference: str) -> str | None:
        """The plain text at ``page#id`` of the policy, or None where there is no such place."""
        page_id, _, anchor = reference.partition("#")
        for page in self.pages:
            if page.id == page_id:
                return page.anchors.get(anchor)
        return None


def reservation(edition: Edition) -> str:
    """The policy's own reservation about its tables; empty where it has none."""
    texts = (page.anchors.get(RESERVATION_ID, "") for page in edition.pages)
    return next(filter(None, texts), "")


def content(edition: Edition) -> Edition:
    """``edition`` without the pages' Markdown source and line numbers.

    Editions with the same content are then equal, wherever they were read from.
    """
    return edition.model_copy(update={"pages": tuple(map(_page_content, edition.pages))})


def _page_content(page: Page) -> Page:
    has_lines = any(each.line or any(block.line for block in each.blocks) for each in page.sections)
    if not page.markdown and not has_lines:
        return page
    sections = tuple(
        each.model_copy(
            update={
                "line": 0,
                "blocks": tuple(block.model_copy(update={"line": 0}) for block in each.blocks),
            }
        )
        for each in page.sections
    )
    return page.model_copy(update={"sections": sections, "markdown": ""})
