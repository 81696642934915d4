"""Published editions are read from real repositories; unreadable ones are reported."""

from pathlib import Path

import pytest

from policy.archive.editions import Archive, ArchiveError, published, read_archive
from policy.archive.git import RepositoryError
from policy.loading.edition_json import EditionFileError, as_json
from policy.loading.loader import load
from policy.model.edition import Edition, content
from policy.rules.registry import check
from tests.support.repositories import commit, git, publish, repository_at, write

pytestmark = pytest.mark.usefixtures("plain_git")


@pytest.fixture
def edition(repository: Path) -> Edition:
    """A valid edition with three active initiatives and a retired one."""
    found = load(repository / "tests/data/base").edition
    assert found is not None
    return found


def in_year(edition: Edition, year: str) -> str:
    """``udgave.json`` of ``edition`` as published for ``year``."""
    info = edition.info.model_copy(update={"year": year})
    return as_json(edition.model_copy(update={"info": info}))


def years(archive: Archive) -> list[str]:
    """The school years of an archive."""
    return [each.year for each in archive.editions]


def test_without_a_repository_nothing_is_published(tmp_path: Path) -> None:
    """A plain folder has no archive, without a warning."""
    assert read_archive(tmp_path) == Archive()


def test_a_folder_inside_a_repository_is_not_its_top(tmp_path: Path, edition: Edition) -> None:
    """The archive of an enclosing repository is not used."""
    top = repository_at(tmp_path / "r", {"2026-27/udgave.json": as_json(edition)})
    (top / "school").mkdir()
    assert read_archive(top / "school") == Archive()
    assert years(read_archive(top)) == ["2026/27"]


def test_the_local_branch_is_read_oldest_first(tmp_path: Path, edition: Edition) -> None:
    """Only folders named by year are editions, not copies, drafts or the list."""
    names = {"2027-28": "2027/28", "2026-27": "2026/27", "gaeldende": "x", "udkast": "y"}
    files = {f"{name}/udgave.json": in_year(edition, year) for name, year in names.items()}
    root = repository_at(tmp_path / "r", {**files, "index.html": "", "udgaver/index.html": ""})
    archive = read_archive(root)
    assert years(archive) == ["2026/27", "2027/28"]
    assert archive.unreadable == archive.missing_branch == ""
    assert archive.editions[0].ids == {"F1", "F2", "A1", "F9"}
    assert archive.published_ids()["F9"] == "2027/28"


def test_reading_changes_nothing_in_the_repository(tmp_path: Path, edition: Edition) -> None:
    """Reading the archive checks out, fetches and writes nothing."""
    root = repository_at(tmp_path / "r", {"2026-27/udgave.json": as_json(edition)})
    before = (git(root, "status", "--porcelain", "--branch"), git(root, "for-each-ref"))
    read_archive(root)
    assert (git(root, "status", "--porcelain", "--branch"), git(root, "for-each-ref")) == before


def test_a_branch_without_editions_is_an_empty_archive(tmp_path: Path) -> None:
    """A branch with other pages only is an empty archive."""
    root = repository_at(tmp_path / "r", {"index.html": "x"})
    assert read_archive(root) == Archive()


def test_the_remotes_branch_counts_before_the_local_one(tmp_path: Path, edition: Edition) -> None:
    """The remote-tracking branch is read rather than the local one."""
    remote = repository_at(tmp_path / "remote", {"2026-27/udgave.json": as_json(edition)})
    git(tmp_path, "clone", "-q", str(remote), "clone")
    root = tmp_path / "clone"
    publish(root, {"2020-21/udgave.json": in_year(edition, "2020/21")})
    assert years(read_archive(root)) == ["2026/27"]


def test_a_branch_that_was_not_fetched_is_missing_not_empty(
    tmp_path: Path, edition: Edition
) -> None:
    """In a single-branch clone the reported command fetches the archive."""
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
    """A remote without the branch gives an empty archive and no warning."""
    remote = repository_at(tmp_path / "remote")
    git(tmp_path, "clone", "-q", str(remote), "clone")
    assert read_archive(tmp_path / "clone") == Archive()


