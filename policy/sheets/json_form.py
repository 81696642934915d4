"""The initiatives as JSON: a flat list, each with its department and its address on the site."""

import json
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import Field, WithJsonSchema

from policy.model.addresses import department_page, page_url
from policy.model.base import Record, key, optional
from policy.model.data_files import Department, Initiative
from policy.model.edition import Edition, Lifecycle
from policy.model.fields import SchoolYear, Slug, Text

FORMAT = 1
"""The version of the format; a key may be added to it, and none is removed or renamed."""


class ListedInitiative(Initiative):
    """An initiative by itself, as the list has it."""

    department: Slug = key("afdeling", "Afdelingens id; se «afdelinger».", "en-afdeling")
    address: Text = key(
        "adresse",
        "Indsatsens adresse, set fra den mappe, filen ligger i.",
        "indsatser/en-afdeling/#u7",
    )
    since: SchoolYear | None = optional("siden", "Den første udgave med indsatsen.", "2026/27")
    changed: SchoolYear | None = optional(
        "ændret", "Den seneste udgave, der ændrede indsatsen.", "2028/29"
    )


class ListedDepartment(Department):
    """A department by itself: its initiatives stand in their own list."""

    initiatives: tuple[Initiative, ...] = Field(alias="indsatser", default=(), exclude=True)


class InitiativeList(Record):
    """All of ``indsatser.json``."""

    format: Annotated[int, WithJsonSchema({"enum": [FORMAT]})] = key(
        "format", "Nummeret på filens form.", FORMAT
    )
    school: Text = key("skole", "Skolens navn.", "Eksempelskolen")
    year: SchoolYear = key("skoleår", "Udgavens skoleår.", "2026/27")
    status: str = key("status", "«overført», «udkast» eller «vedtaget».", "vedtaget")
    themes: tuple[Text, ...] = key("temaer", "Temaerne i oversigtens rækkefølge.", ["Et tema"])
    departments: tuple[ListedDepartment, ...] = key("afdelinger", "Skolens afdelinger.", [])
    initiatives: tuple[ListedInitiative, ...] = key(
        "indsatser", "Indsatserne i den rækkefølge, siden viser dem.", []
    )


def as_list(edition: Edition, lifecycles: Mapping[str, Lifecycle]) -> str:
    """The initiatives of ``edition`` as JSON; the same edition gives the same bytes.

    ``lifecycles`` are those of its initiatives by id, where known.
    """
    departments = [_dump(each, {"initiatives"}) for each in edition.departments]
    data = {
        "format": FORMAT,
        "skole": edition.school.name,
        "skoleår": edition.info.year,
        "status": edition.info.status.value,
        "temaer": list(edition.themes),
        "afdelinger": departments,
        "indsatser": list(_listed(edition, lifecycles)),
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _listed(edition: Edition, lifecycles: Mapping[str, Lifecycle]) -> Iterator[dict[str, Any]]:
    for department in edition.departments:
        page = page_url(department_page(department.id))
        for each in department.initiatives:
            life = lifecycles.get(each.id)
            yield {
                **_dump(each),
                "afdeling": department.id,
                "adresse": f"{page}#{each.id.lower()}",
                **(_dump(life) if life else {}),
            }


def _dump(record: Record, left_out: set[str] | None = None) -> dict[str, Any]:
    return record.model_dump(mode="json", by_alias=True, exclude_none=True, exclude=left_out)
