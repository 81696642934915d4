#!/usr/bin/env bash
# Python-Markdown and CommonMark read a Danish ordinal at the start of a line differently.
# "5. klasse holder teater." is a list item to both, but Python-Markdown drops the number and starts
# the list at 1 unless the extension sane_lists is on, so the reader sees "1. klasse".
# Expected: the number that is written. Seen: <ol> without start.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check markdown==3.11.3 markdown-it-py==4.3.0
venv/bin/python - <<'PY'
import markdown, markdown_it
text = "5. klasse holder teater i maj."
loose = markdown.markdown(text).replace("\n", "")
sane = markdown.markdown(text, extensions=["sane_lists"]).replace("\n", "")
common = markdown_it.MarkdownIt().render(text).replace("\n", "")
print("Python-Markdown 3.11.3:", loose)
print("  with sane_lists:     ", sane)
print("markdown-it-py 4.3.0:  ", common)
assert loose == "<ol><li>klasse holder teater i maj.</li></ol>"
assert '<ol start="5">' in sane and '<ol start="5">' in common
PY
