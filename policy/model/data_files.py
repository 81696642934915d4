"""The data files as typed, validated, immutable values; no input or output.

The Danish aliases are the keys of the data files (``data/*.yaml``), which are the coordinator's
interface, and of ``udgave.json``; the English names are the code's. Every key has a title, a
description and an example, because the JSON schemas that editors read are generated from here
(``scripts.regenerate.schema``).
"""

from enum import StrEnum
from typing import Annotated

from pydantic import WithJsonSchema

from policy.model.base import Record, key, optional, rows
from policy.model.fields import (
    Address,
    ContactAddress,
    Grade,
    Grades,
    InitiativeId,
    IsoDate,
    Months,
    Name,
    NoneAsEmptyMap,
    NoneAsNo,
    Rows,
    SchoolYear,
    SettingValue,
    Slug,
    Step,
    Text,
    WrittenDate,
    YesNo,
)
from policy.model.hearing import Hearing


class Initiative(Record):
    """One row of a department's table."""

    id: InitiativeId = key(
        "id",
        "Permanent: store bogstaver og et tal. Gives aldrig til en anden indsats, heller ikke når "
        "indsatsen er udgået.",
        "U7",
        title="Indsatsens nummer",
    )
    theme: Text = key("tema", "Et af temaerne i listen «temaer».", "Et tema")
    text: Text = key(
        "indsats",
        "Det, skolen gør. Én eller flere sætninger, der slutter med punktum. Sæt "
        "anførselstegn om, hvis teksten rummer kolon eller havelåge.",
        "Tema på forældremøder.",
    )
    frequency: Text | None = optional(
        "hyppighed", "Hvor tit det sker, når politikken siger det. Udelades ellers.", "årlig"
    )
    grades: Grades | None = optional(
        "klassetrin", "Kun når indsatsen gælder andre klassetrin end hele afdelingen.", "5"
    )
    step: Step | None = optional(
        "overgang", "Den overgang mellem to klassetrin, som indsatsen hører til.", "0-1"
    )
    short: Text | None = optional(
        "kort",
        "Kort navn til billedet af indsatserne. Uden det bruges temaet.",
        "Trivselsdag",
        title="Kort navn",
    )


class Department(Record):
    """A department of the school, with its table of initiatives in the order of the file."""

    id: Slug = key(
        "id",
        "Små bogstaver a-z og bindestreg; er også sidens adresse.",
        "en-afdeling",
        title="Afdelingens id",
    )
    name: Text = key("navn", "Afdelingens navn, som læserne ser det.", "En afdeling")
    grades: Grades = key("klassetrin", "Afdelingens klassetrin.", "0-3")
    across: Annotated[YesNo, NoneAsNo] = key(
        "på_tværs",
        "«ja» når afdelingens klassetrin må overlappe andres, fx en specialklasse eller en SFO.",
        "ja",
        default=False,
    )
    initiatives: Rows[Initiative] = rows(
        "indsatser", "Afdelingens indsatser i den viste rækkefølge.", []
    )


class Transition(Record):
    """A transition from one grade to the next that the policy describes outside the tables."""

    from_grade: Grade = key("fra", "Klassetrinnet før overgangen.", 3, title="Fra klassetrin")
    to_grade: Grade = key("til", "Klassetrinnet efter overgangen.", 4, title="Til klassetrin")
    text: Text = key(
        "tekst",
        "Hvad der sker ved overgangen: «side#id» henter teksten fra det sted i politikken, så den "
        "ikke står to steder.",
        "fokus#overgange",
    )


class Retired(Record):
    """A retired initiative, whose id is never given to another one."""

    id: InitiativeId = key(
        "id", "Nummeret på indsatsen, der udgik.", "U9", title="Indsatsens nummer"
    )
    year: SchoolYear = key(
        "udgået", "Det første skoleår, hvor indsatsen ikke længere gælder.", "2027/28"
    )
    reason: Text = key("begrundelse", "Hvorfor den udgik, til læserne.", "Afløst af U10.")


