"""A revision's files are the same as in a folder, read without changes from real repositories."""

import os
from pathlib import Path

import pytest

from policy.archive.git import RepositoryError
from policy.archive.revision import Revision
from policy.loading.files import MAX_BYTES, Folder, IrregularFileError, read_text
from policy.words.command_messages import REFUSALS
from tests.support.repositories import commit, git, repository_at

pytestmark = pytest.mark.usefixtures("plain_git")

FILES = {
    "mkdocs.yml": "site_name: x\n",
    "data/school.yaml": "navn: Øen\n",
    "docs/index.md": "# Hej\n",
    "docs/å/ø.md": "Æ\n",
    "docs/a b\nc.md": "odd\n",
    "docs/.hidden.md": "h\n",
    ".dot/x.md": "h\n",
    "docs/empty.md": "",
    "other/docs/index.md": "# En anden\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with some files, of which the newest commit changes one."""
    root = repository_at(tmp_path / "r")
    commit(root, FILES, "files")
    git(root, "tag", "-a", "v1", "-m", "v1")
    commit(root, {"docs/index.md": "# Nyt\n"})
    return root


def refused(root: Path, name: str) -> str:
    """The reason why the revision cannot be read."""
    with pytest.raises(RepositoryError) as caught:
        Revision(root, name).names("", "")
    return str(caught.value)


def pattern(key: str) -> str:
    """The start of a refusal's text, up to the first placeholder."""
    return max(REFUSALS[key].replace("}", "{").split("{"), key=len)


def test_a_revision_answers_like_its_folder(root: Path) -> None:
    """A revision lists and reads the same files as its folder."""
    revision, folder = Revision(root, "HEAD"), Folder(root)
    for under in ("", "docs", "docs/å", "data", "nowhere", "mkdocs.yml", "."):
        for ending in ("", ".md", ".yaml", "index.md"):
            names = revision.names(under, ending)
            assert names == folder.names(under, ending), (under, ending)
            assert [revision.read(name) for name in names] == [folder.read(n) for n in names]


@pytest.mark.parametrize("name", ["v1", "HEAD~1", "main^", "refs/tags/v1", "HEAD@{0}~1"])
def test_an_older_state_is_read_as_it_was(root: Path, name: str) -> None:
    """Older revisions are read by any name, including short and long hashes."""
    for each in (name, git(root, "rev-parse", name), git(root, "rev-parse", "--short", name)):
        assert Revision(root, each.strip()).read("docs/index.md") == b"# Hej\n"


def test_reading_changes_nothing(root: Path) -> None:
    """Work tree, index and branch are not changed."""
    (root / "docs/index.md").write_text("halvfærdig", encoding="utf-8")
    (root / "new.md").write_text("ny", encoding="utf-8")
    git(root, "add", "new.md")
    before = [git(root, "status", "--porcelain", "--branch"), git(root, "for-each-ref")]
    files = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    revision = Revision(root, "HEAD")
    assert [revision.read(name) for name in revision.names("docs", "index.md")] == [b"# Nyt\n"]
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == files
    assert [git(root, "status", "--porcelain", "--branch"), git(root, "for-each-ref")] == before


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("docs/no.md", "FIL-MANGLER"),
        ("no/no.md", "FIL-MANGLER"),
        ("", "FIL-ER-MAPPE"),
        ("docs", "FIL-ER-MAPPE"),
        ("docs/å", "FIL-ER-MAPPE"),
        ("mkdocs.yml/x", "FIL-ER-MAPPE"),
        ("../outside", "FIL-MANGLER"),
    ],
)
def test_what_is_no_file_is_told_as_of_a_folder(root: Path, path: str, code: str) -> None:
    """Unreadable files give the same problem as in a folder."""
    for files in (Revision(root, "HEAD"), Folder(root)):
        problem = read_text(files, path).problem
        assert problem is not None
        assert problem.code == code


def test_a_folder_inside_the_repository_is_read_as_that_folder(root: Path) -> None:
    """A policy in a subfolder of a repository is read from there."""
    inside = root / "other"
    assert Revision(inside, "HEAD").names("", ".md") == ["docs/index.md"]
    assert Revision(inside, "HEAD").read("docs/index.md") == b"# En anden\n"
    assert pattern("no_folder") in refused(inside, "HEAD~2")


@pytest.mark.parametrize(
    "name",
    [
        *("nope", "", " ", "-", "--all", "--git-dir", "-C/tmp", "--upload-pack=x", "HEAD..main"),
        *("^HEAD", "HEAD:docs/index.md", "a\0b", "æ", "x" * 5000, "HEAD\n", "$(touch x)", "\udcff"),
        *("--end-of-options", "f" * 40, "HEAD~99", "HEAD^{blob}"),
    ],
)
def test_what_is_no_revision_is_reported(root: Path, name: str) -> None:
    """Options, ranges and commands are refused as revisions."""
    assert pattern("no_revision") in refused(root, name)


