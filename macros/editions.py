"""Which editions are published, and reading one back.

The archive is the branch ``gh-pages`` of the repository whose top the policy's root is: one folder
an edition, each with its ``udgave.json``. Git is asked; nothing is checked out and nothing but the
question whether the branch exists goes over the network.
"""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from macros.messages import ARCHIVE_REASONS
from macros.model import Edition

BRANCH = "gh-pages"
EDITION_FILE = "udgave.json"
FORMAT = 1
"""The version of ``udgave.json``'s form: ``{"format": 1, "udgave": {…}}``."""

_FOLDER = re.compile(r"\d{4}-\d{2}\Z")
_ASK_SECONDS = 10
_NO_SUCH_BRANCH = 2  # git ls-remote --exit-code


@dataclass(frozen=True)
class Published:
    """A published edition: its school year and the ids of its active and retired initiatives."""

    year: str
    ids: frozenset[str]


@dataclass(frozen=True)
class Archive:
    """What has been published, as far as it is at hand, oldest first.

    ``missing_branch`` names a branch that the remote has, or may have, and that is not here; then
    nothing can be said of what was published, and ``fetch_command`` brings it. ``unreadable`` is
    what could not be read, in words: then nothing, or not all, can be said.
    """

    editions: tuple[Published, ...] = field(default=())
    missing_branch: str = ""
    fetch_command: str = ""
    unreadable: str = ""

    def published_ids(self) -> Mapping[str, str]:
        """Every id that was ever published, with the latest edition that has it."""
        return {name: each.year for each in self.editions for name in each.ids}


def as_json(edition: Edition) -> str:
    """``udgave.json``: the whole edition as data, keys as in the data files."""
    content = {"format": FORMAT, "udgave": edition.model_dump(mode="json", by_alias=True)}
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def read_archive(root: Path) -> Archive:
    """The archive beside ``root``; an empty one where ``root`` is not the top of a repository."""
    if not (root / ".git").exists():
        return Archive()
    if not shutil.which("git"):
        return Archive(unreadable=ARCHIVE_REASONS["no_git"])
    pattern = (f"refs/remotes/*/{BRANCH}", f"refs/heads/{BRANCH}")
    asked = _git(root, "for-each-ref", "--format=%(refname)", *pattern)
    if asked.returncode:  # a damaged repository, or one that belongs to somebody else
        return Archive(unreadable=asked.stderr.partition("\n")[0])
    if reference := _preferred(asked.stdout.split()):
        return _published(root, reference)
    return _absent(root)


def _preferred(references: list[str]) -> str:
    """The remote's branch as last fetched, else the local one, else nothing."""
    return max(references, key=lambda name: name.startswith("refs/remotes/"), default="")


def _absent(root: Path) -> Archive:
    for remote in _git(root, "remote").stdout.split():
        try:
            asked = _git(root, "ls-remote", "--exit-code", "--heads", remote, BRANCH)
            known = asked.returncode != _NO_SUCH_BRANCH
        except subprocess.TimeoutExpired:
            known = True
        if known:
            fetch = f"git fetch {remote} {BRANCH}:refs/remotes/{remote}/{BRANCH}"
            return Archive(missing_branch=f"{remote}/{BRANCH}", fetch_command=fetch)
    return Archive()


def _published(root: Path, reference: str) -> Archive:
    folders = _git(root, "ls-tree", "--name-only", reference).stdout.split()
    read = {name: _read(root, reference, name) for name in sorted(filter(_FOLDER.match, folders))}
    damaged = ", ".join(f"{name}/{EDITION_FILE}" for name, each in read.items() if each is None)
    unreadable = ARCHIVE_REASONS["damaged"].format(files=damaged) if damaged else ""
    return Archive(tuple(each for each in read.values() if each), unreadable=unreadable)


def _read(root: Path, reference: str, folder: str) -> Published | None:
    """The edition in ``folder``, or None where it is missing or damaged."""
    answer = _git(root, "cat-file", "blob", f"{reference}:{folder}/{EDITION_FILE}")
    try:
        content = json.loads(answer.stdout)["udgave"]
        return Published(str(content["info"]["skoleår"]), frozenset(_ids(content)))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _ids(content: Any) -> list[str]:
    active = [str(row["id"]) for part in content["departments"] for row in part["indsatser"]]
    return active + [str(row["id"]) for row in content["retired"]]


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Ask git in ``root``; it never prompts, and its answer is UTF-8."""
    return subprocess.run(
        ["git", "-c", "core.askPass=", "-C", str(root), *arguments],
        env={
            **os.environ,
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_CEILING_DIRECTORIES": str(root.resolve().parent),  # no repository around it
            "GIT_SSH_COMMAND": os.environ.get("GIT_SSH_COMMAND", "ssh -oBatchMode=yes"),
        },
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        stdin=subprocess.DEVNULL,
        timeout=_ASK_SECONDS,
        check=False,
    )
