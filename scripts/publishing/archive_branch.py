"""Fetches the archive's branch, writes a commit on top of it, and pushes it in one atomic update.

Nothing is checked out, and no branch moves before everything is written: the commit is made in a
temporary repository that shares this one's objects, and only then pushed, together with its tag or
not at all. A run that is killed leaves at most loose objects and a folder that the next clears.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from mike import git_utils  # type: ignore[import-untyped]

from policy.archive.editions import DRAFT, IN_FORCE, TAG, is_published_name
from policy.archive.git import git_message, in_danish, run_git, silent_seconds, unknown_remote
from policy.archive.place import ArchivePlace
from policy.archive.publication import PublicationError
from policy.archive.revision import Revision
from policy.words.command_messages import reason_of
from policy.words.publication_words import REASONS
from scripts.cli.environment import environment
from scripts.cli.workspace import workspace

WORKSPACE = "udgivelse-"
"""What the temporary folders of publishing begin with."""

_SECONDS = 120
_TRANSFER_SECONDS = 3600
"""How long a transfer may go on. One that stands still is given up by git itself long before."""

_LOCKED_SECONDS = 1
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
    """The archive at ``place``: a remote's branch, or one of ``root`` where it has no remote.

    ``root`` is the top of the repository. Raises UnreachableError where it does not know the
    remote.
    """

    def __init__(self, root: Path, place: ArchivePlace) -> None:
        self.root, self.place = root, place
        self._own: dict[str, str] = {}
        remotes = self._git("remote").stdout.decode("utf-8", "replace").split()
        self.remote = place.remote if place.remote in remotes else ""
        self.name = f"{place.remote}/{place.branch}" if self.remote else place.branch
        ssh = os.fsdecode(self._git("config", "core.sshCommand").stdout.strip())
        if ssh and "GIT_SSH_COMMAND" not in os.environ:  # which git puts before the setting
            self._own["GIT_SSH_COMMAND"] = ssh
        if not self.remote and (reason := unknown_remote(place, remotes)):
            raise UnreachableError.because("unknown_remote", reason=reason)

    def fetched(self) -> str:
        """The newest commit of the branch, or nothing where nothing was ever published.

        Raises UnreachableError where the remote or git does not answer, PublicationError where the
        branch lacks what is known to have been published.
        """
        while True:
            here, (head, tags) = self._references(), self._asked()
            if self.remote and head:
                self._fetch(head)
            doubt = self._set_back(here.get(self.place.known, ""), head)
            doubt = doubt or self._vanished(head, {**tags, **here})
            if doubt is None:
                break
            if self._asked()[0] == head:  # nobody published while it was looked at
                raise doubt
        if self.remote and head and here.get(self.place.known) != head:
            self._do("update-ref", self.place.known, head)
        return head

    def _references(self) -> dict[str, str]:
        """What this repository knows of the archive: its branches and tags, and their commits."""
        names = (self.place.known, self.place.local, f"refs/tags/{TAG}*")
        form = "--format=%(objectname) %(objecttype) %(refname)"  # the type, so that it is there
        done = self._do("for-each-ref", form, *names)
        if done.stderr:  # «ignoring broken ref»
            raise UnreachableError.because("git", reason=git_message(done))
        lines = done.stdout.decode("utf-8", "replace").splitlines()
        return {name: commit for commit, _, name in map(str.split, lines)}

    def _asked(self) -> tuple[str, dict[str, str]]:
        """The archive's newest commit, or nothing, and its tags, as the remote has them now."""
        if not self.remote:
            found = self._references()
            return found.get(self.place.local, ""), found
        asked = self._git("ls-remote", self.remote, self.place.local, f"refs/tags/{TAG}*")
        if asked.returncode:
            raise UnreachableError.because(
                "remote_gone", remote=self.remote, reason=git_message(asked)
            )
        lines = asked.stdout.decode("utf-8", "replace").splitlines()
        found = {name: commit for commit, name in (line.split("\t") for line in lines)}
        return found.pop(self.place.local, ""), found

    def _fetch(self, head: str) -> None:
        done = self._do("fetch", "--no-tags", "--refmap=", self.remote, self.place.local)
        if self._git("cat-file", "-e", head).returncode:
            raise UnreachableError.because("git", reason=git_message(done) or head)

    def _set_back(self, before: str, head: str) -> PublicationError | None:
        """The error where the branch is no continuation of what was fetched ``before``."""
        if not before or not head or self._is_ancestor(before, head):
            return None
        key = "set_back" if self._is_ancestor(head, before) else "rewritten"
        values = {"remote": self.remote, "branch": self.place.branch, "known": self.place.known}
        return PublicationError.because(key, **values, commit=before[:12])

    def _vanished(self, head: str, known: Mapping[str, str]) -> PublicationError | None:
        """The error where ``known`` references show editions that the archive's ``head`` lacks."""
        shown: dict[str, str] = {}
        for name in (self.place.known, self.place.local):
            editions = filter(is_published_name, self.tree(known.get(name, "")))
            shown |= {each: name for each in editions if each != IN_FORCE}
        tags = (name for name in known if name.startswith(f"refs/tags/{TAG}"))
        tagged = {name.removeprefix(f"refs/tags/{TAG}"): name for name in tags}
        shown = {name: ref for name, ref in tagged.items() if is_published_name(name)} | shown
        here = {*self.tree(head)} | ({DRAFT} if head else set())
        lost = sorted(shown.keys() - here)
        if not lost:
            return None
        place = shown[lost[0]]
        advice = "vanished_tag" if place.startswith("refs/tags/") else "vanished_branch"
        values = {"remote": self.place.remote, "branch": self.place.branch, "place": place}
        values |= {"name": self.name, "found": ", ".join(lost), "shown": place.split("/", 2)[2]}
        return PublicationError.because(
            "vanished", **values, advice=REASONS[advice].format(**values)
        )

    def _is_ancestor(self, one: str, other: str) -> bool:
        return not self._git("merge-base", "--is-ancestor", one, other).returncode

    def tree(self, commit: str) -> Tree:
        """The entries of the top folder of ``commit``."""
        if not commit:
            return {}
        lines = self._do("ls-tree", "-z", commit).stdout.decode("utf-8", "replace").split("\0")
        pairs = (line.split("\t", 1) for line in lines if line)
        return {name: facts for facts, name in pairs}

    def write(self, base: str, content: Content, message: str) -> str:
        """A commit on top of ``base`` with ``content``; no branch of the repository is touched.

        The same content on the same base gives the same tree. Raises UnreachableError where git or
        the disk fails.
        """
        with self._scratch_repository(base):
            try:
                with git_utils.Commit(self.place.branch, message, allow_empty=True) as commit:
                    commit.delete_files([*content.folders, *content.removed, *content.copies])
                    for name, folder in sorted(content.folders.items()):
                        _add(commit, name, _files(folder))
                    for name, source in sorted(content.copies.items()):
                        new = content.folders.get(source)
                        _add(commit, name, _files(new) if new else self._files(base, source))
                    for name, text in sorted(content.files.items()):
                        commit.add_file(git_utils.FileInfo(name, text))
                return str(git_utils.get_latest_commit(self.place.branch))
            except git_utils.GitError as error:
                raise UnreachableError.because(
                    "git", reason=" ".join(str(error).split())
                ) from error
            except OSError as error:
                raise UnreachableError.because("disk", reason=reason_of(error)) from error

    def _files(self, commit: str, folder: str) -> Iterator[tuple[str, bytes]]:
        """The files of the archive's ``folder`` at ``commit``: the path in it and the content."""
        found = Revision(self.root, commit, from_top=True)
        for name in found.names(folder, ""):
            yield name.removeprefix(f"{folder}/"), found.read(name)

    def bundle(self, base: str, commit: str, path: Path) -> None:
        """Write the commits from ``base`` to ``commit`` to ``path``, as a git bundle."""
        wanted = [self.place.local, *([f"^{base}"] if base else [])]
        with self._scratch_repository(commit) as aside:
            done = run_git(aside, "bundle", "create", "-q", str(path.resolve()), *wanted)
        if done.returncode:
            raise UnreachableError.because("git", reason=git_message(done))

    def unbundle(self, path: Path, base: str, commit: str) -> None:
        """Read ``commit``, one commit upon ``base``, from the bundle ``path``; none is trusted."""
        strict = ("-c", "fetch.fsckObjects=true")
        self._do(*strict, "fetch", "--no-tags", "--refmap=", str(path.resolve()), self.place.local)
        said = self._do("rev-list", "--parents", "--max-count=1", commit).stdout.decode("ascii")
        if said.split() != [commit, *([base] if base else [])]:
            raise UnreachableError.because("git", reason=said.strip())

    def irregular(self, commit: str, names: Sequence[str]) -> list[str]:
        """What is no plain file below ``names`` in ``commit``: links, other repositories."""
        lines = self._do("ls-tree", "-r", "-z", commit).stdout.decode("utf-8", "replace")
        pairs = (line.split("\t", 1) for line in lines.split("\0") if line)
        return [
            path
            for facts, path in pairs
            if path.partition("/")[0] in names and not facts.startswith("100")
        ]

    @contextmanager
    def _scratch_repository(self, base: str) -> Iterator[Path]:
        """Let git use a temporary repository: this one's objects, and the branch at ``base``."""
        common = Path(os.fsdecode(self._git("rev-parse", "--git-common-dir").stdout.strip()))
        common = self.root / common
        with workspace(WORKSPACE) as folder:
            aside = folder / "git"
            form = self._do("rev-parse", "--show-object-format").stdout.decode("ascii").strip()
            self._do("init", "--bare", "--quiet", f"--object-format={form}", str(aside))
            with suppress(FileNotFoundError):
                shutil.copy(common / "shallow", aside / "shallow")
            values = {"GIT_DIR": str(aside), "GIT_OBJECT_DIRECTORY": str(common / "objects")}
            with environment({**values, **self._identity()}):
                if base:
                    git_utils.update_ref(self.place.branch, base)
                yield aside

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

        Returns True once the archive was read back and has them, False where the branch has moved
        meanwhile; raises UnreachableError where that is refused.
        """
        done = self._push(base, commit, tags) if self.remote else self._set(base, commit, tags)
        if done.returncode:
            said = (done.stdout + done.stderr).decode("utf-8", "replace")
            if self._has_moved(base, said):
                return False
            key = "push_refused" if self.remote else "git"
            raise UnreachableError.because(
                key, remote=self.remote, reason=in_danish(_error_line(said))
            )
        self._verify(commit, tags)
        if self.remote:
            for tag, target in tags.items():
                self._git("update-ref", f"refs/tags/{tag}", target)
        return True

    def _push(
        self, base: str, commit: str, tags: Mapping[str, str]
    ) -> subprocess.CompletedProcess[bytes]:
        head = self.place.local
        lease = f"--force-with-lease={head}:{base}"
        sent = [f"{commit}:{head}", *(f"+{target}:refs/tags/{tag}" for tag, target in tags.items())]
        return self._git("push", "--atomic", "--porcelain", lease, self.remote, *sent)

    def _set(
        self, base: str, commit: str, tags: Mapping[str, str]
    ) -> subprocess.CompletedProcess[bytes]:
        nothing = "0" * len(commit)
        lines = [f"update {self.place.local} {commit} {base or nothing}"]
        lines += [f"update refs/tags/{tag} {target}" for tag, target in tags.items()]
        given = "".join(f"{line}\n" for line in ["start", *lines, "prepare", "commit"])
        return self._git("update-ref", "--stdin", given=given.encode())

    def _has_moved(self, base: str, said: str) -> bool:
        """Whether the branch left ``base``; where it is locked, who locked it gets a moment."""
        if "cannot lock ref" in said:
            time.sleep(_LOCKED_SECONDS)
        return self._asked()[0] != base

    def _verify(self, commit: str, tags: Mapping[str, str]) -> None:
        """Raise an error unless the archive has ``commit``, or one upon it, and ``tags``."""
        head, found = self._asked()
        if head and head != commit and self.remote:
            self._fetch(head)
        is_there = head and self._is_ancestor(commit, head)
        if not is_there or any(found.get(f"refs/tags/{tag}") != tags[tag] for tag in tags):
            raise UnreachableError.because("not_landed", name=self.name)
        if self.remote:
            self._git("update-ref", self.place.known, head)

    def has_tag(self, tag: str) -> bool:
        """Whether the archive has ``tag``."""
        return f"refs/tags/{tag}" in self._asked()[1]

    def _do(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        """Run git; raises UnreachableError with its own words where it fails."""
        done = self._git(*arguments)
        if done.returncode:
            raise UnreachableError.because("git", reason=git_message(done))
        return done

    def _git(self, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        limits = {"ls-remote": silent_seconds()} | dict.fromkeys(
            ("fetch", "push"), _TRANSFER_SECONDS
        )
        seconds = limits.get(arguments[0], _SECONDS)
        with environment(self._own):
            return run_git(self.root, *arguments, given=given, around=False, seconds=seconds)


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
