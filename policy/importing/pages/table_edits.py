"""Edits of the tables of a page: a cell, a row, a whole table, a line of Markdown each row."""

import itertools
from collections.abc import Sequence

from policy.importing.edits import Content
from policy.importing.pages.markdown import NoEditError, Spelling
from policy.importing.pages.page_texts import PageTexts
from policy.importing.pages.source_lines import sentence_lines


def line_of_row(texts: PageTexts, at: int) -> int:
    """The line, from 1, of the row of the cell ``at``."""
    cell = texts.texts[at]
    for each in texts.texts:
        is_in = (each.table, each.row) == (cell.table, cell.row) and each.cell >= 0
        if is_in and each.at >= 0 and each.text.words.strip():
            line = texts.page.line_of(texts.page.rendered.texts[each.at].start)
            if "|" in texts.page.lines[line - 1]:
                return line
    raise NoEditError


def with_cell(texts: PageTexts, at: int, content: Content, spelling: Spelling) -> str:
    """The page with other ``content`` in the cell ``at``."""
    cell = texts.texts[at]
    number = line_of_row(texts, at)
    lines = list(texts.page.lines)
    cells = cells_of(lines[number - 1])
    if cell.cell >= len(cells):
        raise NoEditError
    start, end = cells[cell.cell]
    line = lines[number - 1]
    said = line[start:end].strip()
    new = " ".join(sentence_lines([said], spelling, cell.text.content, content))
    lines[number - 1] = (
        f"{line[:start]} {new} {line[end:]}" if new else line[:start] + " " + line[end:]
    )
    return "\n".join(lines)


def with_row(texts: PageTexts, at: int, cells: Sequence[Content], spelling: Spelling) -> str:
    """The page with a new row behind that of the cell ``at``."""
    number = line_of_row(texts, at)
    lines = list(texts.page.lines)
    before = lines[number - 1]
    indent = before[: len(before) - len(before.lstrip())]
    row = f"{indent}| {' | '.join(spelling.line(each) for each in cells)} |"
    lines.insert(number + texts.texts[at].is_head, row)
    return "\n".join(lines)


def without_rows(texts: PageTexts, at: int, count: int) -> str:
    """The page without the rows of the ``count`` cells from ``at`` on."""
    first, last = line_of_row(texts, at), line_of_row(texts, at + count - 1)
    lines = list(texts.page.lines)
    is_whole = texts.texts[at].is_head
    if is_whole and last < len(lines) and not lines[last].strip():
        last += 1
    if is_whole and last == first:  # a head without rows: the line below it is its own
        last += 1
    del lines[first - 1 : last]
    return "\n".join(lines)


def cells_of(line: str) -> list[tuple[int, int]]:
    """Where the cells of a row are written."""
    bounds, is_code = [-1], False
    for at, sign in enumerate(line):
        if sign == "`":
            is_code = not is_code
        elif sign == "|" and not is_code and line[at - 1 : at] != "\\":
            bounds.append(at)
    bounds.append(len(line))
    found = [(one + 1, two) for one, two in itertools.pairwise(bounds)]
    return [
        each
        for at, each in enumerate(found)
        if line[slice(*each)].strip() or at not in (0, len(found) - 1)
    ]
