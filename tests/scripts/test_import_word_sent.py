"""The command ``scripts.import_word`` on a file that somebody has worked on since it was made."""

from collections.abc import Callable
from pathlib import Path

import pytest

from policy.documents.document import document_of
from policy.documents.word.word_file import as_word
from policy.loading.loader import load
from scripts.import_word.__main__ import main
from tests.support.published import EVERYDAY, Published
from tests.support.word import parts_of, with_parts

OLD, NEW = "og kan altid låne en bold ud", "og låner gerne en bold ud"
CONFIG, ROWS = "mkdocs.yml", "data/initiatives.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Published(tmp_path).root


def text_of(root: Path, path: str) -> str:
    return (root / path).read_text(encoding="utf-8")


@pytest.fixture
def sent(root: Path, tmp_path: Path) -> Callable[..., tuple[int, str]]:
    """The command on the school's file that somebody has worked on since it was made."""
    edition = load(root).edition
    assert edition
    made = as_word(document_of(edition), edition)

    def command(
        changes: dict[str, str],
        capsys: pytest.CaptureFixture[str],
        part: str = "word/document.xml",
    ) -> tuple[int, str]:
        text = parts_of(made)[part].decode()
        for old, new in changes.items():
            assert old in text
            text = text.replace(old, new)
        worked = with_parts(made, {part: text.encode()})
        (tmp_path / "forslag.docx").write_bytes(worked)
        status = main(["--root", str(root), str(tmp_path / "forslag.docx"), "--write"])
        return status, capsys.readouterr().out

    return command


@pytest.mark.usefixtures("plain_git")
def test_a_file_of_an_earlier_draft_takes_back_nothing(
    root: Path, sent: Callable[..., tuple[int, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    """What was written since stays; only what the file itself changes is carried over."""
    school = Published(root.parent, root)
    school.edit(EVERYDAY, "Telefonerne bliver i skabet", "Telefoner bliver i skabet")
    school.edit(ROWS, "fortæller om noget, der gik godt.", "fortæller om noget godt.")
    before = text_of(root, EVERYDAY)
    status, out = sent({OLD: NEW}, capsys)
    assert status == 0
    assert "Filen er lavet af udgave 2026/27" in out
    assert "Telefoner" not in out.replace("Telefonerne", "")
    assert text_of(root, EVERYDAY) == before.replace(OLD, NEW)
    assert "fortæller om noget godt." in text_of(root, ROWS)


@pytest.mark.usefixtures("plain_git")
def test_a_new_page_in_a_file_of_an_earlier_draft_comes_into_the_menu_of_today(
    root: Path, sent: Callable[..., tuple[int, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    """Which somebody has changed since."""
    school = Published(root.parent, root)
    school.edit(EVERYDAY, OLD, NEW)
    school.edit(CONFIG, "      - Opsamling: opsamling.md", "      - Året: opsamling.md")
    heading = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Leg</w:t></w:r></w:p>'
    status, out = sent({"</w:body>": f"{heading}</w:body>"}, capsys)
    assert (status, "- docs/leg.md: «Leg»" in out) == (0, True)
    assert "Filen er lavet af udgave 2026/27" in out
    assert "      - Leg: leg.md\n" in text_of(root, CONFIG)
    assert "      - Året: opsamling.md\n" in text_of(root, CONFIG)


@pytest.mark.usefixtures("plain_git")
def test_a_telephone_number_that_came_is_told(
    sent: Callable[..., tuple[int, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    """It may be one person's own, which the site must not show."""
    _, out = sent({OLD: f"{OLD}, ring 22 33 44 55"}, capsys)
    assert "«22 33 44 55» ligner et telefonnummer" in out


@pytest.mark.usefixtures("plain_git")
def test_what_is_written_below_the_pages_is_told(
    sent: Callable[..., tuple[int, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    """It is no text of the policy, and whoever wrote it is to know that it is not carried."""
    _, out = sent({"Eventyrbakkens": "Vores egen"}, capsys, "word/footer.xml")
    assert "- nederst på siderne: det, der står på alle sider, føres ikke over: «Sådan" in out
    assert "Vores egen" in out


@pytest.mark.usefixtures("plain_git")
def test_what_is_written_into_the_overview_is_told(
    sent: Callable[..., tuple[int, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    """It is made of the departments' tables; a row that changes there changes here as well."""
    words = "Dagen begynder med en stille time, hvor hvert barn følger sin egen plan."
    _, out = sent({f" {words}": " Dagen begynder stille."}, capsys)
    assert "oversigten laves af afdelingernes tabeller" in out


BOX = (
    "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Husk madpakken.</w:t></w:r></w:p>"
    "</w:txbxContent></w:pict></w:r>"
)


@pytest.mark.usefixtures("plain_git")
def test_the_words_of_a_text_box_are_told(
    sent: Callable[..., tuple[int, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    """With the place that it stands at; they are in no text of the policy."""
    place = '<w:t xml:space="preserve">Hverdagen</w:t></w:r>'
    _, out = sent({place: f"{place}{BOX}"}, capsys)
    assert "en tekstboks: skriv den som et almindeligt stykke: «Husk madpakken.»" in out


@pytest.mark.usefixtures("plain_git")
def test_what_both_have_changed_is_told_and_stays(
    root: Path, sent: Callable[..., tuple[int, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    """A sentence and a row that somebody has changed since the file was made."""
    school = Published(root.parent, root)
    school.edit(EVERYDAY, OLD, "og må låne en bold ud")
    school.edit(ROWS, "fortæller om noget, der gik godt.", "fortæller om noget godt.")
    before = text_of(root, EVERYDAY), text_of(root, ROWS)
    status, out = sent({OLD: NEW, "noget, der gik godt": "noget, der gik skævt"}, capsys)
    assert status == 1
    assert out.count("stedet er rettet, siden filen blev lavet") == 2
    assert (text_of(root, EVERYDAY), text_of(root, ROWS)) == before
