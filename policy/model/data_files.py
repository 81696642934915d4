"""The data files as values: typed, validated, immutable; no input or output.

The Danish aliases are the keys of the data files (``data/*.yaml``), which are the coordinator's
interface, and of ``udgave.json``; the English names are the code's. Every key has a title, a
description and an example, because the JSON schemas that editors read are generated from here
(``scripts.regenerate.schema``).
"""

from enum import StrEnum
from typing import Annotated

from pydantic import WithJsonSchema

from policy.model.base import Record, key
from policy.model.fields import (
    Address,
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


class Initiative(Record):
    """One row of a department's table."""

    id: InitiativeId = key(
        "id",
        "Indsatsens nummer",
        "Permanent: store bogstaver og et tal. Gives aldrig til en anden indsats, heller ikke når "
        "indsatsen er udgået.",
        "U7",
    )
    theme: Text = key("tema", "Tema", "Et af temaerne i listen «temaer».", "Leg og venskab")
    text: Text = key(
        "indsats",
        "Indsats",
        "Det, skolen gør. Én eller flere sætninger, der slutter med punktum. Sæt "
        "anførselstegn om, hvis teksten rummer kolon eller havelåge.",
        "Tema på forældremøder.",
    )
    frequency: Text | None = key(
        "hyppighed",
        "Hyppighed",
        "Hvor tit det sker, når politikken siger det. Udelades ellers.",
        "årlig",
        default=None,
    )
    grades: Grades | None = key(
        "klassetrin",
        "Klassetrin",
        "Kun når indsatsen gælder andre klassetrin end hele afdelingen.",
        "5",
        default=None,
    )
    step: Step | None = key(
        "overgang",
        "Overgang",
        "Den overgang mellem to klassetrin, som indsatsen hører til.",
        "0-1",
        default=None,
    )
    short: Text | None = key(
        "kort",
        "Kort navn",
        "Kort navn til billedet af indsatserne. Uden det bruges temaet.",
        "Trivselsdag",
        default=None,
    )


class Department(Record):
    """A department of the school, with its table of initiatives in the order of the file."""

    id: Slug = key(
        "id",
        "Afdelingens id",
        "Små bogstaver a-z og bindestreg; er også sidens adresse.",
        "de-yngste",
    )
    name: Text = key("navn", "Navn", "Afdelingens navn, som læserne ser det.", "De yngste")
    grades: Grades = key("klassetrin", "Klassetrin", "Afdelingens klassetrin.", "0-3")
    across: Annotated[YesNo, NoneAsNo] = key(
        "på_tværs",
        "På tværs",
        "«ja» når afdelingens klassetrin må overlappe andres, fx en specialklasse eller en SFO.",
        "ja",
        default=False,
    )
    initiatives: Annotated[tuple[Initiative, ...], NoneAsEmptyList] = key(
        "indsatser", "Indsatser", "Afdelingens indsatser i den viste rækkefølge.", [], default=()
    )


class Transition(Record):
    """A step from one grade to another that the policy names outside the tables."""

    from_grade: Grade = key("fra", "Fra klassetrin", "Klassetrinnet før overgangen.", 3)
    to_grade: Grade = key("til", "Til klassetrin", "Klassetrinnet efter overgangen.", 4)
    text: Text = key(
        "tekst",
        "Tekst",
        "Hvad der sker ved overgangen: «side#id» henter teksten fra det sted i politikken, så den "
        "ikke står to steder.",
        "fokus#overgange",
    )


class Retired(Record):
    """An initiative's id that is no longer in use and is never given to another one."""

    id: InitiativeId = key("id", "Indsatsens nummer", "Nummeret på indsatsen, der udgik.", "U9")
    year: SchoolYear = key(
        "udgået", "Udgået", "Det første skoleår, hvor indsatsen ikke længere gælder.", "2027/28"
    )
    reason: Text = key(
        "begrundelse", "Begrundelse", "Hvorfor den udgik, til læserne.", "Afløst af U10."
    )


class InitiativesFile(Record):
    """``data/initiatives.yaml``: the only source of the initiative tables."""

    themes: tuple[Text, ...] = key(
        "temaer",
        "Temaer",
        "De temaer, en indsats kan have, i oversigtens rækkefølge.",
        ["Leg og venskab"],
    )
    departments: tuple[Department, ...] = key(
        "afdelinger",
        "Afdelinger",
        "Skolens afdelinger i den viste rækkefølge.",
        [{"id": "de-yngste", "navn": "De yngste", "klassetrin": "0-3"}],
        min_length=1,
    )
    transitions: Annotated[tuple[Transition, ...], NoneAsEmptyList] = key(
        "overgange",
        "Overgange",
        "Overgange mellem klassetrin, som politikken nævner uden for tabellerne.",
        [{"fra": 3, "til": 4, "tekst": "fokus#overgange"}],
        default=(),
    )
    retired: Annotated[tuple[Retired, ...], NoneAsEmptyList] = key(
        "udgåede",
        "Udgåede",
        "Indsatser, der er taget ud. Deres numre genbruges aldrig.",
        [{"id": "U9", "udgået": "2027/28", "begrundelse": "Afløst af U10."}],
        default=(),
    )


class Party(Record):
    """A party that treats the policy every year."""

    id: Name = key("id", "Partens id", "Nøglen i «behandlet» i edition.yaml.", "elevråd")
    name: Text = key("navn", "Navn", "Partens navn, i bestemt form.", "elevrådet")


class Contact(Record):
    """A role that readers may turn to: never a person."""

    role: Text = key("rolle", "Rolle", "En rolle, aldrig en person.", "Skolens kontor")
    address: Address = key(
        "adresse", "Adresse", "Begynder med mailto:, https: eller http:.", "https://example.dk"
    )


class School(Record):
    """``data/school.yaml``: what is particular to the one school."""

    name: Text = key("navn", "Skolens navn", "Som læserne ser det.", "Bakkeskolen")
    municipality: Text | None = key(
        "kommune", "Kommune", "Den kommune, skolen hører til.", "Bakke Kommune", default=None
    )
    grades: Grades = key("klassetrin", "Klassetrin", "Alle skolens klassetrin.", "0-9")
    parties: Annotated[tuple[Party, ...], NoneAsEmptyList] = key(
        "parter",
        "Parter",
        "Dem, der behandler politikken hvert år.",
        [{"id": "elevråd", "navn": "elevrådet"}],
        default=(),
    )
    contacts: Annotated[tuple[Contact, ...], NoneAsEmptyList] = key(
        "kontakt",
        "Kontakt",
        "Roller, man kan henvende sig til. Vises kun, når den er udfyldt.",
        [],
        default=(),
    )
    accessibility_statement: Address | None = key(
        "tilgængelighedserklæring",
        "Tilgængelighedserklæring",
        "Adressen på skolens egen erklæring. Ingen henvisning, så længe den er tom.",
        "https://example.dk/erklaering",
        default=None,
    )
    publish_drafts: Annotated[YesNo, NoneAsNo] = key(
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

    date: IsoDate = key("dato", "Dato", "Dagen for rettelsen.", "2027-03-12")
    note: Text = key("note", "Note", "Hvad der blev rettet, til læserne.", "Stavefejl i U6.")


class ChangeNote(Record):
    """What a change of substance means for readers."""

    target: Text = key(
        "gælder", "Gælder", "En indsats' nummer eller «side#afsnit» i politikken.", "U6"
    )
    note: Text = key("note", "Note", "Hvad ændringen betyder for læserne.", "Nu også 8. klasse.")


class EditionFile(Record):
    """``data/edition.yaml``: the school year, its status and its treatment."""

    year: SchoolYear = key("skoleår", "Skoleår", "1. august til 31. juli.", "2026/27")
    status: Annotated[Status, WithJsonSchema(_STATUS_SCHEMA)] = key(
        "status",
        "Status",
        "«overført»: ført ordret over fra skolens udaterede tekst. «udkast»: et forslag. "
        "«vedtaget»: behandlet af alle parter og vedtaget.",
        "udkast",
    )
    adopted: IsoDate | None = key(
        "vedtaget",
        "Vedtaget",
        "Datoen for vedtagelsen; kræves når status er vedtaget.",
        "2027-06-15",
        default=None,
    )
    valid_from: IsoDate | None = key(
        "gælder_fra", "Gælder fra", "Dagen, udgaven træder i kraft.", "2027-08-01", default=None
    )
    treated: Annotated[dict[str, IsoDate | None], NoneAsEmptyMap] = key(
        "behandlet",
        "Behandlet",
        "Datoen for hver parts behandling. Nøglerne er parterne i school.yaml.",
        {"elevråd": "2027-05-20"},
        default={},
    )
    corrections: Annotated[tuple[Correction, ...], NoneAsEmptyList] = key(
        "rettelser",
        "Rettelser",
        "Rettelser efter vedtagelsen, vist til læserne.",
        [{"dato": "2027-03-12", "note": "Stavefejl i U6."}],
        default=(),
    )
    change_notes: Annotated[tuple[ChangeNote, ...], NoneAsEmptyList] = key(
        "ændringsnoter",
        "Ændringsnoter",
        "Hvad en ændring betyder for læserne.",
        [{"gælder": "U6", "note": "Nu også 8. klasse."}],
        default=(),
    )


class Link(Record):
    """A link of the policy's own list, with what is known of it today."""

    id: Slug = key("id", "Linkets id", "Små bogstaver a-z og bindestreg.", "dcum")
    title: Text = key("titel", "Titel", "Linkets tekst i politikken.", "UVM, fokus på trivsel")
    address: Address = key(
        "adresse", "Adresse", "Adressen, som den blev vedtaget.", "https://example.dk"
    )
    replaced_by: Address | None = key(
        "afløst_af",
        "Afløst af",
        "Den nuværende adresse, hvor den kendes.",
        "https://example.dk/nu",
        default=None,
    )
    checked: IsoDate | None = key(
        "efterprøvet",
        "Efterprøvet",
        "Datoen for sidste gang, adressen kunne åbnes.",
        "2026-11-23",
        default=None,
    )
    remark: Text | None = key(
        "bemærkning",
        "Bemærkning",
        "Hvad læserne bør vide om adressen.",
        "Opdateres ikke længere.",
        default=None,
    )


class LinksFile(Record):
    """``data/links.yaml``: the policy's own link list."""

    links: Annotated[tuple[Link, ...], NoneAsEmptyList] = key(
        "links",
        "Links",
        "Politikkens links i den viste rækkefølge.",
        [{"id": "dcum", "titel": "DCUM", "adresse": "https://example.dk"}],
        default=(),
    )


class Accepted(Record):
    """A warning about the policy's own wording that the coordinator lets stand."""

    code: Text = key(
        "kode", "Kode", "Advarslens kode, som den står i beskeden.", "DOBBELT-MELLEMRUM"
    )
    path: Text = key("fil", "Fil", "Filen, advarslen peger på.", "docs/fokus.md")
    text: Text = key("tekst", "Tekst", "Den tekst, beskeden citerer.", "Trivselsindsats")
    reason: Text = key(
        "begrundelse", "Begrundelse", "Hvorfor det får lov at stå.", "Står sådan i skolens tekst."
    )


class AcceptedFile(Record):
    """``data/accepted.yaml``: warnings that are let stand, each by name and with its reason."""

    accepted: Annotated[tuple[Accepted, ...], NoneAsEmptyList] = key(
        "accepteret", "Accepteret", "Advarsler, der får lov at stå.", [], default=()
    )
