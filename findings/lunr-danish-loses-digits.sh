#!/usr/bin/env bash
# lunr with its Danish language support: a word with digits is not found as it is written.
# The language's trimmer keeps letters alone at the ends of a word, so «U7» is indexed as «u» and
# «2027» not at all; what is typed is not trimmed, and finds nothing. MkDocs' and Material's search use
# this support for `lang: da`. lunr without a language finds both.
# Expected: «U7» finds the page that says U7. Seen: nothing; «u» finds every page with U and a number.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init --yes > /dev/null
npm install --silent --no-audit --no-fund lunr@2.3.9 lunr-languages@1.14.0
cat > search.js <<'JS'
const lunr = require("lunr");
require("lunr-languages/lunr.stemmer.support")(lunr);
require("lunr-languages/lunr.da")(lunr);
const pages = [{ id: "a", text: "U7 Trivselsdag 2027" }, { id: "b", text: "U8 Lejr 2028" }];
const found = (danish, query) => lunr(function () {
  if (danish) this.use(lunr.da);
  this.ref("id");
  this.field("text");
  pages.forEach((page) => this.add(page));
}).search(query).map((each) => each.ref).sort().join() || "-";
for (const query of ["trivselsdag", "U7", "2027", "u"]) {
  console.log(`${query}: da ${found(true, query)}, none ${found(false, query)}`);
}
JS
node search.js | tee seen
diff seen - <<'SEEN'
trivselsdag: da a, none a
U7: da -, none a
2027: da -, none a
u: da a,b, none -
SEEN
