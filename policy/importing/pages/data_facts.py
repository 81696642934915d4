"""Which value of the data files a part of the document shows, where it can be read back."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from policy.documents.word.flow import ChapterFlow, Part, TableFlow, Text
from policy.importing.row_facts import grades_in
from policy.importing.rows.yaml_rows import FILE
from policy.model.addresses import department_page
from policy.model.edition import Edition
from policy.model.units import whom_for
from policy.text.grades import grades_as_written
from policy.words.document_words import INITIATIVES

LINKS = "data/links.yaml"
_CAPTION = re.compile(re.escape(INITIATIVES["caption"]).replace(r"\{department\}", "(.+)"))


@dataclass(frozen=True)
class Fact:
    """The value at the place ``at`` of the file ``path``, and how the document says it."""

    path: str
    at: tuple[str | int, ...]
    kind: Literal["text", "address", "grades"] = "text"

    def value_in(self, words: str) -> str:
        """The value that ``words`` say; empty where that cannot be known."""
        match self.kind:
            case "address":
                return words if is_web(words) else ""
            case "grades":
                return grades_as_written(grades_in(words))
            case _:
                return words


def is_web(words: str) -> bool:
    """Whether ``words`` are an address."""
    return bool(re.fullmatch(r"(?:https?://|mailto:|tel:)\S+", words))


def facts_of(edition: Edition, chapter: ChapterFlow) -> Iterator[tuple[Part, Fact]]:
    """The parts of ``chapter`` that show a link, or whom a department is for."""
    links = {f"{chapter.id}#{each.id}": number for number, each in enumerate(edition.links)}
    labels = {
        department_page(each.id): (number, whom_for(each))
        for number, each in enumerate(edition.departments)
        if each.own_grades and not each.is_for_all
    }
    number, label = labels.get(chapter.id, (-1, ""))
    for at, part in enumerate(chapter.parts):
        if not isinstance(part, Text):
            continue
        if part.id in links:
            place = ("links", links[part.id])
            yield part, Fact(LINKS, (*place, "titel"))
            yield chapter.parts[at + 1], Fact(LINKS, (*place, "adresse"), "address")
        elif label and part.words == label:
            yield part, Fact(FILE, ("afdelinger", number, "klassetrin"), "grades")


def name_in(edition: Edition, table: TableFlow, caption: str) -> tuple[Fact, str] | None:
    """The name of a department that the caption of its table says, where it is another one."""
    number = next(n for n, e in enumerate(edition.departments) if e.id == table.department)
    small = table.below.words.removeprefix(
        INITIATIVES["caption"].format(department=edition.departments[number].name)
    )
    found = _CAPTION.fullmatch(caption.removesuffix(small.strip()).strip())
    if not found or found[1] == edition.departments[number].name:
        return None
    return Fact(FILE, ("afdelinger", number, "navn")), found[1]
