#!/usr/bin/env bash
# mike: installing ProperDocs beside it changes which program builds the site.
# mike runs `properdocs` as soon as a package of that name is installed, whatever the project has used
# until then. Trying the successor in the same environment therefore changes what is published: it has
# other themes, so a site with MkDocs' default theme no longer builds.
# Expected: mike goes on with mkdocs. Seen: the same command, then an error of ProperDocs.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
export GIT_CONFIG_GLOBAL=/dev/null GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@localhost GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@localhost
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check mike==2.2.0 mkdocs==1.6.1 setuptools==80.9.0
export PATH="$work/venv/bin:$PATH"
git init --quiet -b main site; cd site
mkdir docs; echo '# Test' > docs/index.md; printf 'site_name: Test\nplugins: [mike]\n' > mkdocs.yml
git add -A; git commit --quiet -m start
before=0; mike deploy 2026-27 > ../before.log 2>&1 || before=$?
../venv/bin/pip install --quiet --disable-pip-version-check properdocs==1.6.7
after=0; mike deploy 2026-27 > ../after.log 2>&1 || after=$?
echo "mike 2.2.0 with mkdocs 1.6.1: exits $before; with properdocs 1.6.7 beside it: exits $after"
tail -n 1 ../after.log | cut -c 1-60
[ "$before" = 0 ] && [ "$after" != 0 ] && grep -q "\['properdocs', 'build'" ../after.log
