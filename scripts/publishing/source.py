"""The commit that is published: read once, and written to a folder of its own.

The check and the build read that folder, never the working tree: what git does not know of, what it
is told to overlook and what is edited meanwhile is not published.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from policy.archive.git import git_message, run_git
from policy.archive.publication import PublicationError
from policy.archive.revision import Revision
from policy.loading.loader import Loaded
from policy.loading.navigation import CONFIG
from scripts.cli.workspace import workspace
from scripts.publishing.archive_branch import WORKSPACE, UnreachableError


@dataclass(frozen=True)
class Source:
    """The commit that is published, the day of the commit, and the folder with its files."""

    commit: str
    day: date
    root: Path


def check_repository(root: Path) -> None:
    """Raise an error unless ``root`` is the top of a repository with everything committed."""
    top = run_git(root, "rev-parse", "--show-prefix", around=False)
    if top.stdout.strip() or not os.path.lexists(root / ".git"):
        raise UnreachableError.because("no_repository", root=root.resolve())
    if top.returncode:
        raise UnreachableError.because("git", reason=git_message(top))
    status = run_git(root, "status", "--porcelain", "-z", "--branch", around=False)
    if status.returncode or b"ignoring broken ref" in status.stderr:
        raise UnreachableError.because("git", reason=git_message(status))
    branch, *changed = status.stdout.decode("utf-8", "replace").split("\0")
    if branch.startswith("## No commits yet"):
        raise PublicationError.because("no_commit")
    names = [line[3:] for line in changed if line]
    if names:
        head_commit(root)  # where the branch is damaged, every file is new to git
        said = ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
        raise PublicationError.because("dirty", files=said)


@contextmanager
def committed(root: Path) -> Iterator[Source]:
    """The newest commit of the repository ``root``, its files in a folder while the block runs."""
    commit = head_commit(root)
    asked = run_git(root, "show", "-s", "--format=%cs", commit, around=False)
    with workspace(WORKSPACE) as folder:
        files = folder / "politik"
        files.mkdir()
        Revision(root, commit, from_top=True).export(files)
        yield Source(commit, date.fromisoformat(asked.stdout.decode("ascii").strip()), files)


def outside(policy: Loaded, root: Path) -> str:
    """What the ``policy`` exported to ``root`` takes from elsewhere, or nothing.

    The settings may name it, or a link lead there; none of it is committed.
    """
    settings = policy.documents.get(CONFIG)
    theme = settings.get(("theme", "custom_dir")) if settings else None
    named = [*(file.path for file in policy.inherited), str(theme or "")]
    links = (path for path in sorted(root.rglob("*")) if path.is_symlink())
    top = os.path.realpath(root)
    for name in (*named, *(path.relative_to(root).as_posix() for path in links)):
        place = os.path.realpath(root / name)
        if os.path.commonpath([top, place]) != top:
            return name
    return ""


def head_commit(root: Path) -> str:
    """The newest commit of the repository ``root``; UnreachableError where git cannot read it."""
    asked = run_git(root, "rev-parse", "--verify", "HEAD^{commit}", around=False)
    if asked.returncode:
        raise UnreachableError.because("git", reason=git_message(asked))
    return asked.stdout.decode("ascii").strip()
