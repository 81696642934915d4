"""Procedures in the text: numbered steps that say who does what, and by when.

A procedure is an ordinary numbered list of the policy, so its steps are read, compared and found as
text is. «Kontaktlæreren: taler med eleven inden 2 dage.» says who before the colon; a step within
another one is done by the same, where it names nobody. Pages show the table of a procedure with
``hvem_goer_hvad``.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from policy.model.edition import Block, Edition

_NUMBER = r"(?:\d+(?:\s*[-–]\s*\d+)?|en|et|to|tre|fire|fem|seks|syv|otte|ni|ti|tolv|fjorten|få)"
_UNIT = (
    r"(?:(?:arbejds|skole|hver|kalender|under[a-z]+s)?dag(?:e|es)?|døgn|timer?|minutter|uger?|"
    r"måneder?)"
)
_BEFORE = r"(?:inden(?:\s+for)?|senest(?:\s+efter)?|højst|efter)"
DEADLINE = re.compile(
    rf"\b{_BEFORE}\s+(?:de\s+)?(?:første\s+|næste\s+)?{_NUMBER}\s+{_UNIT}\b"
    r"|\bsamme dag\b|\bstraks\b|\bmed det samme\b",
    re.IGNORECASE,
)
"""«inden 10 arbejdsdage», «senest to uger», «samme dag»."""
NO_NUMBER = re.compile(
    rf"\b(?:inden(?:\s+for)?|senest(?:\s+(?:efter|om))?)\s+(?:(?:x+|n|_+|\.{{2,}}|…|\?+|-+)\s*)?{_UNIT}\b",
    re.IGNORECASE,
)
"""A deadline whose number was left out or is still to be written: «inden arbejdsdage», «inden X
dage»."""
_WHO = re.compile(r"(?P<who>[^:.!?]{2,60}):\s+(?P<what>\S.*)", re.DOTALL)


@dataclass(frozen=True)
class Step:
    """A step: its number («2.1»), who does it, what, and by when; the last two may be empty.

    ``line`` is where it stands in its page's file, 0 where that is not known.
    """

    number: str
    who: str
    what: str
    deadline: str
    line: int = 0


def steps_of(blocks: Iterable[Block]) -> tuple[Step, ...]:
    """The steps among the blocks of a section: the items of its numbered lists, in order."""
    found: list[Step] = []
    path: list[tuple[str, str]] = []  # the number and the person of each level
    for block in blocks:
        if block.kind != "item" or block.number is None:
            continue
        level = block.level or 1
        path = path[: level - 1]
        number = ".".join([*(each for each, _ in path), str(block.number)])
        named = _WHO.fullmatch(block.text)
        who = named["who"] if named else (path[-1][1] if path else "")
        what = named["what"] if named else block.text
        path.append((str(block.number), who))
        found.append(Step(number, who, what, deadline_in(what), block.line))
    return tuple(found)


def procedure_at(edition: Edition, reference: str) -> tuple[str, tuple[Step, ...]]:
    """The title and the steps of the section ``page#id``; nothing where there is no such one."""
    page_id, _, anchor = reference.partition("#")
    for page in edition.pages:
        for section in page.sections if page.id == page_id else ():
            if section.id == anchor:
                return section.title, steps_of(section.blocks)
    return "", ()


def deadline_in(text: str) -> str:
    """The first deadline that a text names, or nothing."""
    found = DEADLINE.search(text)
    return found[0] if found else ""


def is_other_deadline(before: str, after: str) -> bool:
    """Whether two texts are the same but for the deadlines that they name."""
    deadlines = DEADLINE.findall(before), DEADLINE.findall(after)
    return (
        bool(all(deadlines))
        and deadlines[0] != deadlines[1]
        and DEADLINE.sub("", before) == DEADLINE.sub("", after)
    )
