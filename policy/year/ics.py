"""Whole-day events as a calendar file (RFC 5545): the same events give the same bytes.

icalendar's own defaults are a random id and the clock, so every event says both here; and a
whole-day event ends on the day after.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, cast
from uuid import NAMESPACE_URL, uuid5

PRODUCT = "-//Trivselspolitik//Skolens kalender//DA"

_END = b"END:VCALENDAR"

_TOO_LONG = 75
"""The octets that a line has no room for (RFC 5545, 3.1)."""


@dataclass(frozen=True)
class Event:
    """A day in the calendar.

    ``name`` tells it from all others of the school and stays when the day is moved; ``address`` is
    the page that tells more, or nothing.
    """

    name: str
    day: date
    title: str
    text: str = ""
    address: str = ""


def calendar_file(school: str, title: str, events: Iterable[Event]) -> str:
    """The calendar of ``school``, called ``title``, with ``events`` in the order of their days."""
    from icalendar import Calendar, vText  # takes a tenth of a second to import

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for name in ("name", "x-wr-calname"):  # RFC 7986, and what programs of before it read
        calendar.add(name, vText(title))
    head, _, end = calendar.to_ical().rpartition(_END)
    in_order = sorted(events, key=lambda event: (event.day, event.name))
    file = b"".join([head, *(_component(school, each) for each in in_order), _END, end])
    return file.decode("utf-8")


def _component(school: str, event: Event) -> bytes:
    """The lines of an event; icalendar's own components take five times as long to write."""
    from icalendar import vText

    def escaped(text: str) -> str:
        return str(vText(text).to_ical().decode("utf-8"))

    day, after = (f"{each:%Y%m%d}" for each in (event.day, event.day + timedelta(days=1)))
    lines = (
        "BEGIN:VEVENT",
        f"SUMMARY:{escaped(event.title)}",
        f"DTSTART;VALUE=DATE:{day}",
        f"DTEND;VALUE=DATE:{after}",
        f"DTSTAMP:{day}T000000Z",
        f"UID:{uuid5(NAMESPACE_URL, f'{school}/{event.name}')}@trivselspolitik",
        f"DESCRIPTION:{escaped(event.text)}" if event.text else "",
        "TRANSP:TRANSPARENT",  # the day is not taken
        f"URL:{event.address}" if event.address else "",
        "END:VEVENT",
    )
    return b"".join(_folded(each) for each in filter(None, lines))


def _folded(line: str) -> bytes:
    """A line of the file: one that is longer than a line may be is divided."""
    from icalendar.parser import Contentline

    found, divided = line.encode(), cast(Any, Contentline)  # its types are not known
    return (found if len(found) < _TOO_LONG else divided(line).to_ical()) + b"\r\n"
