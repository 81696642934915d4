"""``scripts.import_word --new-school``: a folder of a school's first files, or nothing."""

import os
from pathlib import Path

import pytest

from policy.loading.loader import load
from policy.rules.registry import check
from scripts.import_word.__main__ import main
from tests.support.any_word import any_word, paragraph

DATA = Path(__file__).parents[1] / "data"
SCHOOL = DATA / "school"
POLICY = DATA / "word" / "pandoc.docx"


def run(folder: Path, file: Path = POLICY) -> int:
    place = ["--root", str(SCHOOL), "--today", "2026-11-28"]
    return main([*place, "--new-school", str(folder), str(file)])


def test_the_first_files_are_written_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Pages, data and menu; what the check says of them, and how to ask again."""
    assert run(tmp_path / "ny") == 0
    out = capsys.readouterr().out
    assert "er skrevet: 7 sider og 4 indsatser." in out
    assert "advarsel: SE-EFTER Se efter: filen nævner ikke skoleåret" in out
    assert f"make check ARGS='--root {tmp_path / 'ny'}'" in out
    assert load(tmp_path / "ny").edition
    assert sorted(each.name for each in tmp_path.iterdir()) == ["ny"]


def test_once_every_mark_is_deleted_the_check_is_content(tmp_path: Path) -> None:
    """A mark is told until somebody has confirmed the guess."""
    run(tmp_path / "ny")
    for path in (tmp_path / "ny").rglob("*.*"):
        if path.suffix in (".md", ".yaml"):
            lines = path.read_text(encoding="utf-8").split("\n")
            left = [each for each in lines if "# Se efter:" not in each]
            path.write_text("\n".join(left), encoding="utf-8")
    told = check(load(tmp_path / "ny"))
    assert {each.code for each in told} == {"TANKESTREG-MANGLER"}  # as the Word file writes it


def test_an_empty_folder_is_taken_and_a_used_one_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing of what lies there is touched."""
    empty, used = tmp_path / "tom", tmp_path / "brugt"
    empty.mkdir()
    used.mkdir()
    (used / "brev.txt").write_text("Kære alle", encoding="utf-8")
    assert run(empty) == 0
    assert run(used) == 2
    assert "er ikke en tom mappe" in capsys.readouterr().err
    assert [each.name for each in used.iterdir()] == ["brev.txt"]


def test_what_has_no_text_or_is_no_word_file_makes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The reason is said, and no folder is left."""
    scanned, other = tmp_path / "skannet.docx", tmp_path / "andet.docx"
    scanned.write_bytes(any_word(paragraph("")))
    other.write_bytes(b"Vi leger.")
    for file, said in ((scanned, "har ingen tekst"), (other, "er ikke en hel Word-fil")):
        assert run(tmp_path / "ny", file) == 2
        assert said in capsys.readouterr().err
    assert not (tmp_path / "ny").exists()


def test_where_nothing_can_be_written_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever stops the last step: no folder, and none beside it."""

    def refused(*_: object) -> None:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr(Path, "rename", refused)
    assert run(tmp_path / "ny") == 2
    assert "kan ikke skrives" in capsys.readouterr().err
    assert not [*tmp_path.iterdir()]


def test_what_the_check_refuses_is_written_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The coordinator mends it in the files; the exit status says that there is something."""
    file = tmp_path / "politik.docx"
    file.write_bytes(any_word(paragraph("Trivsel", style="heading1"), paragraph("Vi ~~leger~~.")))
    assert run(tmp_path / "ny", file) == 1
    assert "MÆRKE-VIST" in capsys.readouterr().out
    assert (tmp_path / "ny" / "docs" / "index.md").exists()
