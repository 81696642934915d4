"""The days of the yearly treatment, for those who want them in a calendar of their own."""

from collections.abc import Iterator, Sequence
from datetime import date

from policy.model.data_files import EditionFile, School, Status
from policy.text.danish import capitalised, date_in_words
from policy.text.dates import KnownDate
from policy.words.year_words import CALENDAR
from policy.year.calendar import begin_day, due_day, following
from policy.year.ics import Event, calendar_file

CALENDAR_FILE = "kalender.ics"
"""The calendar's place below the archive's root."""


def year_calendar(policy: str, editions: Sequence[tuple[EditionFile, School]], address: str) -> str:
    """The calendar of all ``editions``; empty where no day is recorded.

    ``policy`` is what the policy is called, ``address`` that of the list of editions, or nothing.
    """
    events = [*_past(policy, editions, address), *_ahead(policy, editions, address)]
    if not events:
        return ""
    title = CALENDAR["title"].format(policy=policy)
    return calendar_file(editions[-1][1].name, title, events)


def _past(
    policy: str, editions: Sequence[tuple[EditionFile, School]], address: str
) -> Iterator[Event]:
    """The hearing and the treatments of each edition, its adoption, the day it comes into force."""
    for info, school in editions:
        names = {each.id: capitalised(each.name) for each in school.parties}
        words = {"policy": policy, "year": info.year}
        for key, day in info.treated.items():
            if day and key in names:
                title = CALENDAR["treated"].format(party=names[key], **words)
                yield Event(f"{info.year}/behandlet/{key}", day, title, "", address)
        if info.hearing:
            title = CALENDAR["hearing"].format(**words)
            yield Event(f"{info.year}/hoering", info.hearing.ends, title, "", address)
        for key, known in (("adopted", info.adopted), ("in_force", info.valid_from)):
            if day := _day(known):
                yield Event(f"{info.year}/{key}", day, CALENDAR[key].format(**words), "", address)


def _ahead(
    policy: str, editions: Sequence[tuple[EditionFile, School]], address: str
) -> Iterator[Event]:
    """When the next edition is to be begun and adopted, after the last one that was adopted."""
    adopted = [each for each in editions if each[0].status is Status.ADOPTED]
    if not adopted or _day(adopted[-1][0].adopted) is None:
        return
    info, school = adopted[-1]
    due = due_day(info)
    words = {"policy": policy, "next": following(info.year), "due": date_in_words(due)}
    text = CALENDAR["begin_text"].format(**words)
    begin = CALENDAR["begin"].format(**words)
    yield Event(f"{words['next']}/begynder", begin_day(info, school), begin, text, address)
    yield Event(f"{words['next']}/senest", due, CALENDAR["due"].format(**words), "", address)


def _day(known: KnownDate | None) -> date | None:
    """The day of a date, where it is known to the day."""
    return known.first if known and known.day else None
