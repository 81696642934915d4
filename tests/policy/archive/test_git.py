"""Which branch has the archive: as last fetched, the local one, or one that was not fetched."""

from pathlib import Path

import pytest

from policy.archive.git import Branch, find_branch
from tests.support.repositories import git, repository_at

pytestmark = pytest.mark.usefixtures("plain_git")


def test_a_branch_is_found_here_before_anybody_is_asked(tmp_path: Path) -> None:
    """The remote's as last fetched, the local one, or the remote's that was not fetched."""
    root = repository_at(tmp_path / "r")
    assert find_branch(root, "main") == Branch(reference="refs/heads/main")
    assert find_branch(root, "gh-pages") == Branch()
    git(tmp_path, "clone", "-q", str(root), "clone")
    found = find_branch(tmp_path / "clone", "main")
    assert found == Branch(reference="refs/remotes/origin/main")
    git(root, "branch", "gh-pages")
    found = find_branch(tmp_path / "clone", "gh-pages")
    assert (found.reference, found.missing) == ("", "origin/gh-pages")
