"""What an edition of the policy is: typed, validated, immutable; no input or output.

The Danish aliases are the keys of the data files (``data/*.yaml``), which are the coordinator's
interface, and of ``udgave.json``; the English names are the code's. Every key has a title, a
description and an example, because the JSON schemas that editors read are generated from here
(``scripts.schema``).
"""

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from macros.fields import (
    Address,
    BlockKind,
    Grade,
    Grades,
    InitiativeId,
    IsoDate,
    Name,
    NoneAsEmptyList,
    NoneAsEmptyMap,
    NoneAsNo,
    SchoolYear,
    Slug,
    Step,
    Text,
    YesNo,
)


class Record(BaseModel):
    """A mapping of a data file: unknown keys are refused, values never change afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True)


_BY_EITHER_NAME = ConfigDict(populate_by_name=True)
"""For what the code makes and ``udgave.json`` writes: English names here, Danish keys there."""


def _key(alias: str, title: str, description: str, example: Any, **more: Any) -> Any:
    """A key of a data file as pydantic's field: its Danish name and what an editor tells of it."""
    return Field(alias=alias, title=title, description=description, examples=[example], **more)


class Initiative(Record):
    """One row of a department's table."""

    id: InitiativeId = _key(
        "id",
        "Indsatsens nummer",
        "Permanent: store bogstaver og et tal. Gives aldrig til en anden indsats, heller ikke når "
        "indsatsen er udgået.",
        "U7",
    )
    theme: Text = _key("tema", "Tema", "Et af temaerne i listen «temaer».", "Leg og venskab")
    text: Text = _key(
        "indsats",
        "Indsats",
        "Det, skolen gør. Én eller flere sætninger, der slutter med punktum. Sæt "
        "anførselstegn om, hvis teksten rummer kolon eller havelåge.",
        "Tema på forældremøder.",
    )
    frequency: Text | None = _key(
        "hyppighed",
        "Hyppighed",
        "Hvor tit det sker, når politikken siger det. Udelades ellers.",
        "årlig",
        default=None,
    )
    grades: Grades | None = _key(
        "klassetrin",
        "Klassetrin",
        "Kun når indsatsen gælder andre klassetrin end hele afdelingen.",
        "5",
        default=None,
    )
    step: Step | None = _key(
        "overgang",
        "Overgang",
        "Den overgang mellem to klassetrin, som indsatsen hører til.",
        "0-1",
        default=None,
    )
    short: Text | None = _key(
        "kort",
        "Kort navn",
        "Kort navn til billedet af indsatserne. Uden det bruges temaet.",
        "Trivselsdag",
        default=None,
    )


class Department(Record):
    """A department of the school, with its table of initiatives in the order of the file."""

    id: Slug = _key(
        "id",
        "Afdelingens id",
        "Små bogstaver a-z og bindestreg; er også sidens adresse.",
        "de-yngste",
    )
    name: Text = _key("navn", "Navn", "Afdelingens navn, som læserne ser det.", "De yngste")
    grades: Grades = _key("klassetrin", "Klassetrin", "Afdelingens klassetrin.", "0-3")
    across: Annotated[YesNo, NoneAsNo] = _key(
        "på_tværs",
        "På tværs",
        "«ja» når afdelingens klassetrin må overlappe andres, fx en specialklasse eller en SFO.",
        "ja",
        default=False,
    )
    initiatives: Annotated[tuple[Initiative, ...], NoneAsEmptyList] = _key(
        "indsatser", "Indsatser", "Afdelingens indsatser i den viste rækkefølge.", [], default=()
    )


class Transition(Record):
    """A step from one grade to another that the policy names outside the tables."""

    from_grade: Grade = _key("fra", "Fra klassetrin", "Klassetrinnet før overgangen.", 3)
    to_grade: Grade = _key("til", "Til klassetrin", "Klassetrinnet efter overgangen.", 4)
    text: Text = _key(
        "tekst",
        "Tekst",
        "Hvad der sker ved overgangen: «side#id» henter teksten fra det sted i politikken, så den "
        "ikke står to steder.",
        "fokus#overgange",
    )


