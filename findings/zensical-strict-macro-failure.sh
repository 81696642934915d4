#!/usr/bin/env bash
# Zensical: a strict build exits 0 when a macro fails, and publishes the traceback on the page.
# The same page and plugin stop MkDocs in strict mode. Only on_error_fail in the plugin's own settings
# makes Zensical stop.
# Expected: --strict stops at a failed macro. Seen: exit 0 and "Macro Rendering Error" in the page.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check zensical==0.0.73 mkdocs==1.6.1 mkdocs-macros-plugin==1.5.0
mkdir docs; echo '{{ 1 // 0 }}' > docs/index.md
printf 'site_name: Test\nplugins: [macros]\n' > mkdocs.yml
status() { local found=0; "$@" > log 2>&1 || found=$?; echo "$found"; }
theirs=$(status venv/bin/python -m zensical build --strict)
shown=$(grep -c 'ZeroDivisionError' site/index.html || true)
rm -rf site
mkdocs=$(status venv/bin/python -m mkdocs build --strict)
echo "zensical 0.0.73 --strict exits $theirs, lines of the page with the error: $shown; mkdocs 1.6.1 --strict exits $mkdocs"
[ "$theirs" = 0 ] && [ "$shown" -gt 0 ] && [ "$mkdocs" != 0 ]
