"""The days of an edition that have come when they are written down."""

from collections.abc import Iterator
from datetime import date

from policy.model.data_files import EditionFile

DAYS_AHEAD = 2
"""How far such a day may be ahead of today: machines and people are in different time zones."""


def happened(info: EditionFile) -> Iterator[tuple[tuple[str | int, ...], date]]:
    """The days of adoption, treatments and corrections, each after its place in the file.

    Only ``gælder_fra`` and ``revideres`` may be ahead.
    """
    if info.adopted:
        yield ("vedtaget",), info.adopted.first
    yield from ((("behandlet", key), day) for key, day in info.treated.items() if day)
    for number, each in enumerate(info.corrections):
        yield ("rettelser", number, "dato"), each.date
