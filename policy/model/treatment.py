"""The year's treatment of the policy, as far as the data holds it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from policy.model.data_files import EditionFile, School, Status
from policy.model.records.edition_notes import Correction
from policy.text.dates import KnownDate

DAYS_AHEAD = 2
"""How far the day of what has happened may be ahead: people are in different time zones."""


@dataclass(frozen=True)
class Treatment:
    """The year's treatment of the policy: each party's name with its date, or None.

    ``is_earlier`` tells an older text, dated but without treatments; ``is_overdue`` that the day on
    which it should be revised is past.
    """

    year: str
    parties: tuple[tuple[str, date | None], ...]
    adopted: KnownDate | None
    valid_from: KnownDate | None
    corrections: tuple[Correction, ...]
    revised: KnownDate | None = None
    is_earlier: bool = False
    is_overdue: bool = False

    @property
    def is_recorded(self) -> bool:
        """Whether any party's treatment is recorded."""
        return any(day for _, day in self.parties)

    @property
    def treated_by(self) -> list[str]:
        """The names of the parties that have treated the policy."""
        return [name for name, day in self.parties if day]


def treatment_of(info: EditionFile, school: School, today: date | None = None) -> Treatment:
    """The treatment as far as the data holds it, parties in the school's order.

    ``today`` is the day of publication, None where nothing is published.
    """
    return Treatment(
        info.year,
        tuple((p.name, info.treated.get(p.id)) for p in school.parties),
        info.adopted,
        info.valid_from,
        info.corrections,
        info.revised,
        is_earlier=info.status is Status.EARLIER,
        is_overdue=is_overdue(info.revised, today),
    )


def is_overdue(due: KnownDate | None, today: date | None) -> bool:
    """Whether the last day on which a text could be revised in time is past."""
    return due is not None and today is not None and due.last < today


def happened(info: EditionFile) -> Iterator[tuple[tuple[str | int, ...], date]]:
    """The days of adoption, treatments and corrections, each after its place in the file.

    Only ``gælder_fra`` and ``revideres`` may be ahead.
    """
    if info.adopted:
        yield ("vedtaget",), info.adopted.first
    yield from ((("behandlet", key), day) for key, day in info.treated.items() if day)
    for number, each in enumerate(info.corrections):
        yield ("rettelser", number, "dato"), each.date
