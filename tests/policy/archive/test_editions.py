"""What has been published: read from real repositories, and never taken for nothing."""

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
    """A sound edition with three active initiatives and a retired one."""
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


def archive_of(edition: Edition) -> dict[str, str]:
    """An archive with two years, the first of them in force, and no draft."""
    return {
        "2026-27/udgave.json": in_year(edition, "2026/27"),
        "2027-28/udgave.json": in_year(edition, "2027/28"),
        "gaeldende/udgave.json": in_year(edition, "2026/27"),
        "index.html": "",
    }


def test_a_published_edition_is_read_back_whole(tmp_path: Path, edition: Edition) -> None:
    """By its year, as the one in force, and not as a draft where there is none."""
    root = repository_at(tmp_path / "r", archive_of(edition))
    assert published(root, "2026-27") == content(edition)
    assert published(root, "gaeldende") == content(edition)
    second = published(root, "2027-28")
    assert second is not None
    assert second.info.year == "2027/28"
    for name in ("udkast", "2030-31", "index.html", "../2026-27", "", "2026/27"):
        assert published(root, name) is None


def test_another_archive_may_be_named(tmp_path: Path, edition: Edition) -> None:
    """A folder of editions, or a revision; also where there is one beside the policy."""
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
    """What somebody named is never taken for an empty archive."""
    root = repository_at(tmp_path / "r", {})
    for read in (lambda: read_archive(root, at), lambda: published(root, "gaeldende", at)):
        with pytest.raises(RepositoryError):
            read()


def test_an_archive_that_is_not_at_hand_is_told_of(tmp_path: Path, edition: Edition) -> None:
    """The command that is told brings it; not to know is never «not published»."""
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


def test_an_archive_that_git_refuses_is_told_of(tmp_path: Path, edition: Edition) -> None:
    """With git's own words, for whoever looks after the code."""
    root = repository_at(tmp_path / "r", archive_of(edition))
    (root / ".git" / "HEAD").write_text("x")
    with pytest.raises(ArchiveError, match="fatal: "):
        published(root, "gaeldende")


def test_a_damaged_published_edition_is_refused_by_its_name(
    tmp_path: Path, edition: Edition
) -> None:
    """The others can still be read."""
    files = {**archive_of(edition), "2027-28/udgave.json": "{"}
    root = repository_at(tmp_path / "r", files)
    with pytest.raises(EditionFileError, match=r"2027-28/udgave\.json"):
        published(root, "2027-28")
    assert published(root, "2026-27") == content(edition)


def test_a_folder_where_the_file_should_be_is_told_of(tmp_path: Path) -> None:
    """Somebody's hand has been in the archive."""
    folder = write(tmp_path / "site", {"gaeldende/udgave.json/x": ""})
    with pytest.raises(ArchiveError, match="kan ikke læses"):
        published(tmp_path, "gaeldende", str(folder))


def test_a_linked_copy_is_the_edition_it_points_at(tmp_path: Path, edition: Edition) -> None:
    """Some archives keep the one in force as a link, not as a copy."""
    root = repository_at(tmp_path / "r", {"2026-27/udgave.json": as_json(edition)})
    git(root, "checkout", "-q", "gh-pages")
    (root / "gaeldende").symlink_to("2026-27")
    commit(root, {})
    git(root, "checkout", "-q", "main")
    assert published(root, "gaeldende") == content(edition)
    assert years(read_archive(root)) == ["2026/27"]


def test_many_editions_are_read_with_few_processes(tmp_path: Path, edition: Edition) -> None:
    """Thirty years of the archive do not make the check slow."""
    names = {f"20{n}-{n + 1}": f"20{n}/{n + 1}" for n in range(30, 60)}
    files = {f"{name}/udgave.json": in_year(edition, year) for name, year in names.items()}
    root = repository_at(tmp_path / "r", files)
    log = tmp_path / "trace"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_TRACE2_EVENT", str(log))
        assert len(read_archive(root).editions) == 30
    assert 1 <= log.read_text(encoding="utf-8").count('"event":"start"') <= 8
