"""Decides how publishing an edition changes the archive; pure, without input or output.

An edition is published under its school year, a draft under ``udkast``. An adopted edition is
frozen: only a new correction allows it to be published again. The edition in force is never
replaced by one of an earlier year.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from policy.archive.editions import DRAFT, year_folder
from policy.diff.compare import compare
from policy.model.data_files import EditionFile, School, Status
from policy.model.edition import Edition
from policy.model.problems import InputError
from policy.model.treatment import DAYS_AHEAD, happened
from policy.text.danish import counted
from policy.words.publication_words import REASONS, TITLES

FEED = "feed.xml"
"""The feed of editions and corrections, at the archive's root."""

SHARED = frozenset(
    {".nojekyll", "404.html", FEED, "index.html", "robots.txt", "sitemap.xml", "udgaver"}
    | {"kalender.ics", "versions.json"}
)
"""What lies at the archive's root beside the editions."""


class PublicationError(InputError):
    """The edition may not be published; the text says in Danish why and what to do."""

    reasons = REASONS


class Verdict(StrEnum):
    """What happens to an edition that passes the rules of publication."""

    PUBLISH = "publish"
    FROZEN = "frozen"
    HELD_BACK = "held_back"


@dataclass(frozen=True)
class Entry:
    """A published edition in the archive: folder, data, number of changes since the previous one.

    ``changes`` is None where there is no previous edition; ``summary`` says what they are.
    """

    folder: str
    info: EditionFile
    school: School
    changes: int | None = None
    summary: tuple[str, ...] = ()


@dataclass(frozen=True)
class Decision:
    """The verdict on an edition, the folder to publish it in, and a folder to remove."""

    verdict: Verdict
    folder: str
    removed: str = ""


def check_dates(info: EditionFile, committed: date, today: date, clock: date) -> None:
    """Raise PublicationError for a date ahead of what can be known on the day of the commit.

    ``today`` is the day that publishing is told, ``clock`` the machine's. A treatment, an adoption
    and a correction have happened when they are committed; ``gælder_fra`` may be ahead.
    """
    latest = max(committed, clock) + timedelta(days=DAYS_AHEAD)
    if today > latest:
        raise PublicationError.because("today_ahead", today=today, committed=committed)
    ahead = max((day for _, day in happened(info)), default=today)
    if ahead > max(today, committed) + timedelta(days=DAYS_AHEAD):
        raise PublicationError.because("date_ahead", found=ahead, committed=committed)


def folder_of(info: EditionFile) -> str:
    """The archive folder of an edition: ``2026-27``, or ``udkast`` for a draft."""
    return DRAFT if info.status is Status.DRAFT else year_folder(info.year)


def decide(new: Edition, entries: Mapping[str, Entry], published: Edition | None) -> Decision:
    """What publishing ``new`` does to the archive with ``entries``, keyed by folder.

    ``published`` is the edition now published for the same year, if any. Raises PublicationError
    where ``new`` may not be published.
    """
    info = new.info
    years = [name for name in entries if name != DRAFT]
    own, latest = year_folder(info.year), max(years, default="")
    current = entries.get(own)
    if own < latest and (current is None or info.status is not Status.ADOPTED):
        raise PublicationError.because("older", year=info.year, latest=entries[latest].info.year)
    is_adopted = current is not None and current.info.status is Status.ADOPTED
    if is_adopted and info.status is not Status.ADOPTED:
        raise PublicationError.because("adopted_already", year=info.year, status=info.status.value)
    if info.status is Status.DRAFT:
        if not new.school.publish_drafts:
            return Decision(Verdict.HELD_BACK, DRAFT, DRAFT if DRAFT in entries else "")
        return Decision(Verdict.PUBLISH, DRAFT)
    draft = entries.get(DRAFT)
    is_draft_done = (
        draft is not None and info.status is Status.ADOPTED and draft.info.year <= info.year
    )
    removed = DRAFT if is_draft_done else ""
    if is_adopted and published and not _is_corrected(published, new):
        return Decision(Verdict.FROZEN, own, removed)
    return Decision(Verdict.PUBLISH, own, removed)


def _is_corrected(published: Edition, new: Edition) -> bool:
    """Whether ``new`` has a new correction; raises PublicationError if it changed without one."""
    old, corrections = published.info.corrections, new.info.corrections
    if corrections[: len(old)] != old:
        raise PublicationError.because("corrections", year=new.info.year)
    if len(corrections) > len(old):
        return True
    changes = len(compare(published, new).changes)
    if changes or beside(published) != beside(new):
        raise PublicationError.because(
            "frozen", year=new.info.year, changes=counted(changes or 1, "ændring", "ændringer")
        )
    return False


def beside(edition: Edition) -> tuple[object, ...]:
    """What a comparison does not tell of an edition, and what is frozen with it all the same."""
    return edition.info.change_notes, edition.info.hearing, edition.answers


def in_force(entries: Mapping[str, Entry], current: str, today: date) -> str:
    """The folder of the edition in force: the latest one valid on ``today``; empty if none is.

    It is never of an earlier year than ``current``, whatever the machine's clock says.
    """
    begun = (
        name
        for name, each in entries.items()
        if name != DRAFT and _begins(each.info, today) <= today
    )
    return max([*begun, current if current in entries else ""])


def _begins(info: EditionFile, today: date) -> date:
    """The first day that an edition may be in force; of a month or a year its first day."""
    return info.valid_from.first if info.valid_from else today


def in_force_after(
    before: Mapping[str, Entry], after: Mapping[str, Entry], current: str, today: date
) -> str:
    """The folder of the edition in force once ``before`` has become ``after``.

    An edition that was in force too early steps back where its own correction gives it a later day.
    """
    if current in before and current in after:
        old, new = before[current].info.valid_from, after[current].info.valid_from
        if old != new and new and new.first > today:
            current = ""
    return in_force(after, current, today)


def titles(entries: Mapping[str, Entry], current: str) -> dict[str, str]:
    """The title of each edition in the list of editions, by folder."""
    return {
        name: TITLES[
            "draft" if name == DRAFT else "in_force" if name == current else "other"
        ].format(year=each.info.year)
        for name, each in entries.items()
    }
