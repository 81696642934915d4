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
    Everybody,
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
    Slug,
    Step,
    Text,
    When,
    WrittenDate,
    YesNo,
)
from policy.model.hearing import Hearing
from policy.model.records.edition_notes import ChangeNote, Correction


class Initiative(Record):
    """One row of a department's table."""

    id: InitiativeId = key(
        "id",
        "Permanent: store bogstaver og et tal. Gives aldrig til en anden indsats, heller ikke når "
        "indsatsen er udgået.",
        "U7",
        title="Indsatsens nummer",
    )
    theme: Text | None = optional(
        "tema",
        "Et af temaerne i listen «temaer». Udelades i en afdeling, der ikke er delt op i temaer.",
        "Et tema",
    )
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
    groups: tuple[Text, ...] | None = optional(
        "grupper", "Kun når indsatsen gælder andre grupper end hele afdelingen.", ["Børnehaven"]
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
    responsible: Text | None = optional(
        "ansvarlig", "Den rolle, der har ansvaret; aldrig en person.", "AKT-vejlederen"
    )
    when: When | None = optional(
        "hvornår",
        "Måneder (august, marts-maj), en årstid (efterår), en uge (uge 40) eller ord. Måneder, "
        "årstider og uger kommer på årshjulet.",
        "august, marts",
    )
    goal: Text | None = optional("mål", "Hvad indsatsen skal føre til.", "Alle har en ven.")
    evaluation: Text | None = optional(
        "evaluering", "Hvordan og hvornår det ses efter, om den virker.", "Trivselsmålingen i maj."
    )


class Department(Record):
    """A unit of the school, with its table of initiatives in the order of the file.

    It is for everybody, for grades, for groups with names, or for those who go there.
    """

    id: Slug = key(
        "id",
        "Små bogstaver a-z og bindestreg; er også sidens adresse.",
        "en-afdeling",
        title="Afdelingens id",
    )
    name: Text = key("navn", "Afdelingens navn, som læserne ser det.", "En afdeling")
    applies: Everybody | None = optional(
        "gælder",
        "«alle», når indsatserne gælder hele skolen. Så har afdelingen hverken klassetrin eller "
        "grupper.",
        "alle",
    )
    own_grades: Grades | None = optional(
        "klassetrin",
        "Afdelingens klassetrin. Udelades, når den ikke har nogen, fx en SFO eller en klub.",
        "0-3",
    )
    own_groups: tuple[Text, ...] | None = optional(
        "grupper",
        "De af grupperne i school.yaml, som afdelingen har, i stedet for klassetrin.",
        ["Børnehaven"],
    )
    across: Annotated[YesNo, NoneAsNo] = key(
        "på_tværs",
        "«ja» når afdelingens klassetrin må overlappe andres, fx en specialklasse eller en SFO.",
        "ja",
        default=False,
    )
    initiatives: Rows[Initiative] = rows(
        "indsatser", "Afdelingens indsatser i den viste rækkefølge.", []
    )

    @property
    def grades(self) -> tuple[int, ...]:
        """The grades that it has; none where it is for everybody, for groups or apart."""
        return self.own_grades or ()

    @property
    def groups(self) -> tuple[str, ...]:
        """The names of its groups."""
        return self.own_groups or ()

    @property
    def is_for_all(self) -> bool:
        """Whether its initiatives are for the whole school."""
        return self.applies is not None

    @property
    def is_apart(self) -> bool:
        """Whether it is for those who go there, whatever their grade: a club, a special class."""
        return not (self.is_for_all or self.grades or self.groups)


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

    @property
    def units(self) -> tuple[Department, ...]:
        """The departments as they are listed: those that are for everybody come first."""
        return tuple(sorted(self.departments, key=lambda each: not each.is_for_all))

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
    own_grades: Grades | None = optional(
        "klassetrin", "Alle skolens klassetrin. Udelades, når den ingen har.", "0-9"
    )
    own_groups: tuple[Text, ...] | None = optional(
        "grupper",
        "Grupper med navne, fra de yngste: vuggestue, børnehave. De kommer før klassetrinnene.",
        ["Vuggestuen", "Børnehaven"],
    )
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

    @property
    def grades(self) -> tuple[int, ...]:
        """All its grades, ascending; none where it has only groups."""
        return self.own_grades or ()

    @property
    def groups(self) -> tuple[str, ...]:
        """The names of its groups, from the youngest."""
        return self.own_groups or ()


class Status(StrEnum):
    """The status of an edition; the values are those of the data file."""

    CARRIED_OVER = "overført"
    EARLIER = "ældre"
    DRAFT = "udkast"
    ADOPTED = "vedtaget"


_STATUS_SCHEMA = {"type": "string", "enum": [each.value for each in Status]}


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
