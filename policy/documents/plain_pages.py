"""A page as ``udgave.json`` keeps it, without Markdown -> blocks.

All its texts are there, with their links and the words that are struck out; a note stands at the
end of its section's text, and of the data only the table of the page's own department is shown.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby

from policy.documents.data_blocks import DataBlocks
from policy.documents.inline import tidy
from policy.documents.nesting import as_lists
from policy.documents.tree import (
    Block,
    Cell,
    Heading,
    Inline,
    Note,
    NoteMark,
    Paragraph,
    Row,
    Run,
    Table,
)
from policy.model.addresses import department_page
from policy.model.edition import Block as Text
from policy.model.edition import Page


def blocks_of(
    page: Page, data: DataBlocks, first: int
) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
    """The blocks and the notes of ``page``; ``first`` is the number of its first note."""
    notes: list[Note] = []
    blocks: list[Block] = []
    level = 0
    for section in page.sections:
        level = min(section.level, level + 1)
        if section.level:
            name = f"{page.id}#{section.id}" if section.id else ""
            blocks.append(Heading(level, (Run(section.title),), name))
        texts = [each for each in section.blocks if each.kind != "footnote"]
        said = [each for each in section.blocks if each.kind == "footnote"]
        found = [*_section(page.id, texts)]
        numbers = range(first + len(notes), first + len(notes) + len(said))
        notes += (Note(at, (_paragraph("", each),)) for at, each in zip(numbers, said, strict=True))
        blocks += _with_marks(found, [NoteMark(at) for at in numbers])
    for each in data.edition.departments:
        if department_page(each.id) == page.id:
            blocks += data.initiatives(each.id)
    return tuple(blocks), tuple(notes)


def _with_marks(blocks: Sequence[Block], marks: Sequence[NoteMark]) -> Iterator[Block]:
    """``blocks`` with ``marks`` at the end of the last paragraph, or in one of their own."""
    if not marks:
        yield from blocks
    elif blocks and isinstance(last := blocks[-1], Paragraph):
        yield from blocks[:-1]
        yield Paragraph((*last.content, *marks), last.id)
    else:
        yield from blocks
        yield Paragraph(tuple(marks))


def _section(page: str, texts: Iterable[Text]) -> Iterator[Block]:
    for kind, found in groupby(texts, key=lambda each: _KINDS.get(each.kind, each.kind)):
        match kind:
            case "row":
                yield _table(page, [*found])
            case "item":
                yield from as_lists(found, lambda each: (_paragraph("", each),), partial(_id, page))
            case "macro":
                continue
            case _:
                yield from (_paragraph(page, each) for each in found)


_KINDS = {"head": "row"}


def _paragraph(page: str, text: Text) -> Paragraph:
    return Paragraph(_content(text.text, text), _id(page, text) if page else "")


def _id(page: str, text: Text) -> str:
    return f"{page}#{text.id}" if text.id else ""


def _content(text: str, of: Text) -> tuple[Inline, ...]:
    """``text`` with the links and the struck words that ``of`` has in it."""
    marks = [(each.text, Run(each.text, address=each.address)) for each in of.links or ()]
    marks += ((each, Run(each, frozenset({"struck"}))) for each in of.struck or ())
    found = sorted((text.find(words), len(words), run) for words, run in marks if words in text)
    content: list[Inline] = []
    end = 0
    for at, length, run in found:
        if at >= end:
            content += (Run(text[end:at]), run)
            end = at + length
    return tidy([*content, Run(text[end:])])


def _table(page: str, texts: Sequence[Text]) -> Table:
    head = tuple(_row(page, each) for each in texts if each.kind == "head")
    rows = tuple(_row(page, each) for each in texts if each.kind != "head")
    return Table("text", (), head, rows)


def _row(page: str, text: Text) -> Row:
    cells = tuple(
        Cell((Paragraph(_content(each, text)),), text.kind == "head") for each in text.cells or ()
    )
    return Row(cells, _id(page, text))
