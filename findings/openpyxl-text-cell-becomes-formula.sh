#!/usr/bin/env bash
# openpyxl: a string that begins with "=" is written as a formula, also into a cell formatted as text.
# The number format "@" is about how a cell is shown; openpyxl decides the type from the value alone.
# Expected: text, as the format says. Seen: data type "f" in the file.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv; venv/bin/pip install --quiet --disable-pip-version-check openpyxl==3.1.5
venv/bin/python - <<'PY'
import openpyxl
book = openpyxl.Workbook()
cell = book.active["A1"]
cell.number_format = "@"
cell.value = "= det samme som sidste år"
book.save("book.xlsx")
read = openpyxl.load_workbook("book.xlsx").active["A1"]
print(f"openpyxl 3.1.5: data type {read.data_type!r}, number format {read.number_format!r}")
assert read.data_type == "f" and read.number_format == "@"
PY
