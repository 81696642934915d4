"""Resets ``data/edition.yaml`` to a draft for the next school year; pure, no input or output.

Values that belong to one year (status, dates, treatment, corrections, notes) are cleared; comments
stay. The policy itself is kept, to be revised.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from policy.model.data_files import EditionFile, Status
from policy.model.problems import InputError, quoted
from policy.words.command_messages import NEW_YEAR

_KEY = re.compile(r"(?P<key>[a-zæøå_]+)[ \t]*:")
_YEAR = re.compile(r"\d{4}/\d{2}\Z", re.ASCII)


class NewYearError(InputError):
    """The next year cannot be started; the text says in Danish why and what to do."""

    reasons = NEW_YEAR


def following(year: str) -> str:
    """The school year after ``year``: 2026/27 gives 2027/28, 2099/00 gives 2100/01."""
    first = int(year[:4]) + 1
    return f"{first}/{(first + 1) % 100:02}"


def check_year(info: EditionFile, year: str, published: Iterable[str] | None) -> None:
    """Raise NewYearError unless ``year`` may follow the edition ``info``.

    ``published`` are the school years in the archive, None where the policy has no archive.
    """
    if not _YEAR.match(year):
        raise NewYearError.because("form", found=quoted(year), next=following(info.year))
    if info.status is Status.DRAFT:
        raise NewYearError.because("draft", year=info.year)
    if year != following(info.year):
        raise NewYearError.because(
            "not_next", found=year, year=info.year, next=following(info.year)
        )
    if published is not None and info.year not in published:
        raise NewYearError.because("unpublished", year=info.year)


def fresh(text: str, year: str, parties: Sequence[str]) -> str:
    """The ``text`` of ``data/edition.yaml`` reset to a draft for ``year``; the key order is kept.

    ``parties`` are the ids of the parties that treat the policy.
    """
    values = {
        "skoleår": f"skoleår: {year}",
        "status": f"status: {Status.DRAFT.value}",
        "vedtaget": "vedtaget:",
        "gælder_fra": "gælder_fra:",
        "behandlet": "\n".join(["behandlet:", *(f"  {each}:" for each in parties)]),
        "rettelser": "rettelser: []",
        "høring": "",
        "ændringsnoter": "ændringsnoter: []",
    }
    if re.search(r"^revideres[ \t]*:", text, re.MULTILINE):
        values["revideres"] = "revideres:"
    lines = list(_lines(text.splitlines(), values))
    return "\n".join([*lines, *filter(None, values.values())]) + "\n"


def without_answers(text: str) -> str:
    """The ``text`` of ``data/hoering.yaml`` without its answers; comments between the keys stay."""
    values = {"svar": "svar: []"}
    return "\n".join([*_lines(text.splitlines(), values), *values.values()]) + "\n"


def _lines(lines: Iterable[str], values: dict[str, str]) -> Iterator[str]:
    """The lines with the keys in ``values`` replaced; each used key is removed from ``values``."""
    in_value = False
    for line in lines:
        if found := _KEY.match(line):
            in_value = True
            if replaced := values.pop(found["key"], ""):
                yield replaced
        elif not line.strip() or line.startswith("#"):
            in_value = False
            yield line
        elif not in_value:
            yield line
