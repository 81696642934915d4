"""What of a Word file that came back is what of the document that it was made of."""

from collections.abc import Sequence

from policy.documents.tree import NoteMark, Run
from policy.documents.word.correspondence import Group, in_order
from policy.documents.word.flow import TableFlow, Text
from policy.documents.word.names import bookmark
from policy.importing.word_reading import ReadRow, ReadTable, ReadText
from policy.text.alignment import align
from policy.text.tokens import normal_form


def groups_of(old: Sequence[Text], new: Sequence[ReadText]) -> list[Group]:
    """The texts that correspond: those with the same bookmark, else as sentences are aligned."""
    named = {bookmark(each.id): at for at, each in enumerate(old) if each.id}
    found: list[Group] = []
    for at, each in enumerate(new):
        name = next((name for name in each.names if name in named), "")
        if name:
            found.append(((named.pop(name),), (at,)))
    used = [{each for group in found for each in group[side]} for side in (0, 1)]
    olds, news = (
        [at for at in range(len(side)) if at not in taken]
        for side, taken in zip((old, new), used, strict=True)
    )
    for pair in align(
        [normal_form(old[i].words) for i in olds], [normal_form(new[j].words) for j in news]
    ):
        if pair.old and pair.new:
            was, now = tuple(olds[i] for i in pair.old), tuple(news[j] for j in pair.new)
            if was == tuple(range(was[0], was[-1] + 1)) and now == tuple(
                range(now[0], now[-1] + 1)
            ):
                found.append((was, now))
    return in_order(found)


def names_in(table: ReadTable) -> set[str]:
    """The bookmarks in a table."""
    return {name for row in table.rows for name in row.names}


def says_the_same(read: ReadTable, table: TableFlow) -> bool:
    """Whether a table says the same."""
    words = ([normal_form(cell.words) for cell in row.cells] for row in read.rows)
    known = (
        [normal_form(" ".join(each.words for each in cell.texts)) for cell in row.cells]
        for row in table.rows
    )
    return [*words] == [*known]


def is_head(row: ReadRow, table: TableFlow) -> bool:
    """Whether a row heads the columns of ``table``."""
    heads = [each.words for each in table.rows if each.is_head]
    return " | ".join(each.words for each in row.cells) in heads


def plain_text(text: Text) -> str:
    """What a cell says, without the facts of its initiative."""
    return "".join(
        each.text for each in text.content if isinstance(each, Run) and "tag" not in each.styles
    ).strip()


def tags_in(text: Text) -> str:
    """The facts of an initiative that stand behind its text."""
    return "".join(
        each.text for each in text.content if isinstance(each, Run) and "tag" in each.styles
    )


def is_marked_alike(text: Text, read: ReadText) -> bool:
    """Whether the links, the marks of notes and what is struck out are as they were."""
    links = [
        (normal_form(each.text), bookmark(each.target) if each.target else each.address)
        for each in text.content
        if isinstance(each, Run) and (each.target or each.address) and each.text.strip()
    ]
    struck = (e.text for e in text.content if isinstance(e, Run) and "struck" in e.styles)
    notes = sum(isinstance(each, NoteMark) for each in text.content)
    said = {normal_form(words): place for words, place in read.links}
    is_linked = all(said.get(words, place) == place for words, place in links)
    joined = normal_form(" ".join(words for words, _ in links))
    is_linked = is_linked and normal_form(" ".join(w for w, _ in read.links)) == joined
    is_struck = normal_form("".join(struck)) == normal_form(read.struck)
    return is_linked and is_struck and notes == read.notes


def is_formed_alike(text: Text, read: ReadText) -> bool:
    """Whether a text is the same kind of block, as deep and as high; unknown behind a deletion."""
    if read.is_after_gone:
        return True
    marker = ("number" if read.is_numbered else "bullet") if read.is_item else ""
    known = text.look.marker if text.look.marker != "indent" else ""
    depth = text.look.depth if known else 0
    level = int(text.look.style[-1]) if text.look.style.startswith("Heading") else 0
    return (known, depth, level) == (marker, read.depth, read.level)
