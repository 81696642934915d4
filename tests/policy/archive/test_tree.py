"""The files of an archive, at a revision and in a folder: the same answers from both."""

from pathlib import Path

import pytest

from policy.archive.git import RepositoryError
from policy.archive.tree import ArchiveFolder, ArchiveTree
from tests.support.repositories import commit, git, repository_at

FILES = {
    "2026-27/index.html": "<p>Hej",
    "2026-27/udgave.json": "{}",
    "2026-27/æbler og pærer/index.html": "<p>Frugt",
    "2027-28/udgave.json": '{"x": 1}',
    "index.html": "<p>Videre",
    "tom/.holder": "",
}
NOTHING = ("2026-27", "2026-27/", "", "nowhere", "2026-27/index.html/x", "a\nb", "../nowhere.html")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository whose branch ``main`` has the files of an archive."""
    root = repository_at(tmp_path / "r")
    commit(root, FILES)
    return root


def test_a_revision_answers_like_its_folder(root: Path) -> None:
    """The same folders, names and bytes."""
    tree, folder = ArchiveTree(root, "main"), ArchiveFolder(root)
    assert tree.folders() == [name for name in folder.folders() if name != ".git"]
    for under in ("2026-27", "2026-27/", "2027-28", "nowhere"):
        for ending in ("", ".html", "udgave.json"):
            names = tree.names(under, ending)
            assert names == folder.names(under, ending)
            assert [tree.read(name) for name in names] == [folder.read(name) for name in names]


@pytest.mark.parametrize("path", NOTHING)
def test_what_is_no_file_is_an_error_of_the_system(root: Path, path: str) -> None:
    """A folder, a name with a line break, a path that leads out: none is a file of the archive."""
    tree = ArchiveTree(root, "main")
    tree.expect(["2026-27/udgave.json"])
    with pytest.raises(OSError):  # noqa: PT011 – whichever the system has for it
        tree.read(path)
    with pytest.raises(OSError):  # noqa: PT011
        ArchiveFolder(root).read(path)
    assert tree.read("2026-27/udgave.json") == b"{}"


def test_what_is_expected_is_read_with_one_process(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many files; what nobody expects is read by itself, and once."""
    tree = ArchiveTree(root, "main")
    names = tree.names("2026-27", "")
    tree.expect(names)
    monkeypatch.setenv("GIT_TRACE2_EVENT", str(tmp_path / "trace"))
    for name in [*names, "index.html", "index.html"]:
        assert tree.read(name).decode() == FILES[name]
    started = (tmp_path / "trace").read_text(encoding="utf-8").count('"event":"start"')
    assert started == 2


def test_a_link_is_followed_within_the_revision(root: Path) -> None:
    """To the file it leads to; one that leads nowhere, out or round is no file."""
    (root / "gaeldende").symlink_to("2026-27")
    (root / "væk").symlink_to("findes-ikke")
    (root / "ud").symlink_to("../ud")
    (root / "rundt").symlink_to("rundt")
    commit(root, {})
    tree = ArchiveTree(root, "main")
    tree.expect(["gaeldende/udgave.json", "væk", "ud", "rundt", "index.html"])
    assert tree.read("gaeldende/udgave.json") == b"{}"
    for name in ("væk", "ud", "rundt"):
        with pytest.raises(FileNotFoundError):
            tree.read(name)
    assert tree.read("index.html") == FILES["index.html"].encode()


def test_what_git_cannot_give_is_never_taken_for_nothing(root: Path, tmp_path: Path) -> None:
    """A clone without all objects, or a damaged one: the file is there, and cannot be read."""
    git(root, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--bare", "--filter=blob:none", root.as_uri(), "part")
    with pytest.raises(RepositoryError):
        ArchiveTree(tmp_path / "part", "main").read("index.html")
    name = git(root, "rev-parse", "main:index.html").strip()
    (root / ".git" / "objects" / name[:2] / name[2:]).unlink()
    tree = ArchiveTree(root, "main")
    with pytest.raises(RepositoryError, match=r"objektet index\.html mangler"):
        tree.read("index.html")
    with pytest.raises(FileNotFoundError):
        tree.read("nowhere.html")


def test_a_repository_that_breaks_afterwards_is_refused(root: Path) -> None:
    """Never a traceback of git's own."""
    tree = ArchiveTree(root, "main")
    (root / ".git" / "HEAD").write_text("x")
    for ask in (tree.folders, lambda: tree.names("2026-27", ""), lambda: tree.read("index.html")):
        with pytest.raises(RepositoryError):
            ask()
