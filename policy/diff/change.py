"""One change between two editions: what it is about, what became of it, its stable fingerprint."""

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Any


class Type(StrEnum):
    """What a change is about, in the order of a report."""

    EDITION = "edition"
    THEME = "theme"
    DEPARTMENT = "department"
    INITIATIVE = "initiative"
    PAGE = "page"
    TEXT = "text"
    LINK = "link"


class Kind(StrEnum):
    """What became of it."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    SPLIT = "split"
    JOINED = "joined"


TYPES = tuple(Type)
SWAPPED = {
    Kind.ADDED: Kind.REMOVED,
    Kind.REMOVED: Kind.ADDED,
    Kind.SPLIT: Kind.JOINED,
    Kind.JOINED: Kind.SPLIT,
}
"""What each kind is when the editions are compared the other way round; others stay."""


@dataclass(frozen=True)
class Field:
    """A key of the data that changed, with its value as it was and as it is, None for nothing."""

    key: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Change:
    """A change, by the id of what changed or by its place in the text.

    ``id`` is an initiative's, department's, link's or theme's; ``page`` and ``section`` are a
    place in the text. ``details`` holds the keys that changed. ``before`` and ``after`` are what
    is read: one text, or the texts of a split or joined sentence a line each. ``position`` is
    where it stands in the edition that has it, and sorts; ``was_at`` and ``is_at`` are the numbers
    of its sentences in their section, before and after. ``nth`` counts changes that say the same
    (a sentence that stood twice and is gone). ``note`` is the school's word to readers.
    """

    type: Type
    kind: Kind
    id: str = ""
    page: str = ""
    section: str = ""
    details: tuple[Field, ...] = ()
    before: str | None = None
    after: str | None = None
    position: tuple[int, ...] = ()
    was_at: tuple[int, ...] = ()
    is_at: tuple[int, ...] = ()
    nth: int = 0
    note: str = ""

    @property
    def fields(self) -> tuple[str, ...]:
        """The YAML keys that changed."""
        return tuple(each.key for each in self.details)

    @property
    def place(self) -> str:
        """``page#section``, as a note names it."""
        return f"{self.page}#{self.section}"

    @cached_property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits, the same as long as what changed and how does not change."""
        content = {key: value for key, value in self._content().items() if key != "note"}
        text = json.dumps(content, ensure_ascii=False, sort_keys=True) + "+" * self.nth
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    @property
    def order(self) -> tuple[Any, ...]:
        """Sorts all changes of a comparison, in every format alike."""
        place = (self.position, self.page, self.section, self.id)
        return (TYPES.index(self.type), *place, self.kind, self.fingerprint)

    def as_data(self) -> dict[str, Any]:
        """The contract's JSON object."""
        return {**self._content(), "fields": list(self.fields), "fingerprint": self.fingerprint}

    def noted(self, note: str) -> "Change":
        """The same change with the school's note."""
        return replace(self, note=note)

    def _content(self) -> dict[str, Any]:
        """What the change says, without where it stands in the file."""
        content = {key: value for key, value in asdict(self).items() if value not in ("", ())}
        for key in ("position", "was_at", "is_at", "nth"):
            content.pop(key, None)
        return {"before": None, "after": None, **content}