class Retired(Record):
    """An initiative's id that is no longer in use and is never given to another one."""

    id: InitiativeId = _key("id", "Indsatsens nummer", "Nummeret på indsatsen, der udgik.", "U9")
    year: SchoolYear = _key(
        "udgået", "Udgået", "Det første skoleår, hvor indsatsen ikke længere gælder.", "2027/28"
    )
    reason: Text = _key(
        "begrundelse", "Begrundelse", "Hvorfor den udgik, til læserne.", "Afløst af U10."
    )


class InitiativesFile(Record):
    """``data/initiatives.yaml``: the only source of the initiative tables."""

    themes: tuple[Text, ...] = _key(
        "temaer",
        "Temaer",
        "De temaer, en indsats kan have, i oversigtens rækkefølge.",
        ["Leg og venskab"],
    )
    departments: tuple[Department, ...] = _key(
        "afdelinger",
        "Afdelinger",
        "Skolens afdelinger i den viste rækkefølge.",
        [{"id": "de-yngste", "navn": "De yngste", "klassetrin": "0-3"}],
        min_length=1,
    )
    transitions: Annotated[tuple[Transition, ...], NoneAsEmptyList] = _key(
        "overgange",
        "Overgange",
        "Overgange mellem klassetrin, som politikken nævner uden for tabellerne.",
        [{"fra": 3, "til": 4, "tekst": "fokus#overgange"}],
        default=(),
    )
    retired: Annotated[tuple[Retired, ...], NoneAsEmptyList] = _key(
        "udgåede",
        "Udgåede",
        "Indsatser, der er taget ud. Deres numre genbruges aldrig.",
        [{"id": "U9", "udgået": "2027/28", "begrundelse": "Afløst af U10."}],
        default=(),
    )


class Party(Record):
    """A party that treats the policy every year."""

    id: Name = _key("id", "Partens id", "Nøglen i «behandlet» i edition.yaml.", "elevråd")
    name: Text = _key("navn", "Navn", "Partens navn, i bestemt form.", "elevrådet")


class Contact(Record):
    """A role that readers may turn to: never a person."""

    role: Text = _key("rolle", "Rolle", "En rolle, aldrig en person.", "Skolens kontor")
    address: Address = _key(
        "adresse", "Adresse", "Begynder med mailto:, https: eller http:.", "https://example.dk"
    )


class School(Record):
    """``data/school.yaml``: what is particular to the one school."""

    name: Text = _key("navn", "Skolens navn", "Som læserne ser det.", "Bakkeskolen")
    municipality: Text | None = _key(
        "kommune", "Kommune", "Den kommune, skolen hører til.", "Bakke Kommune", default=None
    )
    grades: Grades = _key("klassetrin", "Klassetrin", "Alle skolens klassetrin.", "0-9")
    parties: Annotated[tuple[Party, ...], NoneAsEmptyList] = _key(
        "parter",
        "Parter",
        "Dem, der behandler politikken hvert år.",
        [{"id": "elevråd", "navn": "elevrådet"}],
        default=(),
    )
    contacts: Annotated[tuple[Contact, ...], NoneAsEmptyList] = _key(
        "kontakt",
        "Kontakt",
        "Roller, man kan henvende sig til. Vises kun, når den er udfyldt.",
        [],
        default=(),
    )
    accessibility_statement: Address | None = _key(
        "tilgængelighedserklæring",
        "Tilgængelighedserklæring",
        "Adressen på skolens egen erklæring. Ingen henvisning, så længe den er tom.",
        "https://example.dk/erklaering",
        default=None,
    )
    publish_drafts: Annotated[YesNo, NoneAsNo] = _key(
        "offentliggør_udkast",
        "Offentliggør udkast",
        "«ja» når et udkast skal lægges på nettet.",
        "nej",
        default=False,
    )


class Status(StrEnum):
    """Where the edition stands; the values are those of the data file."""

    CARRIED_OVER = "overført"
    DRAFT = "udkast"
    ADOPTED = "vedtaget"


_STATUS_SCHEMA = {"type": "string", "enum": [each.value for each in Status]}


