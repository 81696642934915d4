"""The table of a policy that holds the departments' initiatives, where its header says so."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from policy.importing.new_school.word_text import Cell, Piece, Table
from policy.text.slug import slug
from policy.words.word_file_words import GUESSED

_HEADS = {
    "department": r"afdeling(?:er)?|trin|klassetrin|årgang(?:e)?|fase(?:r)?|målgruppe(?:r)?|"
    r"gruppe(?:r)?|hus(?:e)?|enhed(?:er)?|hvor",
    "theme": r"tema(?:er)?|emne(?:r)?|fokus(?:område)?(?:r)?|(?:indsats)?område(?:r)?|mål",
    "number": r"(?:nr|nummer|id)\.?",
    "text": r"indsats(?:er)?|aktivitet(?:er)?|tiltag|handling(?:er)?|beskrivelse|"
    r"(?:det|hvad) gør vi|sådan gør vi",
}
_HEADERS = {name: re.compile(form, re.IGNORECASE) for name, form in _HEADS.items()}
_ALL = re.compile(r"(?:for )?alle|hele skolen|fælles(?: for alle)?", re.IGNORECASE)
_GRADES = re.compile(r"\b(\d{1,2})\.?\s*(?:[-–]|til)\s*(\d{1,2})\.?\s*(?:klasse|årgang|trin|kl\b)")
_KNOWN = {"indskol": (0, 3), "mellemtr": (4, 6), "udskol": (7, 9)}
"""What the three parts of a Danish school mostly are, by what their names begin with."""
_HIGHEST = 10
_ID = re.compile(r"[A-Z]{1,6}[1-9]\d{0,4}")


@dataclass
class Initiative:
    """A row of the table; ``id`` is its number, given or its own, ``names`` its bookmarks."""

    theme: str
    text: str
    id: str
    names: list[str]


@dataclass
class Department:
    """A department: its rows; ``grades`` and ``is_for_all`` are guessed from its name."""

    id: str
    name: str
    grades: tuple[int, int] | None = None
    is_for_all: bool = False
    rows: list[Initiative] = field(default_factory=list)
    guesses: list[str] = field(default_factory=list)


def columns_of(table: Table) -> dict[str, int] | None:
    """Which column is what, where the header names themes and initiatives; None of another table.

    The first of three is the department, or a number below the department's heading.
    """
    head = table.rows[0]
    found: dict[str, int] = {}
    for at, cell in enumerate(head):
        words = cell.text.strip().rstrip(":")
        for name, pattern in _HEADERS.items():
            if name not in found and pattern.fullmatch(words):
                found[name] = at
                break
    is_whole = len(head) == len(found) and {"theme", "text"} <= {*found}
    return found if is_whole and len(table.rows) > 1 else None


def read_departments(tables: Sequence[tuple[Table, str]]) -> list[Department]:
    """The departments of the tables of initiatives, in the order in which they first stand.

    Beside each table stands the department that it is of, where its header names none.
    """
    found: dict[str, Department] = {}
    for table, whose in tables:
        for name, row in _rows(table, whose):
            key = department_id(name)
            if key not in found:
                found[key] = _department(key, name)
            found[key].rows.append(row)
    _number([*found.values()])
    return [*found.values()]


def department_id(name: str) -> str:
    """The id of a department, which begins with a letter."""
    found = slug(name)
    return found if found[:1].isalpha() else f"afdeling-{found}".rstrip("-")


def _rows(table: Table, whose: str) -> Iterator[tuple[str, Initiative]]:
    """Each row with its department; what is left out is that of the row above."""
    columns = columns_of(table)
    assert columns
    department, theme = whose, ""
    for row in table.rows[1:]:
        named = _at(row, columns.get("department"))
        if named and named.text:
            theme = "" if named.text != department else theme
            department = named.text
        about = _at(row, columns["theme"])
        theme = (about.text if about else "") or theme
        said = _at(row, columns["text"])
        if said and said.text and department:
            number = found.text if (found := _at(row, columns.get("number"))) else ""
            names = [name for cell in row for each in cell.paragraphs for name in each.names]
            yield (
                department,
                Initiative(theme, _untagged(said), number, names),
            )


def _untagged(cell: Cell) -> str:
    """The words of a cell but for the facts that this project's documents set behind a text."""
    pieces = (each for paragraph in cell.paragraphs for each in (*paragraph.pieces, Piece(" ")))
    return " ".join("".join(each.text for each in pieces if not each.is_tag).split())


def _at(row: Sequence[Cell], column: int | None) -> Cell | None:
    return row[column] if column is not None and column < len(row) else None


def _department(key: str, name: str) -> Department:
    found = Department(key, name)
    written = _GRADES.search(name)
    known = next((grades for word, grades in _KNOWN.items() if word in name.lower()), None)
    if _ALL.fullmatch(name.strip()):
        found.is_for_all = True
    elif written and int(written[1]) < int(written[2]) <= _HIGHEST:
        found.grades = int(written[1]), int(written[2])
    elif known:
        found.grades = known
    else:
        found.guesses.append(GUESSED["no_grades"].format(name=name))
    if found.grades or found.is_for_all:
        found.guesses.append(GUESSED["grades"].format(name=name))
    return found


def _number(departments: Sequence[Department]) -> None:
    """Give rows without a number of their own one: letters that no other department has."""
    written = [row.id for each in departments for row in each.rows]
    if len({*written}) == len(written) and all(map(_ID.fullmatch, written)):
        return
    taken = set[str]()
    for each in departments:
        letters = re.sub(r"[^A-Z]", "", slug(each.name).upper()) or "A"
        longer = (letters[:length] for length in range(1, len(letters) + 1))
        others = (f"{letters[0]}{chr(at)}" for at in range(ord("A"), ord("Z") + 1))
        own = next(filter(lambda name: name not in taken, (*longer, *others)), f"{letters}X")
        taken.add(own)
        for number, row in enumerate(each.rows, 1):
            row.id = f"{own}{number}"
