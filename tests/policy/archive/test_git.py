"""The archive's branch is found locally or on a remote."""

from pathlib import Path

import pytest

from policy.archive.git import Branch, find_branch, in_danish
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


@pytest.mark.parametrize(
    ("said", "danish"),
    [
        ("fatal: detected dubious ownership in repository at '/x y'", "safe.directory /x y»"),
        ("warning: lazy fetching disabled; some objects may not be available", "uden «--filter»"),
        ("error: cannot open '.git/FETCH_HEAD': Permission denied", "adgang til .git/FETCH_HEAD"),
        ("error: insufficient permission: Permission denied", "adgang til filerne i git"),
        ("fatal: sha1 file '/x/index.lock' write error. Out of diskspace", "mere plads på disken"),
        ("error: unable to write file x: No space left on device", "mere plads på disken"),
        ("fatal: cannot create x: Read-only file system", "ikke skrives på disken"),
        ("remote: error: Unable to create './x.lock': File exists.", "så slet den fil"),
        ("warning: ignoring broken ref refs/tags/x", "mærket refs/tags/x i git er beskadiget"),
        ("fatal: missing object 1111 for refs/tags/x", "1111 mangler i git"),
        ("fatal: bad config line 1 in file .git/config", "linje 1 i .git/config"),
        ("fatal: not a git repository (or any of the parent directories): .git", ".git i den kan"),
        ("fatal: .git/index: index file smaller than expected", "«git reset»"),
        ("fatal: unexpected line in .git/packed-refs: hej", "filen .git/packed-refs er beskadiget"),
        ("fatal: bad boolean config value 'x' for 'core.bare'", "indstillingen core.bare"),
        (f"fatal: loose object {'1' * 40} (stored in x) is corrupt", "11 i git er beskadiget"),
        ("error: bad tree object HEAD", "HEAD mangler i git"),
        ("fatal: invalid gitfile format: /x/.git", "lukket for denne bruger"),
        ("fatal: unable to access 'https://x.dk/y/': Could not resolve host: x.dk", "x.dk findes"),
        ("ssh: Could not resolve hostname x.dk: Name or service not known", "n x.dk findes ikke"),
        ("ssh: connect to host x.dk port 22: Connection timed out", "der kom intet svar"),
        ("fatal: unable to connect to x.dk: errno=Connection refused", "ingen svarer på adressen"),
        ("git@x.dk: Permission denied (publickey).", "git har ikke lov"),
        ("fatal: could not read Username for 'https://x.dk': terminal prompts disabled", "log ind"),
        ("fatal: unable to access 'https://x.dk/y/': The requested URL returned error: 403", "lov"),
        ("Host key verification failed.", "ssh kender ikke stedet"),
        ("fatal: '/x/y.git' does not appear to be a git repository", "ligger intet git-arkiv"),
        ("remote: Repository not found.", "ligger intet git-arkiv"),
        ("fatal: repository 'https://x.dk/y.git/' not found", "ligger intet git-arkiv"),
        ("fatal: the remote end hung up unexpectedly", "forbindelsen blev afbrudt"),
    ],
)
def test_a_common_cause_is_told_in_danish(said: str, danish: str) -> None:
    """With what git names; what is rare stands in git's own words."""
    assert danish in in_danish(said)
    assert "fatal" not in in_danish(said)
    assert in_danish("fatal: noget sjældent") == "fatal: noget sjældent"
