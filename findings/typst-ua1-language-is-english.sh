#!/usr/bin/env bash
# typst: PDF/UA-1 is refused without a title, but not without a language.
# Where no language is set typst writes English into the file; a screen reader then reads Danish text
# with an English voice, and no validator of PDF/UA can know better.
# Expected: the build stops, as it does for a missing title. Seen: /Lang (en).
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv; venv/bin/pip install --quiet --disable-pip-version-check typst==0.15.0 pypdf==7.1.1
venv/bin/python - <<'PY'
import io, pypdf, typst
def built(text):
    return pypdf.PdfReader(io.BytesIO(typst.compile(text.encode(), format="pdf", pdf_standards="ua-1")))
try:
    built("= Trivsel\nVi hilser på hinanden.")
except Exception as error:
    print("typst 0.15.0, no title:", str(error).splitlines()[0])
else:
    raise SystemExit("a title is no longer required")
file = built('#set document(title: "Trivsel")\n= Trivsel\nVi hilser på hinanden.')
print("typst 0.15.0, no language: /Lang is", file.trailer["/Root"]["/Lang"])
assert file.trailer["/Root"]["/Lang"] == "en"
PY
