"""What a Word file does not say and its look suggests: headings in bold, lists typed by hand.

What is guessed is told with it, so that it can be confirmed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from policy.importing.new_school.word_text import Paragraph, Piece, Table, tidy
from policy.rules.files.persons import points_at_person
from policy.text.shorten import excerpt
from policy.words.word_file_words import GUESSED

_LONGEST_HEADING = 80
_QUOTED = 50
_CLOSED = re.compile(r"[.,;?!…]\Z")
_BULLET = re.compile(r"[•·▪◦‣●○■□❖➢➤►▶✓✔★–—*-]\s+(?=\S)")
_SECOND = re.compile(r"[•·▪◦‣●○■□❖➢➤►▶✓✔★]\s+(?=\S)")
_NUMBER = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")
_LEVELS = 3

Blocks = Sequence[Paragraph | Table]


def with_headings(blocks: Blocks) -> tuple[Blocks, list[str]]:
    """``blocks`` with headings where there were none, and what was guessed.

    A short paragraph that is bold, or larger than the others, is one; the larger, the higher.
    """
    if any(isinstance(each, Paragraph) and each.level for each in blocks):
        return blocks, []
    sizes = [each.size for each in blocks if isinstance(each, Paragraph) for _ in each.text]
    usual = sorted(sizes)[len(sizes) // 2] if sizes else 0
    found = [each for each in blocks if isinstance(each, Paragraph) and _is_heading(each, usual)]
    ranks = sorted({each.size for each in found}, reverse=True)
    said = []
    for each in found:
        each.level = min(ranks.index(each.size) + 1, _LEVELS)
        each.pieces = [replace(piece, is_bold=False) for piece in each.pieces]
        said.append(GUESSED["heading"].format(text=quoted(each.text)))
    return blocks, said


def _is_heading(each: Paragraph, usual: int) -> bool:
    looks_so = each.is_bold or each.size > usual > 0
    is_short = len(each.text) <= _LONGEST_HEADING and not _CLOSED.search(each.text)
    return looks_so and is_short and not each.item and not each.is_title


def with_lists(blocks: Blocks) -> tuple[list[Paragraph | Table], list[str]]:
    """``blocks`` with items where a bullet or a number was typed, and what was guessed."""
    found, said = [_without_second_bullet(each) for each in blocks], []
    for start, end, pattern, kind in _runs(blocks):
        first = blocks[start]
        assert isinstance(first, Paragraph)
        said.append(GUESSED["list"].format(text=quoted(first.text)))
        for at in range(start, end):
            each = blocks[at]
            assert isinstance(each, Paragraph)
            mark = pattern.match(each.text)
            assert mark
            pieces = without_start(each.pieces, mark.end())
            found[at] = replace(each, pieces=pieces, item=(0, kind))
    return found, said


def _without_second_bullet(block: Paragraph | Table) -> Paragraph | Table:
    """An item without the bullet that was typed behind its own."""
    if not isinstance(block, Paragraph) or not block.item:
        return block
    mark = _SECOND.match(block.text)
    return replace(block, pieces=without_start(block.pieces, mark.end())) if mark else block


def _runs(blocks: Blocks) -> Iterator[tuple[int, int, re.Pattern[str], str]]:
    """The paragraphs one after the other that begin as items do: where, how, which kind."""
    at = 0
    while at < len(blocks):
        end = at
        while end < len(blocks) and _begins(blocks[end], _BULLET):
            end += 1
        if end > at + 1 or (end > at and _text(blocks[at])[0] not in "–—*-"):
            yield at, end, _BULLET, "bullet"
        else:
            end = at
            while end < len(blocks) and _number(blocks[end]) == end - at + 1:
                end += 1
            if end > at + 1:
                yield at, end, _NUMBER, "decimal"
        at = max(end, at + 1)


def _begins(block: Paragraph | Table, pattern: re.Pattern[str]) -> bool:
    is_text = isinstance(block, Paragraph) and not (block.level or block.item or block.is_title)
    return is_text and bool(pattern.match(_text(block)))


def _number(block: Paragraph | Table) -> int:
    mark = _NUMBER.match(_text(block)) if _begins(block, _NUMBER) else None
    return int(mark[1]) if mark else 0


def _text(block: Paragraph | Table) -> str:
    return block.text if isinstance(block, Paragraph) else ""


def without_start(pieces: Sequence[Piece], count: int) -> list[Piece]:
    """``pieces`` without their first ``count`` characters."""
    found = []
    for each in pieces:
        cut = min(count, len(each.text))
        count -= cut
        found.append(replace(each, text=each.text[cut:]))
    return tidy(found)


def quoted(text: str) -> str:
    """The first words of ``text``, enough to find it again, unless they point at a person."""
    return "…" if points_at_person(text) else excerpt(text, _QUOTED)
