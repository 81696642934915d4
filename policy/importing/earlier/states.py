"""The earlier states of a policy that git has, the newest first."""

from collections.abc import Iterator
from pathlib import Path

from policy.archive.git import run_git


def earlier_states(root: Path, most: int, *paths: str) -> Iterator[str]:
    """The short names of the ``most`` latest commits, on any branch, that changed ``paths``.

    None where ``root`` is in no repository.
    """
    about = ("--format=%h", f"--max-count={most}", "--all", "--")
    done = run_git(root, "log", *about, *paths)
    yield from done.stdout.decode("ascii", "replace").split() if done.returncode == 0 else ()
