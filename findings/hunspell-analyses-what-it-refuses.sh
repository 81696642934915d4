#!/usr/bin/env bash
# hunspell with the Danish dictionary: -m analyses a word that -l refuses, and has nothing to say of
# one that -l accepts. So whether a word has an analysis does not tell whether it is spelt right, and
# one run with -m cannot answer both.
# Expected: what has an analysis is accepted, and the other way round. Seen: neither, for "udedagen"
# and "AKT-lærer".
# Installs Debian's packages by unpacking them, nothing else of the machine is used.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
apt-get download -q hunspell=1.7.1-1 hunspell-da=1:7.5.0-1 libhunspell-1.7-0=1.7.1-1 > /dev/null 2>&1
for package in *.deb; do dpkg -x "$package" debian; done
export LD_LIBRARY_PATH=$(dirname "$(find debian -name 'libhunspell-1.7.so*' | head -1)")
check() { debian/usr/bin/hunspell -d "$work/debian/usr/share/hunspell/da_DK" -i utf-8 -p /dev/null "$@"; }
for word in skoledagen udedagen AKT-lærer; do
  accepted=yes; [ -z "$(printf '%s\n' "$word" | check -l)" ] || accepted=no
  analysed=no; printf '%s\n' "$word" | check -m | grep -q ' [a-z][a-z]:' && analysed=yes
  echo "hunspell 1.7.1, hunspell-da 7.5.0; $word: accepted $accepted, analysed $analysed" | tee -a seen
done
grep -q 'skoledagen: accepted yes, analysed yes' seen
grep -q 'udedagen: accepted no, analysed yes' seen
grep -q 'AKT-lærer: accepted yes, analysed no' seen
