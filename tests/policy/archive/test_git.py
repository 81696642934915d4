"""The archive's branch is found locally or on a remote."""

from pathlib import Path

import pytest

from policy.archive.git import Branch, find_branch
from tests.support.repositories import git, repository_at

pytestmark = pytest.mark.usefixtures("plain_git")


def test_a_branch_is_found_here_before_anybody_is_asked(tmp_path: Path) -> None:
    """The remote-tracking branch comes first, then the local one, then the remote's."""
    root = repository_at(tmp_path / "r")
    assert find_branch(root, "main") == Branch(reference="refs/heads/main")
    assert find_branch(root, "gh-pages") == Branch()
    git(tmp_path, "clone", "-q", str(root), "clone")
    found = find_branch(tmp_path / "clone", "main")
    assert found == Branch(reference="refs/remotes/origin/main")
    git(root, "branch", "gh-pages")
    found = find_branch(tmp_path / "clone", "gh-pages")
    assert (found.reference, found.missing) == ("", "origin/gh-pages")
