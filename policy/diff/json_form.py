"""The JSON form of changes (a contract), and their fingerprints."""

import hashlib
import json
from typing import Any

from policy.diff.change import Change

_IN_ORDER = json.JSONEncoder(ensure_ascii=False, sort_keys=True)


def as_data(change: Change) -> dict[str, Any]:
    """The JSON object of a change."""
    note = {"note": change.note} if change.note else {}
    extra = {"fields": list(change.fields), "fingerprint": change.fingerprint}
    return {**_content(change), **note, **extra}


def fingerprint(change: Change, nth: int = 0) -> str:
    """16 hexadecimal digits of what changed and how; ``nth`` counts changes with equal content."""
    text = _IN_ORDER.encode(_content(change)) + "+" * nth
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _content(change: Change) -> dict[str, Any]:
    """What the fingerprint covers: everything but the note and the position."""
    found: dict[str, Any] = {"before": change.before, "after": change.after}
    found |= {"type": change.type, "kind": change.kind}
    about = {"id": change.id, "page": change.page, "section": change.section}
    found |= {name: value for name, value in about.items() if value}
    if details := change.details:
        found["details"] = [{**vars(each)} for each in details]
    return found
