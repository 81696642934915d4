"""Runs git, finds the archive's branch, and resolves revisions to trees.

Nothing is checked out, git never prompts, and nothing here asks the network. User input is passed
to git as a name, never as an option.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from policy.model.problems import InputError, quoted
from policy.words.command_messages import REFUSALS
from policy.words.publication_words import ARCHIVE_REASONS, GIT_REASONS

if TYPE_CHECKING:
    from policy.archive.place import ArchivePlace

_LOCAL_SECONDS = 60
_SILENT_SECONDS = "30"
_SILENCE = "GIT_HTTP_LOW_SPEED_TIME"
_NO_ANSWER = 124
_OBJECT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?\Z")
_HOOK_VARIABLES = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE")
"""Git sets these in hooks; inherited, they would redirect every call to the hook's repository."""


class RepositoryError(InputError):
    """Git cannot provide the revision or file that was asked for."""

    reasons = REFUSALS


@dataclass(frozen=True)
class Branch:
    """What the repository here knows of the archive's branch.

    At most one is set: ``reference`` where it is at hand, ``missing`` (with the command that
    fetches it) where the remote may have it, ``unreadable`` where git fails. None is set where
    there is no such branch, as far as was last fetched.
    """

    reference: str = ""
    missing: str = ""
    fetch_command: str = ""
    unreadable: str = ""


def find_branch(root: Path, place: ArchivePlace) -> Branch:
    """The remote-tracking branch, else the local branch, else whether the remote may have it.

    ``root`` is the top of the repository; an enclosing repository belongs to another policy. The
    remote itself is not asked: without a network everything works.
    """
    if not shutil.which("git"):
        return Branch(unreadable=ARCHIVE_REASONS["no_git"])
    patterns = (place.known, place.local)
    asked = run_git(root, "for-each-ref", "--format=%(refname)", *patterns, around=False)
    if asked.returncode or asked.stderr:  # a damaged repository or branch, or somebody else's
        return Branch(unreadable=git_message(asked))
    references = asked.stdout.decode("utf-8", "replace").split()
    if references:
        return Branch(reference=max(references, key=lambda name: name == place.known))
    remotes = run_git(root, "remote", around=False).stdout.decode("utf-8", "replace").split()
    if place.remote not in remotes:
        return Branch(unreadable=unknown_remote(place, remotes))
    if _was_fetched(root, place):
        return Branch()
    fetch = f"git fetch {place.remote} {place.branch}:{place.known}"
    return Branch(missing=f"{place.remote}/{place.branch}", fetch_command=fetch)


def unknown_remote(place: ArchivePlace, remotes: list[str]) -> str:
    """What is wrong where ``remotes`` lack the archive's, in Danish; nothing where none is needed.

    A repository without remotes is its own archive, unless somebody named one.
    """
    if not remotes:
        return ARCHIVE_REASONS["no_remotes"].format(remote=place.remote) if place.is_named else ""
    names = ", ".join(f"«{name}»" for name in remotes)
    return ARCHIVE_REASONS["unknown_remote"].format(remote=place.remote, names=names)


def _was_fetched(root: Path, place: ArchivePlace) -> bool:
    """Whether the branch would be here if the remote had it: all its branches were fetched."""
    if _is_shallow(root):
        return False
    wanted = f"+refs/heads/*:refs/remotes/{place.remote}/*"
    settings = run_git(root, "config", "--get-all", f"remote.{place.remote}.fetch", around=False)
    under = f"refs/remotes/{place.remote}/"
    fetched = run_git(root, "for-each-ref", "--count=1", "--format=%(refname)", under, around=False)
    return wanted in settings.stdout.decode("utf-8", "replace").split() and bool(fetched.stdout)