def test_a_remote_that_was_not_fetched_may_have_published(tmp_path: Path) -> None:
    """A remote that was not fetched from is reported as a missing branch, by its setting's name."""
    root = repository_at(tmp_path / "r")
    git(root, "remote", "add", "skolen", str(tmp_path / "gone"))
    write(root, {"mkdocs.yml": "remote_name: skolen\nremote_branch: udgaver\n"})
    assert read_archive(root).missing_branch == "skolen/udgaver"


@pytest.mark.parametrize("name", ["--all", "a b", "[x]", "a..b", "../x", "x.lock"])
def test_a_setting_that_is_no_name_is_told_of(tmp_path: Path, name: str) -> None:
    """What cannot name a branch is never handed to git."""
    root = repository_at(tmp_path / "r", {})
    write(root, {"mkdocs.yml": f"remote_branch: {name}\n"})
    assert "«remote_branch»" in read_archive(root).unreadable


@pytest.mark.parametrize(
    "text",
    ["", "x", "[]", "{}", "null", '{"udgave": 1}', '{"udgave": {"info": {}}}', "[" * 100_000],
)
def test_a_damaged_edition_is_told_of_and_the_others_are_read(
    tmp_path: Path, edition: Edition, text: str
) -> None:
    """A damaged edition is reported and the others are read."""
    files = {"2026-27/udgave.json": text, "2027-28/udgave.json": in_year(edition, "2027/28")}
    archive = read_archive(repository_at(tmp_path / "r", files))
    assert years(archive) == ["2027/28"]
    assert archive.unreadable == "2026-27/udgave.json mangler eller er beskadiget"


def test_a_damaged_repository_is_reported(tmp_path: Path, repository: Path) -> None:
    """A damaged repository is reported with git's message in Danish."""
    root = repository_at(tmp_path / "r")
    (root / ".git" / "HEAD").write_text("x")
    archive = read_archive(root)
    assert "ikke et git-arkiv" in archive.unreadable
    found = check(load(repository / "tests/data/base"), archive)
    assert [(each.code, each.severity) for each in found] == [("ARKIV-ULÆSELIGT", "advarsel")]


def test_a_repository_around_a_damaged_one_is_not_read_instead(
    tmp_path: Path, edition: Edition
) -> None:
    """The repository around a damaged one is not read instead."""
    top = repository_at(tmp_path / "r", {"2026-27/udgave.json": as_json(edition)})
    (top / "school" / ".git").mkdir(parents=True)
    archive = read_archive(top / "school")
    assert archive.editions == ()
    assert "ikke et git-arkiv" in archive.unreadable


def test_a_computer_without_git_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without git on the path an archive is reported as unreadable."""
    root = repository_at(tmp_path / "r")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "git findes ikke" in read_archive(root).unreadable


def archive_of(edition: Edition) -> dict[str, str]:
    """An archive with two years, the first of them in force, and no draft."""
    return {
        "2026-27/udgave.json": in_year(edition, "2026/27"),
        "2027-28/udgave.json": in_year(edition, "2027/28"),
        "gaeldende/udgave.json": in_year(edition, "2026/27"),
        "index.html": "",
    }


def test_a_published_edition_is_read_back_whole(tmp_path: Path, edition: Edition) -> None:
    """Editions are found by year and as the one in force; a missing draft is None."""
    root = repository_at(tmp_path / "r", archive_of(edition))
    assert published(root, "2026-27") == content(edition)
    assert published(root, "gaeldende") == content(edition)
    second = published(root, "2027-28")
    assert second is not None
    assert second.info.year == "2027/28"
    for name in ("udkast", "2030-31", "index.html", "../2026-27", "", "2026/27"):
        assert published(root, name) is None


def test_another_archive_may_be_named(tmp_path: Path, edition: Edition) -> None:
    """A named folder or revision is read instead of the policy's own branch."""
    files = archive_of(edition)
    folder = write(tmp_path / "site", files)
    root = repository_at(tmp_path / "r", {"2020-21/udgave.json": in_year(edition, "2020/21")})
    git(root, "checkout", "-q", "-b", "trial")
    commit(root, files)
    git(root, "checkout", "-q", "main")
    for at in (str(folder), "trial"):
        assert years(read_archive(root, at)) == ["2026/27", "2027/28"]
        assert published(root, "gaeldende", at) == content(edition)
        assert published(root, "2020-21", at) is None
    assert years(read_archive(root)) == ["2020/21"]
    (root / "school").mkdir()
    assert years(read_archive(root / "school", "trial")) == ["2026/27", "2027/28"]


