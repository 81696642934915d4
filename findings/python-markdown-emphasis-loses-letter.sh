#!/usr/bin/env bash
# Python-Markdown: where runs of asterisks meet inside a word, a letter of the text disappears.
# "*a**aa*abc" is shown as "*a", strong "aa", "bc": the "a" before "bc" is gone from the page.
# Expected: every letter of the source on the page, whatever the marks become (CommonMark keeps them).
# It is the character directly behind the last asterisk, whatever it is.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv; venv/bin/pip install --quiet --disable-pip-version-check markdown==3.11.3 markdown-it-py==4.3.0
venv/bin/python - <<'PY'
import re
import markdown
from markdown_it import MarkdownIt

def shown(html):
    return re.sub(r"<[^>]+>|\s", "", html)

print("Markdown", markdown.__version__)
SOURCES = ("*a**aa*abc", "*de**__*de", "*a**aa*7abc")
for source in SOURCES:
    ours, other = markdown.markdown(source), MarkdownIt().render(source)
    print(f"  {source}: {ours}   CommonMark: {other.strip()}")
letters = lambda text: re.sub(r"[*_]", "", text)
for source in SOURCES:
    kept = letters(shown(markdown.markdown(source)))
    assert len(kept) == len(letters(source)) - 1, source
    assert letters(shown(MarkdownIt().render(source))) == letters(source)
PY
