#!/usr/bin/env bash
# page-validation: a tagged PDF whose table has no header cell passes as PDF/UA-1.
# ISO 14289-1 (7.5) asks that headers be tagged where a table has them; no program can know whether it has.
# The validator therefore says «compliant» of a table of data cells alone, and a green check says nothing
# of whether the tables of a document can be read: count the TH yourself.
# Expected by most who add a validator to their tests: a failure. Seen: compliant, 0 TH in the file.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check page-validation==0.11.0 typst==0.15.2 pypdf==7.1.1
venv/bin/python - <<'PY'
import page, pypdf, typst

def tags(node, name):
    kids = node.get("/K", [])
    own = int(node.get("/S") == name)
    found = kids if isinstance(kids, list) else [kids]
    kinds = (each.get_object() for each in found)
    return own + sum(tags(each, name) for each in kinds if isinstance(each, dict))

seen = {}
for name, head in (("with", "table.header([Tema], [Indsats])"), ("without", "[Tema], [Indsats]")):
    with open(f"{name}.typ", "w") as file:
        file.write(
            '#set document(title: "Trivsel", date: none)\n#set text(lang: "da")\n= Trivsel\n'
            f"#table(columns: 2, {head}, [Ro], [Samtaler])\n"
        )
    typst.compile(f"{name}.typ", output=f"{name}.pdf", pdf_standards=["ua-1"])
    root = pypdf.PdfReader(f"{name}.pdf").trailer["/Root"]["/StructTreeRoot"]
    seen[name] = page.is_pdf_compliant(f"{name}.pdf", profile=page.ValidationProfile.PDF_UA_1), tags(root, "/TH")
print("page-validation 0.11.0 (compliant, TH):", seen)
assert seen["with"] == (True, 2) and seen["without"] == (True, 0)
PY
