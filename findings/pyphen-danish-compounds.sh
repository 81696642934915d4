#!/usr/bin/env bash
# pyphen: the Danish patterns break compounds inside a part instead of between the parts.
# "venskabsårgange" is venskabs-årgange to a reader; offered are breaks that no Dane would make.
# Expected: a break between the parts of the compound. Seen: none there, and wrong ones beside it.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv; venv/bin/pip install --quiet --disable-pip-version-check pyphen==0.18.1
venv/bin/python - <<'PY'
import pyphen
danish = pyphen.Pyphen(lang="da_DK")
for word, between in {"venskabsårgange": "venskabs-år", "trivselsambassadører": "trivsels-am", "emneuge": "emne-uge"}.items():
    shown = danish.inserted(word)
    print(f"pyphen 0.18.1: {word} -> {shown}")
    assert between not in shown
PY
