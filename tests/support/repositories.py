"""Real repositories for the tests: made in a folder, published to, cloned."""

import os
import subprocess
from pathlib import Path

AUTHOR = ("-c", "user.name=t", "-c", "user.email=t@example.dk", "-c", "commit.gpgsign=false")

LATER = "2029-08-01"
"""The day of the tests' commits: after all those on which they publish."""


def git(folder: Path, *arguments: str) -> str:
    """Run git in ``folder``; what it prints."""
    command = ["git", *AUTHOR, "-C", str(folder), *arguments]
    environment = {"GIT_COMMITTER_DATE": f"{LATER}T12:00:00+00:00", **os.environ}
    return subprocess.run(
        command, check=True, capture_output=True, encoding="utf-8", env=environment
    ).stdout


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
    git(folder, "rm", "-rfq", "--ignore-unmatch", ".")
    commit(folder, files, "publish")
    git(folder, "checkout", "-q", "main")


def commit(folder: Path, files: dict[str, str], message: str = "change") -> None:
    """Write ``files`` and commit everything in ``folder``."""
    write(folder, files)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", message)


def write(folder: Path, files: dict[str, str]) -> Path:
    """The folder with these files in it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
