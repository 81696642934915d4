#!/usr/bin/env bash
# pysbd: the Danish rules split before an ordinal of a list of two and behind «bl.a.», and also in
# the middle of «Eleverne i 0. og 1. klasse», where no full stop stands at all.
# Expected: one sentence each. Seen: a sentence with «0. og 1. klasse, bl.a. SSP» becomes five, while
# the same with one ordinal stays whole; behind a paragraph of a law («stk. 2.») no sentence ends.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv; venv/bin/pip install --quiet --disable-pip-version-check pysbd==0.3.4
venv/bin/python - <<'PY'
from importlib.metadata import version

import pysbd

print("pysbd", version("pysbd"))
split = pysbd.Segmenter(language="da", clean=False).segment
found = {}
for text in (
    "Vi spiller teater i 5. klasse.",
    "Eleverne i 0. og 1. klasse mødes.",
    "Vi spørger andre, bl.a. SSP, om råd.",
    "Se § 5, stk. 2. Der står mere.",
):
    found[text] = [part.strip() for part in split(text)]
    print(f"  {text} -> {found[text]}")
assert [len(parts) for parts in found.values()] == [1, 3, 2, 1], found
PY
