"""Write the summary of a pull request as its one comment, or write that comment anew.

Run by a workflow with the right to comment, on what a run without any right has left in
``review/``. That run is the proposer's to change, so what it left is data: a number, and a text in
which nobody is called and nothing is hidden. Exit status 0, and 2 where GitHub does not do it.
"""

import json
import os
import re
import sys
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.changes_words import REVIEW
from scripts.console import use_utf8

MARK = "<!-- politik: ændringer -->"
"""Begins the comment, so that the next run finds it."""

LONGEST = 64_000
_SECONDS = 30
_PER_PAGE = 100
_NUMBER = re.compile(r"[1-9][0-9]{0,8}\Z")
_CALL = re.compile(r"@(?=\w)")
_HIDDEN = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


class CommentError(Exception):
    """The comment cannot be written; the text says why."""


@dataclass(frozen=True)
class GitHub:
    """GitHub's interface for one repository: where it is, which one, and who asks."""

    address: str
    repository: str
    token: str

    def ask(self, method: str, path: str, data: Mapping[str, str] | None = None) -> Any:
        """What GitHub answers; raises CommentError where it does not."""
        request = urllib.request.Request(
            f"{self.address}/repos/{self.repository}/{path}",
            data=json.dumps(data).encode() if data else None,
            method=method,
            headers={
                "Accept": "application/vnd.github+json",
                "Authorization": f"Bearer {self.token}",
                "Content-Type": "application/json",
            },
        )
        try:
            with urllib.request.urlopen(request, timeout=_SECONDS) as answer:
                return json.load(answer)
        except (urllib.error.URLError, TimeoutError, ValueError) as error:
            raise CommentError(REVIEW["no_answer"].format(reason=error)) from error


def comment(github: GitHub, folder: Path, head: str) -> str:
    """Write what lies in ``folder`` to its pull request, if its newest commit is still ``head``.

    Returns what was done, in words.
    """
    number, text = _number(folder / "nummer"), _text(folder / "kommentar.md")
    if github.ask("GET", f"pulls/{number}")["head"]["sha"] != head:
        return REVIEW["outdated"]
    body = {"body": f"{MARK}\n{text}\n\n{REVIEW['by_machine']}"}
    known = _known(github, number)
    if known is None:
        github.ask("POST", f"issues/{number}/comments", body)
    else:
        github.ask("PATCH", f"issues/comments/{known}", body)
    return REVIEW["commented"]


def harmless(text: str) -> str:
    """``text`` so that it calls nobody and hides nothing, and no longer than a comment can be."""
    shown = _CALL.sub("@\N{ZERO WIDTH NON-JOINER}", _HIDDEN.sub("", text))
    return shown[:LONGEST].strip()


def _known(github: GitHub, number: str) -> int | None:
    """The number of the comment that an earlier run wrote, or None."""
    page = 1
    while found := github.ask("GET", f"issues/{number}/comments?per_page={_PER_PAGE}&page={page}"):
        for each in found:
            if each["user"]["type"] == "Bot" and each["body"].startswith(MARK):
                return int(each["id"])
        page += 1
    return None


def _number(path: Path) -> str:
    found = _read(path, 20).strip()
    if not _NUMBER.match(found):
        raise CommentError(REVIEW["bad_number"].format(path=path))
    return found


def _text(path: Path) -> str:
    return harmless(_read(path, 4 * LONGEST))


def _read(path: Path, limit: int) -> str:
    """The beginning of a file; what is no text in it is replaced."""
    try:
        with path.open("rb") as file:
            return file.read(limit).decode("utf-8", "replace")
    except OSError as error:
        raise CommentError(REVIEW["no_review"].format(path=path)) from error


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    use_utf8()
    folder = Path(*(sys.argv[1:] if arguments is None else arguments)[:1] or ["review"])
    known = {name: os.environ.get(name, "") for name in ("GITHUB_REPOSITORY", "GITHUB_TOKEN")}
    address = os.environ.get("GITHUB_API_URL", "https://api.github.com")
    github = GitHub(address, known["GITHUB_REPOSITORY"], known["GITHUB_TOKEN"])
    try:
        print(comment(github, folder, os.environ.get("HEAD_SHA", "")))
    except CommentError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
