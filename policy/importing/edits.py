"""The edits that a proposal consists of."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

from policy.documents.tree import Inline

Leave = Callable[[str, str, int], None]
"""Tells what cannot be carried: which kind it is, its words, the page in the file."""
Content = tuple[Inline, ...]
"""A text with its marks. Where a run leads stands in it as an id; a note's mark has the number of
the note on the page, from 1; new notes have numbers below 0."""


@dataclass(frozen=True)
class Form:
    """What a text is: a heading of a ``level``, an item with a ``marker``, so deep, or a quotation.

    Else it is a paragraph; one that ``is_further`` belongs to the item before it, which is so deep.
    """

    level: int = 0
    marker: Literal["", "bullet", "number"] = ""
    depth: int = 0
    is_quote: bool = False
    is_further: bool = False


@dataclass(frozen=True)
class New:
    """A text that came, with the id that it has; or a table, as rows of cells.

    ``like`` is the number of a text of the page that says the same and went: the text moved.
    """

    content: Content
    form: Form = Form()
    name: str = ""
    rows: tuple[tuple[Content, ...], ...] = ()
    like: int = -1


@dataclass(frozen=True)
class PageEdit:
    """What happens at the text ``at`` of a page.

    - ``words``: it says ``content``;
    - ``gone``: it goes, with the others of ``count`` cells, of its row or its table;
    - ``behind`` and ``before``: ``news`` come there;
    - ``row``: a row with ``cells`` comes behind the row of the ``count`` cells that begins there;
    - ``form``: it and those behind it become ``forms``.

    Of the texts of the note with the label ``note``, where there is one, ``at`` counts those.
    ``notes`` are new notes by their numbers, whose marks stand in the new text.
    """

    path: str
    at: int
    kind: Literal["words", "gone", "behind", "before", "row", "form"]
    authors: frozenset[str]
    content: Content = ()
    news: tuple[New, ...] = ()
    cells: tuple[Content, ...] = ()
    forms: tuple[Form, ...] = ()
    count: int = 1
    notes: tuple[tuple[int, Content], ...] = ()
    note: str = ""


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


@dataclass(frozen=True)
class FactEdit:
    """Another ``value`` at the place ``at`` of the data file ``path``, as of a link's address."""

    path: str
    at: tuple[str | int, ...]
    value: str
    authors: frozenset[str]


@dataclass(frozen=True)
class MenuEdit:
    """What happens to the page ``id`` as a whole: it comes, goes, or stands elsewhere.

    It stands behind the page ``after``, or first where that is empty. ``text`` is the Markdown of
    one that comes, with its heading ``title`` and no more; what it says are edits of the page.
    """

    id: str
    authors: frozenset[str]
    kind: Literal["new", "gone", "moved"]
    after: str = ""
    title: str = ""
    text: str = ""


@dataclass(frozen=True)
class Answers:
    """What a person says of a proposal: why rows went, by their ids, and which pages are to go.

    ``takes_themes`` tells that new themes come into the vocabulary.
    """

    retire: Mapping[str, str] = field(default_factory=dict)
    remove: Collection[str] = ()
    takes_themes: bool = False


@dataclass(frozen=True)
class Left:
    """What cannot be carried: the page or place, its number in the file where known, what."""

    place: str
    what: str
    page: int = 0


@dataclass
class Proposal:
    """All that the file proposes; ``known`` is how much of it is known again."""

    pages: list[PageEdit] = field(default_factory=list)
    rows: list[RowEdit] = field(default_factory=list)
    menu: list[MenuEdit] = field(default_factory=list)
    facts: list[FactEdit] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    comments: list[tuple[str, str]] = field(default_factory=list)
    known: int = 0

    @property
    def removed(self) -> list[RowEdit]:
        """The rows that went."""
        return [each for each in self.rows if each.is_gone]

    @property
    def removed_pages(self) -> list[str]:
        """The ids of the pages that went."""
        return [each.id for each in self.menu if each.kind == "gone"]

    def new_themes(self, known: Collection[str]) -> list[str]:
        """The themes of rows that are not among those that are ``known``."""
        values = (value for each in self.rows for key, value in each.values if key == "tema")
        return list(dict.fromkeys(each for each in values if each and each not in known))

    def authors(self) -> list[frozenset[str]]:
        """Who proposes something, alone or together, in the order of the text."""
        edits: list[PageEdit | RowEdit | MenuEdit | FactEdit] = [*self.rows, *self.menu]
        edits += [*self.facts, *self.pages]
        return list(dict.fromkeys(each.authors for each in edits))
