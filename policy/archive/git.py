"""Runs git, finds branches locally or on a remote, and resolves revisions to trees.

Nothing is checked out, git never prompts, and the only network request asks whether a remote has a
branch. User input is passed to git as a name, never as an option.
"""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from policy.model.problems import InputError, quoted
from policy.words.command_messages import REFUSALS
from policy.words.publication_words import ARCHIVE_REASONS

_REMOTE_SECONDS = 10
_LOCAL_SECONDS = 60
_NO_SUCH_BRANCH = 2  # git ls-remote --exit-code
_NO_ANSWER = 124
_OBJECT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?\Z")
_HOOK_VARIABLES = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE")
"""Git sets these in hooks; inherited, they would redirect every call to the hook's repository."""


class RepositoryError(InputError):
    """Git cannot provide the revision or file that was asked for."""

    reasons = REFUSALS


@dataclass(frozen=True)
class Branch:
    """The result of looking for a branch locally and on the remotes.

    At most one is set: ``reference`` where the branch is available locally, ``missing`` (with the
    command that fetches it) where a remote has or may have it, ``unreadable`` where git fails.
    """

    reference: str = ""
    missing: str = ""
    fetch_command: str = ""
    unreadable: str = ""


def find_branch(root: Path, branch: str) -> Branch:
    """The remote-tracking branch, else the local branch, else what the remotes answer.

    ``root`` is the top of the repository; an enclosing repository belongs to another policy.
    """
    if not shutil.which("git"):
        return Branch(unreadable=ARCHIVE_REASONS["no_git"])
    patterns = (f"refs/remotes/*/{branch}", f"refs/heads/{branch}")
    asked = run_git(root, "for-each-ref", "--format=%(refname)", *patterns, around=False)
    if asked.returncode:  # a damaged repository, or one that belongs to somebody else
        return Branch(unreadable=git_message(asked))
    references = asked.stdout.decode("utf-8", "replace").split()
    if references:
        reference = max(references, key=lambda name: name.startswith("refs/remotes/"))
        return Branch(reference=reference)
    remotes = run_git(root, "remote", around=False).stdout.decode("utf-8", "replace").split()
    return next((found for each in remotes if (found := _at_remote(root, each, branch))), Branch())


def _at_remote(root: Path, remote: str, branch: str) -> Branch | None:
    """The answer of a remote, None if it has no such branch; without an answer it may have it."""
    question = ("ls-remote", "--exit-code", "--heads", remote, branch)
    asked = run_git(root, *question, around=False, seconds=_REMOTE_SECONDS)
    if asked.returncode == _NO_SUCH_BRANCH:
        return None
    fetch = f"git fetch {remote} {branch}:refs/remotes/{remote}/{branch}"
    return Branch(missing=f"{remote}/{branch}", fetch_command=fetch)


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
    """The first line of git's error output."""
    return done.stderr.decode("utf-8", "replace").partition("\n")[0]


def git_command(root: Path, *arguments: str) -> list[str]:
    """The command line that runs git in ``root``."""
    return ["git", "-c", "core.askPass=", "-C", str(root), *arguments]


def git_environment(ceiling: Path | None = None) -> dict[str, str]:
    """The environment in which git neither prompts, fetches nor searches ``ceiling`` and above."""
    environment = {
        **{key: value for key, value in os.environ.items() if key not in _HOOK_VARIABLES},
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_SSH_COMMAND": os.environ.get("GIT_SSH_COMMAND", "ssh -oBatchMode=yes"),
    }
    if ceiling:
        environment["GIT_CEILING_DIRECTORIES"] = str(ceiling)
    return environment


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
        said = ARCHIVE_REASONS["silent"].encode()
        return subprocess.CompletedProcess(command, _NO_ANSWER, b"", said)
