"""The edits that a proposal consists of."""

from dataclasses import dataclass, field

from policy.importing.page_edits import New


@dataclass(frozen=True)
class PageEdit:
    """What happens at a text of a page: other ``words`` (None: it goes), ``news`` behind it."""

    path: str
    at: int
    words: str | None
    authors: frozenset[str]
    news: tuple[New, ...] = ()
    is_first: bool = False


@dataclass(frozen=True)
class RowEdit:
    """What happens to an initiative, or which one comes behind ``after`` in a department.

    ``values`` are new values by their keys, None of one that goes. ``typed`` is the number that
    stands in the file at a new one, which gets the next that is free. One that ``is_moved`` stands
    behind ``after`` in ``department`` from now on, or first where ``after`` is empty.
    """

    id: str
    authors: frozenset[str]
    values: tuple[tuple[str, str | None], ...] = ()
    department: str = ""
    after: str = ""
    is_gone: bool = False
    is_moved: bool = False
    typed: str = ""


@dataclass
class Proposal:
    """All that the file proposes; ``left`` is what cannot be carried: the place and what."""

    pages: list[PageEdit] = field(default_factory=list)
    rows: list[RowEdit] = field(default_factory=list)
    left: list[tuple[str, str]] = field(default_factory=list)
    comments: list[tuple[str, str]] = field(default_factory=list)
    known: int = 0

    @property
    def removed(self) -> list[RowEdit]:
        """The rows that went."""
        return [each for each in self.rows if each.is_gone]

    def authors(self) -> list[frozenset[str]]:
        """Who proposes something, alone or together, in the order of the text."""
        edits: list[PageEdit | RowEdit] = [*self.rows, *self.pages]
        return list(dict.fromkeys(each.authors for each in edits))
