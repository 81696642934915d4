"""A small client of GitHub's REST API, and sanitising of text that is posted there."""

import json
import os
import re
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policy.words.change_words import REVIEW
from scripts.cli.console import use_utf8

LONGEST = 64_000
"""Characters of a comment or an issue; GitHub takes 65,536."""

_SECONDS = 30
_PER_PAGE = 100
_CALL = re.compile(r"@(?=\w)")
_HIDDEN = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


class GitHubError(Exception):
    """GitHub refused a request, or the text to post is missing; the message says why."""


@dataclass(frozen=True)
class GitHub:
    """GitHub's REST API for one repository: the API's URL, ``owner/name``, and a token."""

    address: str
    repository: str
    token: str

    def ask(self, method: str, path: str, data: Mapping[str, str] | None = None) -> Any:
        """Send a request and return the JSON of the response; raises GitHubError."""
        request = urllib.request.Request(  # noqa: S310 — GitHub's own address
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
            with urllib.request.urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310 — the same
                return json.load(answer)
        except (urllib.error.URLError, TimeoutError, ValueError) as error:
            raise GitHubError(REVIEW["no_answer"].format(reason=error)) from error

    def all(self, path: str) -> Iterator[Any]:
        """Yield everything that GitHub lists under ``path``, page by page."""
        page, joint = 1, "&" if "?" in path else "?"
        while found := self.ask("GET", f"{path}{joint}per_page={_PER_PAGE}&page={page}"):
            yield from found
            page += 1

    def written(self, path: str, mark: str) -> Iterator[Any]:
        """Yield the comments or issues under ``path`` by a bot whose body begins with ``mark``."""
        for each in self.all(path):
            is_ours = each["user"]["type"] == "Bot" and (each["body"] or "").startswith(mark)
            if is_ours and "pull_request" not in each:
                yield each


def keep_issue(github: GitHub, mark: str, said: str, words: Mapping[str, str]) -> str:
    """Open or update the one open issue that begins with ``mark``; close it if ``said`` is empty.

    Returns what was done, in ``words``. An issue that somebody closed is not opened again.
    """
    known = next(github.written("issues?state=open", mark), None)
    path = f"issues/{known['number']}" if known else "issues"
    if not said:
        if known is None:
            return words["all_well"]
        github.ask("POST", f"{path}/comments", {"body": words["well_again"]})
        github.ask("PATCH", path, {"state": "closed", "state_reason": "completed"})
        return words["closed"]
    body = f"{mark}\n{harmless(said)}\n\n{words['by_machine']}"
    if known is None:
        github.ask("POST", path, {"title": words["title"], "body": body})
        return words["opened"]
    github.ask("PATCH", path, {"body": body})
    return words["renewed"]


def from_environment() -> GitHub:
    """Return the client for the repository whose workflow is running."""
    known = {name: os.environ.get(name, "") for name in ("GITHUB_REPOSITORY", "GITHUB_TOKEN")}
    address = os.environ.get("GITHUB_API_URL", "https://api.github.com")
    return GitHub(address, known["GITHUB_REPOSITORY"], known["GITHUB_TOKEN"])


def run(act: Callable[[GitHub, Path], str], arguments: Sequence[str]) -> int:
    """Call ``act`` with this repository and the folder in ``arguments``; prints what it returns.

    Returns the exit status: 0, or 2 where ``act`` raises GitHubError.
    """
    use_utf8()
    try:
        print(act(from_environment(), Path(arguments[0])))
    except GitHubError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def harmless(text: str) -> str:
    """Return ``text`` without mentions and HTML comments, cut to ``LONGEST`` characters."""
    shown = _CALL.sub("@\N{ZERO WIDTH NON-JOINER}", _HIDDEN.sub("", text))
    return shown[:LONGEST].strip()
