"""What has been published: read from real repositories, and never taken for nothing."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from macros.editions import Archive, as_json, read_archive
from macros.model import Edition
from macros.rules import check
from macros.source import load

AUTHOR = ("-c", "user.name=t", "-c", "user.email=t@example.dk", "-c", "commit.gpgsign=false")


@pytest.fixture(autouse=True)
def plain_git(monkeypatch: pytest.MonkeyPatch) -> None:
    """Git as on a new machine: no settings of the one who runs the tests."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def edition(repository: Path) -> Edition:
    """A sound edition with three active initiatives and a retired one."""
    found = load(repository / "tests/data/base").edition
    assert found is not None
    return found


def git(folder: Path, *arguments: str) -> str:
    """Run git in ``folder``; what it prints."""
    command = ["git", *AUTHOR, "-C", str(folder), *arguments]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def repository_at(folder: Path, published: dict[str, str] | None = None) -> Path:
    """A new repository with one commit, and the branch gh-pages where something is published."""
    folder.mkdir(parents=True)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "commit", "-q", "--allow-empty", "-m", "first")
    if published is not None:
        publish(folder, published)
    return folder


def publish(folder: Path, files: dict[str, str]) -> None:
    """Commit ``files`` and nothing else to the branch gh-pages of the repository ``folder``."""
    git(folder, "checkout", "-q", "--orphan", "gh-pages")
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "publish")
    git(folder, "checkout", "-q", "main")


def in_year(edition: Edition, year: str) -> str:
    """``udgave.json`` of ``edition`` as published for ``year``."""
    info = edition.info.model_copy(update={"year": year})
    return as_json(edition.model_copy(update={"info": info}))


def years(archive: Archive) -> list[str]:
    """The school years of an archive."""
    return [each.year for each in archive.editions]


def test_without_a_repository_nothing_is_published(tmp_path: Path) -> None:
    """A plain folder has no archive, and that is no warning."""
    assert read_archive(tmp_path) == Archive()


def test_a_folder_inside_a_repository_is_not_its_top(tmp_path: Path, edition: Edition) -> None:
    """The archive of a repository around the policy is another policy's."""
    top = repository_at(tmp_path / "r", {"2026-27/udgave.json": as_json(edition)})
    (top / "school").mkdir()
    assert read_archive(top / "school") == Archive()
    assert years(read_archive(top)) == ["2026/27"]


def test_the_local_branch_is_read_oldest_first(tmp_path: Path, edition: Edition) -> None:
    """Only folders named as years are editions: copies, drafts and the list are not."""
    names = {"2027-28": "2027/28", "2026-27": "2026/27", "gaeldende": "x", "udkast": "y"}
    files = {f"{name}/udgave.json": in_year(edition, year) for name, year in names.items()}
    root = repository_at(tmp_path / "r", {**files, "index.html": "", "udgaver/index.html": ""})
    archive = read_archive(root)
    assert years(archive) == ["2026/27", "2027/28"]
    assert archive.unreadable == archive.missing_branch == ""
    assert archive.editions[0].ids == {"F1", "F2", "A1", "F9"}
    assert archive.published_ids()["F9"] == "2027/28"


def test_reading_changes_nothing_in_the_repository(tmp_path: Path, edition: Edition) -> None:
    """Git is asked; nothing is checked out, fetched or written."""
    root = repository_at(tmp_path / "r", {"2026-27/udgave.json": as_json(edition)})
    before = (git(root, "status", "--porcelain", "--branch"), git(root, "for-each-ref"))
    read_archive(root)
    assert (git(root, "status", "--porcelain", "--branch"), git(root, "for-each-ref")) == before


def test_a_branch_without_editions_is_an_empty_archive(tmp_path: Path) -> None:
    """The branch may hold other pages from before."""
    root = repository_at(tmp_path / "r", {"index.html": "x"})
    assert read_archive(root) == Archive()


def test_the_remotes_branch_counts_before_the_local_one(tmp_path: Path, edition: Edition) -> None:
    """A local branch of the same name may be old, or somebody's trial."""
    remote = repository_at(tmp_path / "remote", {"2026-27/udgave.json": as_json(edition)})
    git(tmp_path, "clone", "-q", str(remote), "clone")
    root = tmp_path / "clone"
    publish(root, {"2020-21/udgave.json": in_year(edition, "2020/21")})
    assert years(read_archive(root)) == ["2026/27"]


