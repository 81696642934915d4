#!/usr/bin/env bash
# hunspell with the Danish dictionary accepts misspellings because it compounds freely.
# Any known word, however short, may be joined to any other, so that a slip which happens to be made
# of parts passes. Only the morphological output tells: such a word has "pa:" parts and no "st:" of its own.
# Expected: a spell checker stops at "indskolig" (indskoling) and "elvråd" (elevråd). Seen: both pass.
# Installs Debian's packages by unpacking them, nothing else of the machine is used.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
apt-get download -q hunspell=1.7.1-1 hunspell-da=1:7.5.0-1 libhunspell-1.7-0=1.7.1-1 > /dev/null 2>&1
for package in *.deb; do dpkg -x "$package" debian; done
export LD_LIBRARY_PATH=$(dirname "$(find debian -name 'libhunspell-1.7.so*' | head -1)")
check() { debian/usr/bin/hunspell -d "$work/debian/usr/share/hunspell/da_DK" -i utf-8 -p /dev/null "$@"; }
words='indskolig\nelvråd\nmellemtin\ntrvisel\n'
echo "hunspell 1.7.1, hunspell-da 7.5.0; unknown of indskolig, elvråd, mellemtin, trvisel: $(printf "$words" | check -l | tr '\n' ' ')"
printf 'indskolig\n' | check -m
[ "$(printf "$words" | check -l)" = trvisel ]
