"""Which paragraph marks are tracked, so that no empty paragraph is left behind.

A paragraph that comes or goes right before a table, or last in a cell or a note, cannot take its
own mark with it: there is no paragraph behind that it could be joined to. So the mark before it is
tracked instead, and its own stays and changes its look (``w:pPrChange``). The same holds for the
last items of a numbered list, whose numbers go wrong otherwise.
"""

from collections.abc import Sequence
from itertools import takewhile

from policy.documents.tree import NoteMark
from policy.documents.word.marked import Block, Line, MarkedDocument, MarkedTable
from policy.text.word_diff import Mark


def settle(document: MarkedDocument) -> None:
    """Choose the tracked paragraph marks of ``document``."""
    document.blocks[:] = _settled(document.blocks, is_end_fixed=False)
    for block in document.blocks:
        if isinstance(block, MarkedTable):
            for row in block.rows:
                for cell in row.cells if row.mark is Mark.SAME else ():
                    cell.lines = _lines(cell.lines)
    for number, lines in document.notes.items():
        document.notes[number] = _lines(lines)


def _lines(lines: Sequence[Line]) -> list[Line]:
    found = _settled(lines, is_end_fixed=True)
    return [each for each in found if isinstance(each, Line)]


def _settled(blocks: Sequence[Block], *, is_end_fixed: bool) -> list[Block]:
    """``blocks`` with other marks where one before a table, or at the end, would be tracked."""
    found: list[Block] = []
    for each in blocks:
        if isinstance(each, MarkedTable) or _is_held(found, each):
            _free_last_mark(found)
        found.append(each)
    if is_end_fixed:
        _free_last_mark(found)
    return found


def _is_held(before: Sequence[Block], line: Line) -> bool:
    """Whether the paragraphs that came or went before ``line`` leave one behind by their own marks.

    The contents are a section in LibreOffice, whose last paragraph stays; so does a paragraph with
    a note's mark.
    """
    if line.new.style == "ContentsEnd":
        return True
    return _ends_list(before, line) or _ends_touching(before, line) or _ends_noted(before, line)


def _ends_noted(before: Sequence[Block], line: Line) -> bool:
    group = [] if line.is_changed else _changed(before)
    return any(isinstance(each.what, NoteMark) for found in group for each in found.words)


def _ends_list(before: Sequence[Block], line: Line) -> bool:
    """Whether a numbered list's last items, before ``line``, came or went."""
    last = before[-1] if before else None
    return (
        isinstance(last, Line)
        and last.is_changed
        and last.new.marker == "number"
        and not (line.list == last.list and line.new == last.new)
        and not line.is_changed
        and _is_of_list(before, last)
    )


def _ends_touching(before: Sequence[Block], line: Line) -> bool:
    """Whether paragraphs end before ``line`` that follow words of their fate at a paragraph's end.

    LibreOffice takes such words and paragraphs for one change, with the paragraph mark between.
    """
    last = before[-1] if before else None
    if not isinstance(last, Line) or not last.is_changed or line.mark is last.mark:
        return False
    group = _changed(before)
    first = before[-len(group) - 1] if len(group) < len(before) else None
    is_one = all(each.mark is last.mark for each in group)
    return (
        is_one
        and isinstance(first, Line)
        and bool(first.words)
        and first.words[-1].mark is last.mark
    )


def _is_of_list(before: Sequence[Block], last: Line) -> bool:
    """Whether the items that came or went follow one of the same list, and are of one fate."""
    group = _changed(before)
    first = before[-len(group) - 1] if len(group) < len(before) else None
    is_one = all(each.mark is last.mark and each.new == last.new for each in group)
    return is_one and isinstance(first, Line) and first.new == last.new and first.list == last.list


def _changed(blocks: Sequence[Block]) -> list[Line]:
    """The last paragraphs of ``blocks``, as many as came or went."""
    found = takewhile(lambda each: isinstance(each, Line) and each.is_changed, reversed(blocks))
    return [each for each in found if isinstance(each, Line)][::-1]


def _free_last_mark(blocks: list[Block]) -> None:
    """Let the last paragraph mark of ``blocks`` stay, where that can be."""
    group = _changed(blocks)
    if not group:
        return
    last = group[-1]
    others = [each for each in group if each.mark is not last.mark]
    if others:
        _fuse(blocks, others[-1], last)
        return
    first = blocks[-len(group) - 1] if len(group) < len(blocks) else None
    if not isinstance(first, Line):
        return
    first.mark, last.mark = last.mark, Mark.SAME
    if first.mark is Mark.INSERTED:
        last.old = first.old
    else:
        last.new = first.new
    for each in group:
        each.move = 0


def _fuse(blocks: list[Block], other: Line, last: Line) -> None:
    """One paragraph of what went and what came: the mark at its end belongs to both."""
    gone, come = (other, last) if last.mark is Mark.INSERTED else (last, other)
    blocks[:] = [each for each in blocks if each is not other]
    last.words = [*gone.words, *come.words]
    last.old, last.new, last.mark = gone.old, come.new, Mark.SAME
    last.id, last.list, last.start = come.id, come.list, come.start
    gone.move = come.move = 0