@pytest.mark.parametrize("at", ["nope", "", "--all", "a\0b"])
def test_another_archive_that_is_nothing_is_refused(tmp_path: Path, at: str) -> None:
    """An unknown archive name is refused."""
    root = repository_at(tmp_path / "r", {})
    for read in (lambda: read_archive(root, at), lambda: published(root, "gaeldende", at)):
        with pytest.raises(RepositoryError):
            read()


def test_an_archive_that_is_not_at_hand_is_reported(tmp_path: Path, edition: Edition) -> None:
    """An archive that was not fetched is an error, and its command fetches it."""
    remote = tmp_path / "remote.git"
    git(tmp_path, "clone", "-q", "--bare", str(repository_at(tmp_path / "r", archive_of(edition))),
        str(remote))  # fmt: skip
    git(tmp_path, "clone", "-q", "--single-branch", "--depth=1", remote.as_uri(), "clone")
    root = tmp_path / "clone"
    with pytest.raises(ArchiveError) as caught:
        published(root, "gaeldende")
    command = str(caught.value).partition("«git ")[2].partition("»")[0]
    git(root, *command.split())
    assert published(root, "gaeldende") == content(edition)


def test_an_archive_that_git_refuses_is_reported(tmp_path: Path, edition: Edition) -> None:
    """An archive that git cannot read is an error with git's message in Danish."""
    root = repository_at(tmp_path / "r", archive_of(edition))
    (root / ".git" / "HEAD").write_text("x")
    with pytest.raises(ArchiveError, match="ikke et git-arkiv"):
        published(root, "gaeldende")


def test_a_damaged_published_edition_is_refused_by_its_name(
    tmp_path: Path, edition: Edition
) -> None:
    """A damaged edition is refused by name; the others can still be read."""
    files = {**archive_of(edition), "2027-28/udgave.json": "{"}
    root = repository_at(tmp_path / "r", files)
    with pytest.raises(EditionFileError, match=r"2027-28/udgave\.json"):
        published(root, "2027-28")
    assert published(root, "2026-27") == content(edition)


def test_a_folder_where_the_file_should_be_is_reported(tmp_path: Path) -> None:
    """A folder in place of ``udgave.json`` is an error."""
    folder = write(tmp_path / "site", {"gaeldende/udgave.json/x": ""})
    with pytest.raises(ArchiveError, match="kan ikke læses"):
        published(tmp_path, "gaeldende", str(folder))


def test_a_linked_copy_is_the_edition_it_points_at(tmp_path: Path, edition: Edition) -> None:
    """A symbolic link to an edition is read as that edition."""
    root = repository_at(tmp_path / "r", {"2026-27/udgave.json": as_json(edition)})
    git(root, "checkout", "-q", "gh-pages")
    (root / "gaeldende").symlink_to("2026-27")
    commit(root, {})
    git(root, "checkout", "-q", "main")
    assert published(root, "gaeldende") == content(edition)
    assert years(read_archive(root)) == ["2026/27"]


def test_many_editions_are_read_with_few_processes(tmp_path: Path, edition: Edition) -> None:
    """Thirty editions are read with a few git processes."""
    names = {f"20{n}-{n + 1}": f"20{n}/{n + 1}" for n in range(30, 60)}
    files = {f"{name}/udgave.json": in_year(edition, year) for name, year in names.items()}
    root = repository_at(tmp_path / "r", files)
    log = tmp_path / "trace"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_TRACE2_EVENT", str(log))
        assert len(read_archive(root).editions) == 30
    assert 1 <= log.read_text(encoding="utf-8").count('"event":"start"') <= 8
