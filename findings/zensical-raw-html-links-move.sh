#!/usr/bin/env bash
# zensical: a relative link in raw HTML is taken as relative to the source file, not to the page.
# MkDocs leaves such a link as it is written, so what a macro or an author made for the page's address
# (under/side/) is right there. Zensical adds one «../» to it, and the build says "No issues found".
# At the root of a domain the browser hides it: too many «../» end at the root.
# Expected: ../../ as written. Seen: ../../../.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv; venv/bin/pip install --quiet --disable-pip-version-check zensical==0.0.73 mkdocs==1.6.1
mkdir -p docs/under
printf '# Forside\n' > docs/index.md
printf '# Side\n\n<p><a href="../../">forsiden</a></p>\n' > docs/under/side.md
printf 'site_name: Skolen\nsite_url: https://skolen.example/politik/\n' > mkdocs.yml
link() { grep -o '<a href="[^"]*">forsiden' site/under/side/index.html | cut -d'"' -f2; }
venv/bin/python -m mkdocs build --quiet; first=$(link); rm -rf site
venv/bin/python -m zensical build > log 2>&1; second=$(link)
echo "mkdocs 1.6.1: $first · zensical 0.0.73: $second ($(grep -o 'No issues found' log))"
test "$first" = ../../ && test "$second" = ../../../ && grep -q 'No issues found' log
