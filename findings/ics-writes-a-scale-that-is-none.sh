#!/usr/bin/env bash
# ics: a calendar that is read and written again says that it is reckoned by the scale «GEORGIAN».
# The only scale that the format knows is GREGORIAN (RFC 5545, 3.7.1), and it may be left out, as here.
# And make_all_day() on an event that ends at midnight adds a day: 1 to 3 March, the end excluded, is
# written as three days.
# Expected: no CALSCALE, or GREGORIAN; DTEND 3 March. Seen: CALSCALE:GEORGIAN; DTEND 4 March.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv; venv/bin/pip install --quiet --disable-pip-version-check ics==0.7.3
venv/bin/python - <<'PY'
from importlib.metadata import version

from ics import Calendar, Event

lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//da", "BEGIN:VEVENT", "UID:a",
         "DTSTAMP:20260101T000000Z", "DTSTART;VALUE=DATE:20270301", "DTEND;VALUE=DATE:20270302",
         "SUMMARY:Frist", "END:VEVENT", "END:VCALENDAR", ""]
print("ics", version("ics"))
again = Calendar("\r\n".join(lines)).serialize().splitlines()
scale = [line for line in again if line.startswith("CALSCALE")]
event = Event(name="Frist", begin="2027-03-01", end="2027-03-03")
event.make_all_day()
days = [line for line in Calendar(events=[event]).serialize().splitlines() if "VALUE=DATE" in line]
print(" ", scale, days)
assert scale == ["CALSCALE:GEORGIAN"]
assert days == ["DTSTART;VALUE=DATE:20270301", "DTEND;VALUE=DATE:20270304"]
PY
