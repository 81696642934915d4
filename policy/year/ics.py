"""Whole-day events as a calendar file (RFC 5545): the same events give the same bytes.

icalendar's own defaults are a random id and the clock, so every event says both here; and a
whole-day event ends on the day after.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

PRODUCT = "-//Trivselspolitik//Skolens kalender//DA"


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
    for each in sorted(events, key=lambda event: (event.day, event.name)):
        calendar.add_component(_component(school, each))
    return str(calendar.to_ical().decode("utf-8"))


def _component(school: str, event: Event) -> Any:
    from icalendar import Event as Component

    found = Component()
    found.add("uid", f"{uuid5(NAMESPACE_URL, f'{school}/{event.name}')}@trivselspolitik")
    found.add("dtstamp", datetime(event.day.year, event.day.month, event.day.day, tzinfo=UTC))
    found.add("dtstart", event.day)
    found.add("dtend", event.day + timedelta(days=1))
    found.add("summary", event.title)
    if event.text:
        found.add("description", event.text)
    if event.address:
        found.add("url", event.address)
    found.add("transp", "TRANSPARENT")  # the day is not taken
    return found
