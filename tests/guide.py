"""The guide's pages as something to be tried: their blocks are edits, commands and answers.

Two blocks of a file's kind in a row are an edit: what the first shows becomes what the second does.
``sh`` is run by a shell, and a ``text`` after it is what it must say. All the blocks of a page are
tried in order, in one copy of the fictional school's policy with the project's code.
"""

import os
import re
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent

from repositories import git

from scripts.demo import HOUSE, school_at
from scripts.webserver import free_port

GUIDE = HOUSE / "docs" / "vejledning"
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODE = ("macros", "scripts", "overrides", "tests", ".venv", "Makefile")
LOCKS = ("requirements.txt", "requirements-test.txt")
FILES = {"yaml": ("data", "*.yaml"), "md": ("docs", "*.md")}
SERVED = "make serve"
PORT = "127.0.0.1:8000"


@dataclass(frozen=True)
class Block:
    """A fenced block: its kind, what it holds, and where that lies in the page."""

    kind: str
    text: str
    start: int
    end: int


def blocks(page: str) -> list[Block]:
    """The fenced blocks of a page."""
    return [Block(found[1], found[2], *found.span(2)) for found in FENCE.finditer(page)]


class Trial:
    """A copy of the fictional school with the project's code, as one who reads the guide has it."""

    def __init__(self, folder: Path, today: str) -> None:
        self.root = school_at(folder)
        for name in (*CODE, *LOCKS):
            (self.root / name).symlink_to(HOUSE / name)
        ignored = (HOUSE / ".gitignore").read_text(encoding="utf-8")
        ignored += "".join(f"/{name}\n" for name in (*CODE, *LOCKS))
        (self.root / ".git" / "info" / "exclude").write_text(ignored, encoding="utf-8")
        git(self.root, "config", "user.name", "Koordinator")
        git(self.root, "config", "user.email", "koordinator@example.dk")
        git(self.root, "push", "-q", "-u", "origin", "main")
        self.today = today

    def answers(self, page: str) -> Iterator[tuple[Block, str]]:
        """Every block of answers of ``page`` with what is really answered."""
        found, said, index = blocks(page), "", 0
        while index < len(found):
            block = found[index]
            index += 1
            if block.kind == "sh":
                said = self.said(block.text)
            elif block.kind == "text":
                yield block, said
            else:
                self.edit(block, found[index])
                index += 1

    def edit(self, old: Block, new: Block) -> None:
        """Make the edit that two blocks show, in the one place that holds the first.

        A block is shown from the margin on; in the file it may stand further in.
        """
        assert old.kind == new.kind, old
        folder, pattern = FILES[old.kind]
        found = [
            (path, margin)
            for path in sorted((self.root / folder).rglob(pattern))
            for margin in (" " * width for width in range(0, 10, 2))
            if f"\n{indent(old.text, margin)}" in path.read_text(encoding="utf-8")
        ]
        assert len(found) == 1, (old.text, found)
        ((path, margin),) = found
        text, before = path.read_text(encoding="utf-8"), indent(old.text, margin)
        assert text.count(before) == 1, old.text
        path.write_text(text.replace(before, indent(new.text, margin)), encoding="utf-8")

    def said(self, commands: str) -> str:
        """What a shell prints for ``commands``; a refusal where that is all."""
        if commands.strip() == SERVED:
            return self._served()
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
        if "make publish" in commands:
            environment["ARGS"] = f"--today {self.today}"
        done = subprocess.run(
            ["sh", "-c", commands],
            cwd=self.root,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        refused = [line for line in done.stderr.splitlines(True) if not line.startswith("make")]
        return done.stdout or "".join(refused)

    def _served(self) -> str:
        """The first line of the preview, on a port that is free."""
        port = f"127.0.0.1:{free_port()}"
        command = ["make", "serve", f"ARGS=--port {port.partition(':')[2]}"]
        with subprocess.Popen(
            command,
            cwd=self.root,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            start_new_session=True,
        ) as server:
            assert server.stdout
            line = next((line for line in server.stdout if port in line), "")
            os.killpg(server.pid, signal.SIGINT)
        return line.replace(port, PORT)
