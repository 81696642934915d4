"""All of git: a revision's files without touching the work tree, and which branches are at hand.

Git is asked; nothing is checked out, and nothing but the question whether a remote has a branch
goes over the network. What somebody typed reaches git as a name, never as an option.
"""

import os
import posixpath
import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from policy.loading.files import MAX_BYTES
from policy.model.problems import InputError, quoted
from policy.words.command_messages import REFUSALS
from policy.words.problem_messages import ARCHIVE_REASONS

_ASK_SECONDS = 10
_READ_SECONDS = 60
_NO_SUCH_BRANCH = 2  # git ls-remote --exit-code
_NO_ANSWER = 124
_OBJECT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?\Z")
_LINK, _FILE = "120000", "100"
_MOST_LINKS = 40
_OF_ONE_PLACE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE")
"""What git sets for its hooks; it would lead to another repository than the one asked for."""


class RepositoryError(InputError):
    """Git cannot give what was asked for."""


@dataclass(frozen=True)
class Branch:
    """What is known of a branch that is looked for here and at the remotes.

    At most one is filled: ``reference`` where the branch is at hand, ``missing`` (with the command
    that brings it) where a remote has it, or may have it, ``unreadable`` where git cannot tell.
    """

    reference: str = ""
    missing: str = ""
    fetch_command: str = ""
    unreadable: str = ""


@dataclass(frozen=True)
class _Entry:
    mode: str
    name: str
    size: int


class Revision:
    """The files that the folder ``root`` has at a revision of its repository.

    It answers like ``policy.loading.files.Folder``; what is not at hand is a RepositoryError.
    """

    def __init__(self, root: Path, name: str) -> None:
        self.name = name
        self._root = root
        self._tree = resolve(root, name)
        self._groups: list[frozenset[str]] = []
        self._read: dict[str, bytes] = {}

    def read(self, path: str) -> bytes:
        """The bytes of ``path``, at most one more than ``MAX_BYTES`` of them."""
        followed = self._followed(path)
        entry = self._entries.get(followed)
        if entry is None:
            raise self._absent(path, followed)
        if not entry.mode.startswith(_FILE):  # a repository within the repository
            raise IsADirectoryError(path)
        if entry.size > MAX_BYTES:
            return self._beginning(entry)
        if entry.name not in self._read:
            groups = (each for each in self._groups if path in each)
            together = min(groups, key=len, default=frozenset({path}))
            entries = filter(None, map(self._entry, together))
            self._fetch({each.name for each in entries if each.size <= MAX_BYTES})
        return self._read[entry.name]

    def names(self, under: str, ending: str) -> list[str]:
        """The files below ``under``, hidden ones left out; they are then read all at once."""
        below = f"{under.rstrip('/')}/" if under.strip("./") else ""
        found = sorted(
            path
            for path in self._entries
            if path.startswith(below)
            and path.endswith(ending)
            and not any(part.startswith(".") for part in path.split("/"))
            and self._entry(path)
        )
        self._groups.append(frozenset(found))
        return found

    @cached_property
    def _entries(self) -> dict[str, _Entry]:
        listing = ask(self._root, self.name, "ls-tree", "-r", "-z", "-l", "--full-tree", self._tree)
        return dict(map(_listed, filter(None, listing.split(b"\0"))))

    @cached_property
    def _folders(self) -> frozenset[str]:
        parents = {posixpath.dirname(path) for path in self._entries}
        for path in list(parents):
            while path := posixpath.dirname(path):
                parents.add(path)
        return frozenset(parents)

    @cached_property
    def _links(self) -> dict[str, str]:
        """The symbolic links of the revision and where they point."""
        links = {path: each for path, each in self._entries.items() if each.mode == _LINK}
        self._fetch({each.name for each in links.values()})
        return {path: os.fsdecode(self._read[each.name]) for path, each in links.items()}

    def _entry(self, path: str) -> _Entry | None:
        """The file at ``path``, links followed, or nothing."""
        try:
            entry = self._entries.get(self._followed(path))
        except OSError:
            return None
        return entry if entry and entry.mode.startswith(_FILE) else None

    def _followed(self, path: str) -> str:
        """``path`` with its symbolic links followed, as long as they stay in the revision."""
        path = posixpath.normpath(path)
        for _ in range(_MOST_LINKS if self._links else 0):
            parts = path.split("/")
            begins = ("/".join(parts[:count]) for count in range(1, len(parts) + 1))
            link = next((each for each in begins if each in self._links), None)
            if link is None:
                return path
            target = posixpath.join(posixpath.dirname(link), self._links[link])
            path = posixpath.normpath(target + path[len(link) :])
        if self._links:
            raise OSError(f"{path}: links without end")
        return path

    def _absent(self, path: str, followed: str) -> OSError:
        if followed in self._folders or followed == ".":
            return IsADirectoryError(path)
        parts = followed.split("/")
        above = ("/".join(parts[:count]) for count in range(1, len(parts)))
        if any(each in self._entries for each in above):
            return NotADirectoryError(path)
        return FileNotFoundError(path)

    def _fetch(self, names: Iterable[str]) -> None:
        """Read these objects with one process."""
        wanted = sorted(set(names) - set(self._read))
        if not wanted:
            return
        asked = "".join(f"{name}\n" for name in wanted).encode()
        answer = ask(self._root, self.name, "cat-file", "--batch", given=asked)
        start = 0
        for name in wanted:
            end = answer.find(b"\n", start)
            header = answer[start:end].split()
            if end < 0 or len(header) != 3:  # «… missing»: a clone without all objects
                reason = ARCHIVE_REASONS["no_object"].format(found=name)
                raise refusal("git_failed", self.name, reason=reason)
            start = end + 1 + int(header[2]) + 1
            self._read[name] = answer[end + 1 : start - 1]

    def _beginning(self, entry: _Entry) -> bytes:
        """What there is of a file that is too large to be read: enough to see that it is."""
        command = _command(self._root, "cat-file", "blob", entry.name)
        environment = _environment()
        with subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as process:
            beginning = process.stdout.read(MAX_BYTES + 1) if process.stdout else b""
            process.kill()
        return beginning