class InitiativesFile(Record):
    """``data/initiatives.yaml``: the only source of the initiative tables."""

    themes: tuple[Text, ...] = key(
        "temaer", "De temaer, en indsats kan have, i oversigtens rækkefølge.", ["Et tema"]
    )
    departments: tuple[Department, ...] = key(
        "afdelinger",
        "Skolens afdelinger i den viste rækkefølge.",
        [{"id": "en-afdeling", "navn": "En afdeling", "klassetrin": "0-3"}],
        min_length=1,
    )
    transitions: Rows[Transition] = rows(
        "overgange",
        "Overgange mellem klassetrin, som politikken nævner uden for tabellerne.",
        [{"fra": 3, "til": 4, "tekst": "fokus#overgange"}],
    )
    retired: Rows[Retired] = rows(
        "udgåede",
        "Indsatser, der er taget ud. Deres numre genbruges aldrig.",
        [{"id": "U9", "udgået": "2027/28", "begrundelse": "Afløst af U10."}],
    )

    def active_ids(self) -> list[str]:
        """The ids of the active initiatives in the order of the file."""
        return [row.id for part in self.departments for row in part.initiatives]

    def initiative_ids(self) -> list[str]:
        """The ids of all initiatives, the active ones before the retired ones."""
        return [*self.active_ids(), *(each.id for each in self.retired)]


class Party(Record):
    """A party that treats the policy every year."""

    id: Name = key("id", "Nøglen i «behandlet» i edition.yaml.", "elevråd", title="Partens id")
    name: Text = key("navn", "Partens navn, i bestemt form.", "elevrådet")


class Contact(Record):
    """A role, never a person, that readers may contact."""

    role: Text = key("rolle", "En rolle, aldrig en person.", "Skolens kontor")
    address: ContactAddress = key(
        "adresse",
        "Begynder med mailto:, tel:, https: eller http:. Et telefonnummer må have mellemrum.",
        "tel:12 34 56 78",
    )


class School(Record):
    """``data/school.yaml``: the facts about the school."""

    name: Text = key("navn", "Som læserne ser det.", "Eksempelskolen", title="Skolens navn")
    municipality: Text | None = optional(
        "kommune", "Den kommune, skolen hører til.", "Eksempel Kommune"
    )
    grades: Grades = key("klassetrin", "Alle skolens klassetrin.", "0-9")
    parties: Rows[Party] = rows(
        "parter",
        "Dem, der behandler politikken hvert år.",
        [{"id": "elevråd", "navn": "elevrådet"}],
    )
    contacts: Rows[Contact] = rows(
        "kontakt", "Roller, man kan henvende sig til. Vises kun, når den er udfyldt.", []
    )
    accessibility_statement: Address | None = optional(
        "tilgængelighedserklæring",
        "Adressen på skolens egen erklæring. Ingen henvisning, så længe den er tom.",
        "https://example.dk/erklaering",
    )
    publish_drafts: Annotated[YesNo, NoneAsNo] = key(
        "offentliggør_udkast", "«ja» når et udkast skal lægges på nettet.", "nej", default=False
    )
    reminder_months: Months | None = optional(
        "påmindelse",
        "Hvor mange måneder, før næste udgave skal være vedtaget, der mindes om den. Uden tallet "
        "er det 4.",
        3,
    )


class Status(StrEnum):
    """The status of an edition; the values are those of the data file."""

    CARRIED_OVER = "overført"
    EARLIER = "ældre"
    DRAFT = "udkast"
    ADOPTED = "vedtaget"


_STATUS_SCHEMA = {"type": "string", "enum": [each.value for each in Status]}


class Correction(Record):
    """A correction made after the adoption, shown to readers."""

    date: IsoDate = key("dato", "Dagen for rettelsen.", "2027-03-12")
    note: Text = key("note", "Hvad der blev rettet, til læserne.", "Stavefejl i U6.")


class ChangeNote(Record):
    """An explanation for readers of what a change means."""

    target: Text = key("gælder", "En indsats' nummer eller «side#afsnit» i politikken.", "U6")
    note: Text = key("note", "Hvad ændringen betyder for læserne.", "Nu også 8. klasse.")


