#!/usr/bin/env bash
# dateparser: the same Danish text is one day when parsed and another when searched for.
# «12/3 2027» is 12 March in Danish. parse() reads it so with languages=["da"]; search_dates() finds
# the same words and answers 3 December.
# Expected: the same day. Seen: 2027-03-12 and 2027-12-03.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv; venv/bin/pip install --quiet --disable-pip-version-check dateparser==1.5.0
venv/bin/python - <<'PY'
from importlib.metadata import version

from dateparser import parse
from dateparser.search import search_dates

print("dateparser", version("dateparser"))
text = "12/3 2027"
parsed = parse(text, languages=["da"]).date().isoformat()
searched = {words: day.date().isoformat() for words, day in search_dates(text, languages=["da"])}
print(f"  parse: {parsed}; search_dates: {searched}")
assert parsed == "2027-03-12"
assert searched == {text: "2027-12-03"}
PY
