"""The command ``scripts.import_sheet``: what it tells, what it asks, what it writes and refuses."""

import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from policy.loading.loader import load
from policy.model.edition import Edition
from policy.sheets.columns import initiative_columns, initiative_rows
from policy.sheets.csv_form import as_csv
from policy.sheets.workbook import as_workbook
from scripts.import_sheet.__main__ import main
from tests.support.published import Published

ROWS = "data/initiatives.yaml"
HEAD = ["Nummer", "Afdeling", "Tema", "Indsats", "Klassetrin"]
G1 = "Klassen holder møde om det, der fylder, og vælger selv en ordstyrer."
G2 = "Forældre og børn laver sammen klassens aftale om skærme & spil."
G3 = "Børnene læser højt for de yngste. De vælger selv bogen."
GREEN: list[list[Any]] = [
    ["G1", "Grøn fløj", "Klassens tid", G1, None],
    ["G2", "Grøn fløj", "Skærm og samvær", G2, None],
    ["G3", "Grøn fløj", "Venner på tværs", G3, "3, 5"],
]

Import = Callable[..., tuple[int, str, str]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Published(tmp_path).root


@pytest.fixture
def run(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Import:
    """The command on a file with some bytes."""

    def command(content: bytes, *arguments: str, name: str = "ark.xlsx") -> tuple[int, str, str]:
        (tmp_path / name).write_bytes(content)
        status = main(["--root", str(root), str(tmp_path / name), *arguments])
        return status, *capsys.readouterr()

    return command


def edition_in(root: Path) -> Edition:
    found = load(root).edition
    assert found
    return found


def sheet(*rows: list[Any], head: list[str] = HEAD, change: Callable[[Any], object] = id) -> bytes:
    """A workbook of a department's own making."""
    book = Workbook()
    assert book.active
    book.active.title = "Ark1"
    for row in (head, *rows):
        book.active.append(row)
    change(book.active)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def green(row: int, column: int, value: Any) -> bytes:
    """The rows of the green wing with another value in one cell; numbers from 0."""
    rows = [[*each] for each in GREEN]
    rows[row][column] = value
    return sheet(*rows)


def text_of(root: Path) -> str:
    return (root / ROWS).read_text(encoding="utf-8")


@pytest.mark.usefixtures("plain_git")
def test_changes_are_shown_and_written_on_demand(root: Path, run: Import) -> None:
    """The workbook of the site with another text in one cell: that line changes, no other byte."""
    before = text_of(root)
    book = load_workbook(io.BytesIO(as_workbook(edition_in(root))))
    cell = next(each for row in book["Indsatser"] for each in row if each.value == G1)
    cell.value = "Klassen holder møde."
    stream = io.BytesIO()
    book.save(stream)
    status, out, errors = run(stream.getvalue())
    assert (status, errors) == (0, "")
    assert out.startswith("Arket foreslår:\n\nGrøn fløj: 1 omformuleret\n")
    assert text_of(root) == before
    status, out, _ = run(stream.getvalue(), "--write")
    assert (status, out.splitlines()[-1]) == (
        0,
        f"Skrevet: {ROWS}. Se det efter, og kør kontrollen.",
    )
    assert text_of(root) == before.replace(G1, "Klassen holder møde.")


@pytest.mark.usefixtures("plain_git")
@pytest.mark.parametrize("name", ["ark.xlsx", "ark.csv"])
def test_a_sheet_without_changes_proposes_nothing(name: str, root: Path, run: Import) -> None:
    """As it lies beside the site."""
    edition = edition_in(root)
    csv = as_csv(initiative_columns(), initiative_rows(edition))
    content = as_workbook(edition) if name.endswith("xlsx") else csv
    assert run(content, name=name) == (0, "Arket foreslår ingen ændringer.\n", "")


@pytest.mark.usefixtures("plain_git")
def test_a_department_sends_only_its_own_rows(root: Path, run: Import) -> None:
    """The others are not missing; columns that it left out stay; a new row gets its number."""
    new = [None, "Grøn fløj", "Udeliv", "Vi går tur hver dag.", "4.-5. klasse"]
    before = text_of(root)
    status, out, _ = run(sheet(*GREEN, new), "--write")
    assert status == 0
    assert "Arket har ingen af rækkerne fra «Blå fløj», «Rød fløj» og «Værkstedet»." in out
    row = (
        "      - id: G4\n        tema: Udeliv\n        indsats: Vi går tur hver dag.\n"
        "        klassetrin: 4-5\n"
    )
    assert text_of(root) == before.replace("hyppighed: løbende\n", f"hyppighed: løbende\n{row}", 1)


@pytest.mark.usefixtures("plain_git")
def test_a_row_that_is_missing_is_asked_about(root: Path, run: Import) -> None:
    """Nothing is written before there is a reason."""
    status, _, errors = run(sheet(*GREEN), "--retire", "G2=Væk.")
    assert (status, errors) == (2, "G2 mangler ikke i arket, så den kan ikke udgå med --retire.\n")
    before = text_of(root)
    status, out, _ = run(sheet(GREEN[0], GREEN[2]), "--write")
    assert (status, text_of(root)) == (1, before)
    assert f'- G2 «{G2}»: --retire G2="Afløst af …"' in out
    status, out, _ = run(sheet(GREEN[0], GREEN[2]), "--write", "--retire", "G2=Afløst af G1.")
    assert (status, "Udgået G2" in out) == (0, True)
    assert "  - id: G2\n    udgået: 2026/27\n    begrundelse: Afløst af G1.\n" in text_of(root)


@pytest.mark.usefixtures("plain_git")
def test_grades_that_became_a_date_are_turned_back_and_asked_about(root: Path, run: Import) -> None:
    """In both orders of day and month; written when the answer is yes."""
    for date in (datetime(2026, 5, 3), datetime(2026, 3, 5)):
        status, out, _ = run(green(2, 4, date), "--write")
        assert status == 1
        assert (
            "arket «Ark1», række 4, kolonne E (Klassetrin): regnearket har gjort klassetrin" in out
        )
        assert "læst som 3-5" in out
    status, _, _ = run(green(2, 4, datetime(2026, 5, 3)), "--write", "--as-read")
    assert (status, "klassetrin: 3-5\n        hyppighed: løbende" in text_of(root)) == (0, True)


@pytest.mark.usefixtures("plain_git")
def test_a_new_theme_is_asked_about(root: Path, run: Import) -> None:
    """It may be mistyped; with the answer it comes into the list, too."""
    before = text_of(root)
    status, out, _ = run(green(0, 2, "Klassens tider"), "--write")
    assert (status, text_of(root)) == (1, before)
    assert "temaet «Klassens tider» er nyt. Mente du «Klassens tid»?" in out
    status, _, _ = run(green(0, 2, "Klassens tider"), "--write", "--new-theme")
    assert (status, "  - Klassens tider\n\nafdelinger" in text_of(root)) == (0, True)


@pytest.mark.usefixtures("plain_git")
def test_another_department_and_another_order_are_a_move(root: Path, run: Import) -> None:
    """The row moves with all that is in it; another order only when it is asked for."""
    rows = [GREEN[2], GREEN[0], ["G2", "Rød fløj", *GREEN[1][2:]]]
    status, out, _ = run(sheet(*rows), "--write")
    assert (status, "Grøn fløj: rækkefølgen er en anden i arket." in out) == (0, True)
    names = {each.id: [row.id for row in each.initiatives] for each in edition_in(root).departments}
    assert (names["groen-floej"], names["roed-floej"]) == (
        ["G1", "G3"],
        ["R1", "R2", "R3", "R4", "G2"],
    )
    run(sheet(*rows[:2]), "--write", "--order")
    assert [row.id for row in edition_in(root).departments[1].initiatives] == ["G3", "G1"]


FAULTS: dict[str, tuple[bytes, str]] = {
    "formula": (green(0, 3, "=A1"), "række 2, kolonne D (Indsats): her står en formel"),
    "date": (green(0, 3, datetime(2026, 5, 1)), "række 2, kolonne D (Indsats): regnearket har"),
    "truth": (green(0, 3, True), "række 2, kolonne D (Indsats): her står «SAND»"),
    "empty": (green(0, 3, " "), "række 2, kolonne D (Indsats): feltet er tomt"),
    "grades": (green(2, 4, "5-3"), "række 4, kolonne E (Klassetrin): «5-3» går baglæns."),
    "department": (
        green(1, 1, "Grøn flej"),
        "række 3, kolonne B (Afdeling): afdelingen «Grøn flej» findes ikke. Mente du «Grøn fløj»?",
    ),
    "twice": (green(1, 0, "G1"), "række 3, kolonne A (Nummer): G1 står også i række 2."),
    "retired": (green(1, 0, "B4"), "række 3, kolonne A (Nummer): B4 er udgået"),
    "merged": (
        sheet(*GREEN, change=lambda each: each.merge_cells("C2:C3")),
        "række 2, kolonne C (Tema): felterne C2:C3 er flettet",
    ),
}


@pytest.mark.usefixtures("plain_git")
@pytest.mark.parametrize("kind", FAULTS)
def test_every_fault_is_named_by_sheet_row_and_column(kind: str, root: Path, run: Import) -> None:
    """And nothing is written."""
    before = text_of(root)
    content, said = FAULTS[kind]
    status, out, errors = run(content, "--write")
    assert (status, errors, text_of(root)) == (1, "", before)
    assert out.startswith("1 fejl i «ark.xlsx». Intet er ført over.")
    assert f"- arket «Ark1», {said}" in out


@pytest.mark.usefixtures("plain_git")
def test_all_faults_are_told_at_once(run: Import) -> None:
    """A person mends the sheet once."""
    rows = [[*each] for each in GREEN]
    rows[0][3], rows[1][1], rows[2][4] = None, "Ukendt", "tolv"
    status, out, _ = run(sheet(*rows))
    assert (status, out.count("\n- ")) == (1, 3)


@pytest.mark.usefixtures("plain_git")
def test_what_is_odd_but_harmless_is_told(root: Path, run: Import) -> None:
    """Columns that nobody knows, hidden rows, titles again, a title above; the rest goes on."""

    def odd(made: Any) -> None:
        made.insert_rows(1)
        made["A1"] = "Indsatser i Grøn fløj"
        made["F2"], made["F3"] = "Ansvarlg", "Lærerne"
        made["G4"] = "husk"
        made.row_dimensions[4].hidden = True
        for at, title in enumerate(HEAD, start=1):
            made.cell(6, at, title)

    before = text_of(root)
    status, out, errors = run(sheet(*GREEN, change=odd), "--write")
    assert (status, errors, text_of(root)) == (0, "", before)
    assert "Kolonne F («Ansvarlg») kendes ikke og er ikke læst. Mente du «Ansvarlig»?" in out
    assert "Kolonne G har ingen overskrift" in out
    assert "Skjulte rækker er læst med: 4." in out
    assert "Række 6 gentager overskrifterne" in out


@pytest.mark.usefixtures("plain_git")
def test_problems_of_the_policy_name_the_row_of_the_sheet(root: Path, run: Import) -> None:
    """What only the check finds is told with its line and the row that it comes from."""
    before = text_of(root)
    status, out, _ = run(green(2, 4, "7"), "--write")
    assert (status, text_of(root)) == (1, before)
    assert "INDSATS-KLASSETRIN" in out
    assert "(rækken i arket er 4)" in out


@pytest.mark.usefixtures("plain_git")
def test_what_was_changed_here_since_stays(root: Path, run: Import) -> None:
    """A workbook is compared with the rows it was made of; where both changed, it is told."""
    book = load_workbook(io.BytesIO(as_workbook(edition_in(root))))
    for cell in (each for row in book["Indsatser"] for each in row):
        new = {G1: "Klassen holder møde.", G2: "Vi laver en aftale."}
        cell.value = new.get(cell.value, cell.value)
    stream = io.BytesIO()
    book.save(stream)
    text = text_of(root).replace(G2, "Vi taler om skærme.").replace(G3, "Vi læser højt.")
    (root / ROWS).write_text(text, encoding="utf-8")
    status, out, _ = run(stream.getvalue(), "--write")
    assert "arket siger «Vi laver en aftale.», men teksten er også rettet her siden" in out
    assert "Arket er lavet af en tidligere udgave af 2026/27 og er sammenlignet med den." in out
    assert (status, text_of(root)) == (0, text.replace(G1, "Klassen holder møde."))


@pytest.mark.usefixtures("plain_git")
def test_a_sheet_of_another_school_or_an_unknown_year_is_refused(root: Path, run: Import) -> None:
    """What it is of, what is here, and what to do."""
    edition = edition_in(root)
    other = edition.model_copy(
        update={"school": edition.school.model_copy(update={"name": "Andeby Skole"})}
    )
    status, _, errors = run(as_workbook(other))
    assert (status, "Andeby Skole" in errors) == (2, True)
    info = edition.info.model_copy(update={"year": "2019/20"})
    update = {"info": info, "departments": edition.departments[:2]}
    status, _, errors = run(as_workbook(edition.model_copy(update=update)))
    assert (status, "2019/20" in errors, "--base" in errors) == (2, True, True)
