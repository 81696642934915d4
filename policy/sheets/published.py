"""All keys of ``udgave.json``: an edition, and what is known of it when it is published."""

from typing import Annotated

from pydantic import WithJsonSchema

from policy.loading.edition_json import CHANGES, FORMAT, LIFECYCLES, SUMMARY
from policy.model.base import key
from policy.model.edition import Edition, Lifecycle


class PublishedEdition(Edition):
    """All of ``udgave.json``: an edition, and what is known of it when it is published."""

    format: Annotated[int, WithJsonSchema({"enum": [FORMAT]})] = key(
        "format", "Nummeret på filens form.", FORMAT
    )
    lifecycles: dict[str, Lifecycle] = key(
        LIFECYCLES,
        "Siden hvilken udgave hver indsats har stået, og hvornår den sidst blev ændret, under "
        "indsatsens nummer.",
        {"U7": {"siden": "2026/27", "ændret": "2028/29"}},
        title="Indsatsernes liv",
        default_factory=dict,
    )
    changes: Annotated[int, WithJsonSchema({"type": "integer", "minimum": 0})] = key(
        CHANGES,
        "Hvor mange ændringer udgaven har fra den, der blev offentliggjort før.",
        7,
        default_factory=int,
    )
    summary: list[str] = key(
        SUMMARY,
        "Hvad ændringerne er, en linje for hver afdeling, side eller slags data.",
        ["Blå fløj: 2 nye, 1 udgået"],
        default_factory=list,
    )