def find_branch(root: Path, branch: str) -> Branch:
    """The branch of a remote as last fetched, else the local one, else what the remotes say.

    ``root`` is the top of the repository: one around it is another policy's.
    """
    if not shutil.which("git"):
        return Branch(unreadable=ARCHIVE_REASONS["no_git"])
    patterns = (f"refs/remotes/*/{branch}", f"refs/heads/{branch}")
    asked = run_git(root, "for-each-ref", "--format=%(refname)", *patterns, around=False)
    if asked.returncode:  # a damaged repository, or one that belongs to somebody else
        return Branch(unreadable=git_words(asked))
    references = asked.stdout.decode("utf-8", "replace").split()
    if references:
        reference = max(references, key=lambda name: name.startswith("refs/remotes/"))
        return Branch(reference=reference)
    remotes = run_git(root, "remote", around=False).stdout.decode("utf-8", "replace").split()
    return next((found for each in remotes if (found := _at_remote(root, each, branch))), Branch())


def _at_remote(root: Path, remote: str, branch: str) -> Branch | None:
    """What the remote says of its branch; no answer may mean that it has it."""
    question = ("ls-remote", "--exit-code", "--heads", remote, branch)
    asked = run_git(root, *question, around=False, seconds=_ASK_SECONDS)
    if asked.returncode == _NO_SUCH_BRANCH:
        return None
    fetch = f"git fetch {remote} {branch}:refs/remotes/{remote}/{branch}"
    return Branch(missing=f"{remote}/{branch}", fetch_command=fetch)


def resolve(root: Path, name: str, *, whole: bool = False) -> str:
    """The revision ``name`` with the folder of it that ``root`` is, as git names a tree.

    With ``whole``, the repository's top. Raises RepositoryError where there is none.
    """
    if not shutil.which("git"):
        raise refusal("no_git", name)
    here = run_git(root, "rev-parse", "--show-prefix") if root.is_dir() else None
    if here is None or here.returncode:
        reason = git_words(here) if here else str(root)
        raise refusal("no_repository", name, root=root.absolute(), reason=reason)
    revision = _verified(root, name)
    if not revision or not _verified(root, f"{revision}^{{tree}}"):
        raise refusal("shallow" if _is_shallow(root) else "no_revision", name)
    folder = "" if whole else os.fsdecode(here.stdout.removesuffix(b"\n")).rstrip("/")
    if folder and not _verified(root, f"{revision}:{folder}"):
        raise refusal("no_folder", name, folder=quoted(folder))
    return f"{revision}:{folder}"


def _verified(root: Path, name: str) -> str:
    """The object that ``name`` names, or nothing; no name is an option or a range."""
    if not name or name.startswith("-") or "\0" in name:
        return ""
    asked = run_git(root, "rev-parse", "--verify", "--quiet", name)
    found = asked.stdout.decode("utf-8", "replace").strip()
    return found if asked.returncode == 0 and _OBJECT.match(found) else ""


def _is_shallow(root: Path) -> bool:
    return run_git(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"


def _listed(line: bytes) -> tuple[str, _Entry]:
    """A line of ``git ls-tree -l``: mode, kind, object and size, then the path."""
    facts, _, path = line.partition(b"\t")
    mode, _, name, size = facts.decode("ascii", "replace").split()
    entry = _Entry(mode, name, int(size) if size.isdigit() else 0)
    return path.decode("utf-8", "replace"), entry


def ask(root: Path, revision: str, *arguments: str, given: bytes = b"") -> bytes:
    """What git answers about ``revision``; a RepositoryError where it does not."""
    done = run_git(root, *arguments, given=given)
    if done.returncode:
        raise refusal("git_failed", revision, reason=git_words(done))
    return done.stdout


def refusal(key: str, name: str, **values: object) -> RepositoryError:
    """Why the revision ``name`` cannot be read, in the words of ``REFUSALS``."""
    return RepositoryError(REFUSALS[key].format(name=quoted(name), **values))


def git_words(done: subprocess.CompletedProcess[bytes]) -> str:
    """The first line that git said of what went wrong."""
    return done.stderr.decode("utf-8", "replace").partition("\n")[0]


def _command(root: Path, *arguments: str) -> list[str]:
    return ["git", "-c", "core.askPass=", "-C", str(root), *arguments]


def _environment(ceiling: Path | None = None) -> dict[str, str]:
    """Git never prompts, fetches nothing by itself, and looks where it is told to."""
    environment = {
        **{key: value for key, value in os.environ.items() if key not in _OF_ONE_PLACE},
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
    seconds: int = _READ_SECONDS,
    more: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Ask git in ``root``; with ``around``, a repository around it will do.

    ``more`` is set in git's environment. Never raises: what went wrong is in the answer.
    """
    command = _command(root, *arguments)
    try:
        return subprocess.run(
            command,
            env=_environment(None if around else root.resolve().parent) | dict(more or {}),
            capture_output=True,
            input=given,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        said = ARCHIVE_REASONS["silent"].encode()
        return subprocess.CompletedProcess(command, _NO_ANSWER, b"", said)
