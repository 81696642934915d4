"""The changes between two editions: a class for each kind of thing that can change."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, NamedTuple


class Type(StrEnum):
    """What a change is about, as JSON names it, in the order of a report."""

    THEME = "theme"
    DEPARTMENT = "department"
    INITIATIVE = "initiative"
    PAGE = "page"
    TEXT = "text"
    LINK = "link"
    EDITION = "edition"


class Kind(StrEnum):
    """What happened to it."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    SPLIT = "split"
    JOINED = "joined"


class Place(NamedTuple):
    """A section of the text: its page's id and its key on the page."""

    page: str
    section: str

    def __str__(self) -> str:
        """``page#section``, as a note names it."""
        return "#".join(self)


@dataclass(frozen=True)
class Field:
    """A key whose value changed, None where it has none."""

    key: str
    before: str | None
    after: str | None


@dataclass(frozen=True, kw_only=True)
class Change:
    """One change. The subclasses say what it is about.

    ``id``, or ``page`` and ``section``, identify the thing. ``before`` and ``after`` are the text
    that people read, None where there is none; the sentences of a split or a join are separated by
    line breaks. ``position`` sorts the changes of one type. ``note`` is the school's note to
    readers. ``fingerprint`` is 16 hexadecimal digits that stay the same as long as the change does;
    ``number`` counts the changes of one comparison from 1.
    """

    type: ClassVar[Type]
    kind: Kind
    id: str = ""
    page: str = ""
    section: str = ""
    before: str | None = None
    after: str | None = None
    position: tuple[int, ...] = ()
    note: str = ""
    fingerprint: str = ""
    number: int = 0

    @property
    def details(self) -> tuple[Field, ...]:
        """The values that changed, in the order of the JSON form."""
        return ()

    @property
    def fields(self) -> tuple[str, ...]:
        """The keys of the values that changed."""
        return tuple(each.key for each in self.details)

    @property
    def is_policy(self) -> bool:
        """Whether the policy itself changed, and not what is recorded of its treatment."""
        return True

    @property
    def place(self) -> Place:
        """The section of the text that changed."""
        return Place(self.page, self.section)

    @property
    def target(self) -> str:
        """What people name to speak of it: an initiative's id, ``page#section``, another's id."""
        return str(self.place) if self.page else self.id


class EditionFact(Change):
    """A value of ``edition.yaml`` or ``school.yaml``, or a transition outside the tables."""

    type = Type.EDITION

    @property
    def is_policy(self) -> bool:
        """Only a transition is part of the policy."""
        return self.id.startswith("overgang")

    @property
    def details(self) -> tuple[Field, ...]:
        """The value itself."""
        return (Field(self.id, self.before, self.after),)


@dataclass(frozen=True, kw_only=True)
class ListedChange(Change):
    """Something that stands in a list; ``order`` holds its numbers there if it moved."""

    order: Field | None = None

    @property
    def details(self) -> tuple[Field, ...]:
        """Its numbers in the list."""
        return (self.order,) if self.order else ()


class ThemeChange(ListedChange):
    """A theme; ``changed`` is a new name for it."""

    type = Type.THEME

    @property
    def details(self) -> tuple[Field, ...]:
        """Its names if it was renamed."""
        is_renamed = self.kind is Kind.CHANGED
        return (Field("temaer", self.before, self.after),) if is_renamed else super().details


class PageChange(ListedChange):
    """A page; ``changed`` is a new address for it."""

    type = Type.PAGE

    @property
    def details(self) -> tuple[Field, ...]:
        """Its ids if it got a new address."""
        has_address = self.kind is Kind.CHANGED
        return (Field("adresse", self.before, self.after),) if has_address else super().details


@dataclass(frozen=True, kw_only=True)
class RecordChange(ListedChange):
    """A record of a data file; ``values`` are those of its YAML keys that changed."""

    values: tuple[Field, ...] = ()

    @property
    def details(self) -> tuple[Field, ...]:
        """Its values, then its numbers in the list."""
        return (*self.values, *super().details)

    def value(self, key: str) -> Field | None:
        """The value of one YAML key, None if it did not change."""
        return next((each for each in self.values if each.key == key), None)


class LinkChange(RecordChange):
    """A link of the link list."""

    type = Type.LINK


