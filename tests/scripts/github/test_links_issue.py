"""The one issue on dead links, kept on a server that answers as GitHub does."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from policy.words.command_messages import LINKS_ISSUE
from scripts.github.links_issue import MARK, main
from tests.support.github_server import BOT, PERSON, GitHubHandler, GitHubServer, running

DEAD = {
    "path": "docs/inspiration.md",
    "line": 12,
    "column": 3,
    "code": "LINK-DØDT",
    "severity": "fejl",
    "message": "Linket «https://a.example/» på siden x fører ingen steder hen: siden er væk.",
}
MOVED = {**DEAD, "code": "LINK-FLYTTET", "severity": "advarsel", "message": "Fører videre."}
UNTRIED = {**DEAD, "code": "LINK-UPRØVET", "severity": "advarsel", "message": "Kan ikke ses."}
PATCH = "--- a/data/links.yaml\n+++ b/data/links.yaml\n@@ -1 +1 @@\n-a\n+b\n"


class Server(GitHubServer):
    """Keeps the repository's issues, pull requests among them, and what was asked."""

    def __init__(self) -> None:
        super().__init__(Handler)
        self.issues: list[dict[str, Any]] = []
        self.comments: list[tuple[int, str]] = []


class Handler(GitHubHandler):
    """Answers for a repository as GitHub's documentation says."""

    server: Server

    def do_GET(self) -> None:
        """A page of the issues in the state asked for."""
        asked = parse_qs(urlsplit(self.path).query)
        page, size = int(asked["page"][0]), int(asked["per_page"][0])
        found = [each for each in self.server.issues if each["state"] == asked["state"][0]]
        self.answer(found[size * (page - 1) : size * page])

    def do_POST(self) -> None:
        """A new issue, or a comment on one."""
        body = self.body()
        if self.path.endswith("/comments"):
            self.server.comments.append((int(self.path.split("/")[-2]), body["body"]))
        else:
            number = len(self.server.issues) + 1
            new = {"number": number, "user": BOT, "state": "open", **body}
            self.server.issues.insert(0, new)
        self.answer({})

    def do_PATCH(self) -> None:
        """An issue changed."""
        number = int(self.path.rpartition("/")[2])
        found = next(each for each in self.server.issues if each["number"] == number)
        found |= self.body()
        self.answer({})


@pytest.fixture
def github(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """GitHub, and the environment of the workflow's step."""
    server = Server()
    with running(server, monkeypatch):
        yield server


def left(folder: Path, *problems: dict[str, Any], patch: str = "") -> str:
    """What the other job leaves in a folder; its path."""
    (folder / "resultat.json").write_text(json.dumps({"problemer": problems}), encoding="utf-8")
    (folder / "forslag.diff").write_text(patch, encoding="utf-8")
    return str(folder)


def test_one_issue_is_opened_renewed_and_closed(github: Server, tmp_path: Path) -> None:
    """Not one a week; and what dies after that has an issue of its own."""
    assert main([left(tmp_path, DEAD)]) == 0
    assert main([left(tmp_path, DEAD, MOVED)]) == 0
    (issue,) = github.issues
    assert (issue["title"], issue["state"]) == (LINKS_ISSUE["title"], "open")
    assert issue["body"].startswith(f"{MARK}\n{LINKS_ISSUE['dead']}")
    assert LINKS_ISSUE["moved"] in issue["body"]
    assert main([left(tmp_path, MOVED)]) == 0
    assert (issue["state"], github.comments) == ("closed", [(1, LINKS_ISSUE["well_again"])])
    assert main([left(tmp_path)]) == 0
    assert len(github.comments) == 1
    assert main([left(tmp_path, DEAD)]) == 0
    assert [each["state"] for each in github.issues] == ["open", "closed"]


def test_an_issue_says_where_what_and_what_to_do(github: Server, tmp_path: Path) -> None:
    """The line, the address, where it leads, what is not known, and the patch as a patch."""
    assert main([left(tmp_path, DEAD, UNTRIED, MOVED, DEAD, patch=PATCH)]) == 0
    body = github.issues[0]["body"]
    parts = [LINKS_ISSUE[name] for name in ("dead", "moved", "untried", "proposal", "by_machine")]
    assert [body.index(part) for part in parts] == sorted(body.index(part) for part in parts)
    assert body.count("- `docs/inspiration.md:12`\n  Linket «https://a.example/»") == 1
    assert f"~~~~~~diff\n{PATCH}~~~~~~" in body


def test_a_link_that_could_not_be_tried_keeps_its_issue_open(
    github: Server, tmp_path: Path
) -> None:
    """Nobody knows that it is well again; one that the issue does not name is no reason."""
    assert main([left(tmp_path, DEAD)]) == 0
    message = str(DEAD["message"]).replace("fører ingen steder hen", "kunne ikke efterprøves")
    assert main([left(tmp_path, {**UNTRIED, "message": message})]) == 0
    assert (github.issues[0]["state"], github.comments) == ("open", [])
    assert main([left(tmp_path, {**UNTRIED, "message": "Linket «https://b.example/» …"})]) == 0
    assert github.issues[0]["state"] == "closed"


def test_issues_of_people_and_pull_requests_are_left_alone(github: Server, tmp_path: Path) -> None:
    """However many there are, and whatever they begin with."""
    mine = {"user": BOT, "state": "open", "body": MARK, "title": "x"}
    others = [{**mine, "number": 100 + n, "user": PERSON} for n in range(120)]
    others += [{**mine, "number": 300, "pull_request": {}}, {**mine, "number": 301, "body": None}]
    github.issues = [dict(each) for each in others]
    assert main([left(tmp_path, DEAD)]) == 0
    assert github.issues[1:] == others
    assert main([left(tmp_path)]) == 0
    assert [each["state"] for each in github.issues].count("closed") == 1


def test_a_text_from_outside_calls_nobody(github: Server, tmp_path: Path) -> None:
    """An address can be anything."""
    bad = {**DEAD, "message": "Linket «https://a.example/@alle<!--» er væk."}
    assert main([left(tmp_path, bad)]) == 0
    body = github.issues[0]["body"].removeprefix(MARK)
    assert "@alle" not in body
    assert "<!--" not in body


def test_the_run_s_page_shows_the_same(
    github: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when all is well and there is no issue; then the proposal is found there."""
    summary = tmp_path / "summary"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert main([left(tmp_path, patch=PATCH)]) == 0
    assert PATCH in summary.read_text(encoding="utf-8")
    assert main([left(tmp_path)]) == 0
    assert summary.read_text(encoding="utf-8").endswith(f"{LINKS_ISSUE['all_well']}\n")
    assert github.issues == []


@pytest.mark.parametrize("content", [None, "{", "[]", '{"problemer": 1}'])
def test_a_result_that_is_none_changes_nothing(
    github: Server, tmp_path: Path, content: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    """An issue is not closed because nobody could ask."""
    left(tmp_path, DEAD)
    if content is None:
        (tmp_path / "resultat.json").unlink()
    else:
        (tmp_path / "resultat.json").write_text(content, encoding="utf-8")
    assert main([str(tmp_path)]) == 2
    assert "intet resultat" in capsys.readouterr().err
    assert github.asked == []


@pytest.mark.parametrize("status", [401, 403, 500])
def test_a_refusal_is_told_of(
    github: Server, tmp_path: Path, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a traceback, and without the token."""
    github.status = status
    assert main([left(tmp_path, DEAD)]) == 2
    said = capsys.readouterr()
    assert str(status) in said.err
    assert "secret" not in said.out + said.err
