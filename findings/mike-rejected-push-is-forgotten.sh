#!/usr/bin/env bash
# mike: after a rejected push, running the same deploy again exits 0 and pushes nothing.
# The first run has committed to the local branch before it pushed. The second finds nothing to commit,
# says so, and never comes to the push, so a job that is run again turns green with an old site online.
# Expected: the second run pushes, or fails like the first. Seen: exit 0, the remote has no branch.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
export GIT_CONFIG_GLOBAL=/dev/null GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@localhost GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@localhost
export SOURCE_DATE_EPOCH=1700000000
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check mike==2.2.0 mkdocs==1.6.1 setuptools==80.9.0
export PATH="$work/venv/bin:$PATH"
git init --quiet --bare remote.git
git init --quiet -b main site; cd site
mkdir docs; echo '# Test' > docs/index.md; printf 'site_name: Test\nplugins: [mike]\n' > mkdocs.yml
git add -A; git commit --quiet -m start; git remote add origin ../remote.git
printf '#!/bin/sh\nexit 1\n' > ../remote.git/hooks/pre-receive; chmod +x ../remote.git/hooks/pre-receive
first=0; mike deploy --push 2026-27 > first.log 2>&1 || first=$?
rm ../remote.git/hooks/pre-receive    # the remote takes everything again
second=0; mike deploy --push 2026-27 > second.log 2>&1 || second=$?
branches=$(git -C ../remote.git branch --list | wc -l)
echo "mike 2.2.0: first run exits $first, second $second; branches at the remote: $branches"
tail -n 1 second.log
[ "$first" != 0 ] && [ "$second" = 0 ] && [ "$branches" = 0 ]
