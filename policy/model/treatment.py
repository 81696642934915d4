"""The year's treatment of the policy, as far as the data holds it."""

from dataclasses import dataclass
from datetime import date

from policy.model.data_files import Correction, EditionFile, School


@dataclass(frozen=True)
class Treatment:
    """The year's treatment of the policy: each party's name with its date, or None."""

    year: str
    parties: tuple[tuple[str, date | None], ...]
    adopted: date | None
    valid_from: date | None
    corrections: tuple[Correction, ...]

    @property
    def is_recorded(self) -> bool:
        """Whether any party's treatment is recorded."""
        return any(day for _, day in self.parties)

    @property
    def treated_by(self) -> list[str]:
        """The names of the parties that have treated the policy."""
        return [name for name, day in self.parties if day]


def treatment_of(info: EditionFile, school: School) -> Treatment:
    """The treatment as far as the data holds it, parties in the school's order."""
    parties = tuple((p.name, info.treated.get(p.id)) for p in school.parties)
    return Treatment(info.year, parties, info.adopted, info.valid_from, info.corrections)
