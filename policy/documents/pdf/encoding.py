"""A document -> the values that the Typst templates read: dictionaries, lists, strings.

Everything that is only known from the whole document is settled here: which mark of a note is its
first, where a table's cells stand, which links show their address.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from policy.documents.tree import (
    Aside,
    Block,
    Break,
    Cell,
    Chapter,
    Code,
    Document,
    GradePicture,
    Heading,
    Inline,
    InlinePicture,
    ItemList,
    Line,
    NoteMark,
    Paragraph,
    Picture,
    Quote,
    Row,
    Run,
    Style,
    Table,
    content_of,
    plain,
    texts,
)
from policy.words.document_words import OVERVIEW, SHEET

Value = dict[str, Any]
_PROTOCOL = re.compile(r"^(?:https?://|mailto:|tel:)")


_LONG = re.compile(r"\S{60,}")
_ROOM = 80
"""How many letters of the overview's size stand side by side in all columns of departments."""


class Encoder:
    """Encodes the blocks of one document.

    ``pictures`` gives each picture that can be shown as the template takes it, by its path;
    ``grades`` is the drawing of the grades as SVG, or nothing.
    """

    def __init__(
        self,
        document: Document,
        pictures: Mapping[str, Mapping[str, str]] | None = None,
        grades: str = "",
    ) -> None:
        self._colours = {name: at for at, name in enumerate(document.departments)}
        self._pictures, self._grades = pictures or {}, grades
        self._aliases = dict(_aliases(document))
        self._notes = document.notes
        self._marked: list[int] = []
        self._colour: int | None = None

    def chapter(self, chapter: Chapter) -> Value:
        """A page of the policy."""
        tables = [each for each in chapter.blocks if isinstance(each, Table)]
        own = {each.department for each in tables if each.department}
        self._colour = self._colours.get(own.pop()) if len(own) == 1 else None
        named = {} if chapter.id in self._aliases else {"id": chapter.id}
        return {"blocks": self.blocks(chapter.blocks), **named}

    def notes(self) -> dict[str, list[Value]]:
        """The notes that are marked in what was encoded, by their numbers."""
        found: dict[str, list[Value]] = {}
        for number in self._marked:  # grows while a note that is read marks others
            found[str(number)] = self.blocks(self._notes[number].blocks)
        return found

    def blocks(self, blocks: Iterable[Block]) -> list[Value]:
        """Blocks in order."""
        return [value for each in blocks for value in self._block(each)]

    def _block(self, block: Block) -> Iterator[Value]:
        own = getattr(block, "id", "")
        named = {"id": own} if own else {}
        match block:
            case Heading(level, content, is_listed=is_listed):
                colour = self._colour if level == 1 else None
                shown = {"level": level, "content": self.words(content), "colour": colour}
                shown |= {"changed": _is_changed(content), "listed": is_listed}
                yield {"kind": "heading", **shown, **named}
            case Paragraph(content, role=role):
                shown = {"content": self.words(content), "role": role, "colour": self._colour}
                shown["changed"] = role != "entry" and _is_changed(content)
                yield {"kind": "paragraph", **shown, **named}
            case Code(text):
                yield {"kind": "code", "text": text, **named}
            case Line():
                yield {"kind": "line"}
            case ItemList(items, is_numbered):
                yield self._list(items, is_numbered=is_numbered)
            case Quote(blocks) | Aside(blocks):
                kind = "quote" if isinstance(block, Quote) else "aside"
                yield {"kind": kind, "blocks": self.blocks(blocks)}
            case Table():
                yield self._table(block)
            case Picture(alt, source):
                yield self._picture(alt, source)
            case GradePicture(alt, caption) if self._grades:
                said = {"alt": alt, "caption": self.words(caption)}
                yield {"kind": "grades", "svg": self._grades, **said}

    def _picture(self, alt: str, source: str) -> Value:
        """A picture, or the words that stand for it where there is none."""
        if (picture := self._pictures.get(source)) and alt:
            return {"kind": "picture", "picture": {**picture, "alt": alt}}
        return {"kind": "lost", "alt": alt or source}

    def _list(self, items: Iterable[Any], *, is_numbered: bool) -> Value:
        encoded = [
            {
                "blocks": self.blocks(each.blocks),
                "number": each.number,
                **({"id": each.id} if each.id else {}),
            }
            for each in items
        ]
        tight = all(len(each["blocks"]) < 2 for each in encoded)
        return {"kind": "list", "numbered": is_numbered, "items": encoded, "tight": tight}

    def _table(self, given: Table) -> Value:
        table = narrowed(given)
        is_narrowed = table is not given
        head, body = [*_placed(table.head, 0)], [*_placed(table.rows, len(table.head))]
        ends = [x + cell.spans[0] for x, _, cell, _ in (*head, *body)]
        has_notes = any(
            isinstance(each, NoteMark)
            for row in table.head
            for cell in row.cells
            for block in cell.blocks
            for each in content_of(block)
        )
        return {
            "kind": "table",
            "use": "departments" if is_narrowed else table.kind,
            "width": max(ends, default=1),
            "caption": self.words(table.caption),
            "colour": self._colours.get(table.department),
            "repeats": not has_notes,  # Typst stops at a note in a header that it repeats
            "head": [self._cell(*each) for each in head],
            "rows": [self._cell(*each) for each in body],
        }

    def _cell(self, x: int, y: int, cell: Cell, name: str) -> Value:
        return {
            "x": x,
            "y": y,
            "spans": cell.spans,
            "align": cell.align,
            "header": cell.is_header,
            "colour": self._colours.get(cell.department),
            "blocks": self.blocks(cell.blocks),
            **({"id": name} if name else {}),
        }

    def words(self, content: tuple[Inline, ...]) -> list[Value]:
        """The words of a text; an address is shown behind the last of the words that lead there."""
        return [
            self._inline(each, content[at + 1] if at + 1 < len(content) else None)
            for at, each in enumerate(content)
        ]

    def _inline(self, each: Inline, following: Inline | None) -> Value:
        match each:
            case Break():
                return {"br": True}
            case InlinePicture(alt, source, mark):
                found = self._pictures.get(source, {}) if alt else {}
                return {"alt": alt or source, **found, **({"fate": mark} if mark else {})}
            case NoteMark(number):
                again = number in self._marked
                self._marked += [] if again else [number]
                return {"mark": number, "again": again}
            case Run():
                return self._run(each, following)

    def _run(self, run: Run, following: Inline | None) -> Value:
        found: Value = {"t": _LONG.sub(_parted, run.text)}
        if styles := _together(run.styles):
            found["s"] = styles
        if run.id and run.id not in self._aliases:
            found["id"] = run.id
        if run.target:
            found["to"] = self._aliases.get(run.target, run.target)
        if run.address:
            found["at"] = run.address
            goes_on = isinstance(following, Run) and following.address == run.address
            if not goes_on and _bare(run.text) != _bare(run.address):
                found["show"] = run.address
        return found


