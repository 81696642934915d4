"""The archive's branch is found locally or on a remote."""

from pathlib import Path

import pytest

from policy.archive.git import Branch, find_branch
from policy.archive.place import ArchivePlace
from tests.support.repositories import git, repository_at

pytestmark = pytest.mark.usefixtures("plain_git")


def test_a_branch_is_found_here_before_anybody_is_asked(tmp_path: Path) -> None:
    """The remote-tracking branch comes first, then the local one."""
    root = repository_at(tmp_path / "r")
    main = ArchivePlace(branch="main")
    assert find_branch(root, main) == Branch(reference="refs/heads/main")
    assert find_branch(root, ArchivePlace()) == Branch()
    git(tmp_path, "clone", "-q", str(root), "clone")
    assert find_branch(tmp_path / "clone", main) == Branch(reference="refs/remotes/origin/main")
    assert find_branch(tmp_path / "clone", ArchivePlace()) == Branch()


def test_a_remote_is_never_asked(tmp_path: Path) -> None:
    """Whether a remote that was never fetched from has the branch is said to be unknown."""
    root = repository_at(tmp_path / "r")
    git(root, "remote", "add", "origin", "ext::sh -c 'touch asked'")
    found = find_branch(root, ArchivePlace())
    assert (found.reference, found.missing) == ("", "origin/gh-pages")
    assert not (root / "asked").exists()


def test_a_remote_of_another_name_is_told_of(tmp_path: Path) -> None:
    """A repository that does not know the archive's remote says which it knows."""
    root = repository_at(tmp_path / "r")
    assert "git remote add x" in find_branch(root, ArchivePlace("x", is_named=True)).unreadable
    git(root, "remote", "add", "skolen", "x")
    found = find_branch(root, ArchivePlace())
    assert "«origin», men her kendes kun «skolen»" in found.unreadable


def test_a_damaged_branch_is_told_of(tmp_path: Path) -> None:
    """A branch that git cannot read is no missing one."""
    root = repository_at(tmp_path / "r")
    (root / ".git/refs/heads/gh-pages").write_text("x\n")
    assert "refs/heads/gh-pages" in find_branch(root, ArchivePlace()).unreadable
