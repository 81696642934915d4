"""The published editions as a folder for a host of plain files, and word of it for a workflow."""

import gzip
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest

from scripts.web import main
from tests.support.published import Published
from tests.support.repositories import git, publish, repository_at

FILES = {"2026-27/index.html": "<p>Hej", "2026-27/udgave.json": "{}", "index.html": "<p>Videre"}


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file in which a workflow's step leaves word."""
    monkeypatch.setenv("GITHUB_OUTPUT", str(tmp_path / "output"))
    return tmp_path / "output"


def written(folder: Path) -> dict[str, str]:
    """The files of a folder, but for the texts that stand beside themselves compressed."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    paths = (path for path in paths if path.suffix not in (".gz", ".br"))
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in paths}


def policy_at(folder: Path) -> Path:
    """A repository that looks like a policy, with nothing published."""
    root = repository_at(folder)
    (root / "mkdocs.yml").write_text("site_name: x\n")
    return root


def test_every_file_is_written(
    tmp_path: Path, told: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As it lies in the archive; later steps of a workflow know that there is something."""
    root = policy_at(tmp_path / "r")
    git(root, "stash", "-qu")
    publish(root, FILES)
    git(root, "stash", "pop", "-q")
    assert main(["--root", str(root), "--out", str(tmp_path / "web")]) == 0
    assert written(tmp_path / "web") == FILES
    assert told.read_text() == "published=true\n"
    assert str(tmp_path / "web") in capsys.readouterr().out


def test_texts_are_there_compressed_too(tmp_path: Path, told: Path) -> None:
    """By gzip and by brotli, for hosts that serve them so; the archive has neither."""
    root = policy_at(tmp_path / "r")
    git(root, "stash", "-qu")
    publish(root, FILES)
    git(root, "stash", "pop", "-q")
    assert main(["--root", str(root), "--out", str(tmp_path / "web")]) == 0
    for name, text in FILES.items():
        path = tmp_path / "web" / name
        assert gzip.decompress(path.with_name(f"{path.name}.gz").read_bytes()).decode() == text
        assert brotli.decompress(path.with_name(f"{path.name}.br").read_bytes()).decode() == text
    assert told.is_file()


def test_where_nothing_is_published_nothing_is_written(tmp_path: Path, told: Path) -> None:
    """That is no error: the first draft may be held back."""
    root = policy_at(tmp_path / "r")
    assert main(["--root", str(root), "--out", str(tmp_path / "web")]) == 0
    assert not (tmp_path / "web").exists()
    assert told.read_text() == "published=false\n"


def test_a_folder_that_is_there_is_not_written_into(
    tmp_path: Path, told: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing of it is lost, and nothing of it is published with the editions."""
    root = policy_at(tmp_path / "r")
    archive, web = tmp_path / "archive", tmp_path / "web"
    for folder in (archive / "2026-27", web):
        folder.mkdir(parents=True)
        (folder / "index.html").write_text("<p>Her", encoding="utf-8")
    command = ["--root", str(root), "--out", str(web), "--archive", str(archive)]
    assert main(command) == 2
    assert written(web) == {"index.html": "<p>Her"}
    assert "Slet mappen" in capsys.readouterr().err
    assert not told.exists()


def test_an_archive_that_is_not_at_hand_is_an_error(
    tmp_path: Path, told: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Never an empty site in its place."""
    root = policy_at(tmp_path / "r")
    assert main(["--root", str(root), "--archive", "nope"]) == 2
    assert "nope" in capsys.readouterr().err
    assert not told.exists()


@pytest.mark.slow
@pytest.mark.usefixtures("plain_git")
def test_what_the_workflow_publishes_is_what_it_uploads(tmp_path: Path, told: Path) -> None:
    """Its two steps after one another, in a clone as a machine of GitHub's has it."""
    school = Published(tmp_path)
    machine = school.clone("maskine")
    assert machine.publish()[0] == 0
    assert main(["--root", str(machine.root), "--out", str(tmp_path / "web")]) == 0
    paths = git(school.remote, "ls-tree", "-r", "--name-only", "-z", "gh-pages").split("\0")
    files = [path for path in (tmp_path / "web").rglob("*") if path.is_file()]
    made = [path for path in files if path.suffix in {".gz", ".br"}]
    kept = [*filter(lambda path: path.name == "sitemap.xml.gz", made)]
    found = {path.relative_to(tmp_path / "web").as_posix() for path in {*files} - {*made} | {*kept}}
    assert found == set(filter(None, paths))
    assert told.read_text() == "published=true\n"
