"""Fixing page files: what is written, how, and what is left alone."""

import os
import shutil
from pathlib import Path

import pytest

from scripts.check import main

PAGE = "docs/index.md"
HEAD = "# Politik { #politik }\n\nVi læser. Vi skriver.\n\n"
TAIL = "- Fra 3. til 4. klasse.\n  { #overgange }\n"
SLIPS = HEAD + TAIL.replace("4. ", "4.\u00a0")
MENDED = HEAD.replace(". Vi", ".\nVi") + TAIL


@pytest.fixture
def policy(repository: Path, tmp_path: Path) -> Path:
    """A valid policy except for the slips on one page."""
    root = shutil.copytree(repository / "tests/data/base", tmp_path / "policy")
    (root / PAGE).write_text(SLIPS, encoding="utf-8")
    return root


def files(root: Path) -> dict[str, bytes]:
    """Every file of the policy with its bytes."""
    paths = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def test_only_the_page_is_written(policy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The fix is reported before the check; no other file is changed or created."""
    before = files(policy)
    assert main(["--root", str(policy), "--no-spelling", "--fix"]) == 0
    assert capsys.readouterr().out == "docs/index.md: 2 steder er rettet.\nIngen problemer.\n"
    after = files(policy)
    assert after == {**before, PAGE: MENDED.encode()}
    assert main(["--root", str(policy), "--no-spelling", "--fix"]) == 0
    assert capsys.readouterr().out == "Ingen problemer.\n"


def test_line_ends_mark_and_rights_stay(policy: Path) -> None:
    """Windows line endings, a byte order mark and permissions are kept."""
    path = policy / PAGE
    path.write_bytes(b"\xef\xbb\xbf" + SLIPS.replace("\n", "\r\n").encode())
    path.chmod(0o640)
    assert main(["--root", str(policy), "--no-spelling", "--fix"]) == 0
    assert path.read_bytes() == b"\xef\xbb\xbf" + MENDED.replace("\n", "\r\n").encode()
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_page_that_cannot_be_written_stays(
    policy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A page that cannot be written is reported and left unchanged."""
    (policy / "docs" / f".index.md.{os.getpid()}").mkdir()
    assert main(["--root", str(policy), "--no-spelling", "--fix"]) == 1
    said = capsys.readouterr().out
    assert said.startswith("docs/index.md:1:1: FIL-KAN-IKKE-SKRIVES Filen er ikke rettet: ")
    assert (policy / PAGE).read_text(encoding="utf-8") == SLIPS


def test_a_page_that_cannot_be_read_is_left_alone(policy: Path) -> None:
    """A page that is not valid text is left unchanged."""
    content = "Vi læser. Vi skriver.".encode("latin-1")
    (policy / PAGE).write_bytes(content)
    assert main(["--root", str(policy), "--no-spelling", "--fix"]) == 1
    assert (policy / PAGE).read_bytes() == content


def test_data_for_programs_stays_data(policy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With JSON output, fixes are reported on standard error."""
    assert main(["--root", str(policy), "--no-spelling", "--fix", "--format", "json"]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("[]\n", "docs/index.md: 2 steder er rettet.\n")


def test_strange_characters_are_mended_in_every_file(
    policy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Pages, data, the menu, the word list and the names of files get plain characters."""
    (policy / PAGE).write_text(SLIPS.replace("læser", "læ\u00adser"), encoding="utf-8")
    data = policy / "data/initiatives.yaml"
    sound = data.read_text(encoding="utf-8")
    data.write_text(sound.replace("tema: Fæ", "tema:\u00a0Fæ\u200b"), encoding="utf-8")
    (policy / "data/ordliste.txt").write_text("tri\u00advsel\n", encoding="utf-8")
    (policy / "docs/a\u030a.png").write_bytes(b"x")
    assert main(["--root", str(policy), "--no-spelling"]) == 1
    assert "docs/å.png:1:1: FILNAVN-TEGN" in capsys.readouterr().out.replace("a\u030a", "å")
    assert main(["--root", str(policy), "--no-spelling", "--fix"]) == 0
    said = capsys.readouterr().out
    assert "data/initiatives.yaml: 4 steder er rettet." in said
    assert "Filen hedder nu docs/å.png." in said
    assert data.read_text(encoding="utf-8") == sound
    assert (policy / "data/ordliste.txt").read_text(encoding="utf-8") == "trivsel\n"
    assert (policy / "docs/å.png").exists()
    assert "læser" in (policy / PAGE).read_text(encoding="utf-8")
