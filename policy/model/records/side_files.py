"""What a policy's files say that is no part of an edition: exceptions, pages' front matter."""

from policy.model.base import Record, key, optional, rows
from policy.model.fields import Rows, SettingValue, Text, WrittenDate


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