class Correction(Record):
    """A correction made after the adoption, shown to readers."""

    date: IsoDate = _key("dato", "Dato", "Dagen for rettelsen.", "2027-03-12")
    note: Text = _key("note", "Note", "Hvad der blev rettet, til læserne.", "Stavefejl i U6.")


class ChangeNote(Record):
    """What a change of substance means for readers."""

    target: Text = _key(
        "gælder", "Gælder", "En indsats' nummer eller «side#afsnit» i politikken.", "U6"
    )
    note: Text = _key("note", "Note", "Hvad ændringen betyder for læserne.", "Nu også 8. klasse.")


class EditionFile(Record):
    """``data/edition.yaml``: the school year, its status and its treatment."""

    year: SchoolYear = _key("skoleår", "Skoleår", "1. august til 31. juli.", "2026/27")
    status: Annotated[Status, WithJsonSchema(_STATUS_SCHEMA)] = _key(
        "status",
        "Status",
        "«overført»: ført ordret over fra skolens udaterede tekst. «udkast»: et forslag. "
        "«vedtaget»: behandlet af alle parter og vedtaget.",
        "udkast",
    )
    adopted: IsoDate | None = _key(
        "vedtaget",
        "Vedtaget",
        "Datoen for vedtagelsen; kræves når status er vedtaget.",
        "2027-06-15",
        default=None,
    )
    valid_from: IsoDate | None = _key(
        "gælder_fra", "Gælder fra", "Dagen, udgaven træder i kraft.", "2027-08-01", default=None
    )
    treated: Annotated[dict[str, IsoDate | None], NoneAsEmptyMap] = _key(
        "behandlet",
        "Behandlet",
        "Datoen for hver parts behandling. Nøglerne er parterne i school.yaml.",
        {"elevråd": "2027-05-20"},
        default={},
    )
    corrections: Annotated[tuple[Correction, ...], NoneAsEmptyList] = _key(
        "rettelser",
        "Rettelser",
        "Rettelser efter vedtagelsen, vist til læserne.",
        [{"dato": "2027-03-12", "note": "Stavefejl i U6."}],
        default=(),
    )
    change_notes: Annotated[tuple[ChangeNote, ...], NoneAsEmptyList] = _key(
        "ændringsnoter",
        "Ændringsnoter",
        "Hvad en ændring betyder for læserne.",
        [{"gælder": "U6", "note": "Nu også 8. klasse."}],
        default=(),
    )


class Link(Record):
    """A link of the policy's own list, with what is known of it today."""

    id: Slug = _key("id", "Linkets id", "Små bogstaver a-z og bindestreg.", "dcum")
    title: Text = _key("titel", "Titel", "Linkets tekst i politikken.", "UVM, fokus på trivsel")
    address: Address = _key(
        "adresse", "Adresse", "Adressen, som den blev vedtaget.", "https://example.dk"
    )
    replaced_by: Address | None = _key(
        "afløst_af",
        "Afløst af",
        "Den nuværende adresse, hvor den kendes.",
        "https://example.dk/nu",
        default=None,
    )
    checked: IsoDate | None = _key(
        "efterprøvet",
        "Efterprøvet",
        "Datoen for sidste gang, adressen kunne åbnes.",
        "2026-11-23",
        default=None,
    )
    remark: Text | None = _key(
        "bemærkning",
        "Bemærkning",
        "Hvad læserne bør vide om adressen.",
        "Opdateres ikke længere.",
        default=None,
    )


class LinksFile(Record):
    """``data/links.yaml``: the policy's own link list."""

    links: Annotated[tuple[Link, ...], NoneAsEmptyList] = _key(
        "links",
        "Links",
        "Politikkens links i den viste rækkefølge.",
        [{"id": "dcum", "titel": "DCUM", "adresse": "https://example.dk"}],
        default=(),
    )


class Accepted(Record):
    """A warning about the policy's own wording that the coordinator lets stand."""

    code: Text = _key(
        "kode", "Kode", "Advarslens kode, som den står i beskeden.", "DOBBELT-MELLEMRUM"
    )
    path: Text = _key("fil", "Fil", "Filen, advarslen peger på.", "docs/fokus.md")
    text: Text = _key("tekst", "Tekst", "Den tekst, beskeden citerer.", "Trivselsindsats")
    reason: Text = _key(
        "begrundelse", "Begrundelse", "Hvorfor det får lov at stå.", "Står sådan i skolens tekst."
    )