def tree_name(root: Path, revision: str, *, from_top: bool = False) -> str:
    """Git's name (``OBJECT:FOLDER``) for the tree of ``root`` at ``revision``.

    With ``from_top``, for the top folder of the repository. Raises RepositoryError for none.
    """
    name = quoted(revision)
    if not shutil.which("git"):
        raise RepositoryError.because("no_git", name=name)
    prefix = run_git(root, "rev-parse", "--show-prefix") if root.is_dir() else None
    if prefix is None or prefix.returncode:
        reason = git_message(prefix) if prefix else str(root)
        raise RepositoryError.because(
            "no_repository", name=name, root=root.absolute(), reason=reason
        )
    found = _verified(root, revision)
    if not found or not _verified(root, f"{found}^{{tree}}"):
        key = "shallow" if _is_shallow(root) else "no_revision"
        raise RepositoryError.because(key, name=name)
    folder = "" if from_top else os.fsdecode(prefix.stdout.removesuffix(b"\n")).rstrip("/")
    if folder and not _verified(root, f"{found}:{folder}"):
        raise RepositoryError.because("no_folder", name=name, folder=quoted(folder))
    return f"{found}:{folder}"


def _verified(root: Path, name: str) -> str:
    """The hash of the object called ``name``, or ""; options and ranges are no names."""
    if not name or name.startswith("-") or "\0" in name:
        return ""
    asked = run_git(root, "rev-parse", "--verify", "--quiet", name)
    found = asked.stdout.decode("utf-8", "replace").strip()
    return found if asked.returncode == 0 and _OBJECT.match(found) else ""


def _is_shallow(root: Path) -> bool:
    return run_git(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"


def git_message(done: subprocess.CompletedProcess[bytes]) -> str:
    """The line of git's error output that says why, in Danish where the cause is common."""
    lines = done.stderr.decode("utf-8", "replace").splitlines()
    known = (danish for line in lines if (danish := in_danish(line)) != line)
    fatal = (line for line in lines if line.startswith("fatal:"))
    return next(iter((*known, *fatal, *lines)), "")


def in_danish(said: str) -> str:
    """What git ``said``, in Danish where the cause is common."""
    for pattern, danish in GIT_REASONS:
        if found := re.search(pattern, said, re.IGNORECASE):
            return danish.format(**found.groupdict())
    return said


def git_command(root: Path, *arguments: str) -> list[str]:
    """The command line that runs git in ``root``."""
    return ["git", "-c", "core.askPass=", "-C", str(root), *arguments]


def git_environment(ceiling: Path | None = None) -> dict[str, str]:
    """The environment in which git neither prompts nor searches ``ceiling`` and above.

    Objects that a partial clone lacks are fetched only where the environment asks for it. A
    transfer that stands still is given up, however it travels; one that goes on is not cut off.
    """
    silence = silent_seconds()
    alive = f"-oConnectTimeout={silence} -oServerAliveInterval={-(-silence // 2)}"
    environment = {
        **{key: value for key, value in os.environ.items() if key not in _HOOK_VARIABLES},
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": os.environ.get("GIT_NO_LAZY_FETCH", "1"),
        "LC_ALL": "C",  # what git says is looked into
        _SILENCE: str(silence),
        "GIT_HTTP_LOW_SPEED_LIMIT": os.environ.get("GIT_HTTP_LOW_SPEED_LIMIT", "1"),
    }
    ssh = f"ssh -oBatchMode=yes {alive} -oServerAliveCountMax=1"
    environment.setdefault("GIT_SSH_COMMAND", ssh)
    if ceiling:
        environment["GIT_CEILING_DIRECTORIES"] = str(ceiling)
    return environment


def silent_seconds() -> int:
    """How long one waits for a remote that says nothing: half a minute, or as git is told."""
    told = os.environ.get(_SILENCE, "")
    return int(told if told.isdecimal() and int(told) else _SILENT_SECONDS)


def run_git(
    root: Path,
    *arguments: str,
    given: bytes = b"",
    around: bool = True,
    seconds: int = _LOCAL_SECONDS,
) -> subprocess.CompletedProcess[bytes]:
    """Run git in ``root`` with ``given`` as its standard input.

    With ``around``, ``root`` may be inside a repository. Never raises: failures and timeouts (after
    ``seconds``) show in the exit status and standard error.
    """
    command = git_command(root, *arguments)
    try:
        return subprocess.run(
            command,
            env=git_environment(None if around else root.resolve().parent),
            capture_output=True,
            input=given,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        said = ARCHIVE_REASONS["silent"].format(seconds=seconds).encode()
        return subprocess.CompletedProcess(command, _NO_ANSWER, b"", said)
