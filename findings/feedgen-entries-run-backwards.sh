#!/usr/bin/env bash
# feedgen: entries stand in the feed in the reverse of the order in which they were added, and each
# entry without a date of its own gets the moment at which it was added, whatever the feed says.
# So a list that is written newest first is published oldest first, and no two runs give the same bytes.
# Expected: the order of the calls; no date where none was given. Seen: reversed, and today.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv; venv/bin/pip install --quiet --disable-pip-version-check feedgen==1.0.0
venv/bin/python - <<'PY'
import re
from importlib.metadata import version

from feedgen.feed import FeedGenerator

def feed():
    made = FeedGenerator()
    made.id("urn:x")
    made.title("Udgaver")
    made.updated("2026-06-15T00:00:00Z")
    for year in ("2028/29", "2027/28", "2026/27"):
        entry = made.add_entry()
        entry.id(f"urn:x:{year}")
        entry.title(year)
        entry.content(year)
    return made.atom_str().decode()

print("feedgen", version("feedgen"))
first = feed()
titles = re.findall("<title>(.*?)</title>", first)[1:]
days = re.findall("<updated>(.{10})", first)
print("  added: 2028/29, 2027/28, 2026/27; in the feed:", ", ".join(titles))
print("  the feed's own date:", days[0], "- dates that nobody gave:", len(days) - 1)
assert titles == ["2026/27", "2027/28", "2028/29"]
assert days[0] == "2026-06-15" and len(days) == 4 and days[0] not in days[1:]
assert first != feed()
PY
