"""The form of the changes as JSON, for programs: its JSON schema is made from here."""

from typing import Annotated

from pydantic import WithJsonSchema

from policy.diff.change import Kind, Type
from policy.model.base import Record, key

TypeName = Annotated[str, WithJsonSchema({"type": "string", "enum": [*map(str, Type)]})]
KindName = Annotated[str, WithJsonSchema({"type": "string", "enum": [*map(str, Kind)]})]


class FieldForm(Record):
    """A key of the data that changed, as it was and as it is."""

    name: str = key("key", "Nøgle", "Nøglen i datafilen.", "hyppighed")
    before: str | None = key("before", "Før", "Værdien, som den var.", "årlig", default=None)
    after: str | None = key("after", "Nu", "Værdien, som den er.", "ugentlig", default=None)


class ChangeForm(Record):
    """One change."""

    type: TypeName = key("type", "Type", "Hvad ændringen handler om.", "initiative")
    kind: KindName = key("kind", "Art", "Hvad der er sket med det.", "changed")
    keys: list[str] = key("fields", "Felter", "De nøgler, der er ændret.", ["hyppighed"])
    before: str | None = key("before", "Før", "Teksten, som den var.", "årlig")
    after: str | None = key("after", "Nu", "Teksten, som den er.", "ugentlig")
    fingerprint: str = key(
        "fingerprint",
        "Fingeraftryk",
        "Det samme, så længe ændringen er den samme.",
        "0123456789abcdef",
    )
    id: str | None = key("id", "Id", "Det, der er ændret, når det har et id.", "U7", default=None)
    page: str | None = key("page", "Side", "Siden, når det er tekst.", "fokus", default=None)
    section: str | None = key("section", "Afsnit", "Afsnittets anker.", "mod", default=None)
    details: list[FieldForm] | None = key(
        "details", "Værdier", "De ændrede nøglers værdier.", [], default=None
    )
    note: str | None = key("note", "Note", "Skolens note til læserne.", "Nu i maj.", default=None)


class ChangesForm(Record):
    """All changes from one edition to another."""

    old: str = key("old", "Gammel", "Den gamle udgaves skoleår.", "2026/27")
    new: str = key("new", "Ny", "Den nye udgaves skoleår.", "2027/28")
    changes: list[ChangeForm] = key("changes", "Ændringer", "Ændringerne i orden.", [])
