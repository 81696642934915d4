#!/usr/bin/env bash
# textstat: a sentence of two words is none, so short sentences make a text harder to read.
# «Vi lytter. Vi taler. Vi hjælper.» counts as one sentence. Its readability index (LIX) is worse than
# that of three longer sentences with the same words and more.
# Expected: three sentences, the lower index for the shorter. Seen: one sentence; 22.7 against 21.8.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv; venv/bin/pip install --quiet --disable-pip-version-check textstat==0.7.13
venv/bin/python - <<'PY'
from importlib.metadata import version

import textstat

print("textstat", version("textstat"))
textstat.set_lang("da")
short = "Vi lytter. Vi taler. Vi hjælper."
long = "Vi lytter altid. Vi taler altid sammen. Vi hjælper altid hinanden."
found = [(textstat.sentence_count(text), round(textstat.lix(text), 1)) for text in (short, long)]
print(" ", short, found[0])
print(" ", long, found[1])
assert found == [(1, 22.7), (3, 21.8)]
PY
