#!/usr/bin/env bash
# pandoc: a table row that was deleted with tracked changes is still there when the changes are accepted.
# The row is marked as the standard asks (w:trPr/w:del, and every run in w:del). --track-changes=accept
# takes its words out and keeps the row, empty; mammoth, reading the same file, has one row.
# Expected: one row. Seen: two, the second without a word; a plain-text export shows nothing odd.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pypandoc-binary==1.17 python-docx==1.2.0 mammoth==1.13.0
venv/bin/python - <<'PY'
import docx, mammoth, pypandoc
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

def deletion(number):
    mark = OxmlElement("w:del")
    for name, value in (("id", str(number)), ("author", "Udgave"), ("date", "2026-08-01T00:00:00Z")):
        mark.set(qn(f"w:{name}"), value)
    return mark

document = docx.Document()
table = document.add_table(2, 1)
table.cell(0, 0).text, table.cell(1, 0).text = "Første række", "Anden række"
row = table.rows[1]
properties = OxmlElement("w:trPr")
properties.append(deletion(1))
row._tr.insert(0, properties)
run = row.cells[0].paragraphs[0].runs[0]._r
run[0].tag = qn("w:delText")
mark = deletion(2)
run.addprevious(mark)
mark.append(run)
document.save("row.docx")

html = pypandoc.convert_file("row.docx", "html", extra_args=["--track-changes=accept"])
with open("row.docx", "rb") as file:
    other = mammoth.convert_to_html(file).value
print("pandoc", pypandoc.get_pandoc_version(), "rows:", html.count("<tr"), "· mammoth 1.13.0 rows:", other.count("<tr"))
assert "Første række" in html and "Anden række" not in html
assert html.count("<tr") == 2 and other.count("<tr") == 1
PY