def test_a_branch_that_was_not_fetched_is_missing_not_empty(
    tmp_path: Path, edition: Edition
) -> None:
    """After a single-branch clone the command that is told brings the archive."""
    remote = repository_at(tmp_path / "remote", {"2026-27/udgave.json": as_json(edition)})
    git(tmp_path, "clone", "-q", "--single-branch", "--depth=1", remote.as_uri(), "clone")
    root = tmp_path / "clone"
    archive = read_archive(root)
    assert (archive.editions, archive.missing_branch) == ((), "origin/gh-pages")
    program, *arguments = archive.fetch_command.split()
    assert program == "git"
    git(root, *arguments)
    assert years(read_archive(root)) == ["2026/27"]


def test_a_remote_without_the_branch_has_published_nothing(tmp_path: Path) -> None:
    """The first year: asked and answered, so no warning."""
    remote = repository_at(tmp_path / "remote")
    git(tmp_path, "clone", "-q", str(remote), "clone")
    assert read_archive(tmp_path / "clone") == Archive()


def test_a_remote_that_does_not_answer_may_have_published(tmp_path: Path) -> None:
    """Not to know is not to know that there is nothing."""
    root = repository_at(tmp_path / "r")
    git(root, "remote", "add", "skolen", str(tmp_path / "gone"))
    assert read_archive(root).missing_branch == "skolen/gh-pages"


@pytest.mark.parametrize(
    "text",
    ["", "x", "[]", "{}", "null", '{"udgave": 1}', '{"udgave": {"info": {}}}', "[" * 100_000],
)
def test_a_damaged_edition_is_told_of_and_the_others_are_read(
    tmp_path: Path, edition: Edition, text: str
) -> None:
    """One damaged file neither stops the check nor is passed over in silence."""
    files = {"2026-27/udgave.json": text, "2027-28/udgave.json": in_year(edition, "2027/28")}
    archive = read_archive(repository_at(tmp_path / "r", files))
    assert years(archive) == ["2027/28"]
    assert archive.unreadable == "2026-27/udgave.json mangler eller er beskadiget"


def test_a_damaged_repository_is_told_of(tmp_path: Path, repository: Path) -> None:
    """What git refuses is a warning with git's own words, not an empty archive."""
    root = repository_at(tmp_path / "r")
    (root / ".git" / "HEAD").write_text("x")
    archive = read_archive(root)
    assert archive.unreadable.startswith("fatal: ")
    found = check(load(repository / "tests/data/base"), archive)
    assert [(each.code, each.severity) for each in found] == [("ARKIV-ULÆSELIGT", "advarsel")]


def test_a_repository_around_a_damaged_one_is_not_read_instead(
    tmp_path: Path, edition: Edition
) -> None:
    """Git looks further up where it finds none; the archive there is another policy's."""
    top = repository_at(tmp_path / "r", {"2026-27/udgave.json": as_json(edition)})
    (top / "school" / ".git").mkdir(parents=True)
    archive = read_archive(top / "school")
    assert archive.editions == ()
    assert archive.unreadable.startswith("fatal: ")


def test_a_computer_without_git_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some programs bring a git of their own that nobody else can find."""
    root = repository_at(tmp_path / "r")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "git findes ikke" in read_archive(root).unreadable


def test_the_published_data_is_the_whole_edition(edition: Edition) -> None:
    """Read back, it is the same edition, keys as in the data files, letters as letters."""
    text = as_json(edition)
    content = json.loads(text)
    assert content["format"] == 1
    assert Edition.model_validate(content["udgave"]) == edition
    assert content["udgave"]["departments"][0]["indsatser"][0]["tema"] == "Digital dannelse"
    assert "Første" in text


def test_the_published_data_is_the_same_bytes_every_time(
    edition: Edition, repository: Path
) -> None:
    """The order of keys depends on nothing; the file ends with a line feed."""
    again = load(repository / "tests/data/base").edition
    assert again is not None
    assert again is not edition
    assert as_json(again) == as_json(edition)
    keys = list(json.loads(as_json(edition))["udgave"])
    assert keys == sorted(keys)
    assert as_json(edition).endswith("}\n")
