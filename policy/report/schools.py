"""An overview of several schools' editions: what each says of itself, compared with no other.

The files are read one at a time, and only what the overview shows of each is kept.
"""

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from markupsafe import Markup

from policy.archive.editions import IN_FORCE
from policy.loading.edition_json import (
    EDITION_FILE,
    MAX_BYTES,
    EditionFileError,
    Header,
    edition_header,
)
from policy.model.data_files import Status
from policy.model.treatment import Treatment, treatment_of
from policy.report.templating import Templates
from policy.sheets.columns import Column, Row
from policy.sheets.workbook import tables_as_workbook
from policy.text.danish import capitalised, date_in_words
from policy.words.command_messages import reason_of
from policy.words.publication_words import OVERVIEW

_OTHERS = frozenset({"versions.json", "soegning.json", "indsatser.json", "plan.json"})
"""What lies beside editions and is none; no fault where a whole folder is read."""

_LETTERS = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})


@dataclass(frozen=True)
class SchoolRow:
    """A school's edition: where it was read, and what it says of itself."""

    path: str
    header: Header

    @property
    def name(self) -> str:
        """The school's name."""
        return self.header.school.name

    @property
    def municipality(self) -> str:
        """The municipality that the school names, or nothing."""
        return self.header.school.municipality or ""

    @property
    def treatment(self) -> Treatment:
        """Who treated the edition, and when."""
        return treatment_of(self.header.info, self.header.school)


@dataclass
class Schools:
    """The editions that were found, one a school, and what could not be read."""

    rows: list[SchoolRow] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    @property
    def themes(self) -> list[tuple[str, list[str]]]:
        """Each theme with the schools that have it, both in alphabetical order."""
        found: dict[str, list[str]] = {}
        for row in self.rows:
            for theme in dict.fromkeys(row.header.themes):
                found.setdefault(theme, []).append(row.name)
        return sorted(found.items(), key=lambda each: in_danish_order(each[0]))


def in_danish_order(text: str) -> str:
    """What sorts texts as a Danish dictionary does: … z, æ, ø, å, and aa as å."""
    return text.casefold().replace("aa", "å").translate(_LETTERS)


def read_schools(paths: Iterable[Path]) -> Schools:
    """The editions in files and folders; of several of one school, the one in force."""
    found = Schools()
    best: dict[tuple[str, str], SchoolRow] = {}
    for path in _files(paths, found.unread):
        try:
            row = SchoolRow(str(path), edition_header(_read(path), str(path)))
        except EditionFileError as error:
            found.unread.append(str(error))
        except OSError as error:
            reason = reason_of(error)
            found.unread.append(OVERVIEW["not_read"].format(path=path, reason=reason))
        else:
            known = best.get((row.municipality, row.name))
            if known is None or _rank(row) > _rank(known):
                best[row.municipality, row.name] = row
    found.rows = sorted(
        best.values(), key=lambda e: (in_danish_order(e.municipality), in_danish_order(e.name))
    )
    return found


def _files(paths: Iterable[Path], unread: list[str]) -> Iterator[Path]:
    """The files named, and the editions in the folders named, in a fixed order."""
    for path in paths:
        if path.is_dir():
            own = (each for each in path.glob("*.json") if each.name not in _OTHERS)
            yield from sorted({*own, *path.rglob(EDITION_FILE)})
        elif path.exists():
            yield path
        else:
            unread.append(OVERVIEW["is_away"].format(path=path))


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _rank(row: SchoolRow) -> tuple[bool, bool, str, str]:
    """The one that is published as in force comes first, then the newest that is no draft."""
    info = row.header.info
    return (
        Path(row.path).parent.name == IN_FORCE,
        info.status is not Status.DRAFT,
        info.year,
        row.path,
    )


def as_page(schools: Schools) -> str:
    """The overview as an HTML page that needs no other file."""
    templates = Templates("policy.report")
    style = templates.stylesheet("overblik.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    values = {"schools": schools, "words": OVERVIEW, "style_hash": f"sha256-{digest}"}
    return templates.page("overblik", **values, style=Markup(style))  # noqa: S704 — our own


def as_sheets(schools: Schools) -> bytes:
    """The overview as a workbook: the schools, then the themes."""
    names = ("school", "municipality", "edition", "status", "adopted", "valid", "treated")
    tables = (
        (OVERVIEW["schools"], _columns(*names, "changes", "themes", "source"), _rows(schools)),
        (OVERVIEW["themes"], _columns("theme", "found_in"), _theme_rows(schools)),
    )
    return tables_as_workbook(OVERVIEW["title"], tables)


def _columns(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, OVERVIEW[name], "") for name in names)


def _rows(schools: Schools) -> Sequence[Row]:
    return [
        {
            "school": row.name,
            "municipality": row.municipality,
            "edition": row.header.info.year,
            "status": row.header.info.status.value,
            "adopted": str(row.header.info.adopted or ""),
            "valid": str(row.header.info.valid_from or ""),
            "treated": "\n".join(
                f"{capitalised(name)}: {date_in_words(day)}"
                for name, day in row.treatment.parties
                if day
            ),
            "changes": "" if row.header.changes is None else str(row.header.changes),
            "themes": "\n".join(row.header.themes),
            "source": row.path,
        }
        for row in schools.rows
    ]


def _theme_rows(schools: Schools) -> Sequence[Row]:
    return [{"theme": theme, "found_in": "\n".join(names)} for theme, names in schools.themes]
