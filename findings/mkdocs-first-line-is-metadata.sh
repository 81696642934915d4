#!/usr/bin/env bash
# MkDocs: a page whose first line looks like "Word: text" loses that line, even in strict mode.
# It is read as metadata in the style of MultiMarkdown, although the page has no "---" around it, and
# what a reader was to see is gone without a word.
# Expected: metadata only between "---" lines. Seen: the paragraph is missing in the page.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv; venv/bin/pip install --quiet --disable-pip-version-check mkdocs==1.6.1
mkdir docs; echo 'site_name: Test' > mkdocs.yml
printf 'Husk: madpakke og regntøj.\n\nVi ses klokken otte.\n' > docs/index.md
venv/bin/mkdocs build --strict > build.log 2>&1
echo "mkdocs 1.6.1: exit 0; lines of the page with 'madpakke': $(grep -c madpakke site/index.html || true), with 'klokken otte': $(grep -c 'klokken otte' site/index.html)"
! grep -q madpakke site/index.html && grep -q 'klokken otte' site/index.html
