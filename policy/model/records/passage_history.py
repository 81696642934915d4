"""What a section or an initiative was in each edition that changed it; no input or output.

The Danish aliases are the keys of ``historik.json``, which each published edition carries on.
"""

from pydantic import ConfigDict, Field

from policy.model.base import Record
from policy.model.fields import SchoolYear
from policy.text.word_diff import Mark

Words = tuple[tuple[Mark, str], ...]
"""A text word by word: what stayed, what left and what came."""


class _Written(Record):
    """A record that code creates by English names and the file stores by Danish keys."""

    model_config = ConfigDict(populate_by_name=True)


class WordingLine(_Written):
    """A heading, sentence, item, row or value of a passage, in the words before and now.

    ``kind`` is that of the redline's passage; ``label`` names a value; ``remark`` says what the
    words do not show.
    """

    kind: str = Field(alias="slags")
    label: str = Field(alias="navn", default="")
    words: Words = Field(alias="ord", default=())
    remark: str = Field(alias="om", default="")


class Wording(_Written):
    """A passage in one edition against the edition before: its year, its place, its lines.

    The place is ``page#anchor`` of that edition; ``notes`` are the school's own on what changed.
    """

    year: SchoolYear = Field(alias="skoleår")
    place: str = Field(alias="sted")
    lines: tuple[WordingLine, ...] = Field(alias="linjer")
    notes: tuple[str, ...] = Field(alias="noter", default=())


class PassageHistory(_Written):
    """The first edition with a passage, and its wordings since: none where it never changed.

    The first of several wordings is the one that it began with.
    """

    since: SchoolYear = Field(alias="siden")
    wordings: tuple[Wording, ...] = Field(alias="ordlyd", default=())

    @property
    def changed(self) -> str:
        """The year of the latest edition that changed it; empty where none did."""
        return self.wordings[-1].year if self.wordings else ""


class PassagesFile(_Written):
    """``historik.json``: the archive's first year, and each passage that came or changed since.

    A passage is known by what people name: an initiative's id, or ``page#section``.
    """

    begun: SchoolYear = Field(alias="begyndt")
    passages: dict[str, PassageHistory] = Field(alias="steder", default={})
