#!/usr/bin/env bash
# mkdocs-macros-plugin: the line that it names in a page with front matter is not the file's.
# The page's lines are counted after the front matter and the blank lines below it have been taken off,
# though the message says «Line … in Markdown file». The more front matter, the farther off.
# Expected: line 8. Seen: line 3.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
export NO_MKDOCS_2_WARNING=1
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check mkdocs==1.6.1 mkdocs-macros-plugin==1.5.0
mkdir docs; printf 'site_name: Test\nplugins: [macros]\n' > mkdocs.yml
printf -- '---\ntitle: Test\ndescription: A page\n---\n\n# Test\n\n{%% if %%}\n' > docs/index.md
venv/bin/mkdocs build > log 2>&1
echo "mkdocs-macros-plugin 1.5.0: $(grep -o 'Line [0-9]* in Markdown file' log); in the file: $(grep -n '{% if' docs/index.md)"
grep -q 'Line 3 in Markdown file' log
