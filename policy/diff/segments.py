"""The segments in which a section's text is compared: sentences, list items, footnotes."""

from dataclasses import dataclass

from policy.model.edition import Section
from policy.text.sentences import sentences
from policy.text.tokens import normal_form


@dataclass(frozen=True)
class Segment:
    """A sentence, list item or footnote in normal form, with its kind and its block's number."""

    text: str
    kind: str
    block: int


def segments(section: Section) -> tuple[Segment, ...]:
    """The segments of ``section`` in order; an item or footnote is one, whatever its length."""
    return tuple(
        Segment(text, block.kind, number)
        for number, block in enumerate(section.blocks)
        if block.kind != "macro" and (folded := normal_form(block.text))
        for text in (sentences(folded) if block.kind == "paragraph" else (folded,))
    )


def texts(section: Section | None) -> list[str]:
    """The texts of the segments of ``section``; none where there is no section."""
    return [each.text for each in segments(section)] if section else []
