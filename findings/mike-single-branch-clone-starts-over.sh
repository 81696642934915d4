#!/usr/bin/env bash
# mike: in a single-branch clone every published version is gone, and a deploy begins a new history.
# Such a clone (what `git clone --depth 1` makes, and many build servers) knows no gh-pages. `mike list`
# then lists nothing and exits 0; `mike deploy` exits 0 with a branch that has no common commit.
# Expected: an error, or the remote's branch fetched. Seen: an empty list, a history of one commit.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
export GIT_CONFIG_GLOBAL=/dev/null GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@localhost GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@localhost
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check mike==2.2.0 mkdocs==1.6.1 setuptools==80.9.0
export PATH="$work/venv/bin:$PATH"
git init --quiet --bare -b main remote.git
git init --quiet -b main site; cd site
mkdir docs; echo '# Test' > docs/index.md; printf 'site_name: Test\nplugins: [mike]\n' > mkdocs.yml
git add -A; git commit --quiet -m start
git remote add origin ../remote.git; git push --quiet origin main
mike deploy --push 2026-27 > ../first.log 2>&1
cd ..; git clone --quiet --depth 1 "file://$work/remote.git" clone; cd clone
list=0; versions=$(mike list 2> list.log) || list=$?
second=0; mike deploy 2027-28 > second.log 2>&1 || second=$?
now=$(mike list); commits=$(git rev-list --count gh-pages)
echo "mike 2.2.0: list exits $list with «$versions»; deploy exits $second; then «$now», commits: $commits"
[ "$list" = 0 ] && [ -z "$versions" ] && [ "$second" = 0 ] && [ "$now" = 2027-28 ] && [ "$commits" = 1 ]
git fetch --quiet origin gh-pages
! git merge-base FETCH_HEAD gh-pages
