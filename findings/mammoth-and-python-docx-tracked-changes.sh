#!/usr/bin/env bash
# Two readers of one Word file with tracked changes give two texts, and neither is what Word shows.
# python-docx's paragraph.text leaves out inserted words (runs inside w:ins are no runs of the
# paragraph to it); mammoth keeps them, but takes a table row for deleted by the mark on the row alone.
# Expected: the document with its changes accepted. Seen: words missing, or a row missing whose text
# nobody marked as deleted.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check python-docx==1.2.0 mammoth==1.13.0
venv/bin/python - <<'PY'
import docx, mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
by = 'w:id="1" w:author="Udgave 2027/28" w:date="2027-06-15T00:00:00Z"'
document = docx.Document()
paragraph = document.add_paragraph("Vi hilser ")
paragraph._p.append(parse_xml(f'<w:ins {nsdecls("w")} {by}><w:r><w:t>altid</w:t></w:r></w:ins>'))
table = document.add_table(rows=2, cols=1)
table.cell(0, 0).text, table.cell(1, 0).text = "Trivselsdag", "Teater"
row = table.rows[1]._tr.get_or_add_trPr()
row.append(parse_xml(f'<w:del {nsdecls("w")} {by}/>'))
document.save("file.docx")
read = docx.Document("file.docx")
print("python-docx 1.2.0:", repr(read.paragraphs[0].text), "rows:", len(read.tables[0].rows))
with open("file.docx", "rb") as file:
    html = mammoth.convert_to_html(file).value
print("mammoth 1.13.0:   ", html)
assert read.paragraphs[0].text == "Vi hilser " and len(read.tables[0].rows) == 2
assert "altid" in html and "Trivselsdag" in html and "Teater" not in html
PY
