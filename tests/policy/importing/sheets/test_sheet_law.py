"""Exporting, revising in the sheet and importing is that revision, and touches nothing else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.importing.edits import RowEdit
from policy.importing.rows.row_edits import carry_rows
from policy.importing.rows.yaml_rows import FILE, InitiativesText
from policy.importing.sheets.proposal import propose
from policy.importing.sheets.sheet_file import open_sheet
from policy.loading.files import Folder
from policy.loading.loader import load_files
from policy.loading.yaml_file import read_yaml
from policy.model.data_files import Department, Initiative
from policy.model.edition import Edition
from policy.sheets.columns import Row, initiative_columns, initiative_rows, texts_of
from policy.sheets.csv_form import as_csv
from policy.sheets.workbook import as_workbook, properties_of
from policy.text.tokens import normal_form
from tests.support.office import saved_as
from tests.support.properties import fewer
from tests.support.revisions import SENTENCES, reworded, shuffled

DATA = Path(__file__).parents[3] / "data"
SCHOOLS = ["school", "schools/dagtilbud", "schools/skole-med-sfo"]
HOSTILE = ["=1+1", "4-6", "1. maj", "SAND", "'x", "a: b # c", "- nej", "ja", '"', "@b", "07", "{x}"]
OPTIONAL = ("frequency", "short", "responsible", "goal", "evaluation")


def edition_of(name: str) -> Edition:
    found = load_files(Folder(DATA / name)).edition
    assert found
    return found


@st.composite
def rows(draw: st.DrawFn, each: Initiative) -> Initiative:
    """An initiative with some of its values changed, added or taken out."""
    update: dict[str, object] = {}
    if draw(st.booleans()):
        update["text"] = draw(st.one_of(reworded(each.text), st.sampled_from(HOSTILE)))
    for key in draw(st.lists(st.sampled_from(OPTIONAL), max_size=3, unique=True)):
        update[key] = draw(st.one_of(st.none(), SENTENCES, st.sampled_from(HOSTILE)))
    if draw(st.integers(0, 3)) == 0:
        update["grades"] = draw(st.sampled_from([None, (4,), (4, 5, 6), (0, 2)]))
    return each.model_copy(update=update)


@st.composite
def revised(draw: st.DrawFn, edition: Edition) -> Edition:
    """The edition after a revision; each department keeps its first row, wherever it stands."""
    tables: list[list[Initiative]] = []
    for department in edition.departments:
        rest = draw(shuffled(department.initiatives[1:]))
        kept = [*department.initiatives[:1], *rest]
        tables.append([draw(rows(each)) for each in kept if isinstance(each, Initiative)])
    source, target = (draw(st.sampled_from(tables)) for _ in "ab")
    if source is not target and source:
        target.insert(draw(st.integers(0, len(target))), source.pop())
    for number in range(draw(st.integers(0, 2))):
        new = {"id": f"NY{number + 1}", "indsats": draw(SENTENCES), "mål": draw(SENTENCES)}
        table = draw(st.sampled_from(tables))
        table.insert(draw(st.integers(0, len(table))), Initiative.model_validate(new))
    departments: list[Department] = [
        each.model_copy(update={"initiatives": tuple(table)})
        for each, table in zip(edition.departments, tables, strict=True)
    ]
    return edition.model_copy(update={"departments": tuple(departments)})


def said(edition: Edition) -> dict[str, list[dict[str, str]]]:
    """The rows of each department; new ones without the numbers that they get."""
    return {
        each.id: [_plain(texts_of(row)) for row in each.initiatives] for each in edition.departments
    }


def _plain(row: Row) -> dict[str, str]:
    return {key: normal_form(each) for key, each in row.items()}


def read(text: str) -> dict[str, list[dict[str, str]]]:
    """The same of the file's text."""
    found: dict[str, list[dict[str, str]]] = {}
    for department in read_yaml(FILE, text).root["afdelinger"]:
        table = found.setdefault(department["id"], [])
        for row in department.get("indsatser") or ():
            parts = {k: ", ".join(v) if isinstance(v, list) else v for k, v in row.items()}
            initiative = Initiative.model_validate({**row, "id": row["id"]})
            table.append(_plain({**parts, **texts_of(initiative)}))
    return found


def without_new_ids(tables: dict[str, list[dict[str, str]]], known: set[str]) -> object:
    """The rows without the ids of those that came."""
    for row in (row for table in tables.values() for row in table):
        if row["id"] not in known:
            del row["id"]
    return tables


@pytest.mark.parametrize("name", SCHOOLS)
@fewer(10)
@given(data=st.data())
def test_a_revision_in_the_sheet_is_the_revision_of_the_file(
    name: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """As a workbook or CSV: values, rows that come, go and move; every other line is as it was.

    But for a theme whose last initiative was retired: the check refuses one that nothing has.
    """
    edition = edition_of(name)
    new = data.draw(revised(edition))
    used = {row.theme for each in new.departments for row in each.initiatives}
    unused = [f"  - {each}" for each in edition.themes if each not in used]
    path = tmp_path_factory.mktemp("ark") / "ark"
    made = [as_workbook(new), as_csv(initiative_columns(), initiative_rows(new))]
    path.write_bytes(data.draw(st.sampled_from(made)))
    text = Folder(DATA / name).read(FILE).decode()
    proposal = propose(open_sheet(path)[1], edition, takes_order=True)
    assert proposal.remarks.faults == []
    assert proposal.remarks.left == []
    gone = [RowEdit(each, frozenset(), is_gone=True) for each in proposal.missing]
    reasons = dict.fromkeys(proposal.missing, "Afløst.")
    edits = [*proposal.edits, *gone]
    carried = carry_rows(text, edits, reasons, "2027/28", proposal.remarks.themes)
    assert carried.left == []
    known = {row.id for each in edition.departments for row in each.initiatives}
    wanted = without_new_ids(said(new), known)
    assert without_new_ids(read(carried.text), known) == wanted
    lines = InitiativesText(text)
    touched = [lines.rows[each.id].lines for each in edits if each.id]
    kept = [
        line
        for start, line in zip(lines.starts, text.splitlines(), strict=False)
        if line not in unused and not any(first <= start < last for first, last in touched)
    ]
    left = iter(carried.text.splitlines())
    assert [line for line in kept if line not in left] == []


@pytest.mark.slow
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_what_a_danish_spreadsheet_saved_again_proposes_nothing(form: str, tmp_path: Path) -> None:
    """LibreOffice's CSV has commas and another encoding; its workbook is still known again."""
    edition = edition_of("school")
    made = tmp_path / "ark.xlsx"
    made.write_bytes(as_workbook(edition))
    file, head = open_sheet(saved_as(form, made, tmp_path / "ud"))
    proposal = propose(head, edition)
    assert (proposal.edits, proposal.missing, proposal.remarks.faults) == ([], [], [])
    assert file.properties == (properties_of(edition) if form == "xlsx" else {})
