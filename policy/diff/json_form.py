"""The JSON form of changes (a contract): its bytes, its fingerprints, and its JSON schema."""

import hashlib
import json
from dataclasses import asdict
from typing import Annotated, Any

from pydantic import WithJsonSchema

from policy.diff.change import Change, Kind, Type
from policy.model.base import Record, key, optional


def as_data(change: Change) -> dict[str, Any]:
    """The JSON object of a change."""
    note = {"note": change.note} if change.note else {}
    extra = {"fields": list(change.fields), "fingerprint": change.fingerprint}
    return {**_content(change), **note, **extra}


def fingerprint(change: Change, nth: int = 0) -> str:
    """16 hexadecimal digits of what changed and how; ``nth`` counts changes with equal content."""
    text = json.dumps(_content(change), ensure_ascii=False, sort_keys=True) + "+" * nth
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _content(change: Change) -> dict[str, Any]:
    """What the fingerprint covers: everything but the note and the position."""
    found: dict[str, Any] = {"before": change.before, "after": change.after}
    found |= {"type": change.type, "kind": change.kind}
    about = {"id": change.id, "page": change.page, "section": change.section}
    found |= {name: value for name, value in about.items() if value}
    if details := change.details:
        found["details"] = [asdict(each) for each in details]
    return found


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
