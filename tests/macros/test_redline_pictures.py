"""Pictures in the redlines on the site and on paper: the edition before keeps its own."""

from io import BytesIO
from pathlib import Path

import page as pdf_page
import pytest
from bs4 import BeautifulSoup
from PIL import Image
from pypdf import PdfReader

from macros.pages import page_macros
from macros.pictures.redline import EARLIER, earlier_pictures, pictures_before
from macros.views import View
from policy.archive.history import History, read_history
from policy.checking.picture_files import PictureFiles
from policy.documents.pdf.changes_pdf import changes_pdf
from policy.loading.edition_json import as_json
from policy.loading.files import Folder
from policy.loading.loader import load
from policy.loading.pictures import digest_of
from policy.model.addresses import SiteLinks
from policy.model.edition import Edition
from policy.report.pictures.sources import BothSides
from scripts.publishing.comparisons import comparison_page
from tests.policy.report.pictures.test_fates import HALL, YARD, side


def png(colour: str) -> bytes:
    """A real picture."""
    made = BytesIO()
    Image.new("RGB", (40, 30), colour).save(made, "png")
    return made.getvalue()


Published = tuple[Path, Edition, Edition, History]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """A policy whose one picture was replaced and whose other one left since it was published."""
    folder = tmp_path_factory.mktemp("pictures")
    files = {"a.png": png("navy"), "b.png": png("teal")}
    side(folder / "old", YARD + HALL, files)
    side(folder / "new", YARD, {"a.png": png("maroon")})
    old, new = (load(folder / name).edition for name in ("old", "new"))
    assert old
    assert new
    old = old.model_copy(update={"info": old.info.model_copy(update={"year": "2025/26"})})
    site = folder / "archive/2025-26"
    site.mkdir(parents=True)
    (site / "udgave.json").write_text(as_json(old), encoding="utf-8")
    for name, content in files.items():
        (site / name).write_bytes(content)
    return folder, old, new, read_history(folder / "new", new, str(folder / "archive"))


def test_the_page_of_changes_leads_to_both_pictures(published: Published) -> None:
    """To the new one where it is, to the old ones in a folder that the edition brings itself."""
    _, _, new, history = published
    html = page_macros(View(new, SiteLinks("../"), history=history))["aendringer"]()
    page = BeautifulSoup(html, "html5lib")
    found = earlier_pictures(history)
    gone = [f"../{EARLIER}{digest_of(png(each))}.png" for each in ("navy", "teal")]
    assert [each["src"] for each in page.select("del img")] == gone
    assert [each["src"] for each in page.select("ins img")] == ["../a.png"]
    assert found == dict(zip((each[3:] for each in gone), map(png, ("navy", "teal")), strict=True))


def test_a_late_readers_page_leads_to_the_pictures_of_both_editions(published: Published) -> None:
    """Each lies in its own edition's folder, and is there for as long as the edition."""
    _, old, new, _ = published
    page = BeautifulSoup(comparison_page("2025-26", old, new), "html5lib")
    found = [str(each["src"]) for each in page.select("img")]
    before = "../../2025-26"
    assert found == [f"{before}/a.png", "../../gaeldende/a.png", f"{before}/b.png"]


def test_paper_shows_them_too(published: Published) -> None:
    """Each with its words; those that left are crossed out. Without the files they are named."""
    folder, _, _, history = published
    assert history.comparison
    new = PictureFiles(Folder(folder / "new"), "docs")
    sides = BothSides(pictures_before(history), new)
    content = changes_pdf(history.comparison, pictures=sides)
    report = pdf_page.validate_pdf_bytes(content, profile="ua1")
    assert report.is_compliant, [each.message for each in report.failures]
    assert content == changes_pdf(history.comparison, pictures=sides)
    said = ("billedet før", "billedet nu", "billedet før")
    sheets = PdfReader(BytesIO(content)).pages
    assert sum(len(sheet.images) for sheet in sheets) == len(said)
    read = "".join(sheet.extract_text() for sheet in sheets)
    assert [read.count(each) for each in said] == [2, 1, 2]
    without = PdfReader(BytesIO(changes_pdf(history.comparison))).pages
    assert not any(sheet.images for sheet in without)
