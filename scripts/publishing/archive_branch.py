"""Fetches the archive's branch, writes a commit on top of it, and pushes it in one atomic update.

Nothing is checked out, and no branch moves before everything is written: the commit is made in a
temporary repository that shares this one's objects, and only then pushed, together with its tag or
not at all. A run that is killed leaves at most loose objects.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from mike import git_utils  # type: ignore[import-untyped]

from policy.archive.git import git_message, run_git
from policy.archive.publication import PublicationError
from policy.archive.revision import Revision
from scripts.cli.environment import environment

_SECONDS = 120
_NO_SUCH_REF = 2  # git ls-remote --exit-code
_IDENTITY = {"NAME": "udgivelse", "EMAIL": "udgivelse@localhost"}
"""The committer where git has no user configured, as on a machine that only publishes."""

Tree = Mapping[str, str]
"""The entries of the archive's top folder: mode, type and object by name."""


class UnreachableError(PublicationError):
    """The remote does not answer, or rejected what was pushed."""


@dataclass(frozen=True)
class Content:
    """What a commit writes to the archive, by the names in its top folder.

    ``folders`` are folders of the file system, ``copies`` names of the archive's folders that are
    copied, ``removed`` folders that are deleted, ``files`` texts by their path.
    """

    folders: Mapping[str, Path]
    copies: Mapping[str, str]
    removed: Sequence[str]
    files: Mapping[str, str]


