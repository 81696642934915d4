"""The segments in which a section's text is compared: sentences, and the rows of tables."""

from collections.abc import Iterator
from dataclasses import dataclass

from policy.model.edition import Block, Section
from policy.text.sentences import sentences
from policy.text.tokens import normal_form
from policy.words.change_words import STRUCK

_ROWS = frozenset({"head", "row"})


@dataclass(frozen=True)
class Segment:
    """A sentence or row in normal form, with the kind and number of its block.

    ``level`` is that of an item's list, None where it is not known; ``number`` is the one shown
    before it. ``cells`` are those of a row.
    """

    text: str
    kind: str
    block: int
    level: int | None = None
    number: int | None = None
    cells: tuple[str, ...] = ()


def segments(section: Section) -> tuple[Segment, ...]:
    """The segments of ``section`` in order: its sentences, whatever they stand in, and its rows."""
    return tuple(
        Segment(text, block.kind, number, block.level, block.number, _cells(block))
        for number, block in enumerate(section.blocks)
        if block.kind != "macro"
        for text in _texts(block)
    )


def _texts(block: Block) -> Iterator[str]:
    """The compared texts of a block; words that are struck out are named behind their sentence."""
    folded = normal_form(block.text)
    if not folded:
        return
    struck = [normal_form(each) for each in block.struck or ()]
    for text in [folded] if block.kind in _ROWS else sentences(folded):
        said = [struck.pop(0) for each in [*struck] if struck and each in text]
        yield text + "".join(STRUCK.format(words=each) for each in said)


def _cells(block: Block) -> tuple[str, ...]:
    return tuple(map(normal_form, block.cells or ()))


def texts(section: Section | None) -> list[str]:
    """The texts of the segments of ``section``; none where there is no section."""
    return [each.text for each in segments(section)] if section else []
