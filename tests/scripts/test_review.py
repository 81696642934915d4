"""What a reviewer of a pull request is given, from a real repository with a proposal in it."""

from pathlib import Path

import pytest

from policy.documents.files import CHANGES_PDF, POLICY_PDF
from policy.words.change_words import REVIEW
from policy.words.year_words import STATUS_FORM
from scripts.review import LONGEST, main, shortened
from tests.policy.documents.pdf.test_policy_pdf import spoken
from tests.support.published import EVERYDAY, Published
from tests.support.repositories import git
from tests.support.tagged_pdf import read_pdf
from tests.support.word import told

pytestmark = pytest.mark.usefixtures("plain_git")
OLD, NEW = "og kan altid låne en bold ud", "og låner gerne en bold ud"


@pytest.fixture
def school(tmp_path: Path) -> Published:
    """The fictional school, with a proposal on top of its main."""
    found = Published(tmp_path)
    git(found.root, "push", "-q", "origin", "main")
    git(found.root, "checkout", "-q", "-b", "forslag")
    found.edit(EVERYDAY, OLD, NEW)
    return found


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where GitHub would show the run's summary; the run is that of pull request 12."""
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary"))
    monkeypatch.setenv("GITHUB_REF", "refs/pull/12/merge")
    return tmp_path / "summary"


def review(school: Published, *arguments: str) -> tuple[int, Path]:
    """The command on the school's proposal; its exit status and the folder it wrote."""
    out = school.folder / "review"
    command = ["--no-spelling", "--root", str(school.root), "--base", "main", "--out", str(out)]
    return main([*command, *arguments]), out


@pytest.mark.slow
def test_a_proposal_is_told_of_and_shown(
    school: Published, shown: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The summary on the run's page, the same as a comment, the redline, the site, the number."""
    status, out = review(school)
    assert (status, capsys.readouterr().out) == (0, "Ingen problemer.\n")
    text = (out / "resume.md").read_text(encoding="utf-8")
    heading, title = f"## {STATUS_FORM['heading']}", "**Udgave 2026/27 skal offentliggøres**"
    assert text.startswith(f"{heading}\n\n{title}\n")
    assert "\n\nNæste skridt: " in text.partition(f"\n## {REVIEW['proposed']}\n")[0]
    assert "<ins>låner gerne</ins>" in text
    assert REVIEW["since_published"] not in text
    assert shown.read_text(encoding="utf-8") == text
    assert (out / "kommentar.md").read_text(encoding="utf-8") == text
    assert (out / "nummer").read_text() == "12"
    assert "låner gerne" in (out / "aendringer.html").read_text(encoding="utf-8")
    assert "lånergerne" in spoken(read_pdf((out / CHANGES_PDF).read_bytes()))
    assert "lånergerne" in spoken(read_pdf((out / "site" / POLICY_PDF).read_bytes()))
    assert CHANGES_PDF in text.partition(f"\n## {REVIEW['proposed']}\n")[2]
    assert "låner gerne" in " ".join(told((out / "aendringer.docx").read_bytes()))
    assert "låner gerne" in (out / "site" / "hverdagen" / "index.html").read_text("utf-8")


@pytest.mark.slow
def test_what_is_changed_besides_the_policy_is_told_first(school: Published, shown: Path) -> None:
    """A line for each file, and for a page whose front matter is another."""
    school.edit(EVERYDAY, "description: Hvad børn", "description: Det, børn")
    school.edit("mkdocs.yml", "Velkommen: index.md", "Hjem: index.md")
    for name in ("scripts/kendeord.py", ".github/workflows/kendeord.yml", "kende@ord.txt"):
        path = school.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x = 1\n", encoding="utf-8")
    git(school.root, "add", "-A")
    git(school.root, "commit", "-qm", "more")
    assert review(school)[0] == 0
    text = shown.read_text(encoding="utf-8")
    assert text.startswith("## Forslaget ændrer også\n")
    lines = text.partition("## Det foreslås")[0].split("\n\n")[2].split("\n")
    assert lines == [
        "- arbejdsgang eller opsætning på GitHub: .github/workflows/kendeord.yml",
        "- sidens indstillinger (øverst): docs/hverdagen.md",
        "- fil: kende&#64;\u200cord.txt",
        "- indstilling: mkdocs.yml",
        "- kode: scripts/kendeord.py",
    ]


@pytest.mark.slow
def test_what_main_already_changed_since_the_published_edition_is_told_of_too(
    school: Published, shown: Path
) -> None:
    """The board adopts the whole year, not only the last proposal."""
    git(school.root, "checkout", "-q", "main")
    assert school.publish()[0] == 0
    school.begin_draft()
    school.edit(EVERYDAY, "- Telefonerne bliver i skabet", "- Telefoner og ure bliver i skabet")
    git(school.root, "checkout", "-q", "-B", "forslag")
    school.edit(EVERYDAY, OLD, NEW)
    status, out = review(school)
    assert status == 0
    proposed, _, whole = (out / "resume.md").read_text("utf-8").partition(REVIEW["since_published"])
    assert "låner gerne" in proposed
    assert "ure" not in proposed
    assert "låner gerne" in whole
    assert "ure" in whole
    assert shown.exists()


def test_a_proposal_with_a_fault_is_told_of_on_its_line(
    school: Published, shown: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As an annotation and in the summary; what cannot be read is not compared."""
    school.edit("data/initiatives.yaml", "tema: Udeliv", "tema: Udelvi")
    status, out = review(school)
    assert status == 1
    assert "::error file=data/initiatives.yaml,line=" in capsys.readouterr().out
    text = shown.read_text(encoding="utf-8")
    assert "UKENDT-TEMA «Udelvi»" in text
    assert REVIEW["unread"] in text
    assert not (out / "aendringer.html").exists()


def test_a_base_that_is_not_at_hand_is_told_of(
    school: Published, capsys: pytest.CaptureFixture[str]
) -> None:
    """Never taken for an empty policy, of which all would be new."""
    assert review(school, "--base", "nope")[0] == 2
    assert "nope" in capsys.readouterr().err


def test_a_long_summary_is_cut_at_a_line() -> None:
    """And says so; a short one is left alone."""
    text = "en linje\n" * LONGEST
    found = shortened(text)
    assert len(found) <= LONGEST
    assert found.endswith(REVIEW["cut"])
    assert found.startswith("en linje\nen linje\n")
    assert found.split("\n\n")[0].endswith("en linje")
    assert shortened("kort") == "kort"
