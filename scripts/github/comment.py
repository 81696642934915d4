"""Post the summary of a pull request as a comment, or update the comment already posted.

Run by a workflow that may comment, on the artifact ``review/`` of a run without permissions. The
author of the pull request controls that run, so the artifact is untrusted: the number is validated,
and mentions and HTML comments are removed from the text. Exit status 0, or 2 where GitHub refuses.
"""

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from policy.words.change_words import REVIEW
from scripts.github.api import LONGEST, GitHub, GitHubError, harmless, run

MARK = "<!-- politik: ændringer -->"
"""The comment's first line, by which the next run finds it."""

_NUMBER = re.compile(r"[1-9][0-9]{0,8}\Z")


def comment(github: GitHub, folder: Path, head: str) -> str:
    """Post the summary in ``folder``, unless the pull request has newer commits than ``head``.

    Returns what was done, in Danish.
    """
    number, text = _number(folder / "nummer"), _text(folder / "kommentar.md")
    if github.ask("GET", f"pulls/{number}")["head"]["sha"] != head:
        return REVIEW["outdated"]
    body = {"body": f"{MARK}\n{text}\n\n{REVIEW['by_machine']}"}
    known = next(github.written(f"issues/{number}/comments", MARK), None)
    if known is None:
        github.ask("POST", f"issues/{number}/comments", body)
    else:
        github.ask("PATCH", f"issues/comments/{known['id']}", body)
    return REVIEW["commented"]


def _number(path: Path) -> str:
    found = _read(path, 20).strip()
    if not _NUMBER.match(found):
        raise GitHubError(REVIEW["bad_number"].format(path=path))
    return found


def _text(path: Path) -> str:
    return harmless(_read(path, 4 * LONGEST))


def _read(path: Path, limit: int) -> str:
    """Read at most ``limit`` bytes of a file; invalid UTF-8 is replaced."""
    try:
        with path.open("rb") as file:
            return file.read(limit).decode("utf-8", "replace")
    except OSError as error:
        raise GitHubError(REVIEW["no_review"].format(path=path)) from error


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    head = os.environ.get("HEAD_SHA", "")
    given = (sys.argv[1:] if arguments is None else arguments) or ["review"]
    return run(lambda github, folder: comment(github, folder, head), given)


if __name__ == "__main__":
    sys.exit(main())