class AcceptedFile(Record):
    """``data/accepted.yaml``: warnings that are let stand, each by name and with its reason."""

    accepted: Annotated[tuple[Accepted, ...], NoneAsEmptyList] = _key(
        "accepteret", "Accepteret", "Advarsler, der får lov at stå.", [], default=()
    )


class Block(Record):
    """A paragraph, list item or footnote of a page, as plain visible text.

    ``id`` is its permanent anchor where the Markdown gives it one, ``line`` is 1-based.
    """

    model_config = _BY_EITHER_NAME

    kind: BlockKind = _key("slags", "Slags", "Hvad stykket er på siden.", "afsnit")
    text: str = _key("tekst", "Tekst", "Teksten, som læserne ser den.", "Vi tør.")
    id: str | None = _key("id", "Anker", "Stykkets faste adresse.", "forbehold", default=None)
    line: int = Field(default=0, exclude=True)


class Section(Record):
    """A heading of a page and what stands below it, up to the next heading of any level."""

    model_config = _BY_EITHER_NAME

    id: str = _key("id", "Anker", "Overskriftens faste adresse.", "mod")
    level: int = _key("niveau", "Niveau", "1 er sidens egen overskrift.", 2)
    title: str = _key("titel", "Titel", "Overskriftens tekst.", "Mod")
    blocks: tuple[Block, ...] = _key(
        "stykker", "Stykker", "Det, der står under overskriften.", [], default=()
    )
    line: int = Field(default=0, exclude=True)


class Page(Record):
    """A page of the policy.

    ``id`` is the page's path below ``docs/`` without ``.md`` (``fokus``, ``bilag/x``);
    ``markdown`` is its source; ``anchors`` maps every explicit id on the page to its plain text.
    """

    model_config = _BY_EITHER_NAME

    id: str = _key("id", "Side", "Sidens sti under docs/ uden .md.", "bilag/x")
    title: str = _key("titel", "Titel", "Sidens overskrift.", "Vores løfter")
    sections: tuple[Section, ...] = _key(
        "afsnit", "Afsnit", "Sidens overskrifter med deres tekst.", [], default=()
    )
    anchors: dict[str, str] = _key(
        "ankre", "Ankre", "Hver fast adresse på siden og dens tekst.", {"mod": "Mod"}, default={}
    )
    markdown: str = Field(default="", exclude=True)


class Edition(InitiativesFile, LinksFile):
    """One edition of the policy as one value: its data and its pages in reading order."""

    model_config = _BY_EITHER_NAME

    school: School = _key(
        "skole", "Skole", "Skolen, som i school.yaml.", {"navn": "Bakkeskolen", "klassetrin": "0-9"}
    )
    info: EditionFile = _key(
        "udgave",
        "Udgave",
        "Skoleår og behandling, som i edition.yaml.",
        {"skoleår": "2026/27", "status": "udkast"},
    )
    departments: tuple[Department, ...] = _key(  # none is a fault of the file, not of an edition
        "afdelinger", "Afdelinger", "Skolens afdelinger i den viste rækkefølge.", []
    )
    pages: tuple[Page, ...] = _key(
        "sider", "Sider", "Politikkens sider i læserækkefølge.", [], default=()
    )

    def anchor_text(self, reference: str) -> str | None:
        """The plain text at ``page#id`` of the policy, or None where there is no such place."""
        page_id, _, anchor = reference.partition("#")
        for page in self.pages:
            if page.id == page_id:
                return page.anchors.get(anchor)
        return None


def content(edition: Edition) -> Edition:
    """``edition`` without what is no content: the pages' Markdown source and all line numbers.

    Editions of equal content are then equal, wherever they were read from.
    """
    return edition.model_copy(update={"pages": tuple(map(_page_content, edition.pages))})


def _page_content(page: Page) -> Page:
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
