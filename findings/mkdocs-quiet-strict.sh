#!/usr/bin/env bash
# MkDocs: `--strict --quiet` lets a broken link pass with exit status 0, `--strict` alone does not.
# Strict mode counts the warnings that a log handler sees, and --quiet raises the level of the logger
# itself, so that the warnings never reach the handler.
# Expected: --quiet changes what is printed. Seen: it changes the exit status.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv; venv/bin/pip install --quiet --disable-pip-version-check mkdocs==1.6.1
mkdir docs; echo 'site_name: Test' > mkdocs.yml; echo '[gone](gone.md)' > docs/index.md
status() { local found=0; "$@" > /dev/null 2>&1 || found=$?; echo "$found"; }
loud=$(status venv/bin/mkdocs build --strict)
quiet=$(status venv/bin/mkdocs build --strict --quiet)
echo "mkdocs 1.6.1: --strict exits $loud, --strict --quiet exits $quiet"
[ "$loud" = 1 ] && [ "$quiet" = 0 ]
