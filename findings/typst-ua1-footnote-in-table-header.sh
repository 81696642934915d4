#!/usr/bin/env bash
# typst: a footnote in a table's header stops a PDF/UA-1 export as soon as the table reaches a second page.
# The repeated header is an artifact, and the footnote's mark in it is a link. The same table on one page
# exports, and so does the long one without the standard; the error names no line.
# Expected: the footnote once. Seen: an error that depends on the length of the table.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv; venv/bin/pip install --quiet --disable-pip-version-check typst==0.15.2
venv/bin/python - <<'PY'
import typst

def export(rows, **options):
    with open("a.typ", "w") as file:
        file.write(
            '#set document(title: "Trivsel", date: none)\n#set text(lang: "da")\n= Trivsel\n'
            f"#table(columns: 1, table.header([Tema#footnote[Note.]]), ..range({rows}).map(i => [#i]))\n"
        )
    try:
        typst.compile("a.typ", **options)
    except typst.TypstError as error:
        return str(error)
    return "ok"

strict = {"pdf_standards": ["ua-1"]}
short, long, plain = export(3, **strict), export(200, **strict), export(200)
print("typst 0.15.2: 3 rows:", short, "· 200 rows:", long, "· 200 rows, no standard:", plain)
assert (short, plain) == ("ok", "ok") and "artifacts may not contain links" in long
PY
