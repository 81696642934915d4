"""The command ``scripts.import_word``: what it tells, what it writes, what it refuses."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from policy.diff.compare import compare
from policy.documents.document import document_of
from policy.documents.word.word_file import as_word, as_word_redline
from policy.importing.carrying import Overlay
from policy.loading.files import Folder
from policy.loading.loader import load, load_files
from scripts.changes import main as changes
from scripts.import_word.__main__ import main
from tests.support.published import EVERYDAY, Published
from tests.support.word import parts_of

OLD, NEW = "og kan altid låne en bold ud", "og låner gerne en bold ud"
ROWS = "data/initiatives.yaml"

Import = Callable[..., tuple[int, str, str]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Published(tmp_path).root


@pytest.fixture
def run(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Import:
    """The command on a file that proposes other texts for the school's."""

    def command(
        texts: dict[str, str], *arguments: str, tracked: bool = True
    ) -> tuple[int, str, str]:
        old, new = load(root).edition, load_files(Overlay(Folder(root), texts)).edition
        assert old
        assert new
        made = as_word_redline(compare(old, new)) if tracked else as_word(document_of(new), new)
        (tmp_path / "forslag.docx").write_bytes(made)
        status = main(["--root", str(root), str(tmp_path / "forslag.docx"), *arguments])
        return status, *capsys.readouterr()

    return command


def text_of(root: Path, path: str) -> str:
    return (root / path).read_text(encoding="utf-8")


@pytest.mark.usefixtures("plain_git")
def test_a_proposal_is_shown_and_written_on_demand(root: Path, run: Import) -> None:
    """First only shown, by its author; then the sentence stands in the page, and no other byte."""
    before = text_of(root, EVERYDAY)
    proposed = before.replace(OLD, NEW)
    status, out, errors = run({EVERYDAY: proposed})
    assert (status, errors) == (0, "")
    assert out.startswith("Foreslået af Udgave 2026/27:\n\nHverdagen: 1 omformuleret\n")
    assert "låner gerne" in out
    assert text_of(root, EVERYDAY) == before
    status, out, errors = run({EVERYDAY: proposed}, "--write")
    assert (status, errors) == (0, "")
    assert out.endswith(f"Skrevet: {EVERYDAY}. Se det efter, og kør kontrollen.\n")
    assert text_of(root, EVERYDAY) == proposed