class EditionFile(Record):
    """``data/edition.yaml``: the school year, its status and its treatment."""

    year: SchoolYear = key("skoleår", "1. august til 31. juli.", "2026/27")
    status: Annotated[Status, WithJsonSchema(_STATUS_SCHEMA)] = key(
        "status",
        "«overført»: ført ordret over fra skolens udaterede tekst. «ældre»: en ældre tekst, der er "
        "dateret, men hvor parternes behandling ikke er noteret. «udkast»: et forslag. "
        "«vedtaget»: behandlet af alle parter og vedtaget.",
        "udkast",
    )
    adopted: WrittenDate | None = optional(
        "vedtaget",
        "Datoen for vedtagelsen; kræves når status er vedtaget eller ældre. En måned (2027-06) "
        "eller et årstal, når skolens papir ikke siger mere.",
        "2027-06-15",
    )
    valid_from: WrittenDate | None = optional(
        "gælder_fra",
        "Dagen, udgaven træder i kraft; en måned eller et årstal, når der ikke står mere.",
        "2027-08-01",
    )
    revised: WrittenDate | None = optional(
        "revideres", "Hvornår politikken skal revideres næste gang, når den selv siger det.", "2029"
    )
    treated: Annotated[dict[str, IsoDate | None], NoneAsEmptyMap] = key(
        "behandlet",
        "Datoen for hver parts behandling. Nøglerne er parterne i school.yaml.",
        {"elevråd": "2027-05-20"},
        default={},
    )
    corrections: Rows[Correction] = rows(
        "rettelser",
        "Rettelser efter vedtagelsen, vist til læserne.",
        [{"dato": "2027-03-12", "note": "Stavefejl i U6."}],
    )
    hearing: Hearing | None = optional(
        "høring",
        "Høringen af udkastet: hvem der spørges om hvad og til hvornår.",
        {"slutter": "2027-05-02"},
    )
    change_notes: Rows[ChangeNote] = rows(
        "ændringsnoter",
        "Hvad en ændring betyder for læserne.",
        [{"gælder": "U6", "note": "Nu også 8. klasse."}],
    )


class Link(Record):
    """A link of the policy's own list, with its current address and state."""

    id: Slug = key("id", "Små bogstaver a-z og bindestreg.", "dcum", title="Linkets id")
    title: Text = key("titel", "Linkets tekst i politikken.", "UVM, fokus på trivsel")
    address: Address = key("adresse", "Adressen, som den blev vedtaget.", "https://example.dk")
    replaced_by: Address | None = optional(
        "afløst_af", "Den nuværende adresse, hvor den kendes.", "https://example.dk/nu"
    )
    checked: IsoDate | None = optional(
        "efterprøvet", "Datoen for sidste gang, adressen kunne åbnes.", "2026-11-23"
    )
    remark: Text | None = optional(
        "bemærkning", "Hvad læserne bør vide om adressen.", "Opdateres ikke længere."
    )


class LinksFile(Record):
    """``data/links.yaml``: the policy's own link list."""

    links: Rows[Link] = rows(
        "links",
        "Politikkens links i den viste rækkefølge.",
        [{"id": "dcum", "titel": "DCUM", "adresse": "https://example.dk"}],
    )


class Accepted(Record):
    """A warning about the policy's own wording that the coordinator accepts."""

    code: Text = key("kode", "Advarslens kode, som den står i beskeden.", "DOBBELT-MELLEMRUM")
    path: Text = key("fil", "Filen, advarslen peger på.", "docs/fokus.md")
    text: Text = key("tekst", "Den tekst, beskeden citerer.", "Trivselsindsats")
    reason: Text = key("begrundelse", "Hvorfor det får lov at stå.", "Står sådan i skolens tekst.")


class AcceptedFile(Record):
    """``data/accepted.yaml``: accepted warnings, each with its reason."""

    accepted: Rows[Accepted] = rows("accepteret", "Advarsler, der får lov at stå.", [])


class SearchSettings(Record):
    """``search`` in a page's front matter."""

    exclude: SettingValue | None = optional("exclude", "true: søgningen går udenom.", "true")
    boost: SettingValue | None = optional("boost", "Sidens vægt i søgningen.", "0.5")


class FrontMatter(Record):
    """The front matter of a page: the closed list of what the site's templates read."""

    title: Text | None = optional("title", "Sidens titel i fanen.", "Fokus")
    description: Text | None = optional("description", "Hvad siden handler om.", "Skolens værdier.")
    hide: Rows[SettingValue] = rows("hide", "Det, siden ikke viser.", ["toc"])
    search: SearchSettings | None = optional("search", "Sidens plads i søgningen.", {})
    style: SettingValue | None = optional("stil", "Sidens eget typografiark.", "vejledning")
    adopted: WrittenDate | None = optional(
        "vedtaget", "Hvornår sidens egen tekst er vedtaget; kun uden for politikken.", "2026-06"
    )
    revised: WrittenDate | None = optional(
        "revideres", "Hvornår sidens egen tekst skal revideres; kun uden for politikken.", "2028"
    )
