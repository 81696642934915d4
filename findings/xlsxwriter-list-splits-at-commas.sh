#!/usr/bin/env bash
# xlsxwriter: a choice with a comma in it becomes two choices, without a warning.
# data_validation() joins the choices with commas and has no way to quote one; «Ro, regler og rammer» is
# offered as «Ro» and « regler og rammer», and neither is the value that stands in the cell. A list of more
# than 255 characters is told of, this is not. What works is a range of cells that holds the choices.
# Expected: two choices or an error. Seen: 0 (success) and one string of three.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check xlsxwriter==3.3.1 openpyxl==3.1.5
venv/bin/python -W error - <<'PY'
import openpyxl, xlsxwriter

book = xlsxwriter.Workbook("a.xlsx")
rule = {"validate": "list", "source": ["Ro, regler og rammer", "Fællesskab"]}
status = book.add_worksheet().data_validation("A1", rule)
book.close()
(found,) = openpyxl.load_workbook("a.xlsx").active.data_validations.dataValidation
print("xlsxwriter 3.3.1: status", status, "choices", found.formula1)
assert status == 0 and found.formula1 == '"Ro, regler og rammer,Fællesskab"'
PY
