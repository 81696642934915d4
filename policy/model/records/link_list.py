"""The policy's own list of links."""

from policy.model.base import Record, key, optional, rows
from policy.model.fields import Address, IsoDate, Rows, Slug, Text


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
