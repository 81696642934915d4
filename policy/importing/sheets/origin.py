"""Finds the edition that a workbook was made of, so that what was changed here since stays."""

from dataclasses import dataclass
from pathlib import Path

from policy.archive.editions import DRAFT, IN_FORCE
from policy.checking.resolve import find_edition
from policy.importing.earlier.states import earlier_states
from policy.importing.rows.yaml_rows import FILE
from policy.importing.sheets.table import SheetFile, SheetFileError
from policy.model.edition import Edition
from policy.model.problems import InputError
from policy.sheets.workbook import properties_of
from policy.words.sheet_words import SHEET_IMPORT, SHEET_PROPERTIES

_MOST_REVISIONS = 25
"""How many of the latest revisions of the initiatives are looked at."""


@dataclass(frozen=True)
class Origin:
    """The edition that a sheet was made of, None for the one that is here, and what to say."""

    base: Edition | None = None
    note: str = ""


def origin_of(file: SheetFile, edition: Edition, root: Path, named: str = "") -> Origin:
    """The edition of which ``file`` was made, for the policy in ``root`` with ``edition``.

    ``named`` is what the person says. Raises SheetFileError where it is of another school or year
    that is not found, and InputError where nothing has that name.
    """
    here = properties_of(edition)
    school, year, rows = (SHEET_PROPERTIES[key] for key in ("school", "year", "rows"))
    found = {key: file.properties.get(key, here[key]) for key in here}
    if found[school] != here[school]:
        values = {"found": found[school], "known": here[school]}
        raise SheetFileError.because("other_school", name=file.name, **values)
    if named:
        return Origin(find_edition(named, root), SHEET_IMPORT["base"].format(base=named))
    if found == here:
        return Origin()
    tag = found[year].replace("/", "-")
    published = None
    for name in (tag, DRAFT, IN_FORCE, *earlier_states(root, _MOST_REVISIONS, FILE)):
        other = _edition(name, root)
        if other is None or other.school.name != edition.school.name:
            continue
        if properties_of(other)[rows] == found[rows]:
            return Origin(other, SHEET_IMPORT["base"].format(base=_said(name, found[year])))
        if name == tag and found[year] != here[year]:
            published = other
    if published is not None:
        return Origin(published, SHEET_IMPORT["base"].format(base=found[year]))
    if found[year] != here[year]:
        values = {"found": found[year], "known": here[year]}
        raise SheetFileError.because("other_year", name=file.name, **values)
    return Origin(note=SHEET_IMPORT["old_rows"])


def _said(name: str, year: str) -> str:
    """An edition as people call it."""
    is_revision = name not in (year.replace("/", "-"), DRAFT, IN_FORCE)
    return SHEET_IMPORT["older"].format(year=year) if is_revision else year


def _edition(name: str, root: Path) -> Edition | None:
    try:
        return find_edition(name, root)
    except InputError:
        return None
