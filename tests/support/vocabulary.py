"""What schema.org says of data about a page: the types it knows, and what each property may hold.

The vocabulary is that of a package, generated from the one that schema.org publishes; nothing of it
is ours.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from schema_org import registry

CONTEXT = "https://schema.org"
_NO_PROPERTIES = {"@context", "@type", "@id"}
_PART_OF_DATE = re.compile(r"\d{4}(-\d\d)?")
"""A year or a month, which ISO 8601 lets a date be as well (4.1.2.3)."""


def faults(data: Any) -> list[str]:
    """What of ``data``, a whole document, schema.org does not know; each with its place."""
    found = [] if data.get("@context") == CONTEXT else [f"@context: {data.get('@context')}"]
    return [*found, *_of_thing(data, "")]


def _of_thing(data: dict[str, Any], place: str) -> Iterator[str]:
    kind = data.get("@type", "")
    known = registry.CLASS_METADATA.get(kind)
    if known is None or known.superseded_by or known.is_datatype:
        yield f"{place}@type: {kind}"
        return
    for name, value in data.items():
        if name not in _NO_PROPERTIES:
            for each in value if isinstance(value, list) else [value]:
                yield from _of_value(kind, name, each, f"{place}{name}")


def _of_value(kind: str, name: str, value: Any, place: str) -> Iterator[str]:
    known = registry.PROPERTY_BY_SCHEMA.get(name)
    if known is None or known.superseded_by or not {*known.domains} & _kinds(kind):
        yield f"{place}: {kind} has no such property"
    elif not {*known.ranges} & {each for found in _read_as(value) for each in _kinds(found)}:
        yield f"{place}: {value!r} is none of {', '.join(known.ranges)}"
    elif isinstance(value, dict):
        yield from _of_thing(value, f"{place}.")


def _kinds(name: str) -> set[str]:
    """A type with all that it is one of."""
    return {name, *registry.ancestry(name), *registry.DATATYPES.get(name, ())}


def _read_as(value: Any) -> Iterator[str]:
    """The types that a value may be read as."""
    if isinstance(value, dict):
        yield value.get("@type", "")
    elif isinstance(value, bool):
        yield "Boolean"
    elif isinstance(value, (int, float)):
        yield "Number" if isinstance(value, float) else "Integer"
    elif isinstance(value, str):
        yield "URL" if re.match(r"https?://\S+\Z", value) else "Text"
        text = f"{value}-01-01"[:10] if _PART_OF_DATE.fullmatch(value) else value
        for name, read in (("Date", date.fromisoformat), ("DateTime", datetime.fromisoformat)):
            try:
                read(text)
            except ValueError:
                continue
            yield name
