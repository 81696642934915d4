"""A school's policy in a repository of its own with a bare remote, published by the command."""

import contextlib
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

from scripts import publish
from scripts.cli.places import REPOSITORY
from scripts.publishing.fictional_school import YEARS, adopt, replace, revise, school_at
from scripts.publishing.next_year import begin
from tests.support.repositories import git

EDITION = "data/edition.yaml"
EVERYDAY = "docs/hverdagen.md"
BRANCH = "gh-pages"


class Published:
    """The fictional school, as the one who publishes it has it on the machine."""

    def __init__(self, folder: Path, root: Path | None = None) -> None:
        self.folder = folder
        self.root = root or school_at(folder)
        if root is None:
            git(self.root, "commit", "-q", "--amend", "--no-edit")  # on the tests' day
        self.remote = folder / "arkiv.git"

    def copy(self, folder: Path) -> "Published":
        """The same in another folder, with a remote of its own; much quicker than made anew."""
        shutil.copytree(
            self.folder, folder, symlinks=True, dirs_exist_ok=True, copy_function=_copy_or_link
        )
        found = Published(folder, folder / self.root.name)
        git(found.root, "remote", "set-url", "origin", str(found.remote))
        return found

    def clone(self, name: str, *arguments: str) -> "Published":
        """Another machine's copy of the repository, its main as it is here."""
        git(self.root, "push", "-q", "origin", "main")
        root = self.folder / name
        git(self.folder, "clone", "-q", *arguments, f"file://{self.remote}", str(root))
        return Published(self.folder, root)

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace a text of a file, and commit."""
        replace(self.root, name, old, new)
        git(self.root, "commit", "-q", "-am", "change")

    def year(self, number: int) -> None:
        """Make the revision of the year with this number, the first being 0."""
        revise(self.root, YEARS[number])

    def begin_draft(self, year: str = "2027/28") -> None:
        """Begin the next year as a draft."""
        begin(self.root, year)
        git(self.root, "commit", "-q", "-am", "draft")

    def adopt_draft(self) -> None:
        """Adopt the second year."""
        adopt(self.root, 2027)
        git(self.root, "commit", "-q", "-am", "adopted")

    def command(self, *arguments: str) -> list[str]:
        """The command line that publishes, on the first day that the second year is in force."""
        return ["--root", str(self.root), "--today", "2027-08-01", *arguments]

    def publish(self, *arguments: str) -> tuple[int, str]:
        """Publish; the exit status and everything that was said."""
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            status = publish.main(self.command(*arguments))
        return status, said.getvalue()

    def start(self, **settings: object) -> subprocess.Popen[str]:
        """Publish in a process of its own."""
        command = [sys.executable, "-m", "scripts.publish", *self.command()]
        return subprocess.Popen(  # type: ignore[call-overload, no-any-return]
            command,
            cwd=REPOSITORY,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            **settings,
        )

    def head(self) -> str:
        """The commit of the archive's branch at the remote, or nothing."""
        said = git(self.remote, "for-each-ref", "--format=%(objectname)", f"refs/heads/{BRANCH}")
        return said.strip()

    def tree(self, name: str = "") -> dict[str, str]:
        """The entries of the archive's top folder, or of a folder in it, with their objects."""
        lines = git(self.remote, "ls-tree", f"{BRANCH}:{name}").splitlines()
        return {line.split("\t")[1]: line.split()[2] for line in lines}

    def read(self, path: str) -> str:
        """The text of a file of the archive."""
        return git(self.remote, "show", f"{BRANCH}:{path}")

    def put(self, files: dict[str, str | None], *, orphan: bool = False) -> None:
        """Change the archive by hand, behind the command's back; None takes a file away."""
        hand = self.folder / "hand"
        if not hand.exists():
            git(self.folder, "clone", "-q", str(self.remote), str(hand))
        git(hand, "fetch", "-q")
        git(hand, "checkout", "-q", *(["--orphan", "other"] if orphan else ["-B", "hand"]))
        if not orphan:
            git(hand, "reset", "-q", "--hard", f"origin/{BRANCH}")
        for name, text in files.items():
            path = hand / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink() if text is None else path.write_text(text, encoding="utf-8")
        git(hand, "add", "-A")
        git(hand, "commit", "-q", "--allow-empty", "-m", "by hand")
        git(hand, "push", "-q", "-f", "origin", f"HEAD:{BRANCH}")


def _copy_or_link(source: str, target: str) -> str:
    """Copy a file; git never changes an object that is written, so those need no copy."""
    if "objects" in Path(source).parts:
        os.link(source, target)
        return target
    return shutil.copy2(source, target)
