"""Decides what publishing an edition does to the archive. Pure: no input or output.

An edition is published under its school year, a draft under ``udkast``. An adopted edition is
frozen; only a new correction lets it be published again. The edition in force never moves back.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from policy.archive.editions import DRAFT, year_folder
from policy.diff.compare import compare
from policy.model.data_files import EditionFile, School, Status
from policy.model.edition import Edition
from policy.model.problems import InputError
from policy.text.danish import counted
from policy.words.publication_words import REASONS, TITLES


class PublicationError(InputError):
    """The edition must not be published; the text says why and what to do."""

    reasons = REASONS


class Verdict(StrEnum):
    """What becomes of an edition that may be published."""

    PUBLISH = "publish"
    FROZEN = "frozen"
    HELD_BACK = "held_back"


@dataclass(frozen=True)
class Entry:
    """A published edition as the archive knows it: its folder, its data, its number of changes.

    ``changes`` is None for an edition that has no earlier one to be compared with.
    """

    folder: str
    info: EditionFile
    school: School
    changes: int | None = None


@dataclass(frozen=True)
class Decision:
    """The verdict on an edition, the folder it is published in, and a folder to be removed."""

    verdict: Verdict
    folder: str
    removed: str = ""


def folder_of(info: EditionFile) -> str:
    """The folder that an edition is published in: ``2026-27``, or ``udkast``."""
    return DRAFT if info.status is Status.DRAFT else year_folder(info.year)


def decide(new: Edition, entries: Mapping[str, Entry], standing: Edition | None) -> Decision:
    """Whether ``new`` is to be published among ``entries``; a PublicationError where it must not.

    ``standing`` is the whole edition that is published for the same year now, if there is one.
    """
    info = new.info
    years = [name for name in entries if name != DRAFT]
    own, latest = year_folder(info.year), max(years, default="")
    there = entries.get(own)
    if own < latest and (there is None or info.status is not Status.ADOPTED):
        raise PublicationError.because("older", year=info.year, latest=entries[latest].info.year)
    is_adopted = there is not None and there.info.status is Status.ADOPTED
    if is_adopted and info.status is not Status.ADOPTED:
        raise PublicationError.because("adopted_already", year=info.year, status=info.status.value)
    if info.status is Status.DRAFT:
        if not new.school.publish_drafts:
            return Decision(Verdict.HELD_BACK, DRAFT, DRAFT if DRAFT in entries else "")
        return Decision(Verdict.PUBLISH, DRAFT)
    draft = entries.get(DRAFT)
    is_over = draft is not None and info.status is Status.ADOPTED and draft.info.year <= info.year
    removed = DRAFT if is_over else ""
    if is_adopted and standing and not _is_corrected(standing, new):
        return Decision(Verdict.FROZEN, own, removed)
    return Decision(Verdict.PUBLISH, own, removed)


def _is_corrected(standing: Edition, new: Edition) -> bool:
    """Whether the adopted edition has a new correction; an error where it changed without one."""
    were, are = standing.info.corrections, new.info.corrections
    if are[: len(were)] != were:
        raise PublicationError.because("corrections", year=new.info.year)
    if len(are) > len(were):
        return True
    changes = len(compare(standing, new).changes)
    if changes or standing.info.change_notes != new.info.change_notes:
        raise PublicationError.because(
            "frozen", year=new.info.year, changes=counted(changes or 1, "ændring", "ændringer")
        )
    return False


def in_force(entries: Mapping[str, Entry], current: str, today: date) -> str:
    """The folder of the edition that is in force: the latest whose day has come, or nothing.

    It never moves to an earlier year than ``current``, whatever the machine's clock says.
    """
    begun = (
        name
        for name, each in entries.items()
        if name != DRAFT and (each.info.valid_from or today) <= today
    )
    return max([*begun, current if current in entries else ""])


def titles(entries: Mapping[str, Entry], current: str) -> dict[str, str]:
    """What each edition is called in the list of editions, by its folder."""
    return {
        name: TITLES[
            "draft" if name == DRAFT else "in_force" if name == current else "other"
        ].format(year=each.info.year)
        for name, each in entries.items()
    }