def _parted(word: re.Match[str]) -> str:
    """A word that is longer than a line, with places where it may go on in the next one."""
    return "\u200b".join(re.findall(".{1,20}", word[0]))


def _is_changed(content: tuple[Inline, ...]) -> bool:
    """Whether a text of a redline is not as it was."""
    marks = {"added", "removed", "change"}
    return any(isinstance(each, Run) and each.styles & marks for each in content)


def _together(styles: frozenset[Style]) -> list[Style]:
    """Those of ``styles`` that PDF/UA knows together: a word is not struck out and underlined."""
    return sorted(styles - {"inserted"} if "struck" in styles else styles)


def _aliases(document: Document) -> Iterator[tuple[str, str]]:
    """What a heading stands for besides itself, which the contents repeat: its page, its words."""
    for chapter in document.chapters:
        first = chapter.blocks[0] if chapter.blocks else None
        if isinstance(first, Heading) and first.id:
            yield chapter.id, first.id
        for each in chapter.blocks:
            if isinstance(each, Heading) and each.id:
                runs = (run for run in each.content if isinstance(run, Run))
                yield from ((run.id, each.id) for run in runs if run.id)


def _bare(address: str) -> str:
    """An address without its protocol and trailing slash."""
    return _PROTOCOL.sub("", address.strip()).rstrip("/")


def _placed(rows: tuple[Row, ...], top: int) -> Iterator[tuple[int, int, Cell, str]]:
    """Each cell with its column and row, as HTML places them; and the row's id with its first.

    No cell reaches beyond the last of ``rows``.
    """
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(rows):
        x = 0
        for at, cell in enumerate(row.cells):
            while (x, y) in taken:
                x += 1
            wide, high = max(cell.spans[0], 1), max(min(cell.spans[1], len(rows) - y), 1)
            while any((x + step, y) in taken for step in range(wide)) and wide > 1:
                wide -= 1
            taken |= {(x + dx, y + dy) for dx in range(wide) for dy in range(high)}
            placed = replace(cell, spans=(wide, high))
            yield x, top + y, placed, row.id if at == 0 else ""
            x += wide


def narrowed(table: Table) -> Table:
    """An overview of more departments than a sheet has room for, with one of them in each row.

    Where its words fit, and any other table: as it is.
    """
    words = (word for row in table.rows for text in _cell_texts(row) for word in text.split())
    longest = max(map(len, words), default=0)
    if table.kind != "overview" or longest * (table.width - 1) <= _ROOM:
        return table
    theme, *departments = table.head[0].cells
    named = (_headed(SHEET["department"]), _headed(SHEET["initiatives"]))
    rows = []
    for row in table.rows:
        kept = [
            (of, cell)
            for of, cell in zip(departments, row.cells[1:], strict=True)
            if plain(content_of(cell.blocks[0])) != OVERVIEW["none"]
        ]
        for at, (of, cell) in enumerate(kept):
            first = (replace(row.cells[0], spans=(1, len(kept))),) if at == 0 else ()
            rows.append(Row((*first, replace(of, is_header=False), cell)))
        if not kept:
            rows.append(Row((row.cells[0], row.cells[1], row.cells[1])))
    return replace(table, head=(Row((theme, *named)),), rows=tuple(rows))


def _cell_texts(row: Row) -> Iterator[str]:
    return texts(block for cell in row.cells for block in cell.blocks)


def _headed(text: str) -> Cell:
    return Cell((Paragraph((Run(text),)),), is_header=True)
