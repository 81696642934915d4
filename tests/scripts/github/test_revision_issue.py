"""The one issue on the yearly treatment, kept on a server that answers as GitHub does."""

import json
from pathlib import Path

import pytest

from policy.words.year_words import REVISION_ISSUE
from scripts import status
from scripts.github.revision_issue import MARK, main
from tests.scripts.github.test_links_issue import Server, github

__all__ = ["github"]

SCHOOL = Path(__file__).parents[2] / "data" / "school"


def write(folder: Path, today: str) -> None:
    """Write the status of the fictional school on that day, as the other job does."""
    given = ["--root", str(SCHOOL), "--no-spelling", "--today", today, "--out", str(folder)]
    assert status.main(given) == 0


def test_one_issue_is_opened_when_it_is_time_and_closed_when_it_is_done(
    github: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With what ``make status`` says; renewed each week; nothing is said before its time."""
    write(tmp_path, "2027-02-15")
    assert main([str(tmp_path)]) == 0
    assert github.issues == []
    for day, title in (("2027-02-16", "Det er tid til"), ("2027-07-01", "skulle have været")):
        write(tmp_path, day)
        assert main([str(tmp_path)]) == 0
        (issue,) = github.issues
        assert (issue["title"], issue["state"]) == (REVISION_ISSUE["title"], "open")
        assert issue["body"].startswith(f"{MARK}\n**")
        assert title in issue["body"]
        assert "Næste skridt: Begynd næste revision" in issue["body"]
    write(tmp_path, "2026-12-01")
    assert main([str(tmp_path)]) == 0
    assert (issue["state"], github.comments) == ("closed", [(1, REVISION_ISSUE["well_again"])])
    assert "Sagen er lukket." in capsys.readouterr().out


def test_a_policy_with_errors_changes_nothing(github: Server, tmp_path: Path) -> None:
    """Whether it is done cannot be told then."""
    (tmp_path / "status.json").write_text(json.dumps({"is_due": None, "text": ""}))
    assert main([str(tmp_path)]) == 0
    assert github.asked == []


def test_a_status_that_is_none_changes_nothing(
    github: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No file, or another one, is told."""
    assert main([str(tmp_path)]) == 2
    (tmp_path / "status.json").write_text("[]")
    assert main([str(tmp_path)]) == 2
    assert "ingen status" in capsys.readouterr().err
    assert github.asked == []
