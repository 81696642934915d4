#!/usr/bin/env bash
# num2words: Danish ordinals of the tens are made by adding an ending, and are no words.
# 30. is «tredivte», 50. «halvtredsindstyvende», 75. «femoghalvfjerdsindstyvende».
# Expected: those (Retskrivningsordbogen). Seen: «tredivete», «halvtredsende», «femoghalvfjerdsende»;
# and as a number with its ending «2en» and «3ende», where Danish writes «2.» and «3.».
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv; venv/bin/pip install --quiet --disable-pip-version-check num2words==0.5.14
venv/bin/python - <<'PY'
from importlib.metadata import version

from num2words import num2words

print("num2words", version("num2words"))
words = {n: num2words(n, lang="da", to="ordinal") for n in (1, 2, 5, 12, 30, 50, 75)}
digits = {n: num2words(n, lang="da", to="ordinal_num") for n in (1, 2, 3)}
print(" ", words)
print(" ", digits)
assert words == {
    1: "første", 2: "anden", 5: "femte", 12: "tolvte",
    30: "tredivete", 50: "halvtredsende", 75: "femoghalvfjerdsende",
}
assert digits == {1: "1te", 2: "2en", 3: "3ende"}
PY
