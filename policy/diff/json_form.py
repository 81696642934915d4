"""The JSON form of changes (a contract): its bytes, its fingerprints, and its JSON schema."""

import hashlib
import json
from dataclasses import asdict
from typing import Annotated, Any

from pydantic import WithJsonSchema

from policy.diff.change import Change, Kind, Type
from policy.model.base import Record, key


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
