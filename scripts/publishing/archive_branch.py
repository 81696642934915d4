"""The archive's branch: fetched, written aside, compared, and landed by one update.

Nothing is checked out and no branch moves before everything is written: a commit is made in a
repository of its own that shares the objects, and only then is the branch set to it, at the remote
and with its tag in one step, or not at all. A run that is killed leaves at most loose objects.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
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
"""Who publishes where git knows nobody, as on a machine that only publishes."""

Tree = Mapping[str, str]
"""The entries of the archive's top folder: each name with its mode and object."""


class UnreachableError(PublicationError):
    """The remote does not answer, or did not take what was sent."""


@dataclass(frozen=True)
class Content:
    """What is written to the archive.

    ``folders`` are folders of the file system by the names they get, ``copies`` folders of the
    archive by the folder they are a copy of, ``removed`` folders that go, ``files`` texts by name.
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
        is another than the one that was fetched before.
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
            raise self._gone(git_message(asked))
        aside = f"refs/udgivelse/{os.getpid()}"
        try:
            done = self._git(
                "fetch", "--no-tags", "--refmap=", self.remote, f"+refs/heads/{self.branch}:{aside}"
            )
            if done.returncode:
                raise self._gone(git_message(done))
            found = self._commit(aside)
            self._remember(found)
        finally:
            self._git("update-ref", "-d", aside)
        return found

    def _remember(self, found: str) -> None:
        """Keep what was fetched as git does, unless somebody rewrote the history."""
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

        The same content on the same base is the same tree. Raises PublicationError where git or
        the disk fails.
        """
        kept = self.tree(base)
        with self._aside(base):
            try:
                with git_utils.Commit(self.branch, message, allow_empty=True) as commit:
                    commit.delete_files([*content.folders, *content.removed, *content.copies])
                    for name, folder in sorted(content.folders.items()):
                        for each in _files(folder):
                            commit.add_file(each.copy(name, str(folder)))
                    for name, source in sorted(content.copies.items()):
                        for each in self._of_folder(source, content, base, kept):
                            commit.add_file(each.copy(name, source))
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

    def _of_folder(
        self, source: str, content: Content, base: str, kept: Tree
    ) -> Iterator[git_utils.FileInfo]:
        """The files of the folder ``source`` of the archive as it is to be."""
        if folder := content.folders.get(source):
            yield from (each.copy(source, str(folder)) for each in _files(folder))
        elif source in kept:
            found = Revision(self.root, base, whole=True)
            for name in found.names(source, ""):
                yield git_utils.FileInfo(name, found.read(name))

    @contextmanager
    def _aside(self, base: str) -> Iterator[None]:
        """Git sees a repository of its own, with the objects of this one and the branch at base."""
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
        """Who git says publishes, as its environment names it."""
        found = {
            key: os.environ.get(f"GIT_COMMITTER_{key}")
            or os.fsdecode(self._git("config", f"user.{key.lower()}").stdout.strip())
            or stand_in
            for key, stand_in in _IDENTITY.items()
        }
        return {f"GIT_COMMITTER_{key}": value for key, value in found.items()}

    def land(self, base: str, commit: str, tags: Mapping[str, str]) -> bool:
        """Set the branch from ``base`` to ``commit`` and ``tags`` to their commits, all or nothing.

        False where the branch has moved meanwhile. UnreachableError where the remote refuses.
        """
        if not self.remote:
            return self._land_here(base, commit, tags)
        head = f"refs/heads/{self.branch}"
        lease = f"--force-with-lease={head}:{base}"
        sent = [f"{commit}:{head}", *(f"+{target}:refs/tags/{tag}" for tag, target in tags.items())]
        done = self._git("push", "--atomic", "--porcelain", lease, self.remote, *sent)
        if done.returncode:
            said = (done.stdout + done.stderr).decode("utf-8", "replace")
            if any(word in said for word in ("stale info", "fetch first", "cannot lock ref")):
                return False
            raise UnreachableError.because("push_refused", remote=self.remote, reason=_told(said))
        for tag, target in tags.items():
            self._git("update-ref", f"refs/tags/{tag}", target)
        self._compare(commit)
        return True

    def _land_here(self, base: str, commit: str, tags: Mapping[str, str]) -> bool:
        nothing = "0" * len(commit)
        lines = [f"update refs/heads/{self.branch} {commit} {base or nothing}"]
        lines += [f"update refs/tags/{tag} {target}" for tag, target in tags.items()]
        given = "".join(f"{line}\n" for line in ["start", *lines, "prepare", "commit"])
        return self._git("update-ref", "--stdin", given=given.encode()).returncode == 0

    def _compare(self, commit: str) -> None:
        """Look at the remote after the push: it has the commit, or one on top of it."""
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
            raise self._gone(git_message(asked))
        return asked.returncode == 0

    def _commit(self, name: str) -> str:
        asked = self._git("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        return asked.stdout.decode("ascii", "replace").strip() if not asked.returncode else ""

    def _gone(self, reason: str) -> PublicationError:
        return UnreachableError.because("remote_gone", remote=self.remote, reason=reason)

    def _git(self, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return run_git(self.root, *arguments, given=given, around=False, seconds=_SECONDS)


def _files(folder: Path) -> list[git_utils.FileInfo]:
    """The files of ``folder`` in the order of their paths, none of them executable."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return [git_utils.FileInfo(str(path), path.read_bytes()) for path in found]


def _told(said: str) -> str:
    """What git said went wrong, in a line."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    telling = [line for line in lines if line.startswith(("fatal:", "remote:"))]
    telling += [line for line in lines if "rejected" in line]
    return (telling or lines or [""])[0].replace("\t", " ")
