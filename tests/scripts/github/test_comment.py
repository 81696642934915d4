"""The one comment on a pull request, written to a server that answers as GitHub does."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from policy.words.change_words import REVIEW
from scripts.github.api import LONGEST, harmless
from scripts.github.comment import MARK, main
from tests.support.github_server import BOT, PERSON, GitHubHandler, GitHubServer, running

HEAD = "a" * 40


class Server(GitHubServer):
    """Keeps the comments of pull request 12, and what was asked."""

    def __init__(self) -> None:
        super().__init__(Handler)
        self.comments: list[dict[str, Any]] = []
        self.files: list[dict[str, Any]] = []


class Handler(GitHubHandler):
    """Answers for a repository as GitHub's documentation says."""

    server: Server

    def do_GET(self) -> None:
        """The pull request, or a page of its comments."""
        if self.path.endswith("/pulls/12"):
            self.answer({"head": {"sha": HEAD}})
        else:
            page = int(self.path.rpartition("page=")[2])
            listed = self.server.files if "/files?" in self.path else self.server.comments
            self.answer(listed[100 * (page - 1) : 100 * page])

    def do_POST(self) -> None:
        """A new comment."""
        self.server.comments.append({"id": 7, "user": BOT, **self.body()})
        self.answer({})

    def do_PATCH(self) -> None:
        """A comment anew."""
        number = int(self.path.rpartition("/")[2])
        found = next(each for each in self.server.comments if each["id"] == number)
        found |= self.body()
        self.answer({})


@pytest.fixture
def github(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """GitHub, and the environment of the workflow's step."""
    monkeypatch.setenv("HEAD_SHA", HEAD)
    server = Server()
    with running(server, monkeypatch):
        yield server


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What the other run left."""
    (tmp_path / "nummer").write_text("12", encoding="utf-8")
    (tmp_path / "kommentar.md").write_text("Én ændring.\n", encoding="utf-8")
    return tmp_path


def test_the_first_run_writes_a_comment_and_the_next_writes_it_anew(
    github: Server, folder: Path
) -> None:
    """However many comments people have written before it."""
    github.comments = [
        {"id": 100 + n, "user": PERSON, "body": f"{MARK} nr. {n}"} for n in range(130)
    ]
    assert main([str(folder)]) == 0
    assert len(github.comments) == 131
    assert github.comments[-1]["body"] == f"{MARK}\nÉn ændring.\n\n{REVIEW['by_machine']}"
    (folder / "kommentar.md").write_text("To ændringer.\n", encoding="utf-8")
    assert main([str(folder)]) == 0
    assert len(github.comments) == 131
    assert "To ændringer." in github.comments[-1]["body"]
    assert all(each["body"].startswith(f"{MARK} nr.") for each in github.comments[:-1])


def test_a_run_that_is_overtaken_writes_nothing(
    github: Server, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor can a run write to another pull request than its own."""
    monkeypatch.setenv("HEAD_SHA", "b" * 40)
    assert main([str(folder)]) == 0
    assert github.comments == []


@pytest.mark.parametrize("number", ["", "0", "-1", "12/../13", "1 2", "9" * 10, "１２", "../x"])
def test_a_number_that_is_none_goes_nowhere(
    github: Server, folder: Path, number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the other run left is not trusted to be a number."""
    (folder / "nummer").write_text(number, encoding="utf-8")
    assert main([str(folder)]) == 2
    assert github.asked == []
    assert "nummer" in capsys.readouterr().err


def test_what_the_other_run_did_not_leave_is_told_of(
    github: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It may have ended before it wrote anything."""
    assert main([str(tmp_path)]) == 2
    assert "findes ikke" in capsys.readouterr().err
    assert github.asked == []


def test_what_the_other_run_does_not_tell_is_told_first(github: Server, folder: Path) -> None:
    """GitHub itself says which files are changed; the run may have kept silent of them."""
    told = "- kode: scripts/told.py"
    (folder / "kommentar.md").write_text(f"Én ændring.\n\n{told}\n", encoding="utf-8")
    names = ["docs/fokus.md", "scripts/told.py", "scripts/x.py", ".github/workflows/ci.yml"]
    github.files = [{"filename": name} for name in names]
    github.files.append({"filename": "docs/ny.md", "previous_filename": "mkdocs.yml"})
    assert main([str(folder)]) == 0
    body = github.comments[-1]["body"]
    assert body.startswith(f"{MARK}\n## Forslaget ændrer også\n")
    lines = [line for line in body.split("\n") if line.startswith("- ")]
    assert lines == [
        "- arbejdsgang eller opsætning på GitHub: .github/workflows/ci.yml",
        "- side uden for politikken: docs/ny.md",
        "- indstilling: mkdocs.yml",
        "- kode: scripts/x.py",
        told,
    ]


@pytest.mark.parametrize("kind", ["link", "pipe", "large"])
def test_only_small_plain_files_are_read(
    github: Server, folder: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A link is not followed, a pipe is not waited for."""
    path = folder / "kommentar.md"
    path.rename(folder / "gemt")
    if kind == "link":
        path.symlink_to(folder / "gemt")
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.write_bytes(b"x" * (4 * LONGEST + 1))
    assert main([str(folder)]) == 2
    assert "ikke en lille fil" in capsys.readouterr().err
    assert github.comments == []


@pytest.mark.parametrize("status", [401, 403, 404, 500])
def test_a_refusal_is_told_of(
    github: Server, folder: Path, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a traceback, and without the token."""
    github.status = status
    assert main([str(folder)]) == 2
    said = capsys.readouterr()
    assert str(status) in said.err
    assert "secret" not in said.out + said.err


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Hej @skole/hold og a@b.dk", "Hej @\u200cskole/hold og a@\u200cb.dk"),
        ("Før <!-- skjult\n--> efter <!-- resten", "Før  efter"),
        ("x" * (LONGEST + 9), "x" * LONGEST),
    ],
)
def test_a_text_calls_nobody_and_hides_nothing(text: str, shown: str) -> None:
    """Whoever wrote the proposal may have written the text."""
    assert harmless(text) == shown
