#!/usr/bin/env bash
# icalendar: Event.new() fills in a random UID and the present time when none are given.
# A calendar written twice from the same data is then two different files, and a client that imports
# both shows every event twice. The end of a whole-day event is the day after, as RFC 5545 says.
# Expected: only what was passed. Seen: UID and DTSTAMP that differ from call to call.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv; venv/bin/pip install --quiet --disable-pip-version-check icalendar==7.3.0
venv/bin/python - <<'PY'
from datetime import date
from icalendar import Event
one, two = (Event.new(summary="Behandling", start=date(2027, 6, 15)) for _ in range(2))
print("icalendar 7.3.0:", {name: str(one.get(name)) != str(two.get(name)) for name in ("UID", "SUMMARY")}, "DTSTAMP" in one)
assert one["UID"] != two["UID"] and "DTSTAMP" in one
PY
