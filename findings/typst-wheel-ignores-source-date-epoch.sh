#!/usr/bin/env bash
# typst (the Python wheel): SOURCE_DATE_EPOCH, which the command-line program honours, is not read.
# A build that sets it for the sake of equal bytes still gets today's date into the PDF. What works is
# `timestamp=` of the compiler, or `date: none` in the document.
# Expected: the year 2001. Seen: the clock's.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv; venv/bin/pip install --quiet --disable-pip-version-check typst==0.15.2
SOURCE_DATE_EPOCH=1000000000 venv/bin/python - <<'PY'
import re, typst

def year(source, **options):
    with open("a.typ", "w") as file:
        file.write(source)
    found = re.search(rb"/CreationDate ?\(D:(\d{4})", typst.compile("a.typ", **options))
    return found and found[1].decode()

text = "= Trivsel\n"
seen = year(text), year(text, timestamp=1_000_000_000), year("#set document(date: none)\n" + text)
print("typst 0.15.2, with SOURCE_DATE_EPOCH of 2001:", seen[0], "· timestamp=:", seen[1], "· date: none:", seen[2])
assert int(seen[0]) > 2001 and seen[1] == "2001" and seen[2] is None
PY
