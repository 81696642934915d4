"""When the policy is to be treated again; pure dates, without a clock.

The school treats its policy every year: at the latest a year after it was adopted, and before the
edition's own school year is over; or when the policy itself says that it is due.
"""

from calendar import monthrange
from datetime import date

from policy.archive.new_year import following
from policy.model.data_files import EditionFile, School, Status

MONTHS_BEFORE = 4
"""How many months before the treatment is due it begins, where the school says nothing else."""

_JULY = 7


def school_year_end(year: str) -> date:
    """The last day of the school year ``2026/27``: 31 July 2027."""
    return date(int(year[:4]) + 1, _JULY, 31)


def due_day(info: EditionFile) -> date:
    """The day by which the edition that follows ``info`` is to be adopted."""
    if info.revised:
        return info.revised.last
    end = school_year_end(info.year)
    if info.adopted is None or info.status is Status.EARLIER:
        return end
    return min(end, months_after(info.adopted.last, 12))


def begin_day(info: EditionFile, school: School) -> date:
    """The day on which the treatment of the edition that follows ``info`` is to begin."""
    months = MONTHS_BEFORE if school.reminder_months is None else school.reminder_months
    return months_after(due_day(info), -months)


def months_after(day: date, months: int) -> date:
    """The day ``months`` after ``day``, before it where negative; no later than the month's end."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


__all__ = ["begin_day", "due_day", "following", "months_after", "school_year_end"]