def test_a_branch_that_looks_like_an_option_is_none(root: Path) -> None:
    """A branch named like an option is not passed to git as one."""
    git(root, "update-ref", "refs/heads/--all", "HEAD")
    assert pattern("no_revision") in refused(root, "--all")
    assert Revision(root, "refs/heads/--all").read("docs/index.md") == b"# Nyt\n"


def test_a_shallow_clone_says_how_the_rest_is_fetched(root: Path, tmp_path: Path) -> None:
    """A shallow clone reads what it has, and says how to fetch the rest."""
    git(tmp_path, "clone", "-q", "--depth=1", root.as_uri(), "clone")
    clone = tmp_path / "clone"
    assert Revision(clone, "HEAD").read("docs/index.md") == b"# Nyt\n"
    said = refused(clone, "HEAD~1")
    command = said.partition("«git ")[2].partition("»")[0]
    assert command.startswith("fetch")
    git(clone, *command.split())
    assert Revision(clone, "HEAD~1").read("docs/index.md") == b"# Hej\n"


def test_a_clone_without_its_objects_asks_no_network(root: Path, tmp_path: Path) -> None:
    """In a partial clone missing files are reported, not fetched."""
    git(root, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--no-checkout", "--filter=blob:none", root.as_uri(), "clone")
    with pytest.raises(RepositoryError, match="git fetch"):
        Revision(tmp_path / "clone", "HEAD").read("docs/index.md")


def test_a_bare_repository_is_read(root: Path, tmp_path: Path) -> None:
    """A bare repository can be read."""
    git(tmp_path, "clone", "-q", "--bare", str(root), "bare.git")
    assert Revision(tmp_path / "bare.git", "v1").read("docs/index.md") == b"# Hej\n"


def test_without_a_repository_a_folder_is_asked_for(tmp_path: Path) -> None:
    """Folders without a repository, and missing ones, are refused with advice."""
    assert pattern("no_repository") in refused(tmp_path, "HEAD")
    assert pattern("no_repository") in refused(tmp_path / "gone", "HEAD")


def test_a_repository_without_commits_has_no_revision(tmp_path: Path) -> None:
    """A repository without commits has no revisions, and the message says so."""
    git(tmp_path, "init", "-q", "new")
    assert pattern("no_revision") in refused(tmp_path / "new", "HEAD")


def test_without_git_that_is_said(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without git the message names it and the alternatives."""
    monkeypatch.setenv("PATH", str(root))
    assert pattern("no_git") in refused(root, "HEAD")


def test_a_damaged_repository_answers_with_gits_own_words(root: Path) -> None:
    """A missing object is reported with git's message."""
    name = git(root, "rev-parse", "HEAD:docs/index.md").strip()
    (root / ".git/objects" / name[:2] / name[2:]).unlink()
    with pytest.raises(RepositoryError, match="kan ikke hentes frem"):
        Revision(root, "HEAD").read("docs/index.md")


def test_what_a_hook_sets_leads_nowhere_else(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Environment variables of a git hook are ignored."""
    other = repository_at(tmp_path / "other")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    assert Revision(root, "HEAD").read("docs/index.md") == b"# Nyt\n"


LINKS = {
    "docs/link.md": "å/ø.md",
    "docs/up.md": "../other/docs/index.md",
    "docs/loop.md": "loop.md",
    "docs/lost.md": "lost-and-gone.md",
    "docs/folder": "å",
}


def test_links_are_followed_in_an_archive_only(root: Path) -> None:
    """In a policy they are no files; in an archive cyclic and dangling ones are none."""
    before = Folder(root).names("docs", ".md")
    for name, target in LINKS.items():
        (root / name).symlink_to(target)
    commit(root, {})
    policy, folder = Revision(root, "HEAD"), Folder(root)
    for files in (policy, folder):
        assert files.names("docs", ".md") == before
        assert files.irregular("docs") == sorted(LINKS)
        for name in (*LINKS, "docs/folder/ø.md"):
            with pytest.raises(IrregularFileError):
                files.read(name)
    archive = Revision(root, "HEAD", from_top=True)
    top = git(root, "rev-parse", "--show-prefix").strip()
    assert archive.read(f"{top}docs/link.md") == archive.read(f"{top}docs/å/ø.md")
    for name in ("docs/loop.md", "docs/lost.md", "docs/folder"):
        with pytest.raises(OSError, match=name):
            archive.read(f"{top}{name}")


def test_a_file_that_is_too_large_is_read_no_further(root: Path) -> None:
    """With a limit, only that many bytes are read; without one, the complete file."""
    (root / "docs/large.md").write_bytes(b"a" * (MAX_BYTES + 5000))
    commit(root, {})
    revision = Revision(root, "HEAD")
    assert "docs/large.md" in revision.names("docs", ".md")
    assert revision.read("docs/index.md") == b"# Nyt\n"
    assert len(revision.read("docs/large.md", 1000)) == 1000
    assert len(revision.read("docs/large.md")) == MAX_BYTES + 5000
    problem = read_text(revision, "docs/large.md").problem
    assert problem is not None
    assert problem.code == "FIL-FOR-STOR"


def test_a_name_that_is_no_text_is_still_a_name(root: Path) -> None:
    """File names that are not UTF-8 are readable."""
    path = os.fsencode(root / "docs") + b"/\xe6.md"
    with Path(os.fsdecode(path)).open("w") as file:
        file.write("x")
    commit(root, {})
    revision = Revision(root, "HEAD")
    assert revision.read("docs/\ufffd.md") == b"x"


ARCHIVE = {
    "2026-27/index.html": "<p>Hej",
    "2026-27/udgave.json": "{}",
    "2026-27/æbler og pærer/index.html": "<p>Frugt",
    "2027-28/udgave.json": '{"x": 1}',
    "index.html": "<p>Videre",
    ".nojekyll": "",
    "tom/.holder": "",
}
NOTHING = ("2026-27", "2026-27/", "", "nowhere", "2026-27/index.html/x", "a\nb", "../nowhere.html")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A repository whose branch ``main`` has the files of an archive."""
    archive = repository_at(tmp_path / "archive")
    commit(archive, ARCHIVE)
    return archive


def test_a_whole_revision_answers_like_its_folder(archive: Path) -> None:
    """The whole repository lists and reads the same as its folder."""
    tree, folder = Revision(archive, "main", from_top=True), Folder(archive)
    assert tree.folders() == [name for name in folder.folders() if name != ".git"]
    assert ".nojekyll" in tree.names("", "")
    for under in ("2026-27", "2026-27/", "2027-28", "nowhere"):
        for ending in ("", ".html", "udgave.json"):
            names = tree.names(under, ending)
            assert names == folder.names(under, ending)
            assert [tree.read(name) for name in names] == [folder.read(name) for name in names]


@pytest.mark.parametrize("path", NOTHING)
def test_what_is_no_file_is_an_error_of_the_system(archive: Path, path: str) -> None:
    """Folders, names with line breaks and paths outside raise OSError."""
    tree = Revision(archive, "main", from_top=True)
    with pytest.raises(OSError):  # noqa: PT011 – whichever the system has for it
        tree.read(path)
    with pytest.raises(OSError):  # noqa: PT011
        Folder(archive).read(path)
    assert tree.read("2026-27/udgave.json") == b"{}"


def test_what_is_listed_together_is_read_with_one_process(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Listed files are read by one process; others one by one, once."""
    tree = Revision(archive, "main", from_top=True)
    names = tree.names("2026-27", "")
    monkeypatch.setenv("GIT_TRACE2_EVENT", str(tmp_path / "trace"))
    for name in [*names, "index.html", "index.html"]:
        assert tree.read(name).decode() == ARCHIVE[name]
    started = (tmp_path / "trace").read_text(encoding="utf-8").count('"event":"start"')
    assert started == 2


def test_a_link_is_followed_within_the_revision(archive: Path) -> None:
    """Links within the revision are followed; dangling, outside and cyclic ones are not files."""
    (archive / "gaeldende").symlink_to("2026-27")
    (archive / "væk").symlink_to("findes-ikke")
    (archive / "ud").symlink_to("../ud")
    (archive / "rundt").symlink_to("rundt")
    commit(archive, {})
    tree = Revision(archive, "main", from_top=True)
    assert tree.read("gaeldende/udgave.json") == b"{}"
    for name in ("væk", "ud", "rundt"):
        with pytest.raises(FileNotFoundError):
            tree.read(name)
    assert tree.read("index.html") == ARCHIVE["index.html"].encode()


def test_what_git_cannot_give_is_never_taken_for_nothing(archive: Path, tmp_path: Path) -> None:
    """A listed file whose object is missing raises an error."""
    git(archive, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--bare", "--filter=blob:none", archive.as_uri(), "part")
    with pytest.raises(RepositoryError):
        Revision(tmp_path / "part", "main", from_top=True).read("index.html")
    name = git(archive, "rev-parse", "main:index.html").strip()
    (archive / ".git" / "objects" / name[:2] / name[2:]).unlink()
    tree = Revision(archive, "main", from_top=True)
    with pytest.raises(RepositoryError, match=r"objektet index\.html mangler"):
        tree.read("index.html")
    with pytest.raises(FileNotFoundError):
        tree.read("nowhere.html")


def test_a_repository_that_breaks_afterwards_is_refused(archive: Path) -> None:
    """A repository damaged after opening is refused with an error of its own."""
    tree = Revision(archive, "main", from_top=True)
    (archive / ".git" / "HEAD").write_text("x")
    for ask in (tree.folders, lambda: tree.names("2026-27", ""), lambda: tree.read("index.html")):
        with pytest.raises(RepositoryError):
            ask()
