"""A hearing on a draft, and the answers to it; no input or output.

Answers come from parties and groups, never from persons: the repository and the site are public.
"""

import re
from enum import StrEnum
from typing import Annotated

from pydantic import WithJsonSchema

from policy.model.base import Record, key, optional, rows
from policy.model.fields import Address, IsoDate, Name, Rows, Text


class ReplyTo(Record):
    """The role, never a person, that answers are sent to."""

    role: Text = key("rolle", "En rolle, aldrig en person.", "Skolens kontor")
    address: Address = key(
        "adresse",
        "Begynder med mailto:, https: eller http:.",
        "mailto:kontoret@example.dk",
    )


class Hearing(Record):
    """``høring`` in ``data/edition.yaml``: who is asked what about a draft, and until when."""

    begins: IsoDate | None = optional("begynder", "Dagen, udkastet sendes i høring.", "2027-04-06")
    ends: IsoDate = key("slutter", "Den sidste dag, man kan svare.", "2027-05-02")
    questions: Rows[Text] = rows(
        "spørgsmål", "Det, der især spørges om.", ["Er reglerne om telefoner klare nok?"]
    )
    parties: Rows[Name] = rows(
        "parter", "De parter fra school.yaml, der især spørges.", ["elevråd"]
    )
    reply_to: ReplyTo | None = optional(
        "svar_til",
        "Hvem svarene sendes til.",
        {"rolle": "Skolens kontor", "adresse": "mailto:kontoret@example.dk"},
    )


class Outcome(StrEnum):
    """What became of an answer; the values are those of the data file."""

    FOLLOWED = "fulgt"
    PARTLY = "delvist"
    DECLINED = "ikke"
    NOTED = "noteret"


_OUTCOME_SCHEMA = {"type": "string", "enum": [each.value for each in Outcome]}

WHOLE = "alt"
"""What an answer concerns that is on the whole draft."""


_CHANGE = re.compile(r"ændring[ -]?([1-9]\d{0,4})\Z", re.IGNORECASE)


def change_number(target: str) -> int | None:
    """The number of the change that an answer names, «ændring 7»; None where it names another."""
    found = _CHANGE.match(target.strip())
    return int(found[1]) if found else None


class Answer(Record):
    """An answer to the hearing: from whom, on what, in a few words, and what became of it.

    It is from a party of the school or from a group, never from a person.
    """

    party: Name | None = optional("part", "En part fra school.yaml, der svarer.", "elevråd")
    group: Text | None = optional(
        "gruppe",
        "En gruppe, der svarer, når det ikke er en part. Aldrig en person.",
        "5. klasserne",
    )
    date: IsoDate = key("dato", "Dagen for svaret.", "2027-04-20")
    target: Text = key(
        "gælder",
        "En indsats' nummer, «side#afsnit», «ændring 7» fra høringssiden, eller «alt».",
        "U6",
    )
    text: Text = key("svar", "Svaret med få ord.", "Festen bør også være for 8. klasse.")
    outcome: Annotated[Outcome, WithJsonSchema(_OUTCOME_SCHEMA)] | None = optional(
        "udfald",
        "«fulgt», «delvist», «ikke» eller «noteret». Skal stå der, når udgaven er vedtaget.",
        "fulgt",
    )
    reason: Text | None = optional(
        "begrundelse", "Hvorfor det blev sådan, til dem, der svarede.", "Der er plads til begge."
    )
    decided: IsoDate | None = optional("afgjort", "Dagen, udfaldet blev bestemt.", "2027-05-10")


class AnswersFile(Record):
    """``data/hoering.yaml``: the answers to the hearing of the edition."""

    answers: Rows[Answer] = rows(
        "svar",
        "Svarene på høringen i den viste rækkefølge.",
        [
            {
                "part": "elevråd",
                "dato": "2027-04-20",
                "gælder": "U6",
                "svar": "Festen bør også være for 8. klasse.",
            }
        ],
    )
