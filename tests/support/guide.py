"""The guide's pages as stories: what each section shows, done to the fictional school.

A section tells a story in blocks. Two blocks of a file, one after the other, are what stands in the
file named above them and what it becomes; a third is what that becomes in turn. A call stands
without its braces. ``sh`` is run where the school's policy lies, and ``text`` is what it answers.
So a new example needs nothing here.
"""

import os
import re
import shlex
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from policy.checking.check import check_root
from policy.checking.output import report
from scripts.site.webserver import free_port
from tests.support.published import Published
from tests.support.repositories import LATER, git
from tests.support.sent import SENT

REPOSITORY = Path(__file__).parents[2]
GUIDE = REPOSITORY / "docs" / "vejledning"
SCHOOL = REPOSITORY / "tests" / "data" / "school"

DELETED = {"data/source-notes.md", "tests/content/source/"}
"""What a new school deletes, as the guide says; until then it is there."""

FILES = ("yaml", "markdown")
FENCE = re.compile(r"^```(?P<language>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
SECTION = re.compile(r"^## .*\{ #(?P<id>[\w-]+) \}$", re.MULTILINE)
INLINE = re.compile(r"`([^`\n]+)`")
PORT = re.compile(r"(?<=127\.0\.0\.1:)\d+")

LENT = ("Makefile", "macros", "scripts", "overrides", "tests", ".venv")
"""What the school borrows of this repository, so that the commands run as in a real one."""
LOCKS = ("requirements.txt", "requirements-test.txt")
ADDED = {
    **dict.fromkeys(("publish", "check"), "--today 2027-08-01"),
    "status": "--today 2027-04-01",
    "demo": "--once",
}
"""What a trial adds to a command: a day that does not depend on the clock, and an end."""


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, its text, and the file that was last named before it."""

    language: str
    text: str
    file: str


BEFORE = "…\n"
"""Stands for all that an answer says before its end."""
CALL = re.compile(r"\w+\(.*\)\n")
NAMED_FILE = re.compile(r"((data|docs)/.+|mkdocs)\.\w+")


@dataclass(frozen=True)
class Story:
    """The blocks of a section, ``page#section``."""

    name: str
    blocks: tuple[Block, ...]

    @property
    def is_run(self) -> bool:
        """Whether it has commands."""
        return any(each.language == "sh" for each in self.blocks)


def pages() -> dict[str, str]:
    """The text of every page of the guide, by its name."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(GUIDE.glob("*.md"))}


def stories() -> Iterator[Story]:
    """Every section of the guide that shows something."""
    for name, text in pages().items():
        fenced = [match.span() for match in FENCE.finditer(text)]
        heads = [
            head
            for head in SECTION.finditer(text)
            if not any(start < head.start() < end for start, end in fenced)
        ]
        ends = [*(head.start() for head in heads), len(text)]
        for head, end in zip([None, *heads], ends, strict=True):
            section, start = (head["id"], head.end()) if head else ("", 0)
            if blocks := tuple(blocks_of(text[start:end])):
                yield Story(f"{name}#{section}", blocks)


def blocks_of(text: str) -> Iterator[Block]:
    """The blocks of a section, each with the last file of data or text named above it."""
    file, end = "", 0
    for match in FENCE.finditer(text):
        named = INLINE.findall(text[end : match.start()])
        file = [file, *filter(NAMED_FILE.fullmatch, named)][-1]
        yield Block(match["language"], match["text"], file)
        end = match.end()


def school_of(folder: Path) -> Published:
    """The fictional school where every command works as in a repository of its own."""
    school = Published(folder)
    for name in LENT:
        (school.root / name).symlink_to(REPOSITORY / name)
    for name in LOCKS:  # older than the environment, so that nothing is installed
        (school.root / name).touch()
        os.utime(school.root / name, (0, 0))
    ignored = "".join(f"/{each}\n" for each in (*LENT, *LOCKS, "site", "web"))
    (school.root / ".git" / "info" / "exclude").write_text(ignored, encoding="utf-8")
    for key, value in (("name", "t"), ("email", "t@example.dk")):
        git(school.root, "config", f"user.{key}", value)
    git(school.root, "push", "-q", "-u", "origin", "main")
    return school


class Trial:
    """A story being done in ``root``."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.before: Block | None = None
        self.after: Block | None = None
        self.said = ""

    def do(self, story: Story) -> None:
        """Do all of it; fails where something is not as it is shown, or is not mended at last."""
        answer = ""
        if story.name in SENT:
            SENT[story.name](self.root)
        for each in story.blocks:
            if each.language in FILES:
                self.edit(each)
            elif each.language == "sh":
                assert not self.said, f"the answer is not shown: {self.said}"
                self.run(each.text)
            else:
                assert each.language == "text", f"nobody knows how to try «{each.language}»"
                told, said = (PORT.sub("", text).rstrip() for text in (each.text, self.said))
                is_end = told.startswith(BEFORE) and said.endswith(told.removeprefix(BEFORE))
                assert is_end or said == told, said
                self.said, answer = "", each.text
        assert not self.said, f"the answer is not shown: {self.said}"
        left = report(check_root(self.root), "text")
        assert left in ("Ingen problemer.", answer.strip())

    def edit(self, block: Block) -> None:
        """Find what a file holds, or put in its place what it becomes, or becomes at last."""
        path = self.root / block.file
        if not path.exists():  # a new file is shown whole
            path.write_text(block.text, encoding="utf-8", newline="\n")
            self.before, self.after = None, block
            return
        text = path.read_text(encoding="utf-8")
        if CALL.fullmatch(block.text):  # the braces around a call cannot stand in a page
            block = replace(block, text=block.text.strip())
        old = self.before or self.after
        if not self.before and block.text in text:
            assert text.count(block.text) == 1, f"more than once in {block.file}: {block.text}"
            self.before = block
            return
        assert old, f"not in {block.file}: {block.text}"
        assert old.text in text, f"not in {block.file}: {old.text}"
        path.write_text(text.replace(old.text, block.text), encoding="utf-8", newline="\n")
        self.before, self.after = None, block

    def run(self, commands: str) -> None:
        """Run the lines one by one, keeping what ours say; only they may end with a fault."""
        for line in commands.splitlines():
            words = shlex.split(line)
            if "make" not in words:
                assert self._shell(line).returncode == 0, line
            elif "serve" in words:
                self.said += self._first_line(f"{line} ARGS='--port {free_port()}'")
            else:
                done = self._shell(_with_added(words))
                self.said += done.stdout
                assert done.returncode == 0 or self.said, line

    def _shell(self, line: str) -> subprocess.CompletedProcess[str]:
        """Run a line; make's own word of a fault, in English, is left out of what is said."""
        done = subprocess.run(
            line,
            check=False,
            shell=True,
            cwd=self.root,
            env=_environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        lines = done.stdout.splitlines(keepends=True)
        done.stdout = "".join(each for each in lines if not each.startswith("make: "))
        return done

    def _first_line(self, line: str) -> str:
        """The first line that a command says which runs until it is stopped."""
        with subprocess.Popen(
            line,
            shell=True,
            cwd=self.root,
            env={**_environment(), "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            start_new_session=True,
        ) as process:
            assert process.stdout
            try:
                return process.stdout.readline()
            finally:
                os.killpg(process.pid, signal.SIGTERM)


def _with_added(words: list[str]) -> str:
    """The command with what a trial adds to it."""
    given = next((each for each in words if each.startswith("ARGS=")), "ARGS=")
    added = [ADDED[each] for each in words if each in ADDED]
    others = [each for each in words if each != given]
    return shlex.join([*others, " ".join([given, *added])])


def _environment() -> dict[str, str]:
    """Git and make as on a new machine: no settings of the one who runs the tests."""
    own = {"ARGS", "MAKEFLAGS", "MAKELEVEL", "MFLAGS", "QUICK", "SITE_URL", "EDIT_URI", "CI"}
    kept = {name: value for name, value in os.environ.items() if name not in own}
    plain = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    return {**kept, **plain, "GIT_COMMITTER_DATE": f"{LATER}T12:00:00+00:00"}
