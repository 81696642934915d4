#!/usr/bin/env bash
# selectolax (lexbor): a selector with :is() in an ancestor compound misses elements that match.
# Only the direct parent of the element is asked for :is(); with a plain class instead, any ancestor is.
# Expected: the same answer for ".f :is(.o) th" and ".f .o th". Seen: False and True.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv; venv/bin/pip install --quiet --disable-pip-version-check selectolax==1.0.2
venv/bin/python - <<'PY'
from selectolax.lexbor import LexborHTMLParser
page = LexborHTMLParser('<div class="f"><table class="o"><tr><th>Tema</th></tr></table></div>')
asked = {selector: page.css_matches(selector) for selector in (".f .o th", ".f :is(.o) th", ".f :is(.o) > tbody")}
print("selectolax 1.0.2:", asked)
assert asked == {".f .o th": True, ".f :is(.o) th": False, ".f :is(.o) > tbody": True}
PY