@pytest.mark.usefixtures("plain_git")
def test_the_redline_of_two_folders_has_every_data_of_the_pages_and_proposes_nothing(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As ``make changes`` writes it: a changed link is tracked, and read back all is known."""
    new = tmp_path / "ny"
    shutil.copytree(root, new)
    links = new / "data/links.yaml"
    text = links.read_text(encoding="utf-8")
    links.write_text(text.replace("side=1&alder=6", "side=2&alder=6"), encoding="utf-8")
    out = str(tmp_path / "aendringer.docx")
    assert changes([str(root), str(new), "--format", "docx", "--out", out]) == 0
    document = parts_of(Path(out).read_bytes())["word/document.xml"].decode()
    assert "<w:delText" in document.partition("Legebogen")[2]
    capsys.readouterr()
    assert main(["--root", str(new), out]) == 0
    assert capsys.readouterr().out == "Filen foreslår ingen ændringer.\n"


@pytest.mark.usefixtures("plain_git")
@pytest.mark.parametrize("detail", ["mål: Alle er glade.", "ansvarlig: Lærerne"])
def test_who_and_why_become_keys_of_the_row(detail: str, root: Path, run: Import) -> None:
    """What is said of an initiative below its text gets the key that it has a name for."""
    before = text_of(root, ROWS)
    text = "fortæller om noget, der gik godt.\n"
    proposed = before.replace(text, f"{text}        {detail}\n")
    assert proposed != before
    status, out, _ = run({ROWS: proposed}, "--write", tracked=False)
    assert (status, detail.partition(": ")[2] in out) == (0, True)
    after = text_of(root, ROWS)
    assert after.replace(f"        {detail}\n", "") == before
    assert len(after) == len(proposed)


@pytest.mark.usefixtures("plain_git")
def test_a_row_that_went_is_asked_about(root: Path, run: Import) -> None:
    """Nothing is written before there is a reason; with one the row is retired."""
    before = text_of(root, ROWS)
    start = before.index("      - id: G2")
    gone = before[:start] + before[before.index("      - id: G3") :]
    status, out, _ = run({ROWS: gone}, "--write")
    assert status == 1
    assert '--retire G2="Afløst af …"' in out
    assert text_of(root, ROWS) == before
    status, out, _ = run({ROWS: gone}, "--write", "--retire", "G2=Afløst af G1.")
    assert (status, "Udgået G2" in out) == (0, True)
    assert "  - id: G2\n    udgået: 2026/27\n    begrundelse: Afløst af G1.\n" in text_of(
        root, ROWS
    )
    assert load(root).edition


CONFIG = "mkdocs.yml"
NEW_PAGE = "docs/leg-i-skoven.md"


def with_new_page(root: Path) -> dict[str, str]:
    menu = text_of(root, CONFIG).replace(
        "      - Opsamling:", "      - Leg i skoven: leg-i-skoven.md\n      - Opsamling:"
    )
    page = "# Leg i skoven { #leg-i-skoven }\n\nVi leger.\n\n- Hver dag\n- Med alle\n"
    return {CONFIG: menu, NEW_PAGE: page}


@pytest.mark.usefixtures("plain_git")
@pytest.mark.parametrize("tracked", [True, False])
def test_a_page_that_came_gets_its_file_and_its_line_in_the_menu(
    tracked: bool, root: Path, run: Import
) -> None:
    """The description is a guess that the check tells; every other byte of the menu is kept."""
    texts = with_new_page(root)
    status, out, _ = run(texts, "--write", tracked=tracked)
    assert (status, f"- {NEW_PAGE}: «Leg i skoven»" in out) == (0, True)
    assert text_of(root, CONFIG) == texts[CONFIG]
    head, _, body = text_of(root, NEW_PAGE).partition("---\n\n")
    assert body == texts[NEW_PAGE]
    assert "# Se efter: beskrivelsen er lavet af overskriften." in head


@pytest.mark.usefixtures("plain_git")
def test_a_page_that_went_is_asked_about(root: Path, run: Import) -> None:
    """Nothing is written before somebody says that it is to go; then its file and line go."""
    menu = text_of(root, CONFIG)
    proposed = menu.replace("      - Opsamling: opsamling.md\n", "")
    status, out, _ = run({CONFIG: proposed}, "--write")
    assert (status, "- «Opsamling»: --remove-page opsamling\n" in out) == (1, True)
    assert text_of(root, CONFIG) == menu
    status, out, errors = run({CONFIG: proposed}, "--write", "--remove-page", "hverdagen")
    assert (status, "Slettet er: opsamling." in errors) == (2, True)
    status, out, _ = run({CONFIG: proposed}, "--write", "--remove-page", "opsamling")
    assert (status, out.endswith("Slettet: docs/opsamling.md.\n")) == (0, True)
    assert text_of(root, CONFIG) == proposed
    assert not (root / "docs/opsamling.md").exists()


@pytest.mark.usefixtures("plain_git")
def test_a_page_that_others_lead_to_is_not_removed(root: Path, run: Import) -> None:
    """The check tells the link that would lead nowhere, and nothing is written."""
    menu = text_of(root, CONFIG)
    promises = "      - Vores løfter: vores-loefter.md\n"
    given = ("--write", "--remove-page", "vores-loefter")
    front = text_of(root, "docs/index.md").replace('{{ udvalgte_afsnit("vores-loefter") }}', "")
    texts = {CONFIG: menu.replace(promises, ""), "docs/index.md": front}
    status, out, _ = run(texts, *given, tracked=False)
    assert (status, "docs/index.md:" in out, "intet er skrevet" in out) == (1, True, True)
    assert text_of(root, CONFIG) == menu
    assert (root / "docs/vores-loefter.md").exists()


@pytest.mark.usefixtures("plain_git")
def test_the_last_row_of_a_theme_takes_it_along(root: Path, run: Import) -> None:
    """The check refuses a theme that no initiative has, so nothing could be written with it."""
    before = text_of(root, ROWS)
    start = before.index("      - id: R4")
    gone = before[:start] + before[before.index("  - id: vaerkstedet") :]
    status, out, _ = run({ROWS: gone}, "--write", "--retire", "R4=Der kom ingen.")
    assert (status, "  - Mod på fremtiden\n" in before, "Skrevet" in out) == (0, True, True)
    assert "Mod på fremtiden" not in text_of(root, ROWS)


@pytest.mark.usefixtures("plain_git")
@pytest.mark.parametrize("given", ["G2", "G2=", "=Fordi.", "U7=Fordi."])
def test_a_reason_for_nothing_is_refused(given: str, root: Path, run: Import) -> None:
    """A row without a reason, a reason without a row, a row that is still there."""
    status, out, errors = run({}, "--retire", given)
    assert (status, out) == (2, "")
    assert "--retire" in errors
    assert "Traceback" not in errors
    assert root.is_dir()


@pytest.mark.usefixtures("plain_git")
def test_a_proposal_with_faults_writes_nothing(root: Path, run: Import) -> None:
    """The problems are told as by the check."""
    before = text_of(root, ROWS)
    proposed = before.replace("tema: Klassens tid", "tema: Klasens tid", 1)
    proposed = proposed.replace("  - Klassens tid", "  - Klassens tid\n  - Klasens tid", 1)
    status, out, _ = run({ROWS: proposed}, "--write", tracked=False)
    assert status == 1
    assert "UKENDT-TEMA" in out
    assert "Temaet «Klasens tid» er nyt. Skal det med, så skriv --new-theme." in out
    assert text_of(root, ROWS) == before
    status, out, _ = run({ROWS: proposed}, "--write", "--new-theme", tracked=False)
    assert (status, "  - Klasens tid\n" in text_of(root, ROWS)) == (0, True)


@pytest.mark.usefixtures("plain_git")
def test_a_file_of_another_year_or_school_is_refused(root: Path, run: Import) -> None:
    """What it is of, what is here, and what to do."""
    year = text_of(root, "data/edition.yaml").replace("2026/27", "2025/26", 1)
    status, _, errors = run({"data/edition.yaml": year}, tracked=False)
    assert (status, "2025/26" in errors, "git fetch --tags" in errors) == (2, True, True)
    name = text_of(root, "data/school.yaml").replace("Eventyrbakkens Skole", "Andeby Skole")
    status, _, errors = run({"data/school.yaml": name}, tracked=False)
    assert (status, "Andeby Skole" in errors) == (2, True)


LINKS = "data/links.yaml"


@pytest.mark.usefixtures("plain_git")
@pytest.mark.parametrize("tracked", [True, False])
@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (LINKS, "titel: Børnetelefonen i Fabelby", 'titel: "Ring: Børnetelefonen i Fabelby"'),
        (LINKS, "adresse: https://example.dk/boernetelefonen", "adresse: https://example.dk/boern"),
        (ROWS, "    navn: Grøn fløj\n", "    navn: Skovfløjen\n"),
        (ROWS, "    klassetrin: 0-9\n", "    klassetrin: 1-9\n"),
    ],
    ids=["title", "address", "name", "grades"],
)
def test_a_value_of_the_data_is_carried_where_the_document_shows_it(
    path: str, old: str, new: str, tracked: bool, root: Path, run: Import
) -> None:
    """A link's title and address, a department's name and grades: one value, no other byte."""
    before = text_of(root, path)
    assert before.count(old) == 1
    status, out, _ = run({path: before.replace(old, new)}, "--write", tracked=tracked)
    assert (status, "kan ikke føres over" in out) == (0, False)
    assert text_of(root, path) == before.replace(old, new)


@pytest.mark.usefixtures("plain_git")
def test_a_file_without_changes_proposes_nothing(run: Import) -> None:
    """And says so."""
    assert run({}) == (0, "Filen foreslår ingen ændringer.\n", "")
