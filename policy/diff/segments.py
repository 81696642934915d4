"""The segments in which a section's text is compared: sentences, definitions, rows of tables."""

from collections.abc import Iterator
from dataclasses import dataclass

from policy.model.edition import Block, Section
from policy.text.sentences import sentences
from policy.text.tokens import normal_form
from policy.words.change_words import STRUCK

_WHOLE = frozenset({"head", "row", "definition"})
"""Blocks that are compared as one, cell by cell."""

Marks = tuple[tuple[str, int], ...]
"""The marks of footnotes in a text: their labels, and how many of its characters are before."""


@dataclass(frozen=True)
class Segment:
    """A sentence, definition or row in normal form, with the kind and number of its block.

    ``level`` is that of an item's list, None where it is not known; ``number`` is the one shown
    before it. ``cells`` are those of a row, or a term and its meanings. ``label`` is a footnote's.
    ``is_picture`` tells what a picture shows in words.
    """

    text: str
    kind: str
    block: int
    level: int | None = None
    number: int | None = None
    cells: tuple[str, ...] = ()
    label: str = ""
    marks: Marks = ()
    is_picture: bool = False

    @property
    def term(self) -> str:
        """The term of a definition; empty for anything else."""
        return self.cells[0] if self.kind == "definition" and self.cells else ""


def segments(section: Section) -> tuple[Segment, ...]:
    """The segments of ``section`` in order: its sentences, whatever they stand in, and its rows."""
    return tuple(
        Segment(
            text=text,
            kind=block.kind,
            block=number,
            level=block.level,
            number=block.number,
            cells=tuple(map(normal_form, block.cells or ())),
            label=block.label or "",
            marks=marks,
            is_picture=_is_picture(block),
        )
        for number, block in enumerate(section.blocks)
        if block.kind != "macro"
        for text, marks in _texts(block)
    )


def _is_picture(block: Block) -> bool:
    """Whether a block is a picture and nothing else; its text is what the picture shows."""
    (first, *others) = block.pictures or (None,)
    return first is not None and not others and first.text == block.text


def _texts(block: Block) -> Iterator[tuple[str, Marks]]:
    """The compared texts of a block, each with its marks of footnotes.

    Words that are struck out are named behind their sentence. A mark behind a full stop belongs to
    the sentence before it.
    """
    folded = normal_form(block.text)
    if not folded:
        return
    struck = [normal_form(each) for each in block.struck or ()]
    marks = [(each.note, len(normal_form(block.text[: each.after]))) for each in block.marks or ()]
    start = 0
    for text in [folded] if block.kind in _WHOLE else sentences(folded):
        end = start + len(text)
        own = [each for each in marks if each[1] <= end]
        marks = marks[len(own) :]
        said = [struck.pop(0) for each in [*struck] if struck and each in text]
        more = "".join(STRUCK.format(words=each) for each in said)
        yield text + more, tuple((name, max(at - start, 0)) for name, at in own)
        start = end + 1


def texts(section: Section | None) -> list[str]:
    """The texts of the segments of ``section``; none where there is no section."""
    return [each.text for each in segments(section)] if section else []
