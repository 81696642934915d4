"""What of a Word file that came back is what of the document that it was made of."""

from collections.abc import Iterable, Iterator, Sequence

from policy.documents.tree import Run
from policy.documents.word.correspondence import Group, in_order
from policy.documents.word.flow import Part, TableFlow, Text
from policy.documents.word.names import bookmark
from policy.importing.read_text import ReadPart, ReadRow, ReadTable, ReadText
from policy.text.alignment import align
from policy.text.tokens import normal_form


def groups_of(old: Sequence[Part], new: Sequence[ReadPart]) -> list[Group]:
    """The texts that correspond: those with the same bookmark, else as sentences are aligned."""
    named = {
        bookmark(each.id): at for at, each in enumerate(old) if isinstance(each, Text) and each.id
    }
    found: list[Group] = []
    for at, each in enumerate(new):
        names = each.names if isinstance(each, ReadText) else ()
        name = next((name for name in names if name in named), "")
        if name:
            found.append(((named.pop(name),), (at,)))
    used = [{each for group in found for each in group[side]} for side in (0, 1)]
    olds = [at for at, e in enumerate(old) if isinstance(e, Text) and at not in used[0]]
    news = [at for at, e in enumerate(new) if isinstance(e, ReadText) and at not in used[1]]
    for pair in align(
        [_words(old[i]) for i in olds],
        [_words(new[j]) for j in news],
    ):
        if pair.old and pair.new:
            was, now = tuple(olds[i] for i in pair.old), tuple(news[j] for j in pair.new)
            if was == tuple(range(was[0], was[-1] + 1)) and now == tuple(
                range(now[0], now[-1] + 1)
            ):
                found.append((was, now))
    return found


def _words(part: Part | ReadPart) -> str:
    return normal_form(part.words) if isinstance(part, Text | ReadText) else ""


def table_groups(
    old: Sequence[Part], new: Sequence[ReadPart], groups: Iterable[Group]
) -> list[Group]:
    """``groups`` with the tables that correspond, as many as are in one order."""
    pairs = pairs_of_tables(old, new)
    return in_order([*groups, *(((one,), (two,)) for one, two in pairs)])


def pairs_of_tables(old: Sequence[Part], new: Sequence[ReadPart]) -> Iterator[tuple[int, int]]:
    """The tables that correspond: by their rows' bookmarks, by their words, by what they share."""
    olds = {at: each for at, each in enumerate(old) if isinstance(each, TableFlow)}
    news = {at: each for at, each in enumerate(new) if isinstance(each, ReadTable)}
    for is_one in (_is_named, says_the_same, _shares_rows, _is_made):
        for at, table in [*olds.items()]:
            if (found := next((i for i, e in news.items() if is_one(e, table)), None)) is not None:
                yield at, found
                del olds[at], news[found]


def _is_named(read: ReadTable, table: TableFlow) -> bool:
    names = {bookmark(row.id) for row in table.rows if row.id}
    return any(name in names for row in read.rows for name in row.names)


def _shares_rows(read: ReadTable, table: TableFlow) -> bool:
    known = {normal_form(row.words) for row in table.rows}
    return any(normal_form(row.words) in known for row in read.rows)


def _is_made(_: ReadTable, table: TableFlow) -> bool:
    """Whether a table is made of the departments' tables, which are read themselves."""
    return table.kind == "overview"


def says_the_same(read: ReadTable, table: TableFlow) -> bool:
    """Whether a table says the same."""
    words = ([normal_form(cell.words) for cell in row.cells] for row in read.rows)
    known = (
        [normal_form(" ".join(each.words for each in cell.texts)) for cell in row.cells]
        for row in table.rows
    )
    return [*words] == [*known]


def rows_alike(old: TableFlow, new: ReadTable) -> list[Group]:
    """The rows that correspond: the first ones, the others as sentences are aligned."""
    sides = (
        [normal_form(each.words) for each in old.rows[1:]],
        [normal_form(each.words) for each in new.rows[1:]],
    )
    pairs = [
        ((pair.old[0] + 1,), (pair.new[0] + 1,))
        for pair in align(*sides)
        if len(pair.old) == len(pair.new) == 1
    ]
    return in_order([((0,), (0,)), *pairs])


def is_head(row: ReadRow, table: TableFlow) -> bool:
    """Whether a row heads the columns of ``table``."""
    return row.words in [each.words for each in table.rows if each.is_head]


def plain_text(text: Text) -> str:
    """What a cell says, without the facts of its initiative."""
    return "".join(
        each.text for each in text.content if isinstance(each, Run) and "tag" not in each.styles
    ).strip()