class ArchiveBranch:
    """The branch ``branch`` of ``remote``, or of the repository ``root`` where it knows no remote.

    ``root`` is the top of the repository.
    """

    def __init__(self, root: Path, remote: str, branch: str) -> None:
        self.root, self.branch = root, branch
        known = self._git("remote").stdout.decode("utf-8", "replace").split()
        self.remote = remote if remote in known else ""
        self.name = f"{remote}/{branch}" if self.remote else branch

    def fetched(self) -> str:
        """The newest commit of the branch, or nothing where there is none yet.

        Raises UnreachableError where the remote does not answer, PublicationError where its history
        was rewritten since it was last fetched.
        """
        local = self._commit(f"refs/heads/{self.branch}")
        if not self.remote:
            return local
        asked = self._git(
            "ls-remote", "--exit-code", "--heads", self.remote, f"refs/heads/{self.branch}"
        )
        if asked.returncode == _NO_SUCH_REF:
            return local
        if asked.returncode:
            raise self._unreachable(git_message(asked))
        found = asked.stdout.split()[0].decode("ascii")
        done = self._git(
            "fetch", "--no-tags", "--refmap=", self.remote, f"refs/heads/{self.branch}"
        )
        if done.returncode or not self._commit(found):
            raise self._unreachable(git_message(done))
        self._update_tracking_branch(found)
        return found

    def _update_tracking_branch(self, found: str) -> None:
        """Set the remote-tracking branch as git does, unless somebody rewrote the history."""
        known = f"refs/remotes/{self.remote}/{self.branch}"
        before = self._commit(known)
        if before and self._git("merge-base", "--is-ancestor", before, found).returncode:
            if self._git("merge-base", "--is-ancestor", found, before).returncode == 0:
                return  # another process has already seen a newer one
            raise PublicationError.because(
                "rewritten", remote=self.remote, branch=self.branch, known=known
            )
        self._git("update-ref", known, found)

    def tree(self, commit: str) -> Tree:
        """The entries of the top folder of ``commit``."""
        if not commit:
            return {}
        lines = self._git("ls-tree", "-z", commit).stdout.decode("utf-8", "replace").split("\0")
        pairs = (line.split("\t", 1) for line in lines if line)
        return {name: facts for facts, name in pairs}

    def write(self, base: str, content: Content, message: str) -> str:
        """A commit on top of ``base`` with ``content``; no branch of the repository is touched.

        The same content on the same base gives the same tree. Raises PublicationError where git or
        the disk fails.
        """
        with self._scratch_repository(base):
            try:
                with git_utils.Commit(self.branch, message, allow_empty=True) as commit:
                    commit.delete_files([*content.folders, *content.removed, *content.copies])
                    for name, folder in sorted(content.folders.items()):
                        _add(commit, name, _files(folder))
                    for name, source in sorted(content.copies.items()):
                        new = content.folders.get(source)
                        _add(commit, name, _files(new) if new else self._files(base, source))
                    for name, text in sorted(content.files.items()):
                        commit.add_file(git_utils.FileInfo(name, text))
                return str(git_utils.get_latest_commit(self.branch))
            except git_utils.GitError as error:
                raise PublicationError.because(
                    "git", reason=" ".join(str(error).split())
                ) from error
            except OSError as error:
                raise PublicationError.because(
                    "disk", reason=error.strerror or str(error)
                ) from error

    def _files(self, commit: str, folder: str) -> Iterator[tuple[str, bytes]]:
        """The files of the archive's ``folder`` at ``commit``: the path in it and the content."""
        found = Revision(self.root, commit, from_top=True)
        for name in found.names(folder, ""):
            yield name.removeprefix(f"{folder}/"), found.read(name)

    @contextmanager
    def _scratch_repository(self, base: str) -> Iterator[None]:
        """Let git use a temporary repository: this one's objects, and the branch at ``base``."""
        common = Path(os.fsdecode(self._git("rev-parse", "--git-common-dir").stdout.strip()))
        common = self.root / common
        with tempfile.TemporaryDirectory(prefix="udgivelse-") as folder:
            aside = Path(folder) / "git"
            self._git("init", "--bare", "--quiet", str(aside))
            with suppress(FileNotFoundError):
                shutil.copy(common / "shallow", aside / "shallow")
            values = {"GIT_DIR": str(aside), "GIT_OBJECT_DIRECTORY": str(common / "objects")}
            with environment({**values, **self._identity()}):
                if base:
                    git_utils.update_ref(self.branch, base)
                yield

    def _identity(self) -> dict[str, str]:
        """The environment variables that name the committer."""
        found = {
            key: os.environ.get(f"GIT_COMMITTER_{key}")
            or os.fsdecode(self._git("config", f"user.{key.lower()}").stdout.strip())
            or stand_in
            for key, stand_in in _IDENTITY.items()
        }
        return {f"GIT_COMMITTER_{key}": value for key, value in found.items()}

    def land(self, base: str, commit: str, tags: Mapping[str, str]) -> bool:
        """Move the branch from ``base`` to ``commit`` and set ``tags``, all or nothing.

        False where the branch has moved meanwhile; UnreachableError where the remote refuses.
        """
        if not self.remote:
            return self._land_locally(base, commit, tags)
        head = f"refs/heads/{self.branch}"
        lease = f"--force-with-lease={head}:{base}"
        sent = [f"{commit}:{head}", *(f"+{target}:refs/tags/{tag}" for tag, target in tags.items())]
        done = self._git("push", "--atomic", "--porcelain", lease, self.remote, *sent)
        if done.returncode:
            said = (done.stdout + done.stderr).decode("utf-8", "replace")
            if any(word in said for word in ("stale info", "fetch first", "cannot lock ref")):
                return False
            raise UnreachableError.because(
                "push_refused", remote=self.remote, reason=_error_line(said)
            )
        for tag, target in tags.items():
            self._git("update-ref", f"refs/tags/{tag}", target)
        self._verify_remote(commit)
        return True

    def _land_locally(self, base: str, commit: str, tags: Mapping[str, str]) -> bool:
        nothing = "0" * len(commit)
        lines = [f"update refs/heads/{self.branch} {commit} {base or nothing}"]
        lines += [f"update refs/tags/{tag} {target}" for tag, target in tags.items()]
        given = "".join(f"{line}\n" for line in ["start", *lines, "prepare", "commit"])
        return self._git("update-ref", "--stdin", given=given.encode()).returncode == 0

    def _verify_remote(self, commit: str) -> None:
        """Raise UnreachableError unless the remote now has the commit, or one on top of it."""
        if self.fetched() == commit:
            return
        known = f"refs/remotes/{self.remote}/{self.branch}"
        if self._git("merge-base", "--is-ancestor", commit, known).returncode:
            raise UnreachableError.because("not_landed", remote=self.remote, branch=self.name)

    def has_tag(self, tag: str) -> bool:
        """Whether the remote has ``tag``, or the repository here where there is no remote."""
        name = f"refs/tags/{tag}"
        if not self.remote:
            return bool(self._commit(name))
        asked = self._git("ls-remote", "--exit-code", "--tags", self.remote, name)
        if asked.returncode not in (0, _NO_SUCH_REF):
            raise self._unreachable(git_message(asked))
        return asked.returncode == 0

    def _commit(self, name: str) -> str:
        asked = self._git("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        return asked.stdout.decode("ascii", "replace").strip() if not asked.returncode else ""

    def _unreachable(self, reason: str) -> PublicationError:
        return UnreachableError.because("remote_gone", remote=self.remote, reason=reason)

    def _git(self, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return run_git(self.root, *arguments, given=given, around=False, seconds=_SECONDS)


def _add(commit: git_utils.Commit, name: str, files: Iterable[tuple[str, bytes]]) -> None:
    """Add ``files`` below the top folder ``name``, none of them executable."""
    for path, data in files:
        commit.add_file(git_utils.FileInfo(f"{name}/{path}", data))


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The files of ``folder`` in the order of their paths: the path in it and the content."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        yield path.relative_to(folder).as_posix(), path.read_bytes()


def _error_line(said: str) -> str:
    """The line of git's output that says what went wrong."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    reasons = [line for line in lines if line.startswith(("fatal:", "remote:"))]
    reasons += [line for line in lines if "rejected" in line]
    return (reasons or lines or [""])[0].replace("\t", " ")
