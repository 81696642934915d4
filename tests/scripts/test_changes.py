"""The command ``scripts.changes``: what it prints, what it refuses, what it leaves untouched."""

import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import page
import pytest

from policy.checking.resolve import find_edition
from policy.loading.edition_json import as_json
from scripts.changes import main
from tests.support.repositories import commit, git, publish, repository_at

ROOT = Path(__file__).parents[2]
BASE, SCHOOL = "tests/data/base", "tests/data/school"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scripts.changes", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)


def test_an_edition_against_itself_has_no_changes() -> None:
    """A plain Danish sentence, and exit status 0."""
    done = run(BASE, BASE)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Ingen ændringer i politikken." in done.stdout


def test_two_editions_are_compared_as_json() -> None:
    """The same list for programs."""
    done = run(BASE, SCHOOL, "--format", "json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["changes"]


def test_two_editions_are_compared_as_pdf(tmp_path: Path) -> None:
    """A file for the agenda, the same through a pipe."""
    out = tmp_path / "aendringer.pdf"
    done = run(BASE, SCHOOL, "--format", "pdf", "--out", str(out))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    command = [sys.executable, "-m", "scripts.changes", BASE, SCHOOL, "--format", "pdf"]
    piped = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    assert out.read_bytes() == piped.stdout
    assert page.is_pdf_compliant(out, profile="ua1")


def test_a_pdf_is_not_written_to_a_screen(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A terminal cannot show it; the message says what to do."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.chdir(ROOT)
    assert main([BASE, SCHOOL, "--format", "pdf"]) == 2
    assert "--out" in capsys.readouterr().err


def test_a_report_is_written_to_a_file(tmp_path: Path) -> None:
    """``--out`` writes the report and prints nothing."""
    out = tmp_path / "rapport.md"
    done = run(BASE, SCHOOL, "--out", str(out))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert out.read_text(encoding="utf-8").startswith("**2026/27")
    assert list(tmp_path.iterdir()) == [out]


def test_a_redline_for_word_is_written_to_a_file_or_piped(tmp_path: Path) -> None:
    """Both are the same Word file."""
    out = tmp_path / "aendringer.docx"
    done = run(BASE, SCHOOL, "--format", "docx", "--out", str(out))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    command = [sys.executable, "-m", "scripts.changes", BASE, SCHOOL, "--format", "docx"]
    piped = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    assert piped.stdout == out.read_bytes()
    assert zipfile.ZipFile(out).testzip() is None


def test_a_redline_for_word_has_what_a_published_edition_showed(tmp_path: Path) -> None:
    """The link list, the overview and the drawing of both: they are no changes."""
    root = repository_at(tmp_path / "r")
    for name in ("data", "docs", "mkdocs.yml"):
        copy = shutil.copytree if (ROOT / SCHOOL / name).is_dir() else shutil.copyfile
        copy(ROOT / SCHOOL / name, root / name)
    commit(root, {})
    git(root, "tag", "udgave-2026-27")
    publish(root, {"2026-27/udgave.json": as_json(find_edition("HEAD", root))})
    out = tmp_path / "aendringer.docx"
    assert main(["--root", str(root), "2026-27", "--format", "docx", "--out", str(out)]) == 0
    with zipfile.ZipFile(out) as archive:
        text = archive.read("word/document.xml").decode()
        assert any(each.startswith("word/media/") for each in archive.namelist())
    assert not re.search("<w:(ins|del|pPrChange) ", text)
    assert "DrawingCaption" in text


def test_a_report_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    """A folder that does not exist is reported in Danish; no half file is left."""
    done = run(BASE, SCHOOL, "--out", str(tmp_path / "nowhere" / "rapport.md"))
    assert done.returncode == 2
    assert "kan ikke skrives" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["hest", "2019-20", "--", "", "data"])
def test_what_is_no_edition_is_refused_in_danish(name: str) -> None:
    """A name that is nothing gives exit status 2 and a way out, never a traceback."""
    done = run("--root", BASE, "--format", "json", *(["--"] if name == "--" else []), name, BASE)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_an_edition_with_problems_is_refused_with_their_list(tmp_path: Path) -> None:
    """The problems are listed under the name of the edition that has them."""
    for path in sorted((ROOT / BASE).rglob("*")):
        target = tmp_path / path.relative_to(ROOT / BASE)
        if path.is_dir():
            target.mkdir()
        else:
            target.write_bytes(path.read_bytes().replace(b"tema: Digital", b"tema: Digtal"))
    done = run(BASE, str(tmp_path))
    assert done.returncode == 2
    assert str(tmp_path) in done.stderr
    assert "UKENDT-TEMA" in done.stderr
