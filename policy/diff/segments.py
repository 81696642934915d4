"""A section's text in the units that are compared: sentences, list items, footnotes."""

import re
from dataclasses import dataclass

from policy.model.edition import Page, Section
from policy.text.word_diff import normal

_SENTENCE_END = re.compile(r"(?<=[.!?:])[\"')]* (?=[\"'(]*[A-ZÆØÅ])")


@dataclass(frozen=True)
class Unit:
    """A sentence, list item or footnote in normal form, with its kind and its block's number."""

    text: str
    kind: str
    block: int


def units(section: Section) -> list[Unit]:
    """The sentences, list items and footnotes of ``section`` in their order."""
    return [
        Unit(text, block.kind, number)
        for number, block in enumerate(section.blocks)
        if block.kind != "macro"
        for text in sentences(block.text, block.kind)
    ]


def texts(section: Section | None) -> list[str]:
    """What ``section`` says, unit by unit; nothing where there is none."""
    return [unit.text for unit in units(section)] if section else []


def texts_of_page(page: Page) -> set[str]:
    """Everything that ``page`` says."""
    return {text for section in page.sections for text in texts(section)}


def sentences(text: str, kind: str = "paragraph") -> list[str]:
    """A paragraph's sentences in normal form; a list item or footnote is one text."""
    folded = normal(text)
    if kind != "paragraph":
        return [folded] if folded else []
    parts = _SENTENCE_END.sub(lambda match: f"{match[0]}\n", folded).split("\n")
    return [part.strip() for part in parts if part]
