#!/usr/bin/env bash
# lightningcss (Python): naming the browsers adds rules that are not in the source wherever
# "color-scheme" stands: variables --lightningcss-light and --lightningcss-dark, and a media query.
# They are for the function light-dark(), but come where no light-dark() is used, so a small stylesheet
# grows by naming browsers that know everything in it.
# Expected: the same declarations, minified. Seen: more bytes with browsers_list than without.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv; venv/bin/pip install --quiet --disable-pip-version-check lightningcss==0.3.2
venv/bin/python - <<'PY'
import lightningcss

source = ":root { color-scheme: light dark; color: black; }"
without = lightningcss.process_stylesheet(source)
named = lightningcss.process_stylesheet(source, browsers_list=["chrome 105", "firefox 121"])
print(f"  without browsers ({len(without)}): {without}\n  with browsers ({len(named)}): {named}")
assert "--lightningcss" not in without
assert "--lightningcss-light" in named and "light-dark(" not in source
PY
