"""The command ``scripts.status``: how far the revision of a real repository is."""

from datetime import date
from pathlib import Path

import pytest

from scripts import status
from scripts.publishing.fictional_school import YEARS, publish_years, school_at
from scripts.publishing.next_year import begin


def said(capsys: pytest.CaptureFixture[str], root: Path, *arguments: str) -> str:
    """What the command prints of the policy in ``root``; its exit status is 0."""
    assert status.main(["--root", str(root), "--no-spelling", *arguments]) == 0
    return capsys.readouterr().out


@pytest.mark.slow
def test_it_follows_a_repository_through_the_year(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not yet published, published, due, begun: read from the real archive."""
    root = school_at(tmp_path)
    day = date(2026, 10, 6).isoformat()
    text = said(capsys, root, "--today", day)
    assert "Om noget er offentliggjort, kan ikke ses her." in text
    assert "så er det næste «make publish»" in text
    assert list(publish_years(root, YEARS[:1]))
    capsys.readouterr()
    assert "- [x] Offentliggjort." in said(capsys, root, "--today", day)
    assert "er tid til" in said(capsys, root, "--today", "2027-03-01")
    begin(root, "2027/28")
    text = said(capsys, root, "--today", "2027-03-01")
    assert "politikken er ord for ord som i udgave 2026/27" in text
    assert "Skal være det senest 16. juni 2027." in text


def test_a_folder_without_a_policy_is_no_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit status 2, told in Danish."""
    assert status.main(["--root", str(tmp_path)]) == 2
    assert "er ikke en politik" in capsys.readouterr().err


def test_an_archive_that_is_none_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A misspelt revision ends in a sentence, with exit status 2."""
    root = school_at(tmp_path)
    assert status.main(["--root", str(root), "--no-spelling", "--archive", "findes-ikke"]) == 2
    assert "findes-ikke" in capsys.readouterr().err


def test_a_policy_that_cannot_be_read_has_its_error_as_the_next_step(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file with a broken line is told, not stumbled over."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data/edition.yaml").write_text("skoleår: [\n", encoding="utf-8")
    text = said(capsys, tmp_path)
    assert "der er fejl, som skal rettes" in text
    assert "Næste skridt: Ret fejlen i data/edition.yaml:" in text
