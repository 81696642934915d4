"""What others have sent when a story of the guide begins: files in the folder of the school."""

import io
import shutil
from collections.abc import Callable
from pathlib import Path

from openpyxl import load_workbook

from policy.diff.compare import compare
from policy.documents.word.word_file import as_word_redline
from policy.importing.carrying import Overlay
from policy.loading.files import Folder
from policy.loading.loader import load, load_files
from policy.sheets.workbook import as_workbook
from scripts.cli.places import REPOSITORY
from tests.support.published import EVERYDAY

SENTENCE = "og kan altid låne en bold ud", "og låner gerne en bold ud"
ROW = "og vælger selv en ordstyrer", "og to børn er ordstyrere"


def picture(root: Path) -> None:
    """A picture, in the folder that the guide names."""
    path = root / "docs" / "billeder" / "skolegaarden.webp"
    path.parent.mkdir()
    shutil.copy(REPOSITORY / "docs/vejledning/billeder/rettet-i-browseren.webp", path)


def proposal(root: Path) -> None:
    """A Word file of the policy in which a sentence of a page was changed."""
    text = (root / EVERYDAY).read_text(encoding="utf-8").replace(*SENTENCE)
    old, new = load(root).edition, load_files(Overlay(Folder(root), {EVERYDAY: text})).edition
    assert old
    assert new
    (root / "forslag.docx").write_bytes(as_word_redline(compare(old, new)))


def sheet(root: Path) -> None:
    """The site's own spreadsheet in which a sentence of an initiative was changed."""
    edition = load(root).edition
    assert edition
    book = load_workbook(io.BytesIO(as_workbook(edition)))
    for row in book.worksheets[0]:
        for cell in row:
            if isinstance(cell.value, str):
                cell.value = cell.value.replace(*ROW)
    book.save(root / "ark.xlsx")


SENT: dict[str, Callable[[Path], None]] = {
    "koordinator#billede": picture,
    "koordinator#word": proposal,
    "koordinator#ark": sheet,
}
"""What has come, by the name of the story."""
