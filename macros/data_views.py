"""What the page about the data beside an edition shows: the files, their columns and their keys."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, get_args

from pydantic import BaseModel

from macros.views import View
from policy.loading.edition_json import EDITION_FILE
from policy.model.addresses import SCHEMAS, SiteLinks
from policy.sheets.columns import initiative_columns
from policy.sheets.files import CSV_FILE, LIST_FILE, WORKBOOK_FILE
from policy.sheets.json_form import InitiativeList
from policy.sheets.published import PublishedEdition
from policy.words.sheet_words import DATA


@dataclass(frozen=True)
class DataFile:
    """A file beside the edition: its own name, what it is called, where it is, what it is for."""

    file: str
    name: str
    href: str
    note: str
    schema: str = ""


@dataclass(frozen=True)
class KeyTable:
    """The keys of the objects at one place of a file; no place is the file's own object."""

    place: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class DataFiles:
    """The files, the columns of the sheets, and the keys of each JSON file by its name."""

    files: tuple[DataFile, ...]
    columns: tuple[tuple[str, str], ...]
    keys: tuple[tuple[str, tuple[KeyTable, ...]], ...]


def data_files(view: View) -> DataFiles:
    """The files beside the edition that ``view`` sees."""
    names = (("workbook", WORKBOOK_FILE), ("csv", CSV_FILE), ("list", LIST_FILE))
    files = tuple(_file(view, *each) for each in (*names, ("edition", EDITION_FILE)))
    columns = tuple((each.title, each.description) for each in initiative_columns())
    return DataFiles(files, columns, _keys())


def _file(view: View, key: str, name: str) -> DataFile:
    links = view.links
    root = links.to_root if isinstance(links, SiteLinks) else "/"
    schema = f"{root}{SCHEMAS}{name.removesuffix('.json')}.schema.json"
    has_schema = name.endswith(".json")
    return DataFile(name, DATA[key], root + name, DATA[f"{key}_note"], schema if has_schema else "")


@lru_cache(1)
def _keys() -> tuple[tuple[str, tuple[KeyTable, ...]], ...]:
    """The keys of each JSON file, an object at a time."""
    forms = ((LIST_FILE, InitiativeList), (EDITION_FILE, PublishedEdition))
    return tuple((file, tuple(_objects(form, "", set()))) for file, form in forms)


def _objects(kind: type[BaseModel], place: str, seen: set[type[BaseModel]]) -> Iterator[KeyTable]:
    """The keys of an object, then those of the objects within it, each kind once."""
    seen.add(kind)
    fields = {e.alias: e for e in kind.model_fields.values() if e.alias and not e.exclude}
    yield KeyTable(place, tuple((name, each.description or "") for name, each in fields.items()))
    for name, each in fields.items():
        for inner in _records(each.annotation):
            if inner not in seen:
                yield from _objects(inner, f"{place} › {name}" if place else name, seen)


def _records(annotation: Any) -> Iterator[type[BaseModel]]:
    """The kinds of objects that a value may hold."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for each in get_args(annotation):
        yield from _records(each)
