#!/usr/bin/env bash
# snowballstemmer: the Danish stem of «trivsel» is another than that of «trivslen».
# The stemmer takes the endings off, and the vowel that Danish drops between the two stays. A search
# that stems both sides (lunr-languages, Postgres, Elasticsearch use these rules) finds
# «klassen» by «klasse», but not «trivslen» by «trivsel».
# Expected: one stem for the forms of a word. Seen: two, in words in -el, -er and -en.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv; venv/bin/pip install --quiet --disable-pip-version-check snowballstemmer==3.1.1
venv/bin/python - <<'PY'
from importlib.metadata import version

import snowballstemmer

print("snowballstemmer", version("snowballstemmer"))
stem = snowballstemmer.stemmer("danish").stemWord
pairs = [("klasse", "klassen"), ("elev", "eleverne"), ("trivsel", "trivslen"),
         ("forælder", "forældre"), ("gammel", "gamle"), ("åben", "åbne")]
for one, other in pairs:
    print(f"  {one}: {stem(one)}, {other}: {stem(other)}")
assert [stem(one) == stem(other) for one, other in pairs] == [True, True] + [False] * 4
PY