@dataclass(frozen=True, kw_only=True)
class DepartmentChange(RecordChange):
    """A department; ``address`` holds its ids if it got a new one."""

    type = Type.DEPARTMENT
    address: Field | None = None

    @property
    def details(self) -> tuple[Field, ...]:
        """Its address, then its other values."""
        return (*filter(None, [self.address]), *super().details)

    @property
    def name(self) -> Field | None:
        """Its names if it was renamed."""
        return self.value("navn")


@dataclass(frozen=True, kw_only=True)
class InitiativeChange(RecordChange):
    """An initiative; ``department`` names both if it left one for the other.

    ``retirement`` is its year and reason if it was added or removed and its retirement changed.
    """

    type = Type.INITIATIVE
    department: Field | None = None
    retirement: Field | None = None

    @property
    def details(self) -> tuple[Field, ...]:
        """Its values, its department or number in the table, its retirement."""
        extra = filter(None, (self.department, self.order, self.retirement))
        return (*self.values, *extra)

    @property
    def text(self) -> Field | None:
        """Its text if that changed."""
        return self.value("indsats")


class RetirementChange(Change):
    """The year and reason of a retirement, of an initiative that neither edition has."""

    type = Type.INITIATIVE

    @property
    def details(self) -> tuple[Field, ...]:
        """The retirement itself."""
        return (Field("udgåede", self.before, self.after),)


@dataclass(frozen=True, kw_only=True)
class HeadingChange(Change):
    """A heading: its title, permanent address and level, its section's number on the page."""

    type = Type.TEXT
    title: Field
    address: Field | None = None
    level: Field | None = None
    order: Field | None = None

    @property
    def details(self) -> tuple[Field, ...]:
        """What changed of it; its title if it only came, went or moved."""
        if self.kind is not Kind.CHANGED:
            return (self.title,)
        title = self.title if self.title.before != self.title.after else None
        return tuple(filter(None, (title, self.address, self.level, self.order)))


@dataclass(frozen=True, kw_only=True)
class SentenceChange(Change):
    """A sentence, list item, footnote or definition, of which ``term`` holds the terms.

    ``was_at`` and ``is_at`` are the numbers of its segments in the old and the new section;
    ``source`` is the old section if it is another one.
    """

    type = Type.TEXT
    was_at: tuple[int, ...] = ()
    is_at: tuple[int, ...] = ()
    source: Place | None = None
    term: Field | None = None

    @property
    def details(self) -> tuple[Field, ...]:
        """Both sections if it moved from one to the other."""
        return (Field("sted", str(self.source), str(self.place)),) if self.source else ()


@dataclass(frozen=True, kw_only=True)
class FormChange(Change):
    """The kind of block that kept sentences stand in; ``form`` holds its names.

    ``boundary`` tells that a block was only split from or joined to the one before.
    ``was_at`` and ``is_at`` are the numbers of their segments in the old and the new section.
    """

    type = Type.TEXT
    form: Field
    boundary: Kind | None = None
    was_at: tuple[int, ...] = ()
    is_at: tuple[int, ...] = ()

    @property
    def details(self) -> tuple[Field, ...]:
        """The form."""
        return (self.form,)


@dataclass(frozen=True, kw_only=True)
class NoteMarkChange(SentenceChange):
    """Where a footnote's mark stands; ``id`` holds the footnote's text.

    ``before`` and ``after`` are the sentences with the mark as ``*``. Where the footnote stands in
    another section or order for it, ``was_at`` and ``is_at`` are the numbers of its segments.
    """

    @property
    def details(self) -> tuple[Field, ...]:
        """The sentences with the mark."""
        return (Field("fodnote", self.before, self.after), *super().details)


class LinkTargetChange(Change):
    """Where words of the text lead; ``id`` holds the words."""

    type = Type.TEXT

    @property
    def details(self) -> tuple[Field, ...]:
        """The targets as they are read."""
        return (Field("link", self.before, self.after),)


class PictureChange(LinkTargetChange):
    """Another picture behind the same words; ``id`` holds what it shows in words."""

    @property
    def details(self) -> tuple[Field, ...]:
        """The addresses of both."""
        return (Field("billede", self.before, self.after),)


def order_field(before: int, after: int) -> Field:
    """A change of place in a list, from one number to another."""
    return Field("rækkefølge", str(before), str(after))
