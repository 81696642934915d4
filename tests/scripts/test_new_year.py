"""The next school year's draft: what is emptied, what stays, and when it is refused."""

import shutil
from pathlib import Path

import pytest

from policy.archive.new_year import following, fresh
from policy.words.command_messages import NEW_YEAR
from scripts import new_year

SCHOOL = Path(__file__).parents[1] / "data" / "school"
EDITION = "data/edition.yaml"
PARTIES = ["personale", "elevråd"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The fictional school in a folder that is no repository."""
    for name in ("mkdocs.yml", "tests/data/school/mkdocs.yml"):  # the one takes from the other
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(SCHOOL.parents[2] / name, tmp_path / name)
    return Path(shutil.copytree(SCHOOL, tmp_path / "tests/data/school", dirs_exist_ok=True))


@pytest.mark.parametrize(
    ("year", "expected"), [("2026/27", "2027/28"), ("2098/99", "2099/00"), ("2099/00", "2100/01")]
)
def test_years_follow_each_other(year: str, expected: str) -> None:
    """Over the turn of a century, too."""
    assert following(year) == expected


def test_what_belongs_to_one_year_is_emptied_and_the_comments_stay() -> None:
    """A draft is left, without dates, treatment, corrections and notes."""
    text = (SCHOOL / EDITION).read_text(encoding="utf-8").replace("status:", "# Hvor?\nstatus:")
    new = fresh(text, "2027/28", PARTIES)
    comments = [line for line in text.splitlines() if line.startswith("#")]
    assert [line for line in new.splitlines() if line.startswith("#")] == comments
    values = [line for line in new.splitlines() if line and not line.startswith("#")]
    assert values == [
        "skoleår: 2027/28",
        "status: udkast",
        "vedtaget:",
        "gælder_fra:",
        "behandlet:",
        "  personale:",
        "  elevråd:",
        "rettelser: []",
        "ændringsnoter: []",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "skoleår: 2026/27\nstatus: vedtaget\n",
        "status: vedtaget\nrettelser:\n- {dato: 2027-01-01, note: x}\nskoleår: 2026/27\n",
        "rettelser: [\n  {dato: 2027-01-01, note: x},\n]\nskoleår: 2026/27\nstatus: vedtaget\n",
    ],
)
def test_a_file_written_in_any_way_is_emptied(text: str) -> None:
    """Keys that were left out are added, lists in any style are gone."""
    new = fresh(text, "2027/28", PARTIES)
    assert "note: x" not in new
    assert "skoleår: 2027/28" in new
    assert new.count("behandlet:") == new.count("status:") == 1


def test_the_command_begins_the_year_and_says_what_comes_next(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The parties are named; a second run refuses, for the draft is not finished."""
    assert new_year.main(["--root", str(root), "2027/28"]) == 0
    said = capsys.readouterr().out
    assert "personalet, elevrådet, forældrerådene og skolebestyrelsen" in said
    assert "status: udkast" in (root / EDITION).read_text(encoding="utf-8")
    assert new_year.main(["--root", str(root), "2028/29"]) == 1
    assert NEW_YEAR["draft"].format(year="2027/28") in capsys.readouterr().out


@pytest.mark.parametrize("year", ["2028/29", "2026/27", "2025/26", "næste", "2027", "2027/29"])
def test_what_makes_no_sense_is_refused_and_changes_nothing(
    root: Path, year: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The right year stands in the message."""
    before = (root / EDITION).read_bytes()
    assert new_year.main(["--root", str(root), year]) == 1
    assert "2027/28" in capsys.readouterr().out
    assert (root / EDITION).read_bytes() == before
    assert sorted(path.name for path in (root / "data").iterdir()) == sorted(
        path.name for path in (SCHOOL / "data").iterdir()
    )


def test_a_policy_with_faults_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They are told as the check tells them."""
    path = root / EDITION
    text = path.read_text(encoding="utf-8").replace("status: vedtaget", "status: vedtagen")
    path.write_text(text, encoding="utf-8")
    assert new_year.main(["--root", str(root), "2027/28"]) == 1
    assert "UKENDT-STATUS" in capsys.readouterr().out
    assert path.read_text(encoding="utf-8") == text


def test_a_folder_that_is_no_policy_cannot_begin_a_year(tmp_path: Path) -> None:
    """It could not be tried."""
    assert new_year.main(["--root", str(tmp_path), "2027/28"]) == 2
