"""A file that is no sheet of initiatives is refused in Danish; odd encodings are read."""

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from policy.importing import sent_file
from policy.importing.sheets import csv_reading, workbook_reading
from policy.importing.sheets.sheet_file import open_sheet
from policy.importing.sheets.table import SheetFileError
from tests.support.refusing import OLD_OFFICE, is_refused, zipped

HEAD = ["Nummer", "Afdeling", "Tema", "Indsats"]


def workbook(*sheets: tuple[str, list[list[str]]]) -> bytes:
    book = Workbook()
    del book["Sheet"]
    for name, rows in sheets:
        made = book.create_sheet(name)
        for row in rows:
            made.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_part(content: bytes, name: str, change: tuple[bytes, bytes]) -> bytes:
    """A workbook with something exchanged in one of its parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for each in old.namelist():
            part = old.read(each)
            new.writestr(each, part.replace(*change) if each == name else part)
    return stream.getvalue()


GOOD = workbook(("Ark", [HEAD, ["U1", "Ude", "Leg", "Vi leger."]]))
FIRST = "xl/worksheets/sheet1.xml"
BAD = {
    "empty": (b"", "ingen tabel med indsatser"),
    "text": ("Vi leger i gården.".encode(), "ingen tabel med indsatser"),
    "binary": (b"\0\1\2\3", "ikke et helt regneark"),
    "old or with a password": (OLD_OFFICE, "adgangskode"),
    "another zip": (zipped({"hest.xml": b"x"}), "ikke et helt regneark"),
    "a zip of sheets that is none": (
        zipped({"[Content_Types].xml": b"x"}),
        "ikke et helt regneark",
    ),
    "open document": (zipped({"mimetype": b"x", "content.xml": b"x"}), "ikke gemt som Excel-fil"),
    "cut off": (GOOD[:-200], "ikke et helt regneark"),
    "damaged": (with_part(GOOD, FIRST, (b"</row>", b"</rad>")), "ikke et helt regneark"),
    "entities": (with_part(GOOD, FIRST, (b"<worksheet", b"<!DOCTYPE a><worksheet")), "koder, som"),
    "no rows": (workbook(("Ark", [])), "ingen tabel med indsatser"),
    "other columns": (workbook(("Ark", [["Navn", "Telefon"], ["A", "B"]])), "ingen tabel med"),
    "no numbers": (
        workbook(("Ark", [["Numer", "Tema", "Indsats"], ["U1", "Leg", "Vi leger."]])),
        "arket «Ark», række 1: kolonnen «Nummer» mangler. Der står: .*Mente du «Numer»",
    ),
    "a column twice": (
        workbook(("Ark", [[*HEAD, "tema"], ["U1", "Ude", "Leg", "Vi leger.", "Ro"]])),
        "kolonnen «Tema» står to gange, i C og E",
    ),
    "two sheets": (workbook(("A", [HEAD]), ("B", [HEAD])), "flere ark med indsatser: «A» og «B»"),
    "a quotation mark": (b'Nummer;Indsats\r\nU1;"Vi leger.\r\n', "ved række 2"),
}


@pytest.mark.parametrize("kind", BAD)
def test_what_is_no_sheet_of_initiatives_is_refused(kind: str, tmp_path: Path) -> None:
    """Which file it is, what is wrong with it and what to do."""
    is_refused(open_sheet, SheetFileError, tmp_path / "ark.xlsx", BAD[kind])


def test_a_sheet_is_chosen_by_its_name(tmp_path: Path) -> None:
    """Where several hold initiatives; a name that is not there is refused with those that are."""
    path = tmp_path / "ark.xlsx"
    path.write_bytes(workbook(("A", [HEAD]), ("B", [HEAD])))
    assert open_sheet(path, "B")[1].table.name == "B"
    with pytest.raises(SheetFileError, match=r"intet ark, der hedder «C»\. Der er: «A» og «B»"):
        open_sheet(path, "C")


def test_what_is_too_much_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file itself, what it unpacks to whatever it declares, and its rows."""
    path = tmp_path / "ark.xlsx"
    path.write_bytes(GOOD)
    monkeypatch.setattr(workbook_reading, "MOST_ROWS", 1)
    with pytest.raises(SheetFileError, match="flere end 1 rækker"):
        open_sheet(path)
    monkeypatch.setattr(workbook_reading, "LARGEST_CONTENT", 2_000)
    with pytest.raises(SheetFileError, match="pakker ud til mere"):
        open_sheet(path)
    monkeypatch.setattr(sent_file, "LARGEST_FILE", 100)
    with pytest.raises(SheetFileError, match="fylder mere end"):
        open_sheet(path)
    monkeypatch.undo()
    monkeypatch.setattr(csv_reading, "MOST_ROWS", 1)
    path.write_bytes(b"Nummer;Indsats\nU1;Vi leger.\n")
    with pytest.raises(SheetFileError, match="flere end 1 rækker"):
        open_sheet(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """With the machine's own reason."""
    with pytest.raises(SheetFileError, match="kan ikke læses"):
        open_sheet(tmp_path / "ark.xlsx")


def test_a_merged_range_over_the_whole_sheet_costs_nothing(tmp_path: Path) -> None:
    """Nor does a cell in the very last row, or a size that is not true."""
    merged = b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    content = with_part(GOOD, FIRST, (b"</sheetData>", far + merged))
    path = tmp_path / "ark.xlsx"
    path.write_bytes(content)
    table = open_sheet(path)[1].table
    assert ([*table.rows], table.merged[0].last_row) == ([1, 2], 1_048_576)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman", "cp850"]
)
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_csv_is_read_as_any_program_writes_it(
    encoding: str, separator: str, tmp_path: Path
) -> None:
    """Whatever the encoding and the separator, with the line that Excel puts above."""
    text = "På tur: æbler, øl; «år»"
    rows = [["Nummer", "Hvornår", "Indsats"], ["U1", "", f'"{text}"']]
    lines = [f"sep={separator}", *(separator.join(row) for row in rows)]
    path = tmp_path / "ark.csv"
    path.write_bytes("\r\n".join(lines).replace("«", "").replace("»", "").encode(encoding))
    head = open_sheet(path)[1]
    assert [each.key for each in head.columns.values()] == ["id", "hvornår", "indsats"]
    ((number, row),) = head.rows()
    assert (number, row[2].value) == (3, text.replace("«", "").replace("»", ""))
