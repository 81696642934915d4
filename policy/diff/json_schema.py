"""The JSON form of a comparison as a model, from which its JSON schema is made."""

from typing import Annotated

from pydantic import WithJsonSchema

from policy.diff.change import Kind, Type
from policy.model.base import Record, key, optional

TypeName = Annotated[str, WithJsonSchema({"type": "string", "enum": [*map(str, Type)]})]
KindName = Annotated[str, WithJsonSchema({"type": "string", "enum": [*map(str, Kind)]})]


class FieldForm(Record):
    """A key of the data that changed, as it was and as it is."""

    name: str = key("key", "Nøglen i datafilen.", "hyppighed", title="Nøgle")
    before: str | None = optional("before", "Værdien, som den var.", "årlig", title="Før")
    after: str | None = optional("after", "Værdien, som den er.", "ugentlig", title="Nu")


class ChangeForm(Record):
    """One change."""

    type: TypeName = key("type", "Hvad ændringen handler om.", "initiative")
    kind: KindName = key("kind", "Hvad der er sket med det.", "changed", title="Art")
    keys: list[str] = key("fields", "De nøgler, der er ændret.", ["hyppighed"], title="Felter")
    before: str | None = key("before", "Teksten, som den var.", "årlig", title="Før")
    after: str | None = key("after", "Teksten, som den er.", "ugentlig", title="Nu")
    fingerprint: str = key(
        "fingerprint",
        "Det samme, så længe ændringen er den samme.",
        "0123456789abcdef",
        title="Fingeraftryk",
    )
    id: str | None = optional("id", "Det, der er ændret, når det har et id.", "U7")
    page: str | None = optional("page", "Siden, når det er tekst.", "fokus", title="Side")
    section: str | None = optional("section", "Afsnittets anker.", "mod", title="Afsnit")
    details: list[FieldForm] | None = optional(
        "details", "De ændrede nøglers værdier.", [], title="Værdier"
    )
    note: str | None = optional("note", "Skolens note til læserne.", "Nu i maj.")


class ChangesForm(Record):
    """All changes from one edition to another."""

    old: str = key("old", "Den gamle udgaves skoleår.", "2026/27", title="Gammel")
    new: str = key("new", "Den nye udgaves skoleår.", "2027/28", title="Ny")
    changes: list[ChangeForm] = key("changes", "Ændringerne i orden.", [], title="Ændringer")
